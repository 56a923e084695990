// A layout on its way: which steps there are, and why one cannot be taken.

import type { LayoutCard, LayoutRefusal, LayoutState } from "../../../domain/layout/publication.ts";

/** Where a layout passes on its way. */
export const STAGES = ["draft", "submitted", "approved", "in-force"] as const satisfies readonly LayoutState[];

/** Steps that somebody can take, the main one last. */
export const STAGE_STEPS = ["withdraw", "reject", "submit", "approve", "publish"] as const;
export type StageStep = (typeof STAGE_STEPS)[number];

/** Why a step cannot be taken, as the key of its text. */
export type Hindrance = LayoutRefusal | "unsent" | "faults";

/** What the server does not know of a draft: edits it has not got yet, grids that are empty or in pieces. */
export type Unready = { readonly unsent: boolean; readonly faults: number };

/** The steps there are now, each with what hinders it. What is not there in this state, and taking back what is another's, is left out. */
export function stepsOf(
  may: LayoutCard["may"],
  { unsent, faults }: Unready,
): readonly { step: StageStep; hindrance: Hindrance | null }[] {
  const local: Hindrance | null = unsent ? "unsent" : faults > 0 ? "faults" : null;
  return STAGE_STEPS.filter(
    (step) => may[step] !== "not-in-this-state" && !(step === "withdraw" && may[step] !== null),
  ).map((step) => ({ step, hindrance: may[step] ?? (step === "submit" ? local : null) }));
}

/** Where on the line of stages a state stands: one that waits for its day is still approved, one superseded was in force. */
export function stageOnLine(state: LayoutState): number {
  if (state === "scheduled") return STAGES.indexOf("approved");
  return state === "superseded" ? STAGES.length - 1 : STAGES.indexOf(state);
}
