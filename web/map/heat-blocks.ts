import type { DensityField } from "../../domain/statistics/density.ts";

/** Cells of a block's side: small enough to follow what is warm, large enough that blocks are few. */
const BLOCK = 16;

/** Blocks side by side with something to draw in them, as shares of the field from its south-west corner. */
export type WarmRun = { left: number; bottom: number; right: number; top: number };

/**
 * The parts of `field` where a value reaches `least`, as runs of blocks that do not overlap, row by row from the south. A town
 * is warm in a few places: what is not drawn takes no time.
 */
export function warmRuns({ values, columns, rows }: DensityField, least: number): WarmRun[] {
  const across = Math.ceil(columns / BLOCK);
  const warm = new Uint8Array(across * Math.ceil(rows / BLOCK));
  for (let row = 0, at = 0; row < rows; row++) {
    // a cell colours the ground as far as the middles of its neighbours, which may lie in the next block
    const [south, north] = [blockOf(row - 1, rows), blockOf(row + 1, rows)];
    for (let column = 0; column < columns; column++, at++) {
      if (values[at] < least) continue;
      const [west, east] = [blockOf(column - 1, columns), blockOf(column + 1, columns)];
      warm[south * across + west] = 1;
      warm[south * across + east] = 1;
      warm[north * across + west] = 1;
      warm[north * across + east] = 1;
    }
  }
  const runs: WarmRun[] = [];
  for (let row = 0; row * BLOCK < rows; row++) {
    for (let column = 0; column < across; column++) {
      if (!warm[row * across + column]) continue;
      const first = column;
      while (column + 1 < across && warm[row * across + column + 1]) column++;
      runs.push({
        left: (first * BLOCK) / columns,
        bottom: (row * BLOCK) / rows,
        right: Math.min(1, ((column + 1) * BLOCK) / columns),
        top: Math.min(1, ((row + 1) * BLOCK) / rows),
      });
    }
  }
  return runs;
}

/** The block of a cell, or of the nearest there is. */
const blockOf = (cell: number, cells: number): number => Math.floor(Math.max(0, Math.min(cells - 1, cell)) / BLOCK);
