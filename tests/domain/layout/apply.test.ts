import { describe, expect, test } from "vitest";
import type { Edit, Refusal } from "../../../domain/layout/edit.ts";
import { cellsIn, type Draft, freshId, gridOf, layoutData, layoutFrom } from "../../../domain/layout/layout.ts";
import { applied, draftAfter, refused } from "../../support/edits.ts";
import { aDraft } from "../../support/square-town.ts";

//   grids                     microgrids: 2 × 2 cells each, 1–4 in the south, 5–8 north of them, …
//   ┌────┬────┐
//   │ 3  │ 4  │    8 × 8 cells of 10 households
//   ├────┼────┤
//   │ 1  │ 2  │    cell 0 in the south-west corner, cell 7 in the south-east one
//   └────┴────┘
const draft = aDraft({ columns: 8, rows: 8 });

describe("cells change hands", () => {
  test("to a microgrid", () => {
    const { layout } = draftAfter(draft, { kind: "assign", level: "microgrid", cells: [2, 3], to: 1 });
    expect(cellsIn(layout, "microgrid", 1)).toEqual([0, 1, 2, 3, 8, 9]);
    expect(cellsIn(layout, "microgrid", 2)).toEqual([10, 11]);
  });

  test("to a grid: a whole microgrid comes as it is, single cells to the microgrid beside them", () => {
    // grid 1 ends with column 3; cells 4, 5, 12, 13 are microgrid 3 of grid 2, cell 20 lies in microgrid 7
    const { layout } = draftAfter(draft, { kind: "assign", level: "grid", cells: [4, 5, 12, 13, 20], to: 1 });
    expect(layout.microgrids.get(3)?.grid).toBe(1);
    expect(cellsIn(layout, "microgrid", 3)).toEqual([4, 5, 12, 13, 20]);
    expect(gridOf(layout, 28)).toBe(2);
  });

  test("to a grid far away: to its nearest microgrid", () => {
    const { layout } = draftAfter(draft, { kind: "assign", level: "grid", cells: [0], to: 4 });
    expect(layout.microgridOf[0]).toBe(11);
  });

  test("to where they are: nothing changes, and the undo says so", () => {
    const { draft: same, undo } = applied(draft, { kind: "assign", level: "grid", cells: [0, 1], to: 1 });
    expect(same).toEqual(draft);
    expect(undo).toEqual({ kind: "patch" });
  });
});

describe("new areas", () => {
  const area = { name: "医院", kind: "dedicated" } as const;

  test("a dedicated grid out of one microgrid and a half", () => {
    const { layout } = draftAfter(draft, { kind: "create", level: "grid", id: 90, area, cells: [0, 1, 8, 9, 2, 10] });
    expect(layout.grids.get(90)).toEqual({ name: "医院", kind: "dedicated", code: null, people: [], isLocked: false });
    expect(cellsIn(layout, "microgrid", 1)).toEqual([0, 1, 8, 9]);
    expect(layout.microgrids.get(1)?.grid).toBe(90);
    expect(cellsIn(layout, "microgrid", 90)).toEqual([2, 10]);
    expect(cellsIn(layout, "grid", 90)).toHaveLength(6);
  });

  test("a microgrid within the grid of its cells, or within another", () => {
    const inOwn = draftAfter(draft, { kind: "create", level: "microgrid", id: 90, area, cells: [0] });
    expect(inOwn.layout.microgrids.get(90)?.grid).toBe(1);
    const inOther = draftAfter(draft, { kind: "create", level: "microgrid", id: 90, area, cells: [3], within: 2 });
    expect(gridOf(inOther.layout, 3)).toBe(2);
  });

  test("fresh numbers leave room, and differ where the number drawn differs", () => {
    expect(freshId(draft.layout, 0)).toBe(17);
    expect(freshId(draft.layout, 0.25)).not.toBe(freshId(draft.layout, 0.75));
  });
});

describe("areas go", () => {
  test("a grid merges into another with its microgrids", () => {
    const { layout } = draftAfter(draft, { kind: "merge", level: "grid", from: 2, into: 1 });
    expect([...layout.grids.keys()]).toEqual([1, 3, 4]);
    expect(cellsIn(layout, "grid", 1)).toHaveLength(32);
    expect(layout.microgrids.size).toBe(16);
  });

  test("a microgrid merges into another, across grids", () => {
    const { layout } = draftAfter(draft, { kind: "merge", level: "microgrid", from: 3, into: 2 });
    expect(layout.microgrids.has(3)).toBe(false);
    expect(cellsIn(layout, "grid", 1)).toHaveLength(20);
  });

  test("only an empty area can be removed", () => {
    const edit = { kind: "remove", level: "microgrid", area: 1 } as const;
    expect(refused(draft, edit)).toEqual({ refused: "not-empty", areas: [1] });
    const emptied = draftAfter(draft, { kind: "assign", level: "microgrid", cells: [0, 1, 8, 9], to: 2 });
    expect(draftAfter(emptied, edit).layout.microgrids.has(1)).toBe(false);
  });
});

describe("what moves no border", () => {
  test("names, kinds, people, codes", () => {
    const people = [{ staff: 7, duty: "grid-worker" }];
    const named = draftAfter(draft, {
      kind: "describe",
      level: "grid",
      area: 1,
      name: "东区",
      areaKind: "rural",
      people,
    });
    expect(named.layout.grids.get(1)).toMatchObject({ name: "东区", kind: "rural", people });
    const coded = draftAfter(named, {
      kind: "recode",
      codes: [
        ["grid", 1, "001"],
        ["microgrid", 16, "00116"],
      ],
    });
    expect(coded.layout.grids.get(1)?.code).toBe("001");
    expect(coded.layout.microgrids.get(16)?.code).toBe("00116");
  });

  test("microgrids regroup", () => {
    const { layout } = draftAfter(draft, { kind: "regroup", microgrids: [3, 7], grid: 1 });
    expect(cellsIn(layout, "grid", 1)).toHaveLength(24);
  });
});

describe("refusals", () => {
  const locked = draftAfter(draft, { kind: "lock", grids: [1], isLocked: true });

  test.each<[string, Draft, Edit, Refusal]>([
    [
      "a cell that is not there",
      draft,
      { kind: "assign", level: "grid", cells: [64], to: 1 },
      { refused: "unknown-cell" },
    ],
    [
      "a cell that is no number",
      draft,
      { kind: "assign", level: "grid", cells: [0.5], to: 1 },
      { refused: "unknown-cell" },
    ],
    ["no cells", draft, { kind: "assign", level: "grid", cells: [], to: 1 }, { refused: "no-cells" }],
    [
      "a grid that is not there",
      draft,
      { kind: "assign", level: "grid", cells: [0], to: 9 },
      { refused: "unknown-area", areas: [9] },
    ],
    [
      "out of a locked grid",
      locked,
      { kind: "assign", level: "grid", cells: [0, 4], to: 2 },
      { refused: "locked", cells: [0], areas: [1] },
    ],
    [
      "into a locked grid",
      locked,
      { kind: "assign", level: "microgrid", cells: [4], to: 1 },
      { refused: "locked", areas: [1] },
    ],
    [
      "a locked grid merged",
      locked,
      { kind: "merge", level: "grid", from: 2, into: 1 },
      { refused: "locked", areas: [1] },
    ],
    [
      "a locked microgrid regrouped",
      locked,
      { kind: "regroup", microgrids: [1], grid: 2 },
      { refused: "locked", areas: [1] },
    ],
    [
      "a grid into itself",
      draft,
      { kind: "merge", level: "grid", from: 2, into: 2 },
      { refused: "same-area", areas: [2] },
    ],
    [
      "a number that is taken",
      draft,
      { kind: "create", level: "grid", id: 3, area: { name: "新", kind: "urban" }, cells: [0] },
      { refused: "id-taken", areas: [3] },
    ],
    [
      "a patch to a microgrid that is not there",
      draft,
      { kind: "patch", cells: [[99, [0]]] },
      { refused: "unknown-area", areas: [99] },
    ],
    [
      "a patch that takes a microgrid with cells",
      draft,
      { kind: "patch", microgrids: [[1, null]] },
      { refused: "unknown-area", areas: [1] },
    ],
    [
      "a patch that takes a grid with microgrids",
      draft,
      { kind: "patch", grids: [[1, null]] },
      { refused: "unknown-area", areas: [1] },
    ],
  ])("%s", (_, on, edit, why) => expect(refused(on, edit)).toEqual(why));
});

test("a layout survives JSON", () => {
  expect(layoutFrom(JSON.parse(JSON.stringify(layoutData(draft.layout))))).toEqual(draft.layout);
});
