import type { PrintWish } from "../../../domain/paper/print.ts";
import type { Sheet } from "../../../domain/paper/sheet.ts";
import type { MapData } from "../print-data.ts";
import type { ColumnRow } from "./columns.ts";
import { MapParts } from "./map-parts.ts";
import type { Page } from "./page.ts";
import { drawContinued, drawPoster, type PosterPage } from "./poster.ts";
import { rosterPages } from "./roster.ts";

/** The pages of a map, or of an atlas: the whole with its page numbers, then a page for each microgrid; behind them, where names are printed, who lives where. */
export function mapPages(data: MapData, wish: PrintWish, sheet: Sheet): Page[] {
  const parts = new MapParts(data);
  const { colours, names, approvalNumber } = wish;
  const title = wish.title ?? titleOf(parts.area(data.code).name);
  const whole: PosterPage = { sheet, code: data.code, title, colours, names, approvalNumber };
  if (data.kind === "map") {
    return [pageOf(parts, whole), ...rosterPages(parts, title, () => ({ code: data.code, sheet, words: "" }))];
  }
  const leaves = parts.within(data.code).filter(({ level }) => level === "microgrid");
  const numbers = new Map(leaves.map(({ code }, at) => [code, at + 2]));
  const number = (code: string) => numbers.get(code) ?? null;
  return [
    {
      ...pageOf(parts, { ...whole, title: `${title} 图册`, colours: "grids", names: false, pageOf: number }),
      goesOnLast: true,
    },
    ...leaves.map(({ code, name }, at) =>
      pageOf(parts, { ...whole, code, title: `${name}　第 ${at + 2} 页`, pageOf: number }, false),
    ),
    ...rosterPages(parts, title, (code) =>
      number(code) === null
        ? { code: data.code, sheet, words: "　第 1 页" }
        : { code, sheet, words: `　第 ${number(code)} 页` },
    ),
  ];
}

/** 白庄 02 民情图, 柳园社区民情图 */
const titleOf = (name: string): string => `${name}${/[0-9A-Za-z]$/.test(name) ? " " : ""}民情图`;

/** `goesOn`: what has no room comes on pages of its own. */
function pageOf(parts: MapParts, page: PosterPage, goesOn = true): Page {
  return {
    sheet: page.sheet,
    draw(paint) {
      const { notes, left } = drawPoster(paint, parts, page);
      return { notes, more: goesOn && left.length > 0 ? [continued(page, left)] : [], left: left.length };
    },
  };
}

const continued = (page: Pick<PosterPage, "sheet" | "title">, rows: readonly ColumnRow[]): Page => ({
  sheet: page.sheet,
  draw(paint) {
    const left = drawContinued(paint, page.sheet, page.title, rows);
    // why: a page that could hold nothing would be followed by another for ever
    const goesOn = left.length > 0 && left.length < rows.length;
    return { notes: [], more: goesOn ? [continued(page, left)] : [], left: left.length };
  },
});
