import { expect, test } from "vitest";
import { compactnessOf, type GridMeasures, gridRows, totalsOf } from "../../../../web/state/planner/grid-rows.ts";
import type { Band } from "../../../../web/state/planner/shown.ts";
import { aDraft } from "./a-draft.ts";

const BAND: Band = [300, 500];

const measures = new Map<number, GridMeasures>([
  [1, { cells: 1, households: 400, population: 1000, pieces: 1, areaM2: 10_000, perimeterM: 400, onRoadsM: 300 }],
  [2, { cells: 1, households: 245, population: 600, pieces: 2, areaM2: 10_000, perimeterM: 600, onRoadsM: 200 }],
]);

const rowsOf = (before: ReadonlyMap<number, number> | null = null) =>
  gridRows(aDraft().layout, {
    measures,
    before,
    fillOf: (grid) => `#${grid}`,
    names: new Map([[7, "周敏"]]),
    selected: new Set([2]),
    band: BAND,
  });

test("a square is less compact than a disc by π / 4", () => {
  expect(compactnessOf({ areaM2: 10_000, perimeterM: 400 })).toBeCloseTo(Math.PI / 4);
  expect(compactnessOf({ areaM2: 0, perimeterM: 0 })).toBeNull();
});

test("rows say what a grid is, how it measures, who is on duty and what is wrong", () => {
  expect(rowsOf(new Map([[1, 438]]))).toMatchObject([
    { key: 1, code: "001", people: [{ name: "周敏" }], households: 400, before: 438, onRoads: 0.75, verdict: "fine" },
    { key: 2, code: null, before: null, locked: true, selected: true, pieces: 2, verdict: "pieces" },
  ]);
});

test("one in pieces is out of the band all the same; a dedicated one never is", () => {
  expect(totalsOf(rowsOf(), measures, BAND, 0.032)).toEqual({
    grids: 2,
    inBand: 1,
    whole: 1,
    onRoads: 0.5,
    moved: 0.032,
  });
  const dedicated = rowsOf().map((row) => ({ ...row, kind: "dedicated" as const }));
  expect(totalsOf(dedicated, measures, BAND, null).inBand).toBe(2);
});
