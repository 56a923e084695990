// What the planner's panels show, as plain values: the screen derives them from the draft and hands them in.

import type { AreaKind } from "../../../domain/grid.ts";
import type { EditKind } from "../../../domain/layout/edit.ts";
import type { Summary } from "../../../domain/layout/figures.ts";
import type { AreaId, LayoutLevel } from "../../../domain/layout/layout.ts";
import type { Preset, Problem } from "../../../domain/layout/partition/settings.ts";
import type { HandoverItem } from "../../../domain/layout/publication.ts";
import type { Sketch } from "./sketch.ts";

/** How many households a grid should have. */
export type Band = readonly [from: number, to: number];

/** What is wrong with a grid, the worst first; `fine` when nothing is. */
export const VERDICTS = ["empty", "pieces", "above", "below", "nobody", "fine"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Somebody who can be on duty. */
export type Person = { readonly id: number; readonly name: string };

/** One grid in the list beside the map. */
export type GridRow = {
  readonly key: AreaId;
  /** null until it is numbered */
  readonly code: string | null;
  readonly name: string;
  readonly kind: AreaKind;
  /** those on duty */
  readonly people: readonly Person[];
  /** its colour on the map */
  readonly fill: string;
  readonly households: number;
  /** where the gesture in hand began; null when it has not touched this grid */
  readonly before: number | null;
  readonly population: number;
  readonly pieces: number;
  /** Polsby–Popper, 0–1; null without ground */
  readonly compactness: number | null;
  /** share of its border that runs along roads, rivers and walls, 0–1; null without a border of its own */
  readonly onRoads: number | null;
  readonly locked: boolean;
  readonly selected: boolean;
  readonly verdict: Verdict;
};

/** The one area that is chosen, as the form beside the map shows it. */
export type AreaFacts = Pick<GridRow, "key" | "code" | "name" | "kind" | "people" | "households"> & {
  readonly level: LayoutLevel;
};

/** The figures on top. `moved`: share of the households that would change their grid, 0–1; null while it is not known. */
export type Totals = Summary & { readonly moved: number | null };

/** Ways to mend a grid: loose parts to a neighbour, some households to one or from one, all of it, in two, or away with it. */
export const REPAIR_KINDS = ["join", "give", "take", "merge", "split", "remove"] as const;

/** One way to mend a grid. `households`: how many change their grid by it. */
export type RepairOffer = {
  readonly id: string;
  readonly kind: (typeof REPAIR_KINDS)[number];
  /** the other grids it touches */
  readonly with: readonly string[];
  readonly households: number;
};

/** A grid that asks for something, with the ways to mend it, least households first. */
export type GridProblem = {
  readonly key: AreaId;
  readonly name: string;
  readonly verdict: Exclude<Verdict, "fine">;
  /** households too many or too few; pieces, where it is in pieces */
  readonly size: number;
  readonly repairs: readonly RepairOffer[];
};

/** What a publication would hand over. */
export type HandoverTotals = {
  readonly households: number;
  readonly incidents: number;
  readonly visits: number;
  readonly workers: number;
};

/** Steps that are more than their first edit. */
export const OWN_LABELS = ["rebalance", "split-evenly", "repair"] as const;

export type OwnLabel = (typeof OWN_LABELS)[number];

/** One step of the draft's history: what kind of edit, and the names of the grids it touched. */
export type Step = { readonly at: number; readonly label: EditKind | OwnLabel; readonly grids: readonly string[] };

/** Whether what was drawn has reached the server. */
export type Saved =
  | { state: "saved"; at: number | null }
  | { state: "saving" }
  | { state: "unsent"; edits: number }
  | { state: "conflict" };

/** A division that the program proposes. */
export type Alternative = {
  readonly id: string;
  readonly preset: Preset;
  readonly seed: number;
  readonly grids: number;
  readonly inBand: number;
  /** the largest deviation from the target, 0–1 */
  readonly worst: number;
  readonly onRoads: number | null;
  /** what could not be met, as keys of texts */
  readonly problems: readonly Problem["kind"][];
  readonly sketch: Sketch;
};

/** What one worker hands to another; null where nobody is on duty. */
export type HandoverGroup = {
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly items: readonly HandoverItem[];
};

/** One of two layouts that are compared. */
export type Side = {
  readonly name: string;
  readonly sketch: Sketch;
  readonly grids: number;
  readonly inBand: number;
  readonly whole: number;
  readonly onRoads: number | null;
  readonly compactness: number | null;
  /** the largest deviation from the target, 0–1 */
  readonly worst: number;
};

/** Two layouts of the same ground, and who moves from one to the other. */
export type Comparison = {
  readonly left: Side;
  readonly right: Side;
  /** ground that changes its grid, over the right layout */
  readonly difference: Sketch;
  readonly moves: readonly { readonly from: string; readonly to: string; readonly households: number }[];
  readonly households: number;
  /** share of all households, 0–1 */
  readonly share: number;
};
