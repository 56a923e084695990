import { squareCode } from "../../../domain/square-code/square-code.ts";
import type { Paint } from "./paint.ts";

/** White ground around a code, in modules (ISO/IEC 18004): without it a camera does not find the code. */
const QUIET = 4;

/** `text` as a square code `side` wide with the white ground around it, from its upper left corner. */
export function drawSquareCode({ pen }: Paint, text: string, x: number, y: number, side: number): void {
  const code = squareCode(text);
  const unit = side / (code.length + 2 * QUIET);
  const [left, top] = [x + QUIET * unit, y + QUIET * unit];
  pen.fillStyle = "#000000";
  pen.beginPath();
  code.forEach((row, line) => {
    row.forEach((dark, column) => {
      if (!dark || row[column - 1]) return;
      const end = row.indexOf(false, column);
      // why: neighbours of a row are one piece, or a printer would leave white hairs between them
      pen.rect(left + column * unit, top + line * unit, ((end < 0 ? row.length : end) - column) * unit, unit);
    });
  });
  pen.fill();
}
