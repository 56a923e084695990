import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bearingOf, metresBetween, windOf } from "../../domain/bearing.ts";

const HOME = [118.8, 32.05] as const;

describe("distance and direction", () => {
  test("a thousandth of a degree to the north is 111 m", () => {
    expect(metresBetween(HOME, [118.8, 32.051])).toBeCloseTo(111.195, 2);
    expect(bearingOf(HOME, [118.8, 32.051])).toBe(0);
  });

  test("to the east it is shorter by the cosine of the latitude", () => {
    const metres = metresBetween(HOME, [118.801, 32.05]);
    expect(metres).toBeCloseTo(111.195 * Math.cos((32.05 * Math.PI) / 180), 2);
    expect(bearingOf(HOME, [118.801, 32.05])).toBeCloseTo(90, 2);
  });

  test.each([
    [0, "n"],
    [22, "n"],
    [23, "ne"],
    [90, "e"],
    [180, "s"],
    [225, "sw"],
    [337, "nw"],
    [338, "n"],
    [359.9, "n"],
  ])("%d° is %s", (bearing, wind) => {
    expect(windOf(bearing)).toBe(wind);
  });

  test("there is as far as back, in the opposite direction", () => {
    const near = fc.tuple(
      fc.double({ min: 118.7, max: 118.9, noNaN: true }),
      fc.double({ min: 32, max: 32.1, noNaN: true }),
    );
    fc.assert(
      fc.property(near, near, (a, b) => {
        const there = metresBetween(a, b);
        expect(metresBetween(b, a)).toBeCloseTo(there, 6);
        fc.pre(there > 1);
        const turn = Math.abs(bearingOf(a, b) - bearingOf(b, a));
        expect(Math.abs(turn - 180)).toBeLessThan(0.2);
      }),
    );
  });
});
