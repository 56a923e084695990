import type { Sealer } from "../sealing/sealer.ts";

// A row of a sheet holds names, phones and complaints: it is kept sealed, for the sheet and line it stands in.

const contextOf = (sheet: number, line: number) => `hotline ${sheet} ${line}`;

export const sealCells = (sealer: Sealer, sheet: number, line: number, cells: readonly string[]): string =>
  sealer.seal(JSON.stringify(cells), contextOf(sheet, line));

/** The texts of a row; throws as `Sealer.open` does. */
export const openCells = (sealer: Sealer, sheet: number, row: { line: number; cells: string }): string[] =>
  JSON.parse(sealer.open(row.cells, contextOf(sheet, row.line))) as string[];
