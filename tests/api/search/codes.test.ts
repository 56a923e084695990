import fc from "fast-check";
import { expect, test } from "vitest";
import { Codes, codeBytes } from "../../../api/search/codes.ts";

const WORTH = { exact: 100, begins: 62 };

const code = fc.oneof(
  fc.stringMatching(/^[A-Ca-c0-2-]{0,6}$/),
  fc.string({ maxLength: 12 }),
  fc.constantFrom("户1", "户12", "Ü-7"),
);

const expected = (own: string, asked: string): number => {
  if (asked === "" || !own.startsWith(asked)) return 0;
  return own === asked ? WORTH.exact : WORTH.begins;
};

test("codes answer by how they begin, whatever rows were written over before", () => {
  const change = fc.record({ row: fc.nat(9), code });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), code, fc.nat(100), (changes, typed, before) => {
      const codes = new Codes();
      const told = Array.from({ length: 10 }, () => "");
      for (const _ of told) codes.add();
      for (const { row, code } of changes) {
        codes.set(row, code);
        told[row] = code.toLowerCase();
      }
      const asked = codeBytes(typed);
      const wanted = told.map((own) => expected(own, typed.toLowerCase()));
      expect(told.map((_, row) => codes.score(row, asked, WORTH))).toEqual(wanted);
      const scores = new Uint8Array(10).fill(before);
      codes.raise(scores, asked, WORTH);
      expect([...scores]).toEqual(wanted.map((score) => Math.max(score, before)));
      for (const [a, one] of told.entries()) {
        for (const [b, other] of told.entries()) {
          expect(codes.compare(a, b)).toBe(one < other ? -1 : one > other ? 1 : 0);
        }
      }
    }),
  );
});
