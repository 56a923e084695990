import type { MultiPolygon } from "../../domain/layout/coverage/rings.ts";

/** What a well-known text holds, its polygons and lines one by one. */
export type Read = { type: string; polygons: MultiPolygon[]; lines: number[][][] };

/** Reads POLYGON, MULTIPOLYGON, LINESTRING, LINEARRING, MULTILINESTRING and GEOMETRYCOLLECTION. Each polygon has its pieces. */
export function readWkt(text: string): Read {
  let at = 0;
  const space = () => {
    while (/[\s]/.test(text[at] ?? "")) at++;
  };
  const word = () => {
    space();
    const start = at;
    while (/[A-Za-z]/.test(text[at] ?? "")) at++;
    return text.slice(start, at).toUpperCase();
  };
  const is = (mark: string) => {
    space();
    if (text[at] !== mark) return false;
    at++;
    return true;
  };
  const list = <T>(one: () => T): T[] => {
    if (!is("(")) {
      if (word() === "EMPTY") return [];
      throw new Error(`neither ( nor EMPTY at ${at}: ${text}`);
    }
    const items = [one()];
    while (is(",")) items.push(one());
    if (!is(")")) throw new Error(`no ) at ${at}: ${text}`);
    return items;
  };
  const point = () => {
    space();
    const start = at;
    while (at < text.length && text[at] !== "," && text[at] !== ")") at++;
    return text.slice(start, at).trim().split(/\s+/).map(Number);
  };
  const ring = () => list(point);
  const geometry = (): Read => {
    const type = word();
    if (type === "POLYGON") {
      const rings = list(ring);
      return { type, polygons: [rings.length > 0 ? [rings] : []], lines: [] };
    }
    if (type === "MULTIPOLYGON") return { type, polygons: [list(() => list(ring))], lines: [] };
    if (type === "LINESTRING" || type === "LINEARRING") return { type, polygons: [], lines: [ring()] };
    if (type === "MULTILINESTRING") return { type, polygons: [], lines: list(ring) };
    if (type !== "GEOMETRYCOLLECTION") throw new Error(`unknown: ${text.slice(0, 40)}`);
    const parts = list(geometry);
    return { type, polygons: parts.flatMap(({ polygons }) => polygons), lines: parts.flatMap(({ lines }) => lines) };
  };
  return geometry();
}

/** The same polygon however its rings begin, run and are ordered. */
export const canonicalPolygon = (polygon: MultiPolygon): string =>
  polygon
    .map((piece) => piece.filter((ring) => ring.length > 0).map((ring) => canonicalLine(ring)))
    .filter((piece) => piece.length > 0)
    .map(([shell, ...holes]) => [shell, ...holes.sort()].join(" / "))
    .sort()
    .join(" + ");

/** The same line whichever way it runs; a closed one wherever it begins. */
export function canonicalLine(line: readonly (readonly number[])[]): string {
  const points = line.map((point) => point.join(" ")).filter((point, index, all) => point !== all[index - 1]);
  const both = (list: string[]) => [list, [...list].reverse()];
  if (points.length > 1 && points[0] === points[points.length - 1]) {
    const open = points.slice(1);
    const least = [...open].sort()[0];
    return open
      .flatMap((point, index) => (point === least ? both([...open.slice(index), ...open.slice(0, index)]) : []))
      .map((list) => (list[0] === least ? list : [least, ...list.slice(0, -1)]).join(", "))
      .sort()[0];
  }
  return both(points)
    .map((list) => list.join(", "))
    .sort()[0];
}
