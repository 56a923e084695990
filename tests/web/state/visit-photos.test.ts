import fc from "fast-check";
import { expect, test } from "vitest";
import { visitDaysOf } from "../../../web/state/visit-days.ts";
import { fittedSize } from "../../../web/state/visit-photos.ts";

test("a photo is made no longer than 1600 px and keeps its shape; a small one stays", () => {
  expect(fittedSize(4000, 3000)).toEqual([1600, 1200]);
  expect(fittedSize(3000, 4000)).toEqual([1200, 1600]);
  expect(fittedSize(640, 480)).toEqual([640, 480]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (width, height) => {
      const [w, h] = fittedSize(width, height);
      expect(Math.max(w, h)).toBeLessThanOrEqual(Math.max(1600, 1));
      expect(Math.min(w, h)).toBeGreaterThanOrEqual(1);
    }),
  );
});

test("days that are typed are a number of at most three digits, else nothing", () => {
  expect([visitDaysOf("45"), visitDaysOf("0"), visitDaysOf("999")]).toEqual([45, 0, 999]);
  expect(["", "-1", "1.5", "abc", "1000", " 7"].map(visitDaysOf)).toEqual([null, null, null, null, null, null]);
});
