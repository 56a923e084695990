import { expect, test } from "vitest";
import { sketchOf } from "../../../../web/state/planner/sketch.ts";

const shape = (...rings: [number, number][][]) => ({ type: "MultiPolygon" as const, coordinates: [rings] });
const square = shape([
  [0, 60],
  [2, 60],
  [2, 61],
  [0, 61],
  [0, 60],
]);

test("north is up, and a degree of longitude is half as long at 60°", () => {
  const sketch = sketchOf([{ shape: square, fill: "#fff" }], 100, 100);
  expect(sketch.height).toBe(100);
  // at the middle, 60.5°
  expect(sketch.width).toBeCloseTo(2 * Math.cos((60.5 * Math.PI) / 180) * 100, 1);
  expect(sketch.shapes).toEqual([{ path: `M0 100L${sketch.width} 100L${sketch.width} 0L0 0Z`, fill: "#fff" }]);
});

test("a label stands where it is said to", () => {
  const { width, labels } = sketchOf([{ shape: square, fill: "" }], 100, 100, [{ position: [1, 60.5], text: "04" }]);
  expect(labels).toMatchObject([{ y: 50, text: "04" }]);
  expect(labels[0].x).toBeCloseTo(width / 2, 0);
});

test("holes are paths of their own; what is smaller than a pixel is left out", () => {
  const speck: [number, number][] = [
    [1, 60.5],
    [1.0001, 60.5],
    [1.0001, 60.5001],
    [1, 60.5],
  ];
  const hole: [number, number][] = [
    [0.5, 60.2],
    [1.5, 60.2],
    [1.5, 60.8],
    [0.5, 60.2],
  ];
  const [{ path }] = sketchOf([{ shape: shape(square.coordinates[0][0], hole, speck), fill: "" }], 100, 100).shapes;
  expect(path.match(/M/g)).toHaveLength(2);
});

test("nothing at all is an empty picture", () => {
  expect(sketchOf([], 100, 100)).toEqual({ width: 0, height: 0, metresPerPx: 0, shapes: [], labels: [] });
});
