import type { DensityField } from "../../domain/statistics/density.ts";

/** Cells of a block's side: small enough to follow what is warm, large enough that blocks are few. */
const BLOCK = 8;

/** Rows of a field, `to` not included. */
export type Rows = { from: number; to: number };

/** Blocks side by side with something to draw in them, as shares of the field from its south-west corner. */
export type WarmRun = { left: number; bottom: number; right: number; top: number };

/**
 * The parts of `field` where a value reaches `least`, as runs of blocks that do not overlap, row by row from the south; looked for
 * in `rows` alone, whose outermost blocks may reach beyond them. A town is warm in a few places: what is not drawn takes no time.
 */
export function warmRuns(field: DensityField, least: number, rows: Rows = { from: 0, to: field.rows }): WarmRun[] {
  const { values, columns } = field;
  const across = Math.ceil(columns / BLOCK);
  const lowest = Math.floor(rows.from / BLOCK);
  const warm = new Uint8Array(across * (Math.ceil(rows.to / BLOCK) - lowest));
  const blockRow = (row: number) => Math.floor(Math.max(rows.from, Math.min(rows.to - 1, row)) / BLOCK) - lowest;
  for (let row = rows.from, at = row * columns; row < rows.to; row++) {
    // a cell colours the ground as far as the middles of its neighbours, which may lie in the next block
    const [south, north] = [blockRow(row - 1) * across, blockRow(row + 1) * across];
    for (let column = 0; column < columns; column++, at++) {
      if (values[at] < least) continue;
      const west = Math.floor(Math.max(0, column - 1) / BLOCK);
      const east = Math.floor(Math.min(columns - 1, column + 1) / BLOCK);
      warm[south + west] = 1;
      warm[south + east] = 1;
      warm[north + west] = 1;
      warm[north + east] = 1;
    }
  }
  const runs: WarmRun[] = [];
  for (let from = 0; from < warm.length; from += across) {
    const row = lowest + from / across;
    for (let column = 0; column < across; column++) {
      if (!warm[from + column]) continue;
      const first = column;
      while (column + 1 < across && warm[from + column + 1]) column++;
      runs.push({
        left: (first * BLOCK) / columns,
        bottom: (row * BLOCK) / field.rows,
        right: Math.min(1, ((column + 1) * BLOCK) / columns),
        top: Math.min(1, ((row + 1) * BLOCK) / field.rows),
      });
    }
  }
  return runs;
}
