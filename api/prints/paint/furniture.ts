import { columnName, type MapSquares } from "../../../domain/paper/map-squares.ts";
import { type PaperMap, scaleBar } from "../../../domain/paper/paper-map.ts";
import type { PosterFrame, Rect, Sheet } from "../../../domain/paper/sheet.ts";
import { HAIR, INK, INK2, type Paint, rule, widthOf, write, writeWithin } from "./paint.ts";

/** What stands on a sheet beside the map itself. */
export type SheetFacts = {
  title: string;
  subtitle: string;
  simulated: boolean;
  /** lines at the foot */
  foot: [string, string];
  approvalNumber: string | null;
};

/** Title, and 模拟数据 where it is so. */
export function drawTitle(
  paint: Paint,
  { title: { x, y, width, height } }: PosterFrame,
  facts: SheetFacts,
  text: number,
) {
  const mark = facts.simulated ? text * 9 : 0;
  writeWithin(paint, facts.title, x, y + height * 0.34, width - mark, { size: text * 2.9, bold: true });
  writeWithin(paint, facts.subtitle, x, y + height * 0.8, width, { size: text * 1.2, colour: INK2 });
  if (!facts.simulated) return;
  const box = { x: x + width - mark + text, y, width: mark - text, height: text * 2.6 };
  paint.pen.strokeStyle = INK;
  paint.pen.lineWidth = 0.3;
  paint.pen.strokeRect(box.x, box.y, box.width, box.height);
  const style = { size: text * 1.4, bold: true, align: "center" } as const;
  write(paint, "模拟数据", box.x + box.width / 2, box.y + box.height / 2, style);
}

/** Date, scale, datum, source; the field of the approval number. */
export function drawFoot(
  paint: Paint,
  { foot: { x, y, width, height } }: PosterFrame,
  facts: SheetFacts,
  text: number,
) {
  const number = `审图号：${facts.approvalNumber ?? "　　　　　　　　"}`;
  const style = { size: text, colour: INK2 };
  const right = widthOf(paint, number, { size: text });
  const [first, second] = [y + height * 0.3, y + height * 0.82];
  rule(paint, [x, y - text * 0.3], [x + width, y - text * 0.3], 0.15, HAIR);
  writeWithin(paint, facts.foot[0], x, first, width - right - 2 * text, style);
  writeWithin(paint, facts.foot[1], x, second, width - right - 2 * text, style);
  write(paint, number, x + width - right, first, { size: text });
  if (facts.approvalNumber === null) {
    const from = x + width - right + widthOf(paint, "审图号：", { size: text });
    rule(paint, [from, first + text * 0.7], [x + width, first + text * 0.7], 0.15, INK2);
  }
}

/** Where the scale bar and the arrow to the north stand within the map. */
export function furniturePlaces({ frame: { x, y, width, height } }: PaperMap, { textMm }: Sheet): Rect[] {
  const bar = { width: Math.min(30 * textMm, width * 0.4), height: textMm * 4 };
  return [
    { x: x + textMm, y: y + height - bar.height - textMm, ...bar },
    { x: x + width - textMm * 4.4, y: y + textMm * 1.2, width: textMm * 3.4, height: textMm * 5.6 },
  ];
}

/** A bar of four parts with metres, and an arrow to the north. */
export function drawFurniture(paint: Paint, map: PaperMap, sheet: Sheet): void {
  const { pen } = paint;
  const [plate, north] = furniturePlaces(map, sheet);
  const text = sheet.textMm;
  for (const { x, y, width, height } of [plate, north]) {
    pen.fillStyle = "rgba(255,255,255,0.9)";
    pen.fillRect(x, y, width, height);
  }
  const bar = scaleBar(map, plate.width - 8 * text);
  const [left, middle] = [plate.x + text, plate.y + plate.height * 0.62];
  for (let part = 0; part < bar.parts; part++) {
    pen.fillStyle = part % 2 === 0 ? INK : "#FFFFFF";
    pen.fillRect(left + part * bar.mm, middle, bar.mm, text * 0.5);
  }
  pen.strokeStyle = INK;
  pen.lineWidth = 0.15;
  pen.strokeRect(left, middle, bar.parts * bar.mm, text * 0.5);
  for (const part of [0, 2, 4]) {
    const words = part === 4 ? `${bar.metres * part} 米` : String(bar.metres * part);
    write(paint, words, left + part * bar.mm, middle - text * 0.75, {
      size: text,
      align: part === 0 ? "left" : "center",
    });
  }
  const end = left + bar.parts * bar.mm + text * 1.2;
  write(paint, `1:${map.denominator}`, end, middle + text * 0.25, { size: text, bold: true });
  const [x, top] = [north.x + north.width / 2, north.y + text * 1.9];
  write(paint, "北", x, north.y + text * 0.9, { size: text * 1.2, bold: true, align: "center" });
  pen.fillStyle = INK;
  pen.beginPath();
  pen.moveTo(x, top);
  pen.lineTo(x + text * 0.9, top + text * 3.2);
  pen.lineTo(x, top + text * 2.5);
  pen.lineTo(x - text * 0.9, top + text * 3.2);
  pen.closePath();
  pen.fill();
}

/** The frame of the map, with the letters and numbers of its squares along it and small crosses at their corners. */
export function drawSquares(paint: Paint, squares: MapSquares, text: number): void {
  const { pen } = paint;
  const { frame, columns, rows } = squares;
  const { x, y, width, height } = frame;
  const [stepX, stepY] = [width / columns, height / rows];
  pen.strokeStyle = "#8A939B";
  pen.lineWidth = 0.1;
  pen.beginPath();
  for (let column = 1; column < columns; column++) {
    for (let row = 1; row < rows; row++) {
      const [cx, cy] = [x + column * stepX, y + row * stepY];
      pen.moveTo(cx - 1.2, cy);
      pen.lineTo(cx + 1.2, cy);
      pen.moveTo(cx, cy - 1.2);
      pen.lineTo(cx, cy + 1.2);
    }
  }
  pen.stroke();
  pen.strokeStyle = INK;
  pen.lineWidth = 0.35;
  pen.strokeRect(x, y, width, height);
  const style = { size: text * 0.95, colour: INK2, align: "center" } as const;
  for (let column = 0; column < columns; column++) {
    write(paint, columnName(column), x + (column + 0.5) * stepX, y + text * 0.7, style);
  }
  for (let row = 0; row < rows; row++) write(paint, String(row + 1), x + text * 0.6, y + (row + 0.5) * stepY, style);
}
