import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply } from "../../../../domain/layout/apply.ts";
import { type Edit, isRefusal, type Point } from "../../../../domain/layout/edit.ts";
import { rightOfLine } from "../../../../domain/layout/edits/sides.ts";
import { figuresOf } from "../../../../domain/layout/figures.ts";
import { cellsIn, type Draft, gridOfCells } from "../../../../domain/layout/layout.ts";
import { draftAfter, refused } from "../../../support/edits.ts";
import { aDraft, SIDE } from "../../../support/square-town.ts";

//   ┌────┬────┐
//   │ 3  │ 4  │    8 × 8 cells of 10 households, the middle of cell c at (c mod 8 + ½, c div 8 + ½)
//   ├────┼────┤
//   │ 1  │ 2  │    microgrids of 2 × 2 cells
//   └────┴────┘
const draft = aDraft({ columns: 8, rows: 8 });
const at = (...points: [number, number][]) => points.map(([x, y]): Point => [x * SIDE, y * SIDE]);
const split = (line: Point[], more: object = {}): Edit => ({
  kind: "split",
  level: "grid",
  area: 1,
  line,
  id: 90,
  name: "新格",
  by: "cells",
  ...more,
});

describe("a grid in two", () => {
  test("whole cells by side; whole microgrids go along, cut ones are cut", () => {
    const { layout } = draftAfter(draft, split(at([3, -1], [3, 5])));
    expect(cellsIn(layout, "grid", 90)).toEqual([3, 11, 19, 27]);
    expect(cellsIn(layout, "microgrid", 90)).toEqual([3, 11]);
    expect(cellsIn(layout, "microgrid", 91)).toEqual([19, 27]);
    expect(layout.microgrids.get(90)?.name).toBe("微2-2");
    expect(layout.grids.get(90)).toMatchObject({ name: "新格", code: null, kind: "urban" });
    const half = draftAfter(draft, split(at([2, -1], [2, 5])));
    expect(half.layout.microgrids.size).toBe(16);
    expect(cellsIn(half.layout, "grid", 90)).toHaveLength(8);
  });

  test("kind and people go along", () => {
    const people = [{ staff: 7, duty: "grid-worker" }];
    const described = draftAfter(draft, { kind: "describe", level: "grid", area: 1, areaKind: "rural", people });
    const { layout } = draftAfter(described, split(at([3, -1], [3, 5])));
    expect(layout.grids.get(90)).toMatchObject({ kind: "rural", people });
  });

  test("both parts are in one piece: a corner cut off on its own goes to the other side", () => {
    // the line runs along the first row, dips around cell 1 and leaves cell 0 alone on its side
    const line = at([-1, 0.8], [0.9, 0.8], [1, 2.2], [2, 2.2], [2, 1], [5, 1]);
    const parted = draftAfter(draft, split(line));
    for (const { pieces } of figuresOf(parted).grid.values()) expect(pieces).toBe(1);
  });

  test("a microgrid in two", () => {
    const { layout } = draftAfter(draft, split(at([1, -1], [1, 3]), { level: "microgrid" }));
    expect(cellsIn(layout, "microgrid", 90)).toEqual([1, 9]);
    expect(layout.microgrids.get(90)?.grid).toBe(1);
  });

  test("refused where the line misses, is none, or the grid is locked", () => {
    expect(refused(draft, split(at([5, -1], [5, 9])))).toEqual({ refused: "misses", areas: [1] });
    expect(refused(draft, split(at([1, 1])))).toEqual({ refused: "malformed" });
    expect(refused(draft, split(at([1, 1], [1, 1])))).toEqual({ refused: "malformed" });
    expect(refused(draft, split(at([3, -1], [3, 5]), { id: 2 }))).toEqual({ refused: "id-taken", areas: [2] });
    const locked = draftAfter(draft, { kind: "lock", grids: [1], isLocked: true });
    expect(refused(locked, split(at([3, -1], [3, 5])))).toEqual({ refused: "locked", areas: [1] });
  });

  test("empty ground is cut along the line, houses are not", () => {
    const park = aDraft({ columns: 8, rows: 8, households: (cell) => (cell % 8 === 1 ? 0 : 10) });
    const parted = draftAfter(park, split(at([1.3, -1], [1.3, 5]), { by: "ground" }));
    expect(parted.fabric.cells.length).toBe(68);
    // at the community's border the cut begins at the vertex that is there, at 1.5: a tenth of a cell more
    // cells 0, 8, 16, 24 and what is left of 1, 9, 17, 25
    expect(cellsIn(parted.layout, "grid", 90)).toHaveLength(8);
    const areas = cellsIn(parted.layout, "grid", 90).map((cell) => parted.fabric.cells.twiceArea[cell]);
    expect(areas.reduce((a, b) => a + b)).toBe(2 * (4 * 1.3 + 0.1) * SIDE * SIDE);
  });

  test("along roads: a rough stroke follows the main road beside it", () => {
    const road = aDraft({
      columns: 8,
      rows: 8,
      east: (cell) => (cell % 8 === 1 ? "main-road" : "virtual"),
      north: () => "virtual",
    });
    const parted = draftAfter(road, split(at([2.4, -0.2], [1.8, 2], [2.3, 4.1]), { by: "roads" }));
    expect(cellsIn(parted.layout, "grid", 90)).toHaveLength(8);
    expect(figuresOf(parted).grid.get(1)?.onRoads).toBeGreaterThan(0.7);
    const direct = draftAfter(road, split(at([2.6, -0.2], [2.6, 4.1])));
    expect(cellsIn(direct.layout, "grid", 90)).toHaveLength(4);
  });

  test("any line leaves every cell in one microgrid, every microgrid in a grid, and both grids whole", () => {
    const point = fc.tuple(fc.integer({ min: -1000, max: 5000 }), fc.integer({ min: -1000, max: 5000 }));
    const by = fc.constantFrom("cells", "ground", "roads");
    const yard = aDraft({ columns: 8, rows: 8, households: (cell) => (cell % 3 === 0 ? 0 : 10) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 6 }), by, (line, by) => {
        const outcome = apply(yard, split(line, { by }));
        if (isRefusal(outcome)) {
          expect(["misses", "malformed", "no-way"]).toContain(outcome.refused);
          return;
        }
        const after: Draft = draftAfter(yard, split(line, { by }));
        expect([...gridOfCells(after.layout)].every((grid) => after.layout.grids.has(grid))).toBe(true);
        expect(after.fabric.cells.twiceArea.reduce((a, b) => a + b)).toBe(2 * 64 * SIDE * SIDE);
        const figures = figuresOf(after);
        if (by !== "roads") expect([1, 90].map((id) => figures.grid.get(id)?.pieces)).toEqual([1, 1]);
      }),
      { numRuns: 100, seed: 4, endOnFailure: true },
    );
  });
});

describe("the right of a line", () => {
  test.each<[string, [number, number][], [number, number], boolean]>([
    [
      "going north, east of it",
      [
        [0, 0],
        [0, 10],
      ],
      [5, 5],
      true,
    ],
    [
      "going north, west of it",
      [
        [0, 0],
        [0, 10],
      ],
      [-5, 5],
      false,
    ],
    [
      "beyond its end, it goes on straight",
      [
        [0, 0],
        [0, 10],
      ],
      [5, 500],
      true,
    ],
    [
      "going south",
      [
        [0, 10],
        [0, 0],
      ],
      [5, 5],
      false,
    ],
    [
      "going west",
      [
        [10, 0],
        [0, 0],
      ],
      [5, 5],
      true,
    ],
    [
      "within a bend to the right",
      [
        [0, 0],
        [0, 10],
        [10, 10],
        [10, 0],
      ],
      [5, 5],
      true,
    ],
    [
      "outside of it",
      [
        [0, 0],
        [0, 10],
        [10, 10],
        [10, 0],
      ],
      [5, 15],
      false,
    ],
  ])("%s", (_, line, [x, y], isRight) => expect(rightOfLine(line)(x, y)).toBe(isRight));
});

describe("a border along roads", () => {
  //  grids 1 and 2 meet at x = 4; a main road runs at x = 3
  const road = aDraft({
    columns: 8,
    rows: 4,
    east: (cell) => (cell % 8 === 2 ? "main-road" : "virtual"),
    north: () => "virtual",
  });
  const line = at([3.2, -0.1], [2.8, 2], [3.1, 4.2]);

  test("between two grids: what lies beyond the road changes hands", () => {
    const { layout } = draftAfter(road, { kind: "reroute", level: "grid", between: [1, 2], line });
    expect(cellsIn(layout, "grid", 1)).toEqual([0, 1, 2, 8, 9, 10, 16, 17, 18, 24, 25, 26]);
    expect(cellsIn(layout, "grid", 2)).toHaveLength(20);
  });

  test("between two microgrids", () => {
    const edit = { kind: "reroute", level: "microgrid", between: [1, 2], line: at([1, -0.1], [1, 2.2]) } as const;
    expect(cellsIn(draftAfter(road, edit).layout, "microgrid", 1)).toEqual([0, 8]);
  });

  test("refused without a way", () => {
    const edit = { kind: "reroute", level: "grid", between: [1, 2] } as const;
    expect(refused(road, { ...edit, line: at([3, 0], [3.1, 0]) })).toMatchObject({ refused: "no-way" });
    expect(refused(road, { ...edit, between: [1, 1], line })).toMatchObject({ refused: "same-area" });
  });
});

describe("a computed layout", () => {
  const area = { name: "新", kind: "urban" } as const;

  test("all cells to new grids", () => {
    const parts = Array.from({ length: 64 }, (_, cell) => (cell % 8 < 3 ? 0 : 1));
    const created = [
      { ...area, id: 90 },
      { ...area, id: 91 },
    ];
    const { layout } = draftAfter(draft, { kind: "divide", level: "grid", targets: [90, 91], parts, created });
    expect(cellsIn(layout, "grid", 90)).toHaveLength(24);
    expect(cellsIn(layout, "grid", 91)).toHaveLength(40);
    // microgrids of columns 0–1 went along whole, columns 2–3 were cut
    expect(layout.microgrids.get(1)?.grid).toBe(90);
    expect(layout.grids.has(1)).toBe(true);
  });

  test("some cells between grids that are there, as microgrids", () => {
    const edit = { kind: "divide", level: "microgrid", targets: [1, 90], cells: [2, 10, 3], parts: [0, 0, 1] } as const;
    const { layout } = draftAfter(draft, { ...edit, created: [{ ...area, id: 90, within: 1 }] });
    expect(cellsIn(layout, "microgrid", 1)).toEqual([0, 1, 2, 8, 9, 10]);
    expect(cellsIn(layout, "microgrid", 90)).toEqual([3]);
    expect(refused(draft, { ...edit, created: [{ ...area, id: 90 }] })).toMatchObject({ refused: "unknown-area" });
  });

  test("cells of locked grids stay", () => {
    const locked = draftAfter(draft, { kind: "lock", grids: [1], isLocked: true });
    const edit = { kind: "divide", level: "grid", targets: [1, 2, 3], created: [] } as const;
    expect(refused(locked, { ...edit, cells: [0, 4], parts: [1, 2] })).toMatchObject({ refused: "locked", cells: [0] });
    expect(refused(locked, { ...edit, cells: [4], parts: [0] })).toMatchObject({ refused: "locked" });
    const { layout } = draftAfter(locked, { ...edit, cells: [0, 4], parts: [0, 2] });
    expect(cellsIn(layout, "grid", 3)).toContain(4);
    expect(refused(draft, { ...edit, cells: [0], parts: [7] })).toEqual({ refused: "malformed" });
  });
});
