import { describe, expect, test } from "vitest";
import { toHalfFloats } from "../../../web/map/half-float.ts";
import { heatSteps, readableMax } from "../../../web/map/heat-scale.ts";

describe("the scale of the heat map", () => {
  test("has nine steps from 12 % of the highest value", () => {
    const steps = heatSteps(1000);
    expect(steps).toHaveLength(10);
    expect(steps[0]).toBeCloseTo(120, 6);
    expect(steps[9]).toBeCloseTo(1000, 6);
  });

  test("ends on a number that reads well and is not under the value", () => {
    expect([0, 0.07, 1, 7.2, 283, 2600, 9001].map(readableMax)).toEqual([1, 0.08, 1, 8, 300, 3000, 10_000]);
  });
});

describe("half floats", () => {
  const back = (half: number) => (half === 0 ? 0 : 2 ** ((half >> 10) - 15) * (1 + (half & 1023) / 1024));

  test("are within a 2048th of the value", () => {
    const values = Float32Array.from({ length: 500 }, (_, i) => 0.001 + i * 0.37);
    toHalfFloats(values, 1).forEach((half, i) => {
      expect(Math.abs(back(half) - values[i]) / values[i]).toBeLessThanOrEqual(1 / 2048);
    });
  });

  test("scale, keep nothing as nothing and never overflow", () => {
    expect([...toHalfFloats(Float32Array.of(0, 2, 1e9), 0.5)].map(back)).toEqual([0, 1, 65_504]);
  });
});
