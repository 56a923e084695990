import { centreOf, squareOf } from "../../domain/wall/coarse.ts";
import { DAY_PARTS, dayPartOf, type WallHeat } from "../../domain/wall/incidents.ts";
import { hourOf } from "../../domain/wall/weeks.ts";
import type { IncidentTable } from "./incident-table.ts";

/** How many incidents in areas of `mask` were reported in each square in the `hours` before `now`, by part of the day. */
export function wallHeat({ length, columns }: IncidentTable, mask: Uint8Array, hours: number, now: number): WallHeat {
  const { reported, lng, lat, grid } = columns;
  const from = now - hours * 3_600_000;
  const squares = new Map<number, { column: number; row: number; parts: number[] }>();
  for (let index = 0; index < length; index++) {
    if (reported[index] < from || reported[index] > now || mask[grid[index]] === 0) continue;
    const [column, row] = [squareOf(lng[index]), squareOf(lat[index])];
    const key = column * 1_000_000 + row;
    const square = squares.get(key) ?? { column, row, parts: DAY_PARTS.map(() => 0) };
    squares.set(key, square);
    square.parts[dayPartOf(hourOf(reported[index]))]++;
  }
  const all = [...squares.values()];
  const centres = all.map(({ column, row }) => centreOf(column, row));
  return {
    from: new Date(from).toISOString(),
    to: new Date(now).toISOString(),
    lng: centres.map(([x]) => x),
    lat: centres.map(([, y]) => y),
    count: all.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)),
    parts: DAY_PARTS.map((_, part) => all.map(({ parts }) => parts[part])),
  };
}
