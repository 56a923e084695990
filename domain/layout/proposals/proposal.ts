// What the optimiser is asked for on the server, and what it answers: edits that a draft can take.

import type { JobState } from "../../job.ts";
import type { Edit } from "../edit.ts";
import type { AreaId, LayoutLevel } from "../layout.ts";
import type { Preset, Problem, Repair } from "../partition/settings.ts";
import type { Split } from "./split.ts";

/** All grids anew; one grid in several; back into the band; ways to mend what is wrong; five divisions to choose from. */
export const PROPOSAL_KINDS = ["partition", "split", "rebalance", "repair", "alternatives"] as const;

export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** What is wanted of the grids, in households. */
export type ProposalSettings = {
  readonly preset: Preset;
  /** the same seed, settings and draft give the same borders on every machine */
  readonly seed: number;
  readonly band: readonly [low: number, high: number];
  readonly target: number;
  /** partition, alternatives: how many grids; absent: as many as the target makes */
  readonly grids?: number;
  /** split: which area, and in how many */
  readonly split?: Split;
  /** rebalance: share of all households that may change their grid, 0–1; absent: as many as it takes */
  readonly budget?: number;
};

export type Wish = { readonly kind: ProposalKind; readonly settings: ProposalSettings };

/** What new areas are called: by their number, and after the grid they are cut from. */
export type NewNames = {
  readonly byNumber: (number: number, level: LayoutLevel) => string;
  readonly after: (name: string) => string;
};

/** One answer: `edits` made on the revision the job names. */
export type Proposal = {
  readonly preset: Preset;
  readonly seed: number;
  readonly edits: readonly Edit[];
  /** what could not be met; `part` and `node` are places among the grids, and cells */
  readonly problems: readonly Problem[];
  /** a repair: of which grid, by what, and how many households change their grid */
  readonly repair?: { readonly grid: AreaId; readonly text: Repair["text"]; readonly households: number };
};

/** A wish that the server works on: `POST /api/layouts/{id}/proposals`. */
export type ProposalJob = Wish & {
  readonly id: string;
  readonly layout: number;
  /** the layout's revision that it was asked on */
  readonly revision: number;
  readonly state: JobState;
  /** how many are worked on before it */
  readonly ahead: number;
  /** share done, 0–1 */
  readonly progress: number;
  /** what there is so far: all of it once it is done, the best so far where it was stopped */
  readonly proposals: readonly Proposal[];
  readonly by: string;
  /** ISO 8601 */
  readonly askedAt: string;
  readonly endedAt: string | null;
};
