import type { SKRSContext2D } from "@napi-rs/canvas";
import { FONT_FAMILY, type Letters } from "./letters.ts";

/** What a sheet is drawn with: one unit of `pen` is a millimetre. */
export type Paint = { pen: SKRSContext2D; letters: Letters };

/** Colours of paper (look.md §3, §15). */
export const INK = "#1D2733";
export const INK2 = "#4A5563";
export const HAIR = "#B4BBC2";

/** 7 pt: the smallest that is printed (look.md §15), mm. */
export const LEAST_TEXT_MM = 2.47;

export type Style = {
  /** height of the characters, mm */
  size: number;
  bold?: boolean;
  colour?: string;
  align?: "left" | "center" | "right";
};

function dress({ pen }: Paint, { size, bold = false, colour = INK, align = "left" }: Style): void {
  // why: else digits beside Latin letters get shapes that a PDF cannot name
  pen.lang = "zh-CN";
  pen.font = `${bold ? 600 : 400} ${size}px ${FONT_FAMILY}`;
  pen.fillStyle = colour;
  pen.textAlign = align;
  pen.textBaseline = "middle";
}

/** Writes one line; `y` is the middle of its characters. */
export function write(paint: Paint, text: string, x: number, y: number, style: Style): void {
  dress(paint, style);
  paint.pen.fillText(paint.letters.printable(text), x, y);
}

/** Width of a line, mm. */
export function widthOf(paint: Paint, text: string, style: Style): number {
  dress(paint, style);
  return paint.pen.measureText(paint.letters.printable(text)).width;
}

/** `text` in lines of at most `width`, cut between characters, of Latin words and numbers between words. */
export function linesOf(paint: Paint, text: string, width: number, style: Style): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/[A-Za-z0-9.,:%-]+|\s+|./gu) ?? []) {
    if (line !== "" && widthOf(paint, line + piece, style) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line === "" ? lines : [...lines, line];
}

/** Writes one line, smaller where it would be wider than `width`; never under `least` of its size. */
export function writeWithin(paint: Paint, text: string, x: number, y: number, width: number, style: Style): void {
  const needed = widthOf(paint, text, style);
  const share = Math.max(0.6, Math.min(1, width / needed));
  write(paint, text, x, y, { ...style, size: style.size * share });
}

/** A straight line. */
export function rule({ pen }: Paint, from: [number, number], to: [number, number], width: number, colour: string) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}
