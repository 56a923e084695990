import { expect, test } from "vitest";
import { apply } from "../../../../domain/layout/apply.ts";
import { isRefusal } from "../../../../domain/layout/edit.ts";
import { type Draft, gridOfCells } from "../../../../domain/layout/layout.ts";
import type { Repair } from "../../../../domain/layout/partition/settings.ts";
import { gridProblems, type Mending, mendingsOf, removals } from "../../../../web/state/planner/mendings.ts";
import { aDraft } from "./a-draft.ts";
import { aRow } from "./a-row.ts";

/** The draft with nothing locked. */
const open = (): Draft => {
  const draft = aDraft();
  const grids = new Map([...draft.layout.grids].map(([id, grid]) => [id, { ...grid, isLocked: false }]));
  return { ...draft, layout: { ...draft.layout, grids } };
};

const mend = (repair: Repair): [Mending, number[], number[]] => {
  const before = open();
  const [mending] = mendingsOf([repair], before.layout, 5000, (name) => `${name}之二`);
  const after = mending.edits.reduce((draft, edit) => {
    const outcome = apply(draft, edit);
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    return outcome.draft;
  }, before);
  return [mending, [...gridOfCells(after.layout)], [...after.layout.grids.keys()]];
};

test("a grid gives a cell to its neighbour, whose name the offer says", () => {
  const [{ offer }, grids, left] = mend({ part: 2, text: "repair.merge", moves: [{ node: 1, to: 1 }], weight: 245 });
  expect(offer).toMatchObject({ kind: "merge", with: ["柳园 01"], households: 245 });
  expect(grids).toEqual([1, 1]);
  // nothing is left of the one that gave all it had
  expect(left).toEqual([1]);
});

test("a grid that was painted away can go", () => {
  const before = open();
  expect(removals(before.layout)).toEqual([]);
  const painted = apply(before, { kind: "assign", level: "grid", cells: [1], to: 1 });
  if (isRefusal(painted)) throw new Error(painted.refused);
  const [{ grid, edits }] = removals(painted.draft.layout);
  const after = apply(painted.draft, edits[0]);
  if (isRefusal(after)) throw new Error(after.refused);
  expect([grid, [...after.draft.layout.grids.keys()]]).toEqual([2, [1]]);
});

test("one that takes names the grid it takes from", () => {
  const [{ offer }] = mend({ part: 1, text: "repair.take", moves: [{ node: 1, to: 1 }], weight: 245 });
  expect(offer).toMatchObject({ kind: "take", with: ["柳园 02"] });
});

test("what is split off becomes a new grid", () => {
  const [{ offer }, grids] = mend({ part: 1, text: "repair.split", moves: [{ node: 0, to: 77 }], weight: 400 });
  expect(offer).toMatchObject({ kind: "split", with: [] });
  expect(grids).toEqual([5000, 2]);
});

test("problems stand worst first, each with its ways, the least households first", () => {
  const rows = [
    aRow({ key: 1 }),
    aRow({ key: 2, households: 245, verdict: "below" }),
    aRow({ key: 3, pieces: 3, verdict: "pieces" }),
  ];
  const way = (grid: number, households: number): Mending => ({
    grid,
    offer: { id: `${grid} ${households}`, kind: "give", with: [], households },
    edits: [],
  });
  const problems = gridProblems(rows, [300, 500], [way(2, 80), way(2, 55), way(3, 4)]);
  expect(
    problems.map(({ key, verdict, size, repairs }) => [key, verdict, size, repairs.map((r) => r.households)]),
  ).toEqual([
    [3, "pieces", 3, [4]],
    [2, "below", 55, [55, 80]],
  ]);
});
