import { figuresOf, summaryOf } from "../../../domain/layout/figures.ts";
import { type AreaId, type Draft, gridOfCells } from "../../../domain/layout/layout.ts";
import { differenceSketch, gridSketch } from "./layout-sketch.ts";
import { fillsOf } from "./proposal.ts";
import { numberOf } from "./rows.ts";
import type { Band, Comparison, Side } from "./shown.ts";

/** A layout to be compared, and what it is called. */
export type Compared = { readonly draft: Draft; readonly name: string };

export type ComparisonSettings = {
  readonly band: Band;
  /** what a grid should have */
  readonly target: number;
  /** fills of the ground that moves and of that which stays */
  readonly fills: { moved: string; kept: string };
  /** room for a picture, px */
  readonly width: number;
  readonly height: number;
};

/**
 * Two layouts on the same cells: the figures of both, and who moves from which grid to which, the most first. Grids of the same
 * number are the same grid.
 */
export function compare(left: Compared, right: Compared, settings: ComparisonSettings): Comparison {
  const { households } = right.draft.loads;
  const fillOf = fillsOf(left.draft, right.draft);
  const [was, is] = [gridOfCells(left.draft.layout), gridOfCells(right.draft.layout)];
  const moves = new Map<string, { from: string; to: string; households: number }>();
  let [moved, all] = [0, 0];
  for (let cell = 0; cell < is.length; cell++) {
    all += households[cell];
    // why the second: a cell that was cut in two is new, and nobody lives there
    if (was[cell] === is[cell] || households[cell] === 0) continue;
    moved += households[cell];
    const key = `${was[cell]} ${is[cell]}`;
    const move = moves.get(key) ?? {
      from: left.draft.layout.grids.get(was[cell])!.name,
      to: right.draft.layout.grids.get(is[cell])!.name,
      households: 0,
    };
    move.households += households[cell];
    moves.set(key, move);
  }
  return {
    left: sideOf(left, fillOf, settings),
    right: sideOf(right, fillOf, settings),
    difference: differenceSketch(left.draft, right.draft, settings.fills, settings.width, settings.height),
    moves: [...moves.values()].sort((a, b) => b.households - a.households),
    households: moved,
    share: all > 0 ? moved / all : 0,
  };
}

function sideOf(
  { draft, name }: Compared,
  fillOf: (grid: AreaId) => string,
  { band, target, width, height }: ComparisonSettings,
): Side {
  const figures = figuresOf(draft);
  const grids = [...figures.grid].filter(([, { cells }]) => cells > 0);
  const measured = grids.filter(([id]) => draft.layout.grids.get(id)!.kind !== "dedicated");
  return {
    name,
    ...summaryOf(draft, figures, band),
    compactness: grids.length > 0 ? grids.reduce((sum, [, one]) => sum + one.compactness, 0) / grids.length : null,
    worst: Math.max(0, ...measured.map(([, { households }]) => Math.abs(households - target) / target)),
    sketch: gridSketch(draft, fillOf, width, height, (grid) => numberOf(draft.layout.grids.get(grid)!)),
  };
}
