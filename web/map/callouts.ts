import type { CodeTables } from "../../domain/codes.ts";
import type { IncidentColumns } from "../../domain/columns.ts";
import { type Bounds, LATTICE_PER_DEGREE } from "../../domain/position.ts";
import { type PointBatch, pointBatch } from "./point-batch.ts";
import type { IncidentFilter } from "./scene-input.ts";

/** Single incidents are drawn from this zoom on. */
export const CALLOUTS_FROM = 12;

/** From which zoom on an incident is a mark, and from which a callout with its icon. */
const DETAIL = {
  urgent: { mark: CALLOUTS_FROM, callout: 14.5 },
  open: { mark: 14, callout: 15.5 },
  closed: { mark: 17, callout: Number.POSITIVE_INFINITY },
} as const;

/** More than this many in sight say nothing one by one: the newest are drawn. */
const MOST = 4000;

/** Rows of `columns` from the first at or after `from` to the last before `to` (seconds since 1970). */
export function rowsBetween(time: Int32Array, from: number, to: number): [first: number, end: number] {
  const firstAtOrAfter = (seconds: number) => {
    let [low, high] = [0, time.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (time[middle] < seconds) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const first = firstAtOrAfter(from);
  return [first, Math.max(first, firstAtOrAfter(to))];
}

/** Rows that pass `filter` and lie in `bounds`, the newest first. A scan of the slice of time: a million rows in 3 ms. */
export function incidentsIn(
  columns: IncidentColumns,
  filter: IncidentFilter,
  codes: CodeTables,
  [west, south, east, north]: Bounds,
): number[] {
  const [first, end] = rowsBetween(columns.time, filter.from, filter.to);
  const [left, right, bottom, top] = [west, east, south, north].map((degrees) => degrees * LATTICE_PER_DEGREE);
  const kinds = columns.kinds.map((kind) => filter.kinds?.has(kind) ?? true);
  const open = openStates(columns, codes);
  const rows: number[] = [];
  for (let row = end - 1; row >= first && rows.length < MOST; row--) {
    const [lng, lat] = [columns.lng[row], columns.lat[row]];
    if (lng < left || lng > right || lat < bottom || lat > top || !kinds[columns.kind[row]]) continue;
    if (filter.openOnly && !open[columns.state[row]]) continue;
    rows.push(row);
  }
  return rows;
}

/**
 * The callouts of `rows`: those that keep clear of each other with icon, the urgent first; the others, and the closed ones,
 * as small marks; the farther away, the fewer. Groups are keyed `mark` and `callout`; callouts further south lie on top.
 */
export function calloutBatch(
  columns: IncidentColumns,
  rows: readonly number[],
  codes: CodeTables,
  zoom: number,
  metersPerPixel: number,
  scale: number,
): PointBatch {
  const open = openStates(columns, codes);
  const urgent = columns.urgencies.map(
    (code) => (codes.urgencies.find((urgency) => urgency.code === code)?.rank ?? 1) > 1,
  );
  const kindOf = columns.kinds.map((code) =>
    Math.max(
      0,
      codes.incidentKinds.findIndex((kind) => kind.code === code),
    ),
  );
  const marks = calloutSprites(codes.incidentKinds.length);
  // a cell is as large as a callout; a callout takes its own cell and the eight around it
  const cell = ((32 * scale * metersPerPixel) / 111_195) * LATTICE_PER_DEGREE;
  const taken = new Set<string>();
  const called: { row: number; sprite: number }[] = [];
  const rest = new Map<number, number[]>([
    [marks.closed, []],
    [marks.open, []],
    [marks.urgent, []],
  ]);
  const importance = (row: number) =>
    !open[columns.state[row]] ? "closed" : urgent[columns.urgency[row]] ? "urgent" : "open";
  const shown = rows.filter((row) => zoom >= DETAIL[importance(row)].mark);
  const byUrgency = shown
    .filter((row) => open[columns.state[row]])
    .sort((a, b) => Number(urgent[columns.urgency[b]]) - Number(urgent[columns.urgency[a]]));
  for (const row of shown) if (!open[columns.state[row]]) rest.get(marks.closed)?.push(row);
  for (const row of byUrgency) {
    const isUrgent = urgent[columns.urgency[row]];
    const shrink = Math.cos((columns.lat[row] / LATTICE_PER_DEGREE / 180) * Math.PI);
    const [x, y] = [Math.floor((columns.lng[row] * shrink) / cell), Math.floor(columns.lat[row] / cell)];
    if (
      zoom < DETAIL[importance(row)].callout ||
      [-1, 0, 1].some((dx) => [-1, 0, 1].some((dy) => taken.has(`${x + dx},${y + dy}`)))
    ) {
      rest.get(isUrgent ? marks.urgent : marks.open)?.push(row);
      continue;
    }
    taken.add(`${x},${y}`);
    called.push({ row, sprite: marks.callout(kindOf[columns.kind[row]], isUrgent) });
  }
  called.sort((a, b) => columns.lat[b.row] - columns.lat[a.row]);
  return pointBatch(columns, [
    ...[...rest].map(([sprite, list]) => ({ key: "mark", sprite, rows: Uint32Array.from(list) })),
    ...called.map(({ row, sprite }) => ({ key: "callout", sprite, rows: Uint32Array.of(row) })),
  ]);
}

/** Numbers of the sprites of callouts, as `calloutSheet` paints them. */
export const calloutSprites = (kinds: number) => ({
  callout: (kind: number, urgent: boolean) => kind * 2 + Number(urgent),
  closed: kinds * 2,
  open: kinds * 2 + 1,
  urgent: kinds * 2 + 2,
});

const openStates = (columns: IncidentColumns, codes: CodeTables): boolean[] =>
  columns.states.map((code) => codes.incidentStates.find((state) => state.code === code)?.open ?? true);
