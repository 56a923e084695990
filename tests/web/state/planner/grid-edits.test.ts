import { expect, test } from "vitest";
import { apply } from "../../../../domain/layout/apply.ts";
import { type Edit, isRefusal } from "../../../../domain/layout/edit.ts";
import { allLocked, locked, ofKind, onDuty, renamed } from "../../../../web/state/planner/grid-edits.ts";
import { aDraft } from "./a-draft.ts";

const after = (edit: Edit) => {
  const outcome = apply(aDraft(), edit);
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome.draft.layout.grids;
};

test("a grid is renamed, and becomes another kind", () => {
  expect(after(renamed(1, "柳园公园")).get(1)?.name).toBe("柳园公园");
  expect(after(ofKind(1, "dedicated")).get(1)?.kind).toBe("dedicated");
});

test("who is put on duty is a worker, who was keeps the duty, who is left out has none", () => {
  const { layout } = aDraft();
  expect(after(onDuty(layout, 1, [7, 8])).get(1)?.people).toEqual([
    { staff: 7, duty: "grid-leader" },
    { staff: 8, duty: "grid-worker" },
  ]);
  expect(after(onDuty(layout, 1, [])).get(1)?.people).toEqual([]);
});

test("one grid is locked, or all, or none", () => {
  const locks = (edit: Edit) => [...after(edit).values()].map(({ isLocked }) => isLocked);
  expect(locks(locked([1], true))).toEqual([true, true]);
  expect(locks(allLocked(aDraft().layout, false))).toEqual([false, false]);
});
