// What was done to a draft, step by step; undone and done again without end. Plain data: it survives a reload as JSON.

import { apply } from "./apply.ts";
import { type Edit, isRefusal, type PatchEdit, type Refusal } from "./edit.ts";
import type { Draft } from "./layout.ts";
import { applyPatch, isEmptyPatch, joinPatches } from "./patch.ts";

/** One gesture. */
export type Step = {
  /** text key of what was done */
  readonly label: string;
  /** when, ISO 8601; the caller's clock */
  readonly at: string;
  /** what was meant, in order */
  readonly edits: readonly Edit[];
  readonly done: PatchEdit;
  readonly undo: PatchEdit;
};

/** Steps before `position` are done, those from it on can be done again. */
export type History = { readonly steps: readonly Step[]; readonly position: number };

export const NO_HISTORY: History = { steps: [], position: 0 };

export type Past = { readonly draft: Draft; readonly history: History };

/** One step of any number of edits, each on what the one before gave; all of them or none. A step that changes nothing is not kept. */
export function commit({ draft, history }: Past, step: Pick<Step, "label" | "at" | "edits">): Past | Refusal {
  let now = draft;
  const patches: { done: PatchEdit; undo: PatchEdit }[] = [];
  for (const edit of step.edits) {
    const outcome = apply(now, edit);
    if (isRefusal(outcome)) return outcome;
    now = outcome.draft;
    if (!isEmptyPatch(outcome.done)) patches.push(outcome);
  }
  if (patches.length === 0) return { draft, history };
  const done = joinPatches(patches.map(({ done }) => done));
  const undo = joinPatches(patches.map(({ undo }) => undo).reverse());
  // why: joined patches may name rows that end where they began; once through the draft, both directions say only what differs
  const whole = patches.length === 1 ? null : applyPatch(draft, done);
  if (whole && isRefusal(whole)) return whole;
  const { label, at, edits } = step;
  const kept = whole ? { done: whole.done, undo: whole.undo } : { done, undo };
  const steps = [...history.steps.slice(0, history.position), { label, at, edits: [...edits], ...kept }];
  return { draft: now, history: { steps, position: steps.length } };
}

/** One step back; unchanged at the beginning. Refused where what was done has been changed since by somebody else. */
export function undo({ draft, history }: Past): Past | Refusal {
  const step = history.steps[history.position - 1];
  if (!step) return { draft, history };
  return moveTo(draft, step.undo, step.done, { ...history, position: history.position - 1 });
}

/** One step forward again; unchanged at the end. */
export function redo({ draft, history }: Past): Past | Refusal {
  const step = history.steps[history.position];
  if (!step) return { draft, history };
  return moveTo(draft, step.done, step.undo, { ...history, position: history.position + 1 });
}

/** As many steps back or forward as it takes to stand at `position`. */
export function goTo(past: Past, position: number): Past | Refusal {
  let now = past;
  const wanted = Math.max(0, Math.min(past.history.steps.length, position));
  while (now.history.position !== wanted) {
    const next = now.history.position > wanted ? undo(now) : redo(now);
    if (isRefusal(next)) return next;
    now = next;
  }
  return now;
}

function moveTo(draft: Draft, patch: PatchEdit, expected: PatchEdit, history: History): Past | Refusal {
  const outcome = applyPatch(draft, patch);
  if (isRefusal(outcome)) return outcome;
  const isAsLeft = JSON.stringify(outcome.undo) === JSON.stringify(expected);
  return isAsLeft ? { draft: outcome.draft, history } : { refused: "changed-since", ...whereChanged(patch) };
}

const whereChanged = ({ cells }: PatchEdit) => (cells ? { cells: cells.flatMap(([, moved]) => moved) } : {});
