// Edits of a layout: plain data, one per gesture or several in one step. An edit says what a person meant; applied to a draft
// it becomes a patch, which says what changes, and the patch that changes it back.

import type { AreaKind } from "../grid.ts";
import type { ArcKind } from "./fabric.ts";
import type { AreaId, Draft, Grid, LayoutLevel, Microgrid, OnDuty } from "./layout.ts";

/** Lattice numbers from the fabric's origin. */
export type Point = readonly [x: number, y: number];

/** What a new area is called; its code comes later. */
export type NewArea = { readonly name: string; readonly kind: AreaKind };

/**
 * `level` says whose border moves. Where cells change their grid, whole microgrids go along as they are; what is cut off a microgrid goes to
 * a neighbour in the new grid, or becomes a new microgrid where the edit makes one. `id` is the number of what is new: grids and
 * microgrids count on from it (freshId in layout.ts).
 */
export type Edit =
  /** brush, lasso, rectangle */
  | { readonly kind: "assign"; readonly level: LayoutLevel; readonly cells: readonly number[]; readonly to: AreaId }
  /** a new area out of `cells`; a dedicated grid is one of that kind. A microgrid lies in the grid `within`. */
  | {
      readonly kind: "create";
      readonly level: LayoutLevel;
      readonly id: AreaId;
      readonly area: NewArea;
      readonly cells: readonly number[];
      readonly within?: AreaId;
    }
  | { readonly kind: "merge"; readonly level: LayoutLevel; readonly from: AreaId; readonly into: AreaId }
  /** an area without cells */
  | { readonly kind: "remove"; readonly level: LayoutLevel; readonly area: AreaId }
  /** the part of `area` with fewer households becomes new */
  | {
      readonly kind: "split";
      readonly level: LayoutLevel;
      readonly area: AreaId;
      readonly line: readonly Point[];
      readonly id: AreaId;
      readonly name: string;
      /** whole cells by side; with `ground`, empty ground is cut along the line; with `roads`, the line goes along arcs near it */
      readonly by: "cells" | "ground" | "roads";
    }
  /** the border between two areas runs along arcs near `line` */
  | {
      readonly kind: "reroute";
      readonly level: LayoutLevel;
      readonly between: readonly [AreaId, AreaId];
      readonly line: readonly Point[];
    }
  /** vertex 0 is the first of the arc; a vertex at an end takes all arcs of that node along */
  | { readonly kind: "move-vertex"; readonly arc: number; readonly vertex: number; readonly to: Point }
  /** `vertex` is the number of the new one */
  | { readonly kind: "insert-vertex"; readonly arc: number; readonly vertex: number; readonly at: Point }
  | { readonly kind: "delete-vertex"; readonly arc: number; readonly vertex: number }
  /** the arc with its ends; ends on the community's border stay */
  | { readonly kind: "move-arc"; readonly arc: number; readonly by: Point }
  /** `line` goes through the cell from border to border; the part on its right is the new cell */
  | { readonly kind: "cut-cell"; readonly cell: number; readonly line: readonly Point[] }
  | { readonly kind: "regroup"; readonly microgrids: readonly AreaId[]; readonly grid: AreaId }
  | {
      readonly kind: "describe";
      readonly level: LayoutLevel;
      readonly area: AreaId;
      readonly name?: string;
      readonly areaKind?: AreaKind;
      readonly people?: readonly OnDuty[];
    }
  | { readonly kind: "recode"; readonly codes: readonly (readonly [LayoutLevel, AreaId, string | null])[] }
  | { readonly kind: "lock"; readonly grids: readonly AreaId[]; readonly isLocked: boolean }
  /** a computed layout: cell `cells[i]` (without `cells`: cell i) goes to `targets[parts[i]]`; targets in `created` are new */
  | {
      readonly kind: "divide";
      readonly level: LayoutLevel;
      readonly targets: readonly AreaId[];
      readonly parts: readonly number[];
      readonly cells?: readonly number[];
      readonly created: readonly (NewArea & { readonly id: AreaId; readonly within?: AreaId })[];
    }
  | ({ readonly kind: "patch" } & Patch);

export type EditKind = Edit["kind"];

/** An edit that says row by row what changes; every undo is one. */
export type PatchEdit = Extract<Edit, { kind: "patch" }>;

/** What an edit gives: the new draft, what was done to it, and what undoes it exactly. */
export type Applied = { readonly draft: Draft; readonly done: PatchEdit; readonly undo: PatchEdit };

export const isRefusal = (outcome: object): outcome is Refusal => "refused" in outcome;

/** What changes, row by row: null takes a row away. Rows of a table are in rising order. */
export type Patch = {
  readonly cells?: readonly (readonly [to: AreaId, cells: readonly number[]])[];
  readonly microgrids?: readonly (readonly [AreaId, Microgrid | null])[];
  readonly grids?: readonly (readonly [AreaId, Grid | null])[];
  readonly fabric?: FabricPatch;
};

/** Rows of the fabric. New rows follow the last one; only the last rows can be taken away. */
export type FabricPatch = {
  readonly arcs: readonly (readonly [arc: number, ArcRow | null])[];
  readonly cells: readonly (readonly [cell: number, CellRow | null])[];
};

export type ArcRow = {
  /** x, y, x, y, … */
  readonly line: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  readonly kind: ArcKind;
  readonly isCrossable: boolean;
};

/** Its area follows from its arcs. A cell of the fabric as it was built can change its point, not its households. */
export type CellRow = {
  readonly building: number;
  readonly stair: number;
  readonly block: number;
  readonly x: number;
  readonly y: number;
};

/** Why an edit is not applied; also the key of the sentence a person reads. */
export const REFUSALS = [
  "unknown-cell", // no such cell, arc or vertex
  "unknown-area",
  "id-taken",
  "no-cells",
  "same-area",
  "not-empty", // only an area without cells can be removed
  "locked",
  "pinned", // the community's border stays
  "crosses", // an arc would cross or touch another one
  "degenerate", // an arc or a cell would vanish
  "passes-building", // `cells` has the buildings that would change sides
  "lived-in", // ground with a building or with households is not cut
  "misses", // the line does not part the area
  "no-way", // no way along arcs near the line
  "malformed", // not an edit, or a patch that does not fit
  "changed-since", // undo of what has been changed again
] as const;

export type RefusalKey = (typeof REFUSALS)[number];

export type Refusal = {
  readonly refused: RefusalKey;
  /** where, lattice numbers from the origin */
  readonly at?: Point;
  readonly cells?: readonly number[];
  readonly areas?: readonly AreaId[];
};
