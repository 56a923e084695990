import { describe, expect, test } from "vitest";
import { blur, gaussianBox } from "../../../domain/statistics/box-blur.ts";
import { cellOf, densityFrame, densityOf } from "../../../domain/statistics/density.ts";

const METERS_PER_DEGREE = (Math.PI / 180) * 6_371_008.8;
const BANDWIDTH_M = 150;

/** A small town's worth of events, the same each time. */
const events = (() => {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  return Array.from({ length: 400 }, (_, i) => ({
    lng: 113.2 + (i % 3 === 0 ? 0.004 * random() : 0.02 * random()),
    lat: 35.2 + (i % 3 === 0 ? 0.003 * random() : 0.015 * random()),
  }));
})();

function fieldOf(points: { lng: number; lat: number }[]) {
  const frame = densityFrame([113.2, 35.2, 113.22, 35.215], BANDWIDTH_M);
  const counts = new Float32Array(frame.columns * frame.rows);
  for (const { lng, lat } of points) counts[cellOf(frame, lng, lat)]++;
  return { frame, field: densityOf(counts, frame) };
}

/** Σ exp(-d²/2s²) / 2πs², in events per km². */
function exact(lng: number, lat: number, middleLat: number): number {
  const perLng = METERS_PER_DEGREE * Math.cos((middleLat * Math.PI) / 180);
  const variance = BANDWIDTH_M ** 2;
  return events.reduce((sum, event) => {
    const squared = ((event.lng - lng) * perLng) ** 2 + ((event.lat - lat) * METERS_PER_DEGREE) ** 2;
    return sum + (Math.exp(-squared / (2 * variance)) / (2 * Math.PI * variance)) * 1e6;
  }, 0);
}

describe("density", () => {
  test("is within 4 % of the peak of exact Gaussian sums, at every cell", () => {
    const { frame, field } = fieldOf(events);
    let worst = 0;
    for (let row = 0; row < frame.rows; row += 2) {
      for (let column = 0; column < frame.columns; column += 2) {
        const lng = frame.bounds[0] + (column + 0.5) * frame.stepLng;
        const lat = frame.bounds[1] + (row + 0.5) * frame.stepLat;
        worst = Math.max(worst, Math.abs(field.values[row * frame.columns + column] - exact(lng, lat, 35.2075)));
      }
    }
    expect(worst / field.max).toBeLessThan(0.04);
    expect(worst).toBeGreaterThan(0);
  });

  test("integrates to the number of events", () => {
    const { frame, field } = fieldOf(events);
    const areaKm2 = frame.cellM ** 2 / 1e6;
    expect(field.values.reduce((sum, value) => sum + value * areaKm2, 0)).toBeCloseTo(400, 1);
    expect(field.events).toBe(400);
  });

  test("of one event peaks at 1 / 2πs² less 11 % over it and is round", () => {
    const { frame, field } = fieldOf([{ lng: 113.21, lat: 35.207 }]);
    const peak = 1e6 / (2 * Math.PI * BANDWIDTH_M ** 2);
    expect(1 - field.max / peak).toBeGreaterThan(0.05);
    expect(1 - field.max / peak).toBeLessThan(0.11);
    const middle = cellOf(frame, 113.21, 35.207);
    const aside = field.values[middle + 4];
    expect(field.values[middle - 4]).toBeCloseTo(aside, 3);
    expect(field.values[middle + 4 * frame.columns]).toBeCloseTo(aside, 3);
  });

  test("of nothing is zero", () => {
    expect(fieldOf([]).field.max).toBe(0);
  });

  test("a wide area gets larger cells rather than more of them", () => {
    const frame = densityFrame([113, 35, 114, 36], 50, 40_000);
    expect(frame.columns * frame.rows).toBeLessThan(45_000);
    expect(frame.cellM).toBeGreaterThan(400);
  });

  test("a position outside the frame has no cell", () => {
    const frame = densityFrame([113.2, 35.2, 113.22, 35.215], BANDWIDTH_M);
    expect(cellOf(frame, 110, 35.2)).toBe(-1);
    expect(cellOf(frame, 113.21, 36)).toBe(-1);
  });
});

describe("box filters", () => {
  test("three of them have the variance asked for", () => {
    for (const sigma of [0.7, 1.3, 2, 4, 7.9]) {
      const values = new Float32Array(101);
      values[50] = 1;
      blur(values, new Float32Array(101), 101, 1, gaussianBox(sigma, 3), 3);
      // a single row: what the columns' passes spread over zero rows is lost evenly, so weigh by what is left
      const mass = values.reduce((sum, value) => sum + value, 0);
      const variance = values.reduce((sum, value, i) => sum + value * (i - 50) ** 2, 0) / mass;
      expect(variance).toBeCloseTo(sigma * sigma, 3);
    }
  });

  test("narrower than a cell, it is the box three times each way, in one", () => {
    const size = 15;
    const edge = gaussianBox(0.8, 3).edge;
    expect(gaussianBox(0.8, 3).radius).toBe(0);
    const box = (from: number[], step: number) =>
      from.map((value, at) => (value + edge * ((from[at - step] ?? 0) + (from[at + step] ?? 0))) / (1 + 2 * edge));
    // two events, so far from the rim that nothing of them reaches it
    const counts = Array.from({ length: size * size }, (_, at) => (at === 7 * size + 6 || at === 8 * size + 8 ? 1 : 0));
    const exact = [1, 1, 1, size, size, size].reduce(box, counts);
    const values = Float32Array.from(counts);
    blur(values, new Float32Array(values.length), size, size, gaussianBox(0.8, 3), 3);
    values.forEach((value, at) => {
      expect(value).toBeCloseTo(exact[at], 6);
    });
  });
});
