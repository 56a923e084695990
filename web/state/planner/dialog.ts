import type { StageStep } from "./stages.ts";

/** What can stand on a side of a comparison: the grids in force, the layout that is drawn, or a stored one by its id. */
export type SideChoice = "in-force" | "this" | number;

/** What is open over the planner: one thing at a time, or nothing. */
export type OpenDialog =
  | { kind: "none" }
  | { kind: "compare"; left: SideChoice; right: SideChoice }
  | { kind: "handover" }
  | { kind: "codes"; template: string }
  | { kind: "step"; step: StageStep }
  | { kind: "conflict" }
  | { kind: "print" };

export const noDialog: OpenDialog = { kind: "none" };
