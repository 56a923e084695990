import type { Rect } from "../../../domain/paper/sheet.ts";
import { placeOf } from "../../resident/place.ts";
import type { PrintStair, StairData } from "../print-data.ts";
import { INK, INK2, type Paint, write, writeWithin } from "./paint.ts";
import { drawSquareCode } from "./square-code.ts";

/** The card of a code as it is posted at the stair: what for, the square code, the place, whom to call at once. */
export function drawCodeCard(paint: Paint, { x, y, width, height }: Rect, stair: PrintStair, data: StairData): void {
  const text = Math.min(width / 18, height / 26);
  const middle = x + width / 2;
  writeWithin(paint, "扫码上报 · 优居码", middle, y + text, width, { size: text * 1.5, bold: true, align: "center" });
  const office = `${data.office}${data.simulated ? "　模拟数据" : ""}`;
  writeWithin(paint, office, middle, y + text * 2.7, width, { size: text, colour: INK2, align: "center" });
  const side = Math.min(width, height - text * 9.6);
  drawSquareCode(paint, stair.url!, middle - side / 2, y + text * 3.3, side);
  const below = y + text * 3.3 + side;
  const place = placeOf(stair.building, stair.unit);
  writeWithin(paint, place, middle, below + text * 1.5, width, { size: text * 1.3, bold: true, align: "center" });
  const lines = ["微信、相机扫一扫，选类别，拍照即可", "火警 119　急救 120　报警 110", stair.url!];
  lines.forEach((line, at) => {
    writeWithin(paint, line, middle, below + text * (3.1 + 1.5 * at), width, {
      size: text,
      colour: INK2,
      align: "center",
    });
  });
}

/** A plate for a stair's door: building and stair large, microgrid and its code below. */
export function drawPlate(paint: Paint, { x, y, width, height }: Rect, stair: PrintStair, data: StairData): void {
  const { pen } = paint;
  pen.strokeStyle = INK;
  pen.lineWidth = 0.7;
  pen.strokeRect(x, y, width, height);
  const text = height / 11;
  const middle = x + width / 2;
  writeWithin(paint, data.office, middle, y + text * 1.3, width - 4, { size: text, colour: INK2, align: "center" });
  const unit = stair.unit === null ? "" : placeOf("", stair.unit);
  const large = { size: text * (unit ? 1.7 : 2.2), bold: true, align: "center" } as const;
  writeWithin(paint, stair.building, middle, y + text * (unit ? 3.6 : 4.8), width - 4, large);
  if (unit) write(paint, unit, middle, y + text * 6.1, { size: text * 2.4, bold: true, align: "center" });
  const { microgrid } = stair;
  const below = microgrid ? `${microgrid.name}　${microgrid.code}` : "";
  const style = { size: Math.max(text, 3.2), bold: true, align: "center" } as const;
  writeWithin(paint, below, middle, y + text * 8.8, width - 4, style);
  const mark = data.simulated ? "模拟数据" : "";
  write(paint, mark, x + width - 1.5, y + height - text * 0.8, {
    size: Math.min(2.5, text * 0.7),
    colour: INK2,
    align: "right",
  });
}
