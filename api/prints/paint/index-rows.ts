import type { MapSquares } from "../../../domain/paper/map-squares.ts";
import { squareAt, squaresText } from "../../../domain/paper/map-squares.ts";
import { type PaperMap, paperX, paperY } from "../../../domain/paper/paper-map.ts";
import type { Shape } from "../../memory/shapes.ts";
import type { Ground } from "../print-data.ts";
import { type ColumnRow, headline, pairRow, space } from "./columns.ts";
import { shown } from "./ground.ts";

/** Whether a place on the sheet belongs to the area that is printed. */
type Inside = (x: number, y: number) => boolean;

const byPlace = new Intl.Collator("zh-CN", { numeric: true });

/** 三条巷26号4幢, 三条巷26号: what comes before the last number, and the word after it. */
const NUMBERED = /^(.+?)(\d+)(号楼|号|幢|栋|座)$/;

/** The index of streets, then of buildings, with the squares of the map they lie in; without groups that hold nothing. */
export function indexOf(map: PaperMap, squares: MapSquares, ground: Ground, inside: Inside): IndexGroup[] {
  return [
    { title: "道路", lines: streets(map, squares, ground, inside) },
    { title: "楼院", lines: buildings(map, squares, ground, inside) },
  ].filter(({ lines }) => lines.length > 0);
}

type IndexGroup = { title: string; lines: [name: string, squares: string][] };

/** An index as rows. */
export const indexRows = (groups: readonly IndexGroup[], size: number): ColumnRow[] =>
  groups.flatMap(({ title, lines }) => [
    headline(title, size),
    ...lines.map(([name, where]) => pairRow(name, where, size)),
    space(size),
  ]);

function streets(map: PaperMap, squares: MapSquares, { roads }: Ground, inside: Inside): [string, string][] {
  const found = new Map<string, Set<string>>();
  for (const { properties, parts } of shown(map, roads)) {
    if (!properties.name || properties.kind === "wall") continue;
    const name = String(properties.name);
    for (const part of parts) {
      for (const [x, y] of placesAlong(map, part)) {
        const square = inside(x, y) ? squareAt(squares, x, y) : null;
        if (square) found.set(name, (found.get(name) ?? new Set()).add(square));
      }
    }
  }
  return sorted(found);
}

/** Points of a line at most 2 mm apart. */
function* placesAlong(map: PaperMap, part: Float64Array): Generator<[x: number, y: number]> {
  for (let at = 0; at + 3 < part.length; at += 2) {
    const [x, y] = [paperX(map, part[at]), paperY(map, part[at + 1])];
    const [toX, toY] = [paperX(map, part[at + 2]), paperY(map, part[at + 3])];
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / 2));
    for (let step = 0; step <= steps; step++) yield [x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps];
  }
}

/** Buildings by their address; those of one compound or street in one square on one line: 三条巷26号 1–12幢 B3 */
function buildings(map: PaperMap, squares: MapSquares, ground: Ground, inside: Inside): [string, string][] {
  const found = new Map<string, Set<string>>();
  const rows = new Map<string, { name: string; word: string; square: string; numbers: number[] }>();
  for (const { properties, box } of shown(map, ground.buildings)) {
    const [x, y] = middleOf(map, box);
    const square = inside(x, y) ? squareAt(squares, x, y) : null;
    const name = String(properties.address || properties.name || "");
    if (square === null || name === "") continue;
    const [, prefix, number, word] = NUMBERED.exec(name) ?? [];
    if (prefix === undefined) found.set(name, (found.get(name) ?? new Set()).add(square));
    else {
      const key = `${prefix} ${word} ${square}`;
      const row = rows.get(key) ?? { name: prefix, word, square, numbers: [] };
      row.numbers.push(Number(number));
      rows.set(key, row);
    }
  }
  for (const { name, word, square, numbers } of rows.values()) {
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    const line = `${name} ${first === last ? first : `${first}–${last}`}${word}`;
    found.set(line, (found.get(line) ?? new Set()).add(square));
  }
  return sorted(found);
}

const sorted = (found: ReadonlyMap<string, ReadonlySet<string>>): [string, string][] =>
  [...found].sort(([a], [b]) => byPlace.compare(a, b)).map(([name, squares]) => [name, squaresText(squares)]);

const middleOf = (map: PaperMap, [left, top, right, bottom]: Shape["box"]): [number, number] => [
  paperX(map, (left + right) / 2),
  paperY(map, (top + bottom) / 2),
];
