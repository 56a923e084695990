import type { Rect } from "./sheet.ts";

/** The squares that an index names: columns A, B, C … from the left, rows 1, 2, 3 … from the top. */
export type MapSquares = { frame: Rect; columns: number; rows: number };

/** About square, of about `sideMm`; as many as fit, at most 26 columns. */
export function mapSquares(frame: Rect, sideMm: number): MapSquares {
  const columns = Math.max(1, Math.min(26, Math.round(frame.width / sideMm)));
  const rows = Math.max(1, Math.round(frame.height / (frame.width / columns)));
  return { frame, columns, rows };
}

export const columnName = (column: number): string => String.fromCharCode(65 + column);

/** The square of a place on the sheet: "C4"; null outside the map. */
export function squareAt({ frame, columns, rows }: MapSquares, x: number, y: number): string | null {
  const column = Math.floor(((x - frame.x) / frame.width) * columns);
  const row = Math.floor(((y - frame.y) / frame.height) * rows);
  if (column < 0 || row < 0 || column >= columns || row >= rows) return null;
  return `${columnName(column)}${row + 1}`;
}

/** Squares as an index writes them: three at most in full, else the first and the last. `A1 A2`, `B2–F2`. */
export function squaresText(squares: Iterable<string>): string {
  const all = [...new Set(squares)].sort((a, b) => a.charCodeAt(0) - b.charCodeAt(0) || rowOf(a) - rowOf(b));
  return all.length <= 3 ? all.join(" ") : `${all[0]}–${all[all.length - 1]}`;
}

const rowOf = (square: string): number => Number(square.slice(1));
