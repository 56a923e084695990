import { describe, expect, test } from "vitest";
import type { Edit } from "../../../domain/layout/edit.ts";
import { isEdit } from "../../../domain/layout/edit-shape.ts";
import { applied } from "../../support/edits.ts";
import { aDraft } from "../../support/square-town.ts";

const area = { name: "新", kind: "urban" } as const;
const EDITS: Edit[] = [
  { kind: "assign", level: "grid", cells: [1, 2], to: 3 },
  { kind: "create", level: "microgrid", id: 7, area, cells: [], within: 2 },
  { kind: "merge", level: "grid", from: 1, into: 2 },
  { kind: "remove", level: "grid", area: 1 },
  {
    kind: "split",
    level: "grid",
    area: 1,
    line: [
      [-5, 0],
      [9, 9],
    ],
    id: 8,
    name: "半",
    by: "roads",
  },
  {
    kind: "reroute",
    level: "grid",
    between: [1, 2],
    line: [
      [0, 0],
      [9, 9],
    ],
  },
  { kind: "move-vertex", arc: 1, vertex: 0, to: [1, 2] },
  { kind: "insert-vertex", arc: 1, vertex: 1, at: [1, 2] },
  { kind: "delete-vertex", arc: 1, vertex: 1 },
  { kind: "move-arc", arc: 1, by: [-1, 2] },
  {
    kind: "cut-cell",
    cell: 4,
    line: [
      [0, 0],
      [9, 9],
    ],
  },
  { kind: "regroup", microgrids: [1], grid: 2 },
  { kind: "describe", level: "grid", area: 1, people: [{ staff: 1, duty: "grid-worker" }] },
  { kind: "recode", codes: [["grid", 1, null]] },
  { kind: "lock", grids: [1], isLocked: true },
  { kind: "divide", level: "grid", targets: [1], parts: [0, 0], created: [{ ...area, id: 1 }] },
  { kind: "patch" },
];

describe("the shape of an edit", () => {
  test.each(EDITS)("$kind", (edit) => expect(isEdit(JSON.parse(JSON.stringify(edit)))).toBe(true));

  test("what an edit did and what undoes it are edits", () => {
    const draft = aDraft({ columns: 4, rows: 4, households: (cell) => (cell === 5 ? 0 : 10) });
    const made = applied(draft, {
      kind: "cut-cell",
      cell: 5,
      line: [
        [500, 1300],
        [2500, 1300],
      ],
    });
    const merged = applied(draft, { kind: "merge", level: "microgrid", from: 1, into: 2 });
    for (const { done, undo } of [made, merged]) expect([isEdit(done), isEdit(undo)]).toEqual([true, true]);
  });

  test.each<[string, unknown]>([
    ["nothing", null],
    ["a text", "assign"],
    ["a list", []],
    ["of no kind", { level: "grid" }],
    ["of a kind that every object has", { kind: "constructor" }],
    ["with a word too many", { ...EDITS[0], note: "x" }],
    ["with a word too few", { kind: "assign", level: "grid", cells: [1] }],
    ["with half a cell", { ...EDITS[0], cells: [0.5] }],
    ["with cells that are texts", { ...EDITS[0], cells: ["1"] }],
    ["with a level nobody knows", { ...EDITS[0], level: "street" }],
    ["with a name that is none", { kind: "describe", level: "grid", area: 1, name: " " }],
    ["with a number for a name", { kind: "describe", level: "grid", area: 1, name: 5 }],
    ["with people that are none", { kind: "describe", level: "grid", area: 1, people: "7" }],
    ["with a point in one dimension", { ...EDITS[6], to: [1] }],
    ["with a row that is none", { kind: "patch", grids: [[1, { name: "x" }]] }],
  ])("not %s", (_, value) => expect(isEdit(value)).toBe(false));
});
