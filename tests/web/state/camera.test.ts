import fc from "fast-check";
import { expect, test } from "vitest";
import { scaleBar } from "../../../web/state/camera.ts";

test("the scale bar is the longest round length that fits", () => {
  expect(scaleBar(1, 110)).toEqual({ metres: 100, px: 100 });
  expect(scaleBar(0.5, 110)).toEqual({ metres: 50, px: 100 });
  expect(scaleBar(0.19, 110).metres).toBe(20);
  expect(scaleBar(60, 110).metres).toBe(5000);
});

test("it never outgrows its place nor shrinks below two fifths of it", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 10_000, noNaN: true }), (metersPerPixel) => {
      const { px, metres } = scaleBar(metersPerPixel, 110);
      expect(px).toBeLessThanOrEqual(110 * (1 + 1e-9));
      expect(px).toBeGreaterThanOrEqual(110 * 0.4 * (1 - 1e-9));
      expect(metres / metersPerPixel).toBeCloseTo(px, 6);
    }),
  );
});
