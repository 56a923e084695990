import fc from "fast-check";
import { expect, test } from "vitest";
import type { Camera } from "../../../../web/state/camera.ts";
import { onScreen, positionAt } from "../../../../web/state/phone/on-screen.ts";
import { HOME } from "./a-pack.ts";

const camera: Camera = {
  center: HOME,
  zoom: 18,
  bearing: 0,
  bounds: [118.79, 32.04, 118.81, 32.06],
  widthPx: 400,
  heightPx: 800,
  metersPerPixel: 1,
};

test("corners are corners, the middle of the meridians is the middle", () => {
  expect(onScreen([118.79, 32.06], camera)).toEqual([0, 0]);
  expect(onScreen([118.81, 32.04], camera)[1]).toBeCloseTo(800, 6);
  expect(onScreen([118.8, 32.05], camera)[0]).toBeCloseTo(200, 6);
});

test("what lies at a pixel is seen at that pixel", () => {
  const pixel = fc.tuple(fc.double({ min: 0, max: 400, noNaN: true }), fc.double({ min: 0, max: 800, noNaN: true }));
  fc.assert(
    fc.property(pixel, ([x, y]) => {
      const [seenX, seenY] = onScreen(positionAt([x, y], camera), camera);
      expect(seenX).toBeCloseTo(x, 4);
      expect(seenY).toBeCloseTo(y, 4);
    }),
  );
});
