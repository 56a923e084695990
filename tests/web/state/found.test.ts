import { expect, test } from "vitest";
import { type Found, groupFound, selectionOf } from "../../../web/state/found.ts";

const found = (kind: Found["kind"], id: number): Found => ({
  kind,
  id,
  code: `c${id}`,
  title: `t${id}`,
  context: "",
  position: [113, 35],
});

test("results stand by kind, the kind of the best result first", () => {
  const groups = groupFound([found("household", 1), found("area", 2), found("household", 3)]);
  expect(groups.map(({ kind, items }) => [kind, items.map(({ id }) => id)])).toEqual([
    ["household", [1, 3]],
    ["area", [2]],
  ]);
});

test("choosing a result selects it", () => {
  expect(selectionOf(found("area", 4))).toEqual({ kind: "area", code: "c4" });
  expect(selectionOf(found("household", 5))).toEqual({ kind: "household", id: 5, position: [113, 35] });
  expect(selectionOf(found("building", 6))).toEqual({ kind: "building", id: 6 });
  expect(selectionOf({ ...found("staff", 8), area: "A1" })).toEqual({ kind: "area", code: "A1" });
  expect(selectionOf(found("road", 7))).toEqual({ kind: "place", name: "t7", position: [113, 35] });
});
