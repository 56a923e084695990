// A division by the optimiser, as something the draft can take: what is asked, and the edits that come of the answer.

import type { AreaKind } from "../../grid.ts";
import type { Edit } from "../edit.ts";
import {
  type AreaId,
  areaOfCells,
  type Draft,
  freshId,
  gridOfCells,
  type Layout,
  type LayoutLevel,
  lockedCells,
} from "../layout.ts";
import { usualParts } from "../partition/allot.ts";
import type { Assignment } from "../partition/graph.ts";
import { matchParts } from "../partition/match-parts.ts";
import type { Preset, Settings } from "../partition/settings.ts";

/** What is asked of the optimiser for `draft`: locked and dedicated grids stay as they are. */
export function divisionSettings(
  { layout }: Draft,
  { band, target }: { band: readonly [number, number]; target: number },
  { preset, seed }: { preset: Preset; seed: number },
): Settings {
  const locked = lockedCells(layout);
  gridOfCells(layout).forEach((grid, cell) => {
    if (layout.grids.get(grid)!.kind === "dedicated") locked[cell] = 1;
  });
  return {
    preset,
    band,
    target,
    seed,
    ...(locked.includes(1) ? { locked, present: placesOf(layout, "grid").assignment } : {}),
  };
}

/**
 * How many grids a division should have: those that stay as they are, one for each cell that is too much for any grid, and as many of the
 * target as the rest makes; but none for ground where nobody lives.
 */
export function partsWanted(
  { layout, loads }: Draft,
  { band: [, most], target }: { band: readonly [number, number]; target: number },
): number {
  const isClosed = (grid: AreaId) => {
    const { isLocked, kind } = layout.grids.get(grid)!;
    return isLocked || kind === "dedicated";
  };
  const open = [...gridOfCells(layout)].flatMap((grid, cell) => (isClosed(grid) ? [] : loads.households[cell]));
  const homes = Float64Array.from(open.filter((households) => households > 0));
  const closed = [...layout.grids.keys()].filter(isClosed).length;
  if (closed === layout.grids.size) return closed;
  return closed + Math.max(1, Math.min(homes.length, usualParts(homes, target, most)));
}

/**
 * The edits that make `assignment` (a part for each cell) of `draft`. Parts take the place of the grids they share most households
 * with, so that few change their grid; others become new, called by `nameOf` their number; grids left without cells go.
 * `random` in 0–1 keeps new numbers of two people apart.
 */
export const divisionEdits = (
  draft: Draft,
  assignment: Assignment,
  nameOf: (number: number) => string,
  random: number,
): Edit[] => {
  const { assignment: before } = placesOf(draft.layout, "grid");
  return placedEdits(draft, matchParts(before, assignment, draft.loads.households), nameOf, random);
};

/**
 * The edits by which each cell goes to the grid whose place among the grids it is given. Places beyond the last become new grids,
 * called by `nameOf` their number and of the kind that `kind` says; grids left without cells go.
 */
export function placedEdits(
  { layout }: Draft,
  placed: Assignment,
  nameOf: (number: number) => string,
  random: number,
  kind: AreaKind = "urban",
): Edit[] {
  const { ids } = placesOf(layout, "grid");
  const fresh = freshId(layout, random);
  const labels = [...new Set(placed)].sort((a, b) => a - b);
  const created = labels
    .filter((label) => label >= ids.length)
    .map((_, index) => ({ id: fresh + index, name: nameOf(ids.length + index + 1), kind }));
  let next = 0;
  const targets = labels.map((label) => ids[label] ?? created[next++].id);
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  const parts = Array.from(placed, (label) => indexOf.get(label)!);
  const kept = new Set(targets);
  return [
    { kind: "divide", level: "grid", targets, parts, created },
    ...ids.filter((id) => !kept.has(id)).map((area): Edit => ({ kind: "remove", level: "grid", area })),
  ];
}

/** The areas of a level in order, and the place of each cell's area among them. */
export function placesOf(layout: Layout, level: LayoutLevel): { ids: AreaId[]; assignment: Assignment } {
  const ids = [...(level === "grid" ? layout.grids : layout.microgrids).keys()];
  const place = new Map(ids.map((id, index) => [id, index]));
  return { ids, assignment: Uint32Array.from(areaOfCells(layout, level), (area) => place.get(area)!) };
}
