import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Figures, figuresAfter, figuresOf, summaryOf } from "../../../domain/layout/figures.ts";
import { piecesOf, strayCells } from "../../../domain/layout/pieces.ts";
import { applied, draftAfter } from "../../support/edits.ts";
import { aDraft, aLayout, SIDE } from "../../support/square-town.ts";

/** A degree on a sphere with the mean radius of the earth, in metres. */
const DEGREE_M = 111_195.08;
const draft = aDraft({ columns: 8, rows: 8, households: (cell) => (cell % 5 === 4 ? 0 : 20) });

describe("figures", () => {
  test("of a square of four by four cells", () => {
    const { grid, microgrid } = figuresOf(draft);
    const height = (4 * SIDE * DEGREE_M) / 1e7;
    const width = height * Math.cos(((35 + 4e-4) * Math.PI) / 180);
    const found = grid.get(1) as Figures;
    // cells 0–3, 8–11, 16–19, 24–27 without 9, 19 and 24 … each fifth has no household
    expect(found).toMatchObject({ households: 260, population: 780, cells: 16, pieces: 1, onRoads: 1 });
    expect(found.areaM2).toBeCloseTo(width * height, 0);
    expect(found.perimeterM).toBeCloseTo(2 * (width + height), 1);
    expect(found.compactness).toBeCloseTo((Math.PI * width * height) / (width + height) ** 2, 3);
    expect(microgrid.get(1)).toMatchObject({ cells: 4, households: 60 });
  });

  test("a border along a wall is not on a road; one with the outside counts for neither", () => {
    const walled = aDraft({ columns: 4, rows: 4, east: (cell) => (cell % 4 === 1 && cell < 8 ? "wall" : "lane") });
    // microgrid 1 is cells 0, 1, 4, 5: its east is the wall, its north a lane
    const onRoads = figuresOf(walled).microgrid.get(1)?.onRoads as number;
    expect(onRoads).toBeCloseTo(Math.cos((35 * Math.PI) / 180) / (1 + Math.cos((35 * Math.PI) / 180)), 3);
  });

  test("kept up edit by edit, they are the same as counted anew", () => {
    const edits = fc.array(
      fc.record({
        level: fc.constantFrom("grid" as const, "microgrid" as const),
        cells: fc.uniqueArray(fc.nat(63), { minLength: 1, maxLength: 12 }),
        to: fc.integer({ min: 1, max: 4 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(edits, (made) => {
        let now = draft;
        let figures = figuresOf(now);
        for (const edit of made) {
          const next = applied(now, { kind: "assign", ...edit }).draft;
          figures = figuresAfter(figures, now, next);
          now = next;
        }
        expect(figures).toEqual(figuresOf(now));
      }),
      { numRuns: 60, seed: 4, endOnFailure: true },
    );
  });

  test("an area that goes takes its figures along, and an empty one has none", () => {
    const merged = draftAfter(draft, { kind: "merge", level: "grid", from: 2, into: 1 });
    const figures = figuresAfter(figuresOf(draft), draft, merged);
    expect(figures).toEqual(figuresOf(merged));
    expect([...figures.grid.keys()]).toEqual([1, 3, 4]);
    const area = { name: "新", kind: "urban" } as const;
    const created = draftAfter(merged, { kind: "create", level: "grid", id: 9, area, cells: [] });
    expect(figuresAfter(figures, merged, created).grid.get(9)).toMatchObject({
      cells: 0,
      pieces: 0,
      compactness: 0,
      onRoads: null,
    });
  });

  test("of the whole layout: dedicated grids are not measured by the band", () => {
    const figures = figuresOf(draft);
    expect(summaryOf(draft, figures, [255, 260])).toEqual({ grids: 4, inBand: 4, whole: 4, onRoads: 1 });
    expect(summaryOf(draft, figures, [300, 500]).inBand).toBe(0);
    const described = draftAfter(draft, { kind: "describe", level: "grid", area: 3, areaKind: "dedicated" });
    expect(summaryOf(described, figures, [300, 500]).inBand).toBe(1);
  });
});

describe("pieces", () => {
  test("a grid on both sides of another is in two pieces, the larger first", () => {
    const row = aDraft({ columns: 5, rows: 1, households: (cell) => (cell === 4 ? 90 : 10) });
    const parted = { ...row, layout: aLayout([1, 1, 2, 2, 1], (id) => id) };
    expect(piecesOf(parted, "grid", 1)).toEqual([[4], [0, 1]]);
    expect(strayCells(parted, "grid", 1)).toEqual([0, 1]);
    expect(strayCells(parted, "grid", 2)).toEqual([]);
  });

  test("a river parts what a bridge elsewhere joins; where there is no bridge at all, nothing could be better", () => {
    // a river between rows 0 and 1, with a bridge at column 2
    const bridged = aDraft({ columns: 3, rows: 2, north: (cell) => (cell < 2 ? "river" : "lane") });
    const halves = aLayout([1, 2, 2, 1, 2, 2], (id) => id);
    expect(figuresOf({ ...bridged, layout: halves }).grid.get(1)?.pieces).toBe(2);
    const unbridged = aDraft({ columns: 3, rows: 2, north: () => "river" });
    expect(figuresOf({ ...unbridged, layout: halves }).grid.get(1)?.pieces).toBe(1);
  });
});
