import type { Assignment } from "./graph.ts";

/** Balance costs roads and compactness, so planners choose. */
export const PRESETS = ["along-roads", "balanced", "equal-load"] as const;

export type Preset = (typeof PRESETS)[number];

/** What a division should be like. Weights are households, or whatever the nodes of the graph weigh. */
export type Settings = {
  preset: Preset;
  /** least and most a part should weigh */
  band: readonly [low: number, high: number];
  /** what a part should weigh; decides how many parts there are where nobody says */
  target: number;
  /** the same seed and settings give the same answer on every machine */
  seed: number;
  /** 1 = the node keeps its part; in a division from nothing, the part it has in `present` */
  locked?: Uint8Array;
  /** the parts as they are now; `partition` needs it where something is locked */
  present?: Assignment;
  /** how much may change part in a rebalance; absent: as much as is needed */
  maxMoved?: number;
};

/** Is told how far it is (0–1) and the best so far; `false` stops there and takes that. */
export type OnStep = (done: number, best: Assignment) => boolean | undefined;

/** Why an answer is not all that was asked for. Kinds are text keys. */
export type Problem =
  /** one node alone weighs more than the band allows */
  | { kind: "node-above-band"; node: number; weight: number }
  | { kind: "part-above-band"; part: number; weight: number }
  | { kind: "part-below-band"; part: number; weight: number }
  /** the ground is in more pieces than there should be parts, and no part may lie in two of them */
  | { kind: "more-pieces-than-parts"; pieces: number; wanted: number }
  | { kind: "more-parts-than-nodes"; nodes: number; wanted: number }
  /** a part that was in pieces could not be joined without touching what is locked */
  | { kind: "part-in-pieces"; part: number }
  /** the average itself lies outside the band */
  | { kind: "band-out-of-reach"; mean: number }
  | { kind: "nothing-to-divide" };

export type Outcome = {
  assignment: Assignment;
  parts: number;
  /** share of parts within the band, 0–1 */
  inBand: number;
  /** the greatest deviation of a part from the mean, as a share of the mean */
  worst: number;
  problems: Problem[];
};

/** A proposal that mends one part: these nodes go to those parts, and `weight` changes part. */
export type Repair = {
  part: number;
  text: "repair.join" | "repair.give" | "repair.take" | "repair.merge" | "repair.split";
  moves: { node: number; to: number }[];
  weight: number;
};
