import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply } from "../../../../domain/layout/apply.ts";
import { type Edit, isRefusal } from "../../../../domain/layout/edit.ts";
import type { Fabric } from "../../../../domain/layout/fabric.ts";
import { isWithinCell, twiceAreaOf } from "../../../../domain/layout/fabric-soundness.ts";
import { figuresAfter, figuresOf } from "../../../../domain/layout/figures.ts";
import type { Draft } from "../../../../domain/layout/layout.ts";
import { outlinesOf } from "../../../../domain/layout/outline.ts";
import { draftAfter, refused } from "../../../support/edits.ts";
import { aDraft, SIDE } from "../../../support/square-town.ts";

//   ┌───┬───┬───┐      cell 4 is a yard without anybody, all others have a house in their middle;
//   │ 6 │ 7 │ 8 │      every arc has a vertex in its middle
//   ├───┼───┼───┤
//   │ 3 │ 4 │ 5 │
//   ├───┼───┼───┤
//   │ 0 │ 1 │ 2 │
//   └───┴───┴───┘
const draft = aDraft({ columns: 3, rows: 3, households: (cell) => (cell === 4 ? 0 : 10) });
const whole = 2 * 9 * SIDE * SIDE;

const arcBetween = ({ arcs }: Fabric, a: number, b: number): number => {
  for (let arc = 0; arc < arcs.length; arc++) {
    if ([arcs.left[arc], arcs.right[arc]].sort((p, q) => p - q).join() === [a, b].sort((p, q) => p - q).join())
      return arc;
  }
  throw new Error(`no arc between ${a} and ${b}`);
};
const between = (a: number, b: number) => arcBetween(draft.fabric, a, b);
const areas = ({ fabric }: Draft) => [...fabric.cells.twiceArea].map((area) => area / SIDE ** 2);

/** Areas are those of the arcs and add up, every point lies in its cell, outlines cover the same ground. */
const expectSound = ({ fabric, loads, layout }: Draft) => {
  let sum = 0;
  for (let cell = 0; cell < fabric.cells.length; cell++) {
    expect(fabric.cells.twiceArea[cell]).toBe(twiceAreaOf(fabric, cell));
    expect(isWithinCell(fabric, cell, fabric.cells.x[cell], fabric.cells.y[cell])).toBe(true);
    sum += fabric.cells.twiceArea[cell];
  }
  expect(sum).toBe(whole);
  expect(loads.households.length).toBe(fabric.cells.length);
  expect(layout.microgridOf.length).toBe(fabric.cells.length);
};

describe("a border is moved by the arc", () => {
  test("a vertex: what one side loses the other gains", () => {
    const edit = { kind: "move-vertex", arc: between(0, 1), vertex: 1, to: [1200, 500] } as const;
    const moved = draftAfter(draft, edit);
    expect(areas(moved).slice(0, 2)).toEqual([2.2, 1.8]);
    expectSound(moved);
    expect(figuresAfter(figuresOf(draft), draft, moved)).toEqual(figuresOf(moved));
  });

  test("a node: all arcs that end there follow", () => {
    const arc = between(0, 1);
    const vertex = draft.fabric.y[draft.fabric.arcs.start[arc]] === 0 ? 2 : 0;
    const moved = draftAfter(draft, { kind: "move-vertex", arc, vertex, to: [1200, 1200] });
    expectSound(moved);
    expect(areas(moved)[0]).toBeCloseTo(2.2);
    expect(areas(moved)[4]).toBeCloseTo(1.8);
  });

  test("an arc: its ends go along, an end on the community's border stays", () => {
    const inner = draftAfter(draft, { kind: "move-arc", arc: between(3, 4), by: [200, 0] });
    expectSound(inner);
    expect(areas(inner)[4]).toBeLessThan(2);
    const rim = draftAfter(draft, { kind: "move-arc", arc: between(0, 1), by: [200, 0] });
    expectSound(rim);
    expect(areas(rim).reduce((a, b) => a + b)).toBeCloseTo(18);
  });

  test("a vertex comes and goes", () => {
    const more = draftAfter(draft, { kind: "insert-vertex", arc: between(0, 1), vertex: 1, at: [1100, 250] });
    expectSound(more);
    expect(more.fabric.x.length).toBe(draft.fabric.x.length + 1);
    const fewer = draftAfter(draft, { kind: "delete-vertex", arc: between(0, 1), vertex: 1 });
    expectSound(fewer);
    expect(areas(fewer)).toEqual(areas(draft));
  });

  test("empty ground keeps a point of its own, wherever its border goes", () => {
    const pushed = draftAfter(draft, { kind: "move-vertex", arc: between(3, 4), vertex: 1, to: [1600, 1500] });
    expect(pushed.fabric.cells.x[4]).toBeGreaterThan(1500);
    expectSound(pushed);
  });

  const rim = (() => {
    const { arcs } = draft.fabric;
    return [...arcs.left.keys()].find((arc) => arcs.left[arc] < 0 || arcs.right[arc] < 0) as number;
  })();
  const locked = draftAfter(draft, { kind: "lock", grids: [1], isLocked: true });
  test.each<[string, Draft, Edit, object]>([
    [
      "past a house: which",
      draft,
      { kind: "move-vertex", arc: between(0, 1), vertex: 1, to: [400, 500] },
      { refused: "passes-building", at: [500, 500], cells: [0] },
    ],
    [
      "across another arc",
      draft,
      { kind: "move-vertex", arc: between(0, 1), vertex: 1, to: [2100, 500] },
      { refused: "crosses" },
    ],
    [
      "onto another arc's vertex",
      draft,
      { kind: "move-vertex", arc: between(3, 4), vertex: 1, to: [2000, 1500] },
      { refused: "crosses" },
    ],
    [
      "along the community's border",
      draft,
      { kind: "move-vertex", arc: rim, vertex: 1, to: [500, 10] },
      { refused: "pinned" },
    ],
    ["at an end on it", draft, { kind: "move-vertex", arc: rim, vertex: 0, to: [10, 10] }, { refused: "pinned" }],
    [
      "where there is no arc",
      draft,
      { kind: "move-vertex", arc: 99, vertex: 0, to: [10, 10] },
      { refused: "unknown-cell" },
    ],
    ["where there is no vertex", draft, { kind: "delete-vertex", arc: 0, vertex: 3 }, { refused: "unknown-cell" }],
    [
      "off the lattice",
      draft,
      { kind: "move-vertex", arc: between(0, 1), vertex: 1, to: [1100.5, 500] },
      { refused: "malformed" },
    ],
    [
      "at an end that others share",
      draft,
      { kind: "delete-vertex", arc: between(0, 1), vertex: 0 },
      { refused: "degenerate" },
    ],
    [
      "of a locked grid",
      locked,
      { kind: "move-vertex", arc: between(0, 1), vertex: 1, to: [1200, 500] },
      { refused: "locked" },
    ],
  ])("refused %s", (_, on, edit, why) => expect(refused(on, edit)).toMatchObject(why));

  test("patches from elsewhere are held to the same", () => {
    const { fabric } = draftAfter(draft, { kind: "move-vertex", arc: between(0, 1), vertex: 1, to: [1200, 500] });
    const row = { line: [1000, 0, 1200, 500, 1000, 1000], from: 1, to: 5, left: 0, right: 1, kind: "lane" } as const;
    const patch = (changes: object): Edit => ({
      kind: "patch",
      fabric: { arcs: [[between(0, 1), { ...row, isCrossable: true, ...changes }]], cells: [] },
    });
    expect(isRefusal(apply(draft, patch({})))).toBe(false);
    expect(fabric.cells.length).toBe(9);
    for (const wrong of [
      { left: 5 },
      { left: 1, right: 0 },
      { to: 6 },
      { line: [1000, 0] },
      { kind: "moon" },
      { left: 77 },
    ]) {
      expect(refused(draft, patch(wrong))).toMatchObject({ refused: expect.stringMatching(/malformed|degenerate/) });
    }
  });
});

describe("empty ground is cut", () => {
  const cut = (line: [number, number][], on = draft, cell = 4) => draftAfter(on, { kind: "cut-cell", cell, line });

  test("straight through: two cells, the new one on the right", () => {
    const halves = cut([
      [1300, 500],
      [1300, 2500],
    ]);
    expectSound(halves);
    expect(areas(halves)[4]).toBeCloseTo(0.6);
    expect(areas(halves)[9]).toBeCloseTo(1.4);
    expect(halves.layout.microgridOf[9]).toBe(draft.layout.microgridOf[4]);
    expect(halves.loads.households[9]).toBe(0);
  });

  test("with a corner, off one side: the same arc is cut twice", () => {
    const corner = cut([
      [500, 1300],
      [1500, 1500],
      [500, 1800],
    ]);
    expectSound(corner);
    expect(corner.fabric.cells.length).toBe(10);
  });

  test("through nodes and vertices: no new ones are made", () => {
    const diagonal = cut([
      [900, 900],
      [2100, 2100],
    ]);
    expectSound(diagonal);
    expect(diagonal.fabric.arcs.length).toBe(draft.fabric.arcs.length + 1);
    expect(areas(diagonal)[9]).toBe(1);
  });

  test("again and again", () => {
    const twice = cut(
      [
        [500, 1600],
        [2500, 1600],
      ],
      cut([
        [1300, 500],
        [1300, 2500],
      ]),
    );
    expectSound(twice);
    expect(
      cut(
        [
          [500, 1600],
          [2500, 1600],
        ],
        twice,
        9,
      ).fabric.cells.length,
    ).toBe(12);
  });

  test("refused through a house, and beside the ground", () => {
    expect(
      refused(draft, {
        kind: "cut-cell",
        cell: 0,
        line: [
          [500, -100],
          [500, 1100],
        ],
      }),
    ).toMatchObject({ refused: "lived-in" });
    expect(
      refused(draft, {
        kind: "cut-cell",
        cell: 4,
        line: [
          [0, 0],
          [100, 100],
        ],
      }),
    ).toMatchObject({ refused: "misses" });
    expect(
      refused(draft, {
        kind: "cut-cell",
        cell: 4,
        line: [
          [1500, 1500],
          [1600, 3000],
        ],
      }),
    ).toMatchObject({ refused: "misses" });
  });

  test("any line at all gives sound ground or a reason", () => {
    const point = fc.tuple(fc.integer({ min: 600, max: 2400 }), fc.integer({ min: 600, max: 2400 }));
    fc.assert(
      fc.property(
        fc.array(fc.array(point, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
        (lines) => {
          let now = draft;
          for (const line of lines) {
            const cells = [...now.fabric.cells.building.keys()].filter((cell) => now.fabric.cells.building[cell] === 0);
            const outcome = apply(now, { kind: "cut-cell", cell: cells[cells.length - 1], line });
            if (isRefusal(outcome)) {
              expect(outcome.refused).not.toBe("malformed");
              continue;
            }
            now = draftAfter(now, { kind: "cut-cell", cell: cells[cells.length - 1], line });
            expectSound(now);
          }
          expect(outlinesOf(now, "microgrid").size).toBe(4);
        },
      ),
      { numRuns: 100, seed: 4, endOnFailure: true },
    );
  });
});
