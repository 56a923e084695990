import { describe, expect, test } from "vitest";
import { aroundSpot, hotSpots, wallFields } from "../../../../web/state/wall/heat-field.ts";

const STEP = 0.0008;
/** Counts in squares `[column, row, count]` around 113.2, 35.2; all of them in the morning. */
const heat = (...squares: [number, number, number][]) => ({
  from: "2026-11-06T00:00:00Z",
  to: "2026-11-20T00:00:00Z",
  lng: squares.map(([column]) => 113.2 + column * STEP),
  lat: squares.map(([, row]) => 35.2 + row * STEP),
  count: squares.map(([, , count]) => count),
  parts: [squares.map(([, , count]) => count), ...[1, 2, 3].map(() => squares.map(() => 0))],
});

describe("the heat of a wall", () => {
  test("of nothing there is none", () => {
    expect(wallFields(heat())).toBeNull();
  });

  test("holds all that was counted, and each part of the day its own in the same frame", () => {
    const fields = wallFields(heat([0, 0, 5], [20, 3, 2]));
    expect(fields?.whole.events).toBe(7);
    expect(fields?.parts.map(({ events }) => events)).toEqual([7, 0, 0, 0]);
    expect(new Set(fields?.parts.map(({ columns, rows }) => `${columns} ${rows}`)).size).toBe(1);
  });

  test("is hottest where most was counted; places close together are one, faint ones are none", () => {
    const fields = wallFields(heat([0, 0, 10], [20, 0, 8], [22, 0, 7], [40, 0, 1]));
    const spots = hotSpots(fields!.whole);
    expect(spots).toHaveLength(2);
    const columns = spots.map(([lng]) => (lng - 113.2) / STEP).sort((a, b) => a - b);
    expect(columns[0]).toBeCloseTo(0, 0);
    expect(columns[1]).toBeGreaterThan(19);
    expect(columns[1]).toBeLessThan(23);
  });

  test("a spot is looked at with the ground around it", () => {
    const [west, south, east, north] = aroundSpot([113.2, 35.2]);
    expect((north - south) * 111_195).toBeCloseTo(840, 0);
    expect((east - west) * 111_195 * Math.cos((35.2 * Math.PI) / 180)).toBeCloseTo(840, 0);
  });
});
