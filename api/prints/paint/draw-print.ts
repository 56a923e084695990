import { createCanvas, PDFDocument, type SKRSContext2D } from "@napi-rs/canvas";
import type { PrintNote, PrintWish } from "../../../domain/paper/print.ts";
import { sheetOf } from "../../../domain/paper/sheet.ts";
import type { PrintOrder } from "../print-data.ts";
import { Letters } from "./letters.ts";
import { mapPages } from "./map-pages.ts";
import type { Page } from "./page.ts";
import { stairPages } from "./stair-pages.ts";

/** A finished print. */
export type Print = { bytes: Uint8Array; pages: number; notes: PrintNote[] };

const MM_AN_INCH = 25.4;

/** Dots of a preview's longer side. */
const PREVIEW_DOTS = 1600;

/** Draws what was ordered; `tell` hears how far it is, 0–1. The same strokes make the PDF and the picture. */
export function drawPrint({ wish, data }: PrintOrder, tell: (progress: number) => void): Print {
  const letters = new Letters();
  const sheet = sheetOf(wish.paper, wish.orientation);
  const pages = "stairs" in data ? stairPages(data, sheet) : mapPages(data, wish, sheet);
  const made =
    wish.format === "png" || wish.preview ? asPicture(pages, wish, letters) : asPdf(pages, wish, letters, tell);
  const missing = [...letters.missing].join("");
  const notes: PrintNote[] = missing
    ? [{ code: "missing-characters", count: letters.missing.size, text: missing }]
    : [];
  return { ...made, notes: [...summed(made.notes), ...notes] };
}

function asPdf(pages: readonly Page[], wish: PrintWish, letters: Letters, tell: (progress: number) => void): Print {
  const title = wish.title ?? wish.area;
  const document = new PDFDocument({ title, creator: "民情图", rasterDPI: 300 });
  const notes: PrintNote[] = [];
  const queue = [...pages];
  let drawn = 0;
  for (let page = queue.shift(); page; page = queue.shift()) {
    const { sheet } = page;
    const dots = 72 / MM_AN_INCH;
    const pen = document.beginPage(sheet.widthMm * dots, sheet.heightMm * dots) as SKRSContext2D;
    pen.scale(dots, dots);
    const { notes: found, more } = page.draw({ pen, letters });
    document.endPage();
    notes.push(...found);
    const behind = queue.findIndex(({ isBehind }) => isBehind);
    if (page.goesOnLast) queue.splice(behind === -1 ? queue.length : behind, 0, ...more);
    else queue.unshift(...more);
    drawn++;
    tell((0.95 * drawn) / (drawn + queue.length));
  }
  return { bytes: document.close(), pages: drawn, notes };
}

/** What `toBuffer` takes, where its declaration is behind: dots an inch, for whoever prints the picture. */
type ToPng = (this: unknown, mime: "image/png", metadata: { resolution: number }) => Buffer;

function asPicture([page]: readonly Page[], wish: PrintWish, letters: Letters): Print {
  const { widthMm, heightMm } = page.sheet;
  const dots = wish.preview ? PREVIEW_DOTS / Math.max(widthMm, heightMm) : wish.dpi / MM_AN_INCH;
  const canvas = createCanvas(Math.round(widthMm * dots), Math.round(heightMm * dots));
  const pen = canvas.getContext("2d");
  pen.scale(dots, dots);
  const { notes, left } = page.draw({ pen, letters });
  const cut: PrintNote[] = left > 0 && !wish.preview ? [{ code: "index-cut", count: left, text: "" }] : [];
  const resolution = Math.round(dots * MM_AN_INCH);
  return {
    bytes: (canvas.toBuffer as ToPng).call(canvas, "image/png", { resolution }),
    pages: 1,
    notes: [...notes, ...cut],
  };
}

/** Notes of many pages as one of each kind. */
function summed(notes: readonly PrintNote[]): PrintNote[] {
  const byCode = new Map<string, PrintNote>();
  for (const note of notes) {
    const known = byCode.get(note.code);
    byCode.set(note.code, known ? { ...known, count: known.count + note.count } : { ...note });
  }
  return [...byCode.values()];
}
