import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeVisits, encodeVisits } from "../../domain/visit-columns.ts";

const day = fc.nat(65_535);
const columns = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 2 ** 31 - 1 }), last: day, due: day }), {
    maxLength: 60,
    selector: ({ id }) => id,
  })
  .map((rows) => rows.sort((a, b) => a.id - b.id))
  .map((rows) => ({
    length: rows.length,
    id: Int32Array.from(rows, ({ id }) => id),
    last: Uint16Array.from(rows, ({ last }) => last),
    due: Uint16Array.from(rows, ({ due }) => due),
  }));

test("any visits come back as they were", () => {
  fc.assert(
    fc.property(columns, (given) => {
      expect(decodeVisits(encodeVisits(given))).toEqual(given);
    }),
  );
});

test("bytes of another kind, and bytes cut short, are refused with what is wrong", () => {
  const bytes = encodeVisits({
    length: 2,
    id: Int32Array.of(7, 9),
    last: Uint16Array.of(0, 9821),
    due: Uint16Array.of(9821, 0),
  });
  expect(() => decodeVisits(new TextEncoder().encode("MQH\u0001\u0000"))).toThrow(
    "not visits, version 1: begins with MQH",
  );
  for (let length = 0; length < bytes.length; length++) {
    expect(() => decodeVisits(bytes.slice(0, length))).toThrow(/early|within|fit/);
  }
});

test("ids that do not ascend are not written", () => {
  expect(() =>
    encodeVisits({ length: 2, id: Int32Array.of(7, 7), last: new Uint16Array(2), due: new Uint16Array(2) }),
  ).toThrow("id 7 after 7");
});
