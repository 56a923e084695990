import { expect, test } from "vitest";
import { apply } from "../../../../domain/layout/apply.ts";
import { isRefusal } from "../../../../domain/layout/edit.ts";
import type { Draft } from "../../../../domain/layout/layout.ts";
import { compare } from "../../../../web/state/planner/comparison.ts";
import { aDraft } from "./a-draft.ts";

/** The house in the west has come to the grid in the east. */
const merged = (): Draft => {
  const open = apply(aDraft(), { kind: "lock", grids: [2], isLocked: false });
  if (isRefusal(open)) throw new Error(open.refused);
  const moved = apply(open.draft, { kind: "assign", level: "grid", cells: [0], to: 2 });
  if (isRefusal(moved)) throw new Error(moved.refused);
  return moved.draft;
};

const settings = {
  band: [300, 500] as const,
  target: 400,
  fills: { moved: "red", kept: "grey" },
  width: 100,
  height: 100,
};

test("who moves from where to where, and the figures of both", () => {
  const [left, right] = [aDraft(), merged()];
  const { moves, households, share, ...sides } = compare(
    { draft: left, name: "现行" },
    { draft: right, name: "草案" },
    settings,
  );
  expect(moves).toEqual([{ from: "柳园 01", to: "柳园 02", households: 400 }]);
  expect([households, share]).toEqual([400, 400 / 645]);
  expect(sides.left).toMatchObject({ name: "现行", grids: 2, inBand: 1, whole: 2, worst: 155 / 400 });
  expect(sides.right).toMatchObject({ name: "草案", grids: 1, inBand: 0, whole: 1, worst: 245 / 400 });
  expect(sides.left.sketch.labels.map(({ text }) => text)).toEqual(["01", "02"]);
  const [first, second] = sides.left.sketch.shapes.map(({ fill }) => fill);
  expect(first).not.toBe(second);
  expect(sides.right.sketch.shapes.map(({ fill }) => fill)).toEqual([second]);
  expect(sides.difference.shapes.map(({ fill }) => fill)).toEqual(["grey", "red", "none"]);
});

test("a layout against itself: nobody moves", () => {
  const one = { draft: aDraft(), name: "" };
  const { moves, households, difference } = compare(one, one, settings);
  expect([moves, households, difference.shapes.map(({ fill }) => fill)]).toEqual([[], 0, ["grey", "none", "none"]]);
});
