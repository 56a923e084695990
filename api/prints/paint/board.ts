import { MOST_KIOSK_PEOPLE } from "../../../domain/kiosk.ts";
import type { Sheet } from "../../../domain/paper/sheet.ts";
import { placeOf } from "../../resident/place.ts";
import type { PrintStair, StairData } from "../print-data.ts";
import { HAIR, INK, INK2, type Paint, rule, write, writeWithin } from "./paint.ts";
import { drawSquareCode } from "./square-code.ts";

/** The board at a stair's door (公示牌): where one is, who answers, where to call, the code to report. No number of anybody's own. */
export function drawBoard(paint: Paint, sheet: Sheet, stair: PrintStair, data: StairData): void {
  const { widthMm, heightMm, marginMm } = sheet;
  // why one measure for both ways of the paper: a board reads the same standing and lying
  const text = Math.min(widthMm / 52, heightMm / 44);
  const [left, right] = [marginMm * 1.5, widthMm - marginMm * 1.5];
  const middle = widthMm / 2;
  paint.pen.strokeStyle = INK;
  paint.pen.lineWidth = 0.8;
  paint.pen.strokeRect(marginMm, marginMm, widthMm - 2 * marginMm, heightMm - 2 * marginMm);
  let y = marginMm + text * 3.4;
  write(paint, "网格服务公示牌", middle, y, { size: text * 3, bold: true, align: "center" });
  y += text * 3.4;
  writeWithin(paint, stair.areas.join(" › "), middle, y, right - left, {
    size: text * 1.2,
    colour: INK2,
    align: "center",
  });
  y += text * 2.8;
  const place = placeOf(stair.building, stair.unit);
  writeWithin(paint, place, middle, y, right - left, { size: text * 2.1, bold: true, align: "center" });
  y += text * 2.4;
  rule(paint, [left, y], [right, y], 0.3, INK);
  const isUpright = heightMm > widthMm;
  const beside = stair.url !== null && !isUpright ? Math.min(text * 15, (right - left) * 0.34) : 0;
  if (beside > 0) drawCode(paint, stair.url!, right - beside / 2, y + text * 0.6, beside, text);
  const width = right - left - (beside > 0 ? beside + 2 * text : 0);
  let line = y + text * 2.2;
  for (const { name, duty, area } of stair.people.slice(0, MOST_KIOSK_PEOPLE)) {
    writeWithin(paint, duty, left, line, width * 0.34, { size: text * 1.35, colour: INK2 });
    writeWithin(paint, name, left + width * 0.36, line, width * 0.26, { size: text * 1.7, bold: true });
    writeWithin(paint, area, left + width * 0.64, line, width * 0.36, { size: text * 1.2, colour: INK2 });
    line += text * 2.7;
    rule(paint, [left, line - text * 1.35], [left + width, line - text * 1.35], 0.12, HAIR);
  }
  if (stair.people.length === 0) {
    writeWithin(paint, "本单元的责任人待定，请致电社区", left, line, width, { size: text * 1.4 });
  }
  let low = line + text * 0.6;
  for (const { name, phone, address, hours } of stair.offices.slice(0, 2)) {
    writeWithin(paint, name, left, low, width * 0.34, { size: text * 1.35, colour: INK2 });
    write(paint, phone, left + width * 0.36, low, { size: text * 1.7, bold: true });
    const words = [address, hours].filter((word) => word !== "").join("　");
    writeWithin(paint, words, left + width * 0.36, low + text * 1.7, width * 0.64, {
      size: text * 1.1,
      colour: INK2,
    });
    low += text * 3.7;
  }
  const foot = heightMm - marginMm - text * 4.6;
  if (stair.url !== null && isUpright) {
    const side = Math.min((right - left) * 0.6, foot - low - text * 4);
    drawCode(paint, stair.url, middle, low, side, text);
  }
  rule(paint, [left, foot - text], [right, foot - text], 0.3, INK);
  const calls = "政务服务 12345　　火警 119　　急救 120　　报警 110";
  writeWithin(paint, calls, middle, foot + text * 0.8, right - left, { size: text * 1.7, bold: true, align: "center" });
  const facts = [data.office, `制作日期 ${data.date}`, ...(data.simulated ? ["模拟数据"] : [])].join("　");
  writeWithin(paint, facts, middle, foot + text * 3, right - left, { size: text, colour: INK2, align: "center" });
}

/** The code to report, `side` wide around `middle`, and what it is for. */
function drawCode(paint: Paint, url: string, middle: number, top: number, side: number, text: number): void {
  drawSquareCode(paint, url, middle - side / 2, top, side);
  const style = { size: text * 1.2, bold: true, align: "center" } as const;
  writeWithin(paint, "扫码上报身边事", middle, top + side + text * 0.6, side, style);
}
