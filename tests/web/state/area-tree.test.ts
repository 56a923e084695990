import { describe, expect, test } from "vitest";
import type { GridProperties } from "../../../domain/grid.ts";
import { ancestorsOf, areaTree, firstExpanded, liesIn, visibleRows } from "../../../web/state/area-tree.ts";
import { boundsOf } from "../../../web/state/areas.ts";
import { treeMove } from "../../../web/state/tree-keys.ts";

const area = (code: string, level: GridProperties["level"], parent: string | null, name = code) => ({
  properties: { code, name, level, kind: "urban" as const, parent, households: 1, population: 2, open_incidents: 0 },
  bounds: null,
});

//  S ─ C1 ─ G1 ─ M1
//    │    └ G2
//    └ C2
const tree = areaTree([
  area("G2", "grid", "C1"),
  area("M1", "microgrid", "G1"),
  area("S", "street", "above"),
  area("C2", "community", "S"),
  area("G1", "grid", "C1"),
  area("C1", "community", "S"),
]);

const codes = (expanded: string[]) => visibleRows(tree, new Set(expanded)).map(({ node, depth }) => [node.code, depth]);

describe("the tree of areas", () => {
  test("an area whose parent is not there is a root", () => {
    expect(tree.roots).toEqual(["S"]);
  });

  test("rows are those of open areas, in the order of codes", () => {
    expect(codes([])).toEqual([["S", 0]]);
    expect(codes(["S", "C1"])).toEqual([
      ["S", 0],
      ["C1", 1],
      ["G1", 2],
      ["G2", 2],
      ["C2", 1],
    ]);
    expect(codes(["C1"])).toEqual([["S", 0]]);
  });

  test("ancestors lead down from the root", () => {
    expect(ancestorsOf(tree, "M1").map(({ code }) => code)).toEqual(["S", "C1", "G1", "M1"]);
    expect(ancestorsOf(tree, "nowhere")).toEqual([]);
    expect(ancestorsOf(tree, null)).toEqual([]);
    expect(liesIn(tree, "M1", "C1")).toBe(true);
    expect(liesIn(tree, "C1", "M1")).toBe(false);
    expect(liesIn(tree, "C2", "C1")).toBe(false);
  });

  test("two areas that name each other as parent end nowhere", () => {
    const ring = areaTree([area("X", "grid", "Y"), area("Y", "grid", "X")]);
    expect(ancestorsOf(ring, "X").length).toBeLessThanOrEqual(2);
  });

  test("a small tree is open to its grids at first, a large one to what fits", () => {
    expect(firstExpanded(tree)).toEqual(["S", "C1", "C2", "G1", "G2"]);
    expect(firstExpanded(tree, 3)).toEqual(["S", "C1"]);
  });
});

describe("keys in the tree", () => {
  const rows = visibleRows(tree, new Set(["S"])); // S, C1, C2

  test("arrows move, open and close", () => {
    expect(treeMove(rows, 0, "ArrowDown", 9)).toEqual({ kind: "go", index: 1 });
    expect(treeMove(rows, 2, "ArrowDown", 9)).toEqual({ kind: "go", index: 2 });
    expect(treeMove(rows, 0, "ArrowUp", 9)).toEqual({ kind: "go", index: 0 });
    expect(treeMove(rows, 1, "ArrowRight", 9)).toEqual({ kind: "toggle", code: "C1" });
    expect(treeMove(rows, 0, "ArrowRight", 9)).toEqual({ kind: "go", index: 1 });
    expect(treeMove(rows, 2, "ArrowRight", 9)).toBeNull();
    expect(treeMove(rows, 0, "ArrowLeft", 9)).toEqual({ kind: "toggle", code: "S" });
    expect(treeMove(rows, 2, "ArrowLeft", 9)).toEqual({ kind: "go", index: 0 });
    expect(treeMove(rows, 0, "End", 9)).toEqual({ kind: "go", index: 2 });
    expect(treeMove(rows, 2, "PageUp", 9)).toEqual({ kind: "go", index: 0 });
  });

  test("Enter and space choose, letters are nobody's", () => {
    expect(treeMove(rows, 1, "Enter", 9)).toEqual({ kind: "choose" });
    expect(treeMove(rows, 1, " ", 9)).toEqual({ kind: "choose" });
    expect(treeMove(rows, 1, "x", 9)).toBeNull();
    expect(treeMove([], 0, "Enter", 9)).toBeNull();
  });
});

test("bounds of a border hold every ring", () => {
  const ring = (x: number) => [
    [x, 0],
    [x + 1, 0],
    [x + 1, 2],
    [x, 0],
  ];
  expect(boundsOf({ type: "MultiPolygon", coordinates: [[ring(0)], [ring(5)]] })).toEqual([0, 0, 6, 2]);
  expect(boundsOf({ type: "Polygon", coordinates: [ring(3)] })).toEqual([3, 0, 4, 2]);
  expect(boundsOf({ type: "MultiPolygon", coordinates: [] })).toBeNull();
});
