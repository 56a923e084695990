import { type Applied, type Edit, type EditKind, isRefusal, type Patch, type Refusal } from "./edit.ts";
import { assign } from "./edits/assign.ts";
import { create } from "./edits/create.ts";
import { cutCell } from "./edits/cut-cell.ts";
import { divide } from "./edits/divide.ts";
import { describe, lock, recode, regroup } from "./edits/facts.ts";
import { merge, remove } from "./edits/merge.ts";
import { reroute } from "./edits/reroute.ts";
import { deleteVertex, insertVertex, moveArc, moveVertex } from "./edits/shape.ts";
import { split } from "./edits/split.ts";
import type { Draft } from "./layout.ts";
import { applyPatch } from "./patch.ts";

/** What each kind of edit changes; pure. */
const PATCHES: { [K in EditKind]: (draft: Draft, edit: Extract<Edit, { kind: K }>) => Patch | Refusal } = {
  assign,
  create,
  merge,
  remove,
  split,
  reroute,
  "move-vertex": moveVertex,
  "insert-vertex": insertVertex,
  "delete-vertex": deleteVertex,
  "move-arc": moveArc,
  "cut-cell": cutCell,
  regroup,
  describe,
  recode,
  lock,
  divide,
  patch: (_, edit) => edit,
};

/**
 * `draft` with `edit`, and the edit that undoes it bit for bit; or why not. Nothing is changed in place.
 *
 *     const outcome = apply(draft, { kind: "assign", level: "grid", cells: [17, 18], to: 4 });
 *     if (isRefusal(outcome)) show(outcome.refused); else remember(outcome.draft, outcome.undo);
 */
export function apply(draft: Draft, edit: Edit): Applied | Refusal {
  const patchOf = PATCHES[edit.kind] as ((draft: Draft, edit: Edit) => Patch | Refusal) | undefined;
  if (!patchOf) return { refused: "malformed" };
  const patch = patchOf(draft, edit);
  return isRefusal(patch) ? patch : applyPatch(draft, patch);
}
