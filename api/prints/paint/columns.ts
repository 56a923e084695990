import { type FlowRow, flowRows } from "../../../domain/paper/flow-rows.ts";
import type { Rect } from "../../../domain/paper/sheet.ts";
import { HAIR, INK, INK2, LEAST_TEXT_MM, type Paint, rule, write, writeWithin } from "./paint.ts";

/** A row of legend, duties or index, drawn from its upper left corner. */
export type ColumnRow = FlowRow & { draw: (paint: Paint, x: number, y: number, width: number) => void };

/** Draws as many rows as the columns hold; gives those that are left over. */
export function drawColumns(paint: Paint, rows: readonly ColumnRow[], columns: readonly Rect[]): ColumnRow[] {
  const places = flowRows(
    rows,
    columns.map(({ height }) => height),
  );
  places.forEach(({ column, top }, at) => {
    const { x, y, width } = columns[column];
    rows[at].draw(paint, x, y + top, width);
  });
  return rows.slice(places.length);
}

/** Shares of their usual size that rows are tried in: a second page for a few lines is worse than slightly smaller ones. */
const SHARES = [1, 0.95, 0.9, 0.85, 0.8];

/** The rows that `rowsAt` gives for a size of characters, so large that the columns hold them all; where none is small enough, as large as usual. */
export function fittingRows(
  rowsAt: (size: number) => ColumnRow[],
  columns: readonly Rect[],
  size: number,
): ColumnRow[] {
  const heights = columns.map(({ height }) => height);
  for (const share of SHARES) {
    const rows = rowsAt(Math.max(LEAST_TEXT_MM, size * share));
    if (flowRows(rows, heights).length === rows.length) return rows;
  }
  return rowsAt(size);
}

/** A headline above rows, with a hairline. */
export const headline = (text: string, size: number): ColumnRow => ({
  height: size * 2.8,
  keeps: true,
  draw(paint, x, y, width) {
    write(paint, text, x, y + size * 1.3, { size: size * 1.15, bold: true });
    rule(paint, [x, y + size * 2.3], [x + width, y + size * 2.3], 0.15, HAIR);
  },
});

/** Words to the left, a figure or words to the right. */
export const pairRow = (left: string, right: string, size: number, bold = false): ColumnRow => ({
  height: size * 1.55,
  draw(paint, x, y, width) {
    const middle = y + size * 0.78;
    const share = right === "" ? 1 : 0.72;
    writeWithin(paint, left, x, middle, width * share, { size, bold });
    writeWithin(paint, right, x + width, middle, width * (1 - share), { size, colour: INK2, align: "right" });
  },
});

/** Room between two groups. */
export const space = (size: number): ColumnRow => ({ height: size, isGap: true, draw: () => {} });

/** A symbol to the left of words; `mark` is given its middle. */
export const markRow = (
  mark: (paint: Paint, x: number, y: number) => void,
  words: string,
  figure: string,
  size: number,
): ColumnRow => ({
  height: size * 1.75,
  draw(paint, x, y, width) {
    const middle = y + size * 0.88;
    const indent = size * 2.6;
    mark(paint, x + indent * 0.4, middle);
    writeWithin(paint, words, x + indent, middle, width - indent - size * 4, { size, colour: INK });
    write(paint, figure, x + width, middle, { size, colour: INK2, align: "right" });
  },
});
