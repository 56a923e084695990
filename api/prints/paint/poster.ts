import type { Level } from "../../../domain/grid.ts";
import type { HouseholdMarks } from "../../../domain/paper/household-marks.ts";
import { boxAround, LabelRoom } from "../../../domain/paper/label-room.ts";
import { mapSquares } from "../../../domain/paper/map-squares.ts";
import { type PaperMap, paperMap } from "../../../domain/paper/paper-map.ts";
import type { PrintNote, PrintWish } from "../../../domain/paper/print.ts";
import { posterFrame, type Rect, type Sheet } from "../../../domain/paper/sheet.ts";
import { type DrawnArea, drawBorders, drawVeil, fillAreas, insideOn, keepOffBorders } from "./borders.ts";
import { type ColumnRow, drawColumns, fittingRows, headline } from "./columns.ts";
import { drawFoot, drawFurniture, drawSquares, drawTitle, furniturePlaces, type SheetFacts } from "./furniture.ts";
import { drawGround } from "./ground.ts";
import { drawCrowd, drawHouseholds } from "./households.ts";
import { indexOf, indexRows } from "./index-rows.ts";
import { areaStyle, isNamedOn, nameAreas, nameGround, nameHouseholds, nameRoads } from "./labels.ts";
import { dutyRows, type LegendCounts, legendRows } from "./legend-rows.ts";
import { type DrawnHouseholds, type MapParts, worldBoxOf } from "./map-parts.ts";
import { LEAST_TEXT_MM, type Paint } from "./paint.ts";

/** One page with a map: which area, and what is said of it. */
export type PosterPage = Pick<WishOfMap, "colours" | "names" | "approvalNumber"> & {
  sheet: Sheet;
  code: string;
  title: string;
  /** in an atlas, the page of an area; null where it has none */
  pageOf?: (code: string) => number | null;
};

type WishOfMap = Pick<PrintWish, "colours" | "names" | "approvalNumber">;

/** What a page came to. `left`: rows of its columns that had no room. */
export type Drawn = { notes: PrintNote[]; left: ColumnRow[]; map: PaperMap };

/** Draws a poster of an area: map, legend, duties, index. */
export function drawPoster(paint: Paint, parts: MapParts, page: PosterPage): Drawn {
  const { sheet, code } = page;
  const frame = posterFrame(sheet);
  const area = parts.area(code);
  const map = paperMap(worldBoxOf(area), frame.map, 3 * sheet.textMm);
  const squares = mapSquares(frame.map, 20 * sheet.textMm);
  const households = page.colours === "types" ? parts.households(map, code, 1.25 * sheet.textMm) : null;
  const room = new LabelRoom({
    ...{ left: frame.map.x + 1, right: frame.map.x + frame.map.width - 1 },
    ...{ top: frame.map.y + sheet.textMm * 1.3, bottom: frame.map.y + frame.map.height - 1 },
  });
  let levels: ReadonlySet<Level> = new Set();
  whiten(paint, sheet);
  clipped(paint, frame.map, () => {
    drawGround(paint, map, parts.data.ground);
    if (page.colours === "grids") fillAreas(paint, map, coloured(parts, code));
    drawVeil(paint, map, area);
    levels = drawBorders(paint, map, parts.areas);
  });
  for (const { x, y, width, height } of furniturePlaces(map, sheet)) {
    room.take({ left: x, top: y, right: x + width, bottom: y + height });
  }
  const notes: PrintNote[] = [];
  clipped(paint, frame.map, () => {
    if (households?.marks) drawMarks(paint, parts, households, room, sheet);
    const cut = drawNames(paint, parts, page, map, room, households);
    if (cut > 0) notes.push({ code: "names-cut", count: cut, text: "" });
  });
  drawFurniture(paint, map, sheet);
  drawSquares(paint, squares, sheet.textMm);
  const facts = factsOf(parts, page, map);
  drawTitle(paint, frame, facts, sheet.textMm);
  drawFoot(paint, frame, facts, sheet.textMm);
  const counts = households && countsOf(parts, households);
  const { textMm } = sheet;
  const answering = [area, ...parts.below(code, 1), ...parts.below(code, 2)];
  const index = indexOf(map, squares, parts.data.ground, insideOn(map, area));
  const rowsAt = (size: number) => [
    ...legendRows(parts.data, counts, levels, size),
    ...dutyRows(answering, area.households > 0, size),
    ...indexRows(index, size),
  ];
  const rows = fittingRows(rowsAt, frame.columns, textMm);
  return { notes: [...notes, ...notesOf(page, map, households)], left: drawColumns(paint, rows, frame.columns), map };
}

/** Rows that had no room on the map's page, in columns over a page of their own; gives those that are still left. */
export function drawContinued(paint: Paint, sheet: Sheet, title: string, rows: readonly ColumnRow[]): ColumnRow[] {
  whiten(paint, sheet);
  const { marginMm, textMm, widthMm, heightMm } = sheet;
  const head = headline(`${title}（续）`, textMm * 1.2);
  const width = widthMm - 2 * marginMm;
  head.draw(paint, marginMm, marginMm, width);
  const gap = 2 * textMm;
  const count = Math.max(1, Math.floor((width + gap) / (22 * textMm + gap)));
  const each = (width - (count - 1) * gap) / count;
  const top = marginMm + head.height + textMm;
  const columns: Rect[] = Array.from({ length: count }, (_, n) => ({
    ...{ x: marginMm + n * (each + gap), y: top },
    ...{ width: each, height: heightMm - marginMm - top },
  }));
  return drawColumns(paint, rows, columns);
}

export function whiten({ pen }: Paint, { widthMm, heightMm }: Sheet): void {
  pen.fillStyle = "#FFFFFF";
  pen.fillRect(0, 0, widthMm, heightMm);
}

function clipped({ pen }: Paint, { x, y, width, height }: Rect, draw: () => void): void {
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  draw();
  pen.restore();
}

/** The areas that get colours: the next level below that there is. */
const coloured = (parts: MapParts, code: string) =>
  [1, 2, 3].map((steps) => parts.below(code, steps)).find((areas) => areas.length > 0) ?? [parts.area(code)];

function drawMarks(paint: Paint, parts: MapParts, households: DrawnHouseholds, room: LabelRoom, sheet: Sheet): void {
  const { types, attentions } = parts.data;
  const marks = households.marks!;
  drawHouseholds(paint, households, marks, types, attentions);
  takeSymbols(parts, households, room, false);
  const size = sheet.textMm * 0.9;
  for (const crowd of marks.crowds) {
    room.take(boxAround(crowd.x, crowd.y, size * 4.6, size * 1.9));
    drawCrowd(paint, crowd, types, size);
  }
}

/** Nothing is written over symbols; over dots only what is named before they are taken. */
function takeSymbols(
  { data: { types } }: MapParts,
  { type, attention, x, y, marks }: DrawnHouseholds,
  room: LabelRoom,
  dots: boolean,
) {
  for (const row of marks?.rows ?? []) {
    const isRinged = attention[row] > 0;
    if ((types[type[row]].glyph === "none" && !isRinged) !== dots) continue;
    const size = marks!.sizeMm * (dots ? 0.5 : isRinged ? 1.6 : 0.95);
    room.take(boxAround(x[row], y[row], size, size));
  }
}

/** All names: of areas, of households where they are asked for, of the ground. Gives how many households had no room for theirs. */
function drawNames(
  paint: Paint,
  parts: MapParts,
  page: PosterPage,
  map: PaperMap,
  room: LabelRoom,
  households: DrawnHouseholds | null,
): number {
  const { code, pageOf } = page;
  const { textMm } = page.sheet;
  const figures = households !== null && households.marks === null;
  for (const steps of [1, 2]) {
    const label = ({ code, name, level, households }: DrawnArea) => {
      const page = pageOf?.(code) ?? null;
      const figure = figures && steps === 1 ? ` ${households.toLocaleString("en-US")} 户` : "";
      const style = areaStyle(level, textMm);
      return page === null
        ? { text: `${name}${figure}`, style }
        : { text: String(page), style: { ...style, bold: true } };
    };
    nameAreas(paint, map, room, parts.below(code, steps), label, steps === 1);
  }
  if (pageOf) {
    const inside = new Set(parts.within(code).map(({ code }) => code));
    const around = parts.areas.filter((area) => !inside.has(area.code) && pageOf(area.code) !== null);
    const label = ({ code, name }: DrawnArea) => ({
      text: `${name} → ${pageOf(code)} 页`,
      style: areaStyle("microgrid", textMm),
    });
    nameAreas(paint, map, room, around.filter(isNamedOn(map)), label, false);
  }
  if (households) takeSymbols(parts, households, room, true);
  const residents = page.names ? parts.data.households?.residents : null;
  const heads = residents?.map((resident) => resident?.head ?? null);
  const cut = heads && households?.marks ? nameDoors(paint, households, households.marks, heads, room, textMm) : 0;
  keepOffBorders(room, map, parts.areas, ["county", "street", "community", "grid"]);
  nameRoads(paint, map, room, parts.data.ground, textMm);
  nameGround(paint, map, room, parts.data.ground, insideOn(map, parts.area(code)), textMm);
  return cut;
}

/** Names beside symbols; gives how many had no room, all those of crowds among them. */
function nameDoors(
  paint: Paint,
  households: DrawnHouseholds,
  { rows, sizeMm, crowds }: HouseholdMarks,
  names: readonly (string | null)[],
  room: LabelRoom,
  size: number,
): number {
  const shown = households.rows.map((row) => names[row]);
  const cut = nameHouseholds(paint, room, shown, households, rows, sizeMm, Math.max(LEAST_TEXT_MM, size * 0.75));
  return cut + crowds.reduce((sum, crowd) => sum + crowd.households, 0);
}

function factsOf(parts: MapParts, page: PosterPage, map: PaperMap): SheetFacts {
  const { data } = parts;
  const sources = data.sources.length > 0 ? data.sources.join("，") : "本单位数据";
  return {
    title: page.title,
    subtitle: parts.lineage(page.code).join(" › "),
    simulated: data.simulated,
    foot: [
      `制图日期 ${data.date}　坐标系 WGS 84（CGCS2000）　比例尺 1:${map.denominator}　边界、人员为当日在用`,
      `数据来源：${sources}　制图：${data.office}`,
    ],
    approvalNumber: page.approvalNumber,
  };
}

function countsOf({ data }: MapParts, { type, attention, marks }: DrawnHouseholds): LegendCounts {
  const types = data.types.map(() => 0);
  const attentions = data.attentions.map(() => 0);
  for (const each of type) types[each]++;
  for (const each of attention) if (each > 0) attentions[each - 1]++;
  return { types, attentions, crowds: marks?.crowds.length ?? 0 };
}

function notesOf({ colours }: PosterPage, map: PaperMap, households: DrawnHouseholds | null): PrintNote[] {
  if (colours !== "types" || !households) return [];
  if (households.rows.length === 0) return [{ code: "no-households", count: 0, text: "" }];
  if (!households.marks) return [{ code: "small-scale", count: map.denominator, text: "" }];
  const crowded = households.marks.crowds.length;
  return crowded === 0 ? [] : [{ code: "crowded", count: crowded, text: "" }];
}
