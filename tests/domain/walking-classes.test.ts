import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeWalkClasses, walkClassOf } from "../../domain/walking-classes.ts";

test("what is written of each household is read, of every other nothing is known", () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 50 });
  fc.assert(
    fc.property(ids, fc.integer(), (ids, salt) => {
      const isWithin = (row: number) => ((row * 7 + salt) & 1) === 0;
      const bytes = encodeWalkClasses(ids, isWithin);
      const read = Array.from({ length: 410 }, (_, id) => walkClassOf(bytes, id));
      const wanted = read.map(() => "unknown");
      ids.forEach((id, row) => {
        wanted[id] = isWithin(row) ? "within" : "outside";
      });
      expect(read).toEqual(wanted);
    }),
    { numRuns: 30 },
  );
});
