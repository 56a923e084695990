// A layout on its way: which steps there are, and why one cannot be taken.

import type { LayoutCard, LayoutRefusal, LayoutState } from "../../../domain/layout/publication.ts";

/** Where a layout passes on its way. */
export const STAGES = ["draft", "submitted", "approved", "in-force"] as const satisfies readonly LayoutState[];

/** Steps that somebody can take. */
export type StageStep = "withdraw" | "reject" | "submit" | "approve" | "publish";

/** Why a step cannot be taken, as the key of its text. */
export type Hindrance = LayoutRefusal | "unsent" | "faults" | "codes";

/** What keeps a draft from being submitted: edits the server has not got yet, grids empty or in pieces, areas without a code. */
export type Unready = { readonly unsent: boolean; readonly faults: number; readonly uncoded: number };

/** The steps of each state; whether one may take them the server says. */
const STEPS_IN: Record<LayoutState, readonly StageStep[]> = {
  draft: ["submit"],
  submitted: ["withdraw", "reject", "approve"],
  approved: ["withdraw", "publish"],
  scheduled: ["withdraw"],
  "in-force": [],
  superseded: [],
};

/**
 * The steps there are now, each with what hinders it. Steps that need a right one has not are left out, and so is taking back what
 * one cannot take back.
 */
export function stepsOf(
  state: LayoutState,
  may: LayoutCard["may"],
  { unsent, faults, uncoded }: Unready,
): readonly { step: StageStep; hindrance: Hindrance | null }[] {
  const local: Hindrance | null = unsent ? "unsent" : faults > 0 ? "faults" : uncoded > 0 ? "codes" : null;
  return STEPS_IN[state]
    .filter((step) => may[step] !== "no-right" && !(step === "withdraw" && may[step] !== null))
    .map((step) => ({ step, hindrance: may[step] ?? (step === "submit" ? local : null) }));
}

/** Where on the line of stages a state stands: one that waits for its day is still approved, one superseded was in force. */
export function stageOnLine(state: LayoutState): number {
  if (state === "scheduled") return STAGES.indexOf("approved");
  return state === "superseded" ? STAGES.length - 1 : STAGES.indexOf(state);
}
