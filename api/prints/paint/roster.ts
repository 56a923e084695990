import { mapSquares, squareAt } from "../../../domain/paper/map-squares.ts";
import { paperMap, paperX, paperY } from "../../../domain/paper/paper-map.ts";
import { posterFrame, type Rect, type Sheet, sheetOf } from "../../../domain/paper/sheet.ts";
import type { PrintHouseholds, Roster } from "../print-data.ts";
import { type ColumnRow, drawColumns, headline, space } from "./columns.ts";
import { type MapParts, worldBoxOf } from "./map-parts.ts";
import type { Page } from "./page.ts";
import { INK2, type Paint, write, writeWithin } from "./paint.ts";
import { whiten } from "./poster.ts";

/** The map, or the page of an atlas, that shows an area: where its squares come from. */
export type MapOf = { code: string; sheet: Sheet; words: string };

/** Householders by microgrid and address, with the square of the map each lives in, on office paper behind the map: it is no part of what is hung up. */
export function rosterPages(parts: MapParts, title: string, on: (code: string) => MapOf): Page[] {
  const { households, roster } = parts.data;
  if (!households?.residents || !roster) return [];
  const sheet = sheetOf("A4", "portrait");
  const facts = { title, roster, date: parts.data.date, simulated: parts.data.simulated };
  return [rosterPage(sheet, facts, rowsOf(parts, households, on, sheet.textMm))];
}

type Facts = { title: string; roster: Roster; date: string; simulated: boolean };

const rosterPage = (sheet: Sheet, facts: Facts, rows: readonly ColumnRow[]): Page => ({
  sheet,
  isBehind: true,
  draw(paint) {
    const left = drawRoster(paint, sheet, facts, rows);
    const goesOn = left.length > 0 && left.length < rows.length;
    return { notes: [], more: goesOn ? [rosterPage(sheet, facts, left)] : [], left: 0 };
  },
});

const byAddress = new Intl.Collator("zh-CN", { numeric: true });

/** What households of no area on the map say in place of its index. */
const NOWHERE = -1;

/** Each microgrid with its householders; a vacant door has none. */
function rowsOf(parts: MapParts, all: PrintHouseholds, on: (code: string) => MapOf, size: number): ColumnRow[] {
  const byArea = new Map<number, number[]>();
  all.residents!.forEach((resident, row) => {
    if (!resident?.head) return;
    const rows = byArea.get(all.area[row]);
    if (rows) rows.push(row);
    else byArea.set(all.area[row], [row]);
  });
  const inOrder = parts
    .within(parts.data.code)
    .map(({ code }) => parts.data.areas.findIndex((area) => area.code === code));
  return [...inOrder, NOWHERE].flatMap((at) => {
    const rows = byArea.get(at);
    if (!rows) return [];
    const { name, code: own } = parts.data.areas[at] ?? { name: "未划入网格", code: parts.data.code };
    const { code, sheet, words } = on(own);
    const frame = posterFrame(sheet).map;
    const map = paperMap(worldBoxOf(parts.area(code)), frame, 3 * sheet.textMm);
    const squares = mapSquares(frame, 20 * sheet.textMm);
    const lines = rows.map((row) => ({
      ...{ head: all.residents![row]!.head!, address: all.residents![row]!.address },
      square: squareAt(squares, paperX(map, all.x[row]), paperY(map, all.y[row])) ?? "",
    }));
    lines.sort((a, b) => byAddress.compare(a.address, b.address));
    return [
      headline(`${name}　${rows.length} 户${words}`, size),
      ...lines.map((line) => residentRow(line, size)),
      space(size),
    ];
  });
}

type Line = { head: string; address: string; square: string };

const residentRow = ({ head, address, square }: Line, size: number): ColumnRow => ({
  height: size * 1.6,
  draw(paint, x, y, width) {
    const middle = y + size * 0.8;
    writeWithin(paint, head, x, middle, size * 6, { size, bold: true });
    writeWithin(paint, address, x + size * 6.4, middle, width - size * 9.4, { size, colour: INK2 });
    write(paint, square, x + width, middle, { size, align: "right" });
  },
});

function drawRoster(paint: Paint, sheet: Sheet, facts: Facts, rows: readonly ColumnRow[]): ColumnRow[] {
  whiten(paint, sheet);
  const { marginMm, textMm, widthMm, heightMm } = sheet;
  const width = widthMm - 2 * marginMm;
  const head = headline(`${facts.title}　户主名册${facts.simulated ? "（模拟数据）" : ""}`, textMm * 1.3);
  head.draw(paint, marginMm, marginMm, width);
  const why = `含个人信息，只供内部使用，不得张贴。${facts.date} 由 ${facts.roster.by} 印出，用途：${facts.roster.reason}`;
  writeWithin(paint, why, marginMm, marginMm + head.height + textMm * 0.5, width, { size: textMm, colour: INK2 });
  const top = marginMm + head.height + textMm * 2.2;
  const foot = heightMm - marginMm - textMm * 1.5;
  const gap = 3 * textMm;
  const columns: Rect[] = [0, 1].map((n) => ({
    ...{ x: marginMm + n * ((width + gap) / 2), y: top },
    ...{ width: (width - gap) / 2, height: foot - textMm - top },
  }));
  const left = drawColumns(paint, rows, columns);
  const missing = [...paint.letters.missing].map((each) => `U+${each.codePointAt(0)!.toString(16).toUpperCase()}`);
  if (missing.length > 0) {
    const words = `“〓”是字库里没有的字：${missing.join("、")}，请手写补上。`;
    writeWithin(paint, words, marginMm, foot + textMm, width, { size: textMm });
  }
  return left;
}
