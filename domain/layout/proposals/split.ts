import type { Edit } from "../edit.ts";
import { type AreaId, areaAt, cellsIn, type Draft, freshId, type LayoutLevel, lockedCells } from "../layout.ts";
import type { Assignment } from "../partition/graph.ts";
import type { Settings } from "../partition/settings.ts";
import { placesOf } from "./division.ts";

/** One area of a level in so many. */
export type Split = { readonly level: LayoutLevel; readonly area: AreaId; readonly count: number };

/** The parts may weigh so much more or less than their mean. */
const LEEWAY = 0.15;

/** What is asked of the optimiser to divide one area in parts of like loads. */
export function splitSettings(draft: Draft, { level, area, count }: Split, seed: number): Settings {
  const { households } = draft.loads;
  const target = cellsIn(draft.layout, level, area).reduce((sum, cell) => sum + households[cell], 0) / count;
  const band = [Math.floor(target * (1 - LEEWAY)), Math.ceil(target * (1 + LEEWAY))] as const;
  return { preset: "balanced", seed, target, band };
}

/** Into how many an area of so many households is divided where nobody says. */
export const usualCount = (households: number, target: number): number => Math.max(2, Math.round(households / target));

/** Whether there is anything that keeps an area from being divided: it is locked, or a single cell. */
export function splitFault({ layout }: Draft, { level, area }: Pick<Split, "level" | "area">): "locked" | "one" | null {
  const cells = cellsIn(layout, level, area);
  if (cells.length < 2) return "one";
  return lockedCells(layout)[cells[0]] === 1 ? "locked" : null;
}

/**
 * The edits that divide an area as `placed` says: for each cell the place of its area among those of the level, and places beyond
 * the last for what is new. New areas are of its kind and called by `nameOf` their number; `random` in 0–1 keeps new numbers of two
 * people apart. None where it was not divided.
 */
export function splitEdits(
  { layout }: Draft,
  { level, area }: Pick<Split, "level" | "area">,
  placed: Assignment,
  nameOf: (number: number) => string,
  random: number,
): Edit[] {
  const { ids } = placesOf(layout, level);
  const cells = cellsIn(layout, level, area);
  const fresh = [...new Set(cells.map((cell) => placed[cell]))].filter((place) => place >= ids.length);
  fresh.sort((a, b) => a - b);
  if (fresh.length === 0) return [];
  const first = freshId(layout, random);
  const { kind } = areaAt(layout, level, area)!;
  const within = level === "microgrid" ? { within: layout.microgrids.get(area)!.grid } : {};
  const created = fresh.map((_, i) => ({ id: first + i, name: nameOf(ids.length + 1 + i), kind, ...within }));
  const targets = [area, ...created.map(({ id }) => id)];
  const partOf = new Map(fresh.map((place, i) => [place, 1 + i]));
  const parts = cells.map((cell) => partOf.get(placed[cell]) ?? 0);
  return [{ kind: "divide", level, targets, parts, cells, created }];
}
