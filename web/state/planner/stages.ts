// A layout on its way: who may take which step, and why not.

/** Where a layout stands. */
export const STAGES = ["draft", "submitted", "approved", "in-force"] as const;
export type Stage = (typeof STAGES)[number] | "superseded" | "rejected";

/** Steps that somebody can take. */
export type StageStep = "submit" | "withdraw" | "approve" | "reject" | "publish";

/** What decides who may do what with a layout. */
export type Standing = {
  readonly stage: Stage;
  /** may draw, may approve */
  readonly mayDraw: boolean;
  readonly mayApprove: boolean;
  /** whoever asks is the one who submitted it */
  readonly isOwn: boolean;
  /** edits that the server has not got yet */
  readonly unsent: boolean;
  /** grids that are empty or in pieces */
  readonly faults: number;
};

/** Why a step cannot be taken, as the key of its text. */
export type Hindrance = "own" | "unsent" | "faults" | "no-right";

/** The steps there are now, each with what hinders it: nothing is hidden that one could do later. */
export function stepsOf(standing: Standing): readonly { step: StageStep; hindrance: Hindrance | null }[] {
  const { stage, mayDraw, mayApprove, isOwn, unsent, faults } = standing;
  const drawing: Hindrance | null = mayDraw ? null : "no-right";
  const approving: Hindrance | null = !mayApprove ? "no-right" : isOwn ? "own" : null;
  switch (stage) {
    case "draft":
    case "rejected":
      return [{ step: "submit", hindrance: drawing ?? (unsent ? "unsent" : faults > 0 ? "faults" : null) }];
    case "submitted":
      return [
        ...(isOwn ? [{ step: "withdraw" as const, hindrance: drawing }] : []),
        { step: "reject", hindrance: approving },
        { step: "approve", hindrance: approving },
      ];
    case "approved":
      return [
        { step: "reject", hindrance: approving },
        { step: "publish", hindrance: mayApprove ? null : "no-right" },
      ];
    case "in-force":
    case "superseded":
      return [];
  }
}

/** The first stage of a rejected draft is drawing again. */
export const stageOnLine = (stage: Stage): number =>
  stage === "rejected" ? 0 : stage === "superseded" ? STAGES.length - 1 : STAGES.indexOf(stage);
