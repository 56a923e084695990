import { expect, test } from "vitest";
import { apply } from "../../../../domain/layout/apply.ts";
import { type Edit, isRefusal } from "../../../../domain/layout/edit.ts";
import { allLocked, locked, ofKind, onDuty, renamed } from "../../../../web/state/planner/grid-edits.ts";
import { aDraft } from "./a-draft.ts";

const layoutAfter = (edit: Edit) => {
  const outcome = apply(aDraft(), edit);
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome.draft.layout;
};
const after = (edit: Edit) => layoutAfter(edit).grids;

test("a grid is renamed, and becomes another kind", () => {
  expect(after(renamed("grid", 1, "柳园公园")).get(1)?.name).toBe("柳园公园");
  expect(after(ofKind(1, "dedicated")).get(1)?.kind).toBe("dedicated");
});

test("who is put on duty is a worker, who was keeps the duty, who is left out has none", () => {
  const { layout } = aDraft();
  expect(after(onDuty(layout, "grid", 1, [7, 8])).get(1)?.people).toEqual([
    { staff: 7, duty: "grid-leader" },
    { staff: 8, duty: "grid-worker" },
  ]);
  expect(after(onDuty(layout, "grid", 1, [])).get(1)?.people).toEqual([]);
});

test("a microgrid has a name and a worker of its own", () => {
  expect(layoutAfter(renamed("microgrid", 12, "东院")).microgrids.get(12)?.name).toBe("东院");
  const { microgrids, grids } = layoutAfter(onDuty(aDraft().layout, "microgrid", 12, [8]));
  expect(microgrids.get(12)?.people).toEqual([{ staff: 8, duty: "microgrid-worker" }]);
  expect(grids.get(2)?.people).toEqual([]);
});

test("one grid is locked, or all, or none", () => {
  const locks = (edit: Edit) => [...after(edit).values()].map(({ isLocked }) => isLocked);
  expect(locks(locked([1], true))).toEqual([true, true]);
  expect(locks(allLocked(aDraft().layout, false))).toEqual([false, false]);
});
