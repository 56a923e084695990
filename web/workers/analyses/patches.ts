import type { IncidentColumns } from "../../../domain/columns.ts";
import { type Bounds, fromLattice, type Position } from "../../../domain/position.ts";
import type { Neighbours } from "../../../domain/statistics/neighbours.ts";
import type { Patch, Squares } from "../../state/analysis/answers.ts";

type Settings = {
  squares: Squares;
  neighbours: Neighbours;
  incidents: IncidentColumns;
  /** incidents that count, and the unit each lies in; −1 = none */
  rows: Int32Array;
  unitOf: Int32Array;
  /** 1 hot, −1 cold, 0 neither: squares side by side with the same sign are one patch */
  signOf(unit: number): number;
  /** whether a unit is still what it is at the end */
  isNow?(unit: number): boolean;
  /** what a patch of these units is */
  kindOf(units: readonly number[]): number;
};

/** Patches of squares, those with most incidents first. */
export function patchesOf(settings: Settings): Patch[] {
  const { squares, neighbours, signOf, kindOf, rows, unitOf } = settings;
  const patchOf = new Int32Array(squares.cells.length).fill(-1);
  const members: number[][] = [];
  for (let unit = 0; unit < patchOf.length; unit++) {
    if (patchOf[unit] < 0 && signOf(unit) !== 0)
      members.push(spread(unit, members.length, patchOf, neighbours, signOf));
  }
  const patchesAt = around(members, neighbours);
  const held: number[][] = members.map(() => []);
  for (let i = 0; i < rows.length; i++) {
    for (const patch of patchesAt.get(unitOf[i]) ?? none) held[patch].push(rows[i]);
  }
  return members.map((units, patch) => describe(settings, units, held[patch], kindOf(units))).sort(mostFirst);
}

/** Those with most incidents first. */
export const mostFirst = (a: Patch, b: Patch): number => b.incidents - a.incidents || b.squares - a.squares;

const none: readonly number[] = [];

/** By unit: the patches that it is in or touches. What is around a square is what made it hot, and it may hold nothing itself. */
function around(members: readonly number[][], { first, others }: Neighbours): Map<number, number[]> {
  const patchesAt = new Map<number, number[]>();
  members.forEach((units, patch) => {
    const near = new Set(units);
    for (const unit of units) for (let k = first[unit]; k < first[unit + 1]; k++) near.add(others[k]);
    for (const unit of near) patchesAt.set(unit, [...(patchesAt.get(unit) ?? none), patch]);
  });
  return patchesAt;
}

function spread(
  start: number,
  patch: number,
  patchOf: Int32Array,
  { first, others }: Neighbours,
  signOf: (unit: number) => number,
): number[] {
  const sign = signOf(start);
  const units = [start];
  patchOf[start] = patch;
  for (let at = 0; at < units.length; at++) {
    for (let k = first[units[at]]; k < first[units[at] + 1]; k++) {
      const other = others[k];
      if (patchOf[other] >= 0 || signOf(other) !== sign) continue;
      patchOf[other] = patch;
      units.push(other);
    }
  }
  return units;
}

function describe(
  { squares, incidents, isNow = () => true }: Settings,
  units: readonly number[],
  rows: readonly number[],
  kind: number,
): Patch {
  const bounds = boundsOf(squares, units);
  const middle: Position = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
  return {
    kind,
    position: rows.length === 0 ? middle : meanOf(incidents, rows),
    bounds,
    squares: units.length,
    incidents: rows.length,
    grid: mostOf(rows, incidents.grid, incidents.grids),
    incidentKind: mostOf(rows, incidents.kind, incidents.kinds),
    isNow: units.some(isNow),
  };
}

const meanOf = ({ lng, lat }: IncidentColumns, rows: readonly number[]): Position => [
  fromLattice(rows.reduce((sum, row) => sum + lng[row], 0) / rows.length),
  fromLattice(rows.reduce((sum, row) => sum + lat[row], 0) / rows.length),
];

/** The most frequent code of `column` among `rows`; of two as frequent the first of the dictionary. */
export function mostOf(rows: ArrayLike<number>, column: ArrayLike<number>, codes: readonly string[]): string {
  const counts = new Int32Array(codes.length);
  for (let i = 0; i < rows.length; i++) counts[column[rows[i]]]++;
  let most = -1;
  for (let code = 0; code < counts.length; code++) if (counts[code] > (counts[most] ?? 0)) most = code;
  return codes[most] ?? "";
}

function boundsOf({ bounds, columns, rows, cells }: Squares, units: readonly number[]): Bounds {
  const [west, south, east, north] = bounds;
  let [left, bottom, right, top] = [columns, rows, 0, 0];
  for (const unit of units) {
    const [x, y] = [cells[unit] % columns, Math.floor(cells[unit] / columns)];
    [left, bottom, right, top] = [Math.min(left, x), Math.min(bottom, y), Math.max(right, x + 1), Math.max(top, y + 1)];
  }
  const [stepX, stepY] = [(east - west) / columns, (north - south) / rows];
  return [west + left * stepX, south + bottom * stepY, west + right * stepX, south + top * stepY];
}
