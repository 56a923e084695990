import type { PrintNote } from "../../../domain/paper/print.ts";
import type { Sheet } from "../../../domain/paper/sheet.ts";
import type { PrintStair, StairData } from "../print-data.ts";
import { drawBoard } from "./board.ts";
import type { Page } from "./page.ts";
import { HAIR, type Paint } from "./paint.ts";
import { whiten } from "./poster.ts";
import { drawCodeCard, drawPlate } from "./stair-cards.ts";

/** Boards, one a page; codes and plates on sheets to be cut. */
export function stairPages(data: StairData, sheet: Sheet): Page[] {
  if (data.kind === "boards") {
    return data.stairs.map((stair) => ({
      sheet,
      draw: (paint) => drawn(paint, sheet, () => drawBoard(paint, sheet, stair, data)),
    }));
  }
  const stairs = data.kind === "codes" ? data.stairs.filter(({ url }) => url !== null) : data.stairs;
  const without = data.stairs.length - stairs.length;
  const notes: PrintNote[] = without > 0 ? [{ code: "no-codes", count: without, text: "" }] : [];
  const { columns, rows } = cardsOn(sheet, data.kind);
  const pages: Page[] = [];
  // why one page at least: a sheet without any code says so, too
  for (let first = 0; first === 0 || first < stairs.length; first += columns * rows) {
    const shown = stairs.slice(first, first + columns * rows);
    pages.push({
      sheet,
      draw(paint) {
        const done = drawn(paint, sheet, () => drawCards(paint, sheet, shown, data, columns, rows));
        return { ...done, notes: first === 0 ? notes : [] };
      },
    });
  }
  return pages;
}

function drawn(paint: Paint, sheet: Sheet, draw: () => void) {
  whiten(paint, sheet);
  draw();
  return { notes: [], more: [], left: 0 };
}

/** Cards of at least 85 × 60 mm for codes, 90 × 55 mm for plates. */
function cardsOn({ widthMm, heightMm, marginMm }: Sheet, kind: StairData["kind"]) {
  const [width, height] = kind === "codes" ? [60, 84] : [90, 52];
  return {
    columns: Math.max(1, Math.floor((widthMm - 2 * marginMm) / width)),
    rows: Math.max(1, Math.floor((heightMm - 2 * marginMm) / height)),
  };
}

function drawCards(
  paint: Paint,
  { widthMm, heightMm, marginMm }: Sheet,
  stairs: readonly PrintStair[],
  data: StairData,
  columns: number,
  rows: number,
): void {
  const [width, height] = [(widthMm - 2 * marginMm) / columns, (heightMm - 2 * marginMm) / rows];
  stairs.forEach((stair, at) => {
    const rect = {
      x: marginMm + (at % columns) * width,
      y: marginMm + Math.floor(at / columns) * height,
      width,
      height,
    };
    // where it is cut
    paint.pen.strokeStyle = HAIR;
    paint.pen.lineWidth = 0.1;
    paint.pen.setLineDash([1, 1]);
    paint.pen.strokeRect(rect.x, rect.y, width, height);
    paint.pen.setLineDash([]);
    const inner = { x: rect.x + 3, y: rect.y + 3, width: width - 6, height: height - 6 };
    if (data.kind === "codes") drawCodeCard(paint, inner, stair, data);
    else drawPlate(paint, inner, stair, data);
  });
}
