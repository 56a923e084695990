import { expect, test } from "vitest";
import type { Edit } from "../../../../domain/layout/edit.ts";
import { isRefusal } from "../../../../domain/layout/edit.ts";
import { commit, NO_HISTORY, type Past } from "../../../../domain/layout/history.ts";
import { allLocked, onDuty, renamed } from "../../../../web/state/planner/grid-edits.ts";
import { shownSteps } from "../../../../web/state/planner/history-steps.ts";
import { aDraft } from "./a-draft.ts";

test("each step says what was done, when, and to which grids by their present names", () => {
  const draft = aDraft();
  const edits: Edit[] = [
    renamed("grid", 1, "柳园公园"),
    allLocked(draft.layout, false),
    { kind: "merge", level: "grid", from: 2, into: 1 },
    onDuty(draft.layout, "grid", 1, []),
  ];
  const past = edits.reduce<Past>(
    (now, edit) => {
      const next = commit(now, { label: "", at: "2026-11-20T01:41:00Z", edits: [edit] });
      if (isRefusal(next)) throw new Error(next.refused);
      return next;
    },
    { draft, history: NO_HISTORY },
  );
  expect(shownSteps(past.history, past.draft.layout)).toEqual(
    ["describe", "lock", "merge", "describe"].map((label) => ({
      at: Date.UTC(2026, 10, 20, 1, 41),
      label,
      // 柳园 02 was merged away
      grids: ["柳园公园"],
    })),
  );
});
