import type { HouseholdColumns } from "../../domain/columns.ts";
import { fromLattice, type Position } from "../../domain/position.ts";
import { metersPerPixel } from "./road-widths.ts";

/** Households too close to tell apart: a building of many doors. */
export type Crowd = {
  position: Position;
  households: number;
  /** rows of the columns */
  rows: readonly number[];
  /** households of each type, by index into the columns' types */
  byType: number[];
  /** zoom from which its doors are far enough apart to be drawn one by one */
  untilZoom: number;
};

export type Crowds = {
  crowds: Crowd[];
  /** zoom from which each row is drawn on its own; 0 for rows of no crowd */
  fromZoom: Float32Array;
};

/** Doors of one building are linked when nearer than this. */
const LINK_M = 4.4;

/** Symbols of doors nearer than this on screen lie on each other (look.md §9 says 8 px for larger symbols). */
const CLOSE_PX = 6.5;

/** Fewer are drawn even when close. */
const LEAST = 8;

/** Doors that stand clear of each other from this zoom on, soon after symbols begin, are no crowd. */
const CLEAR_FROM = 17.35;

/**
 * Groups households whose lattice is too close for points: linked doors (nearer than 4.4 m to the next), whose median
 * distance to the nearest neighbour is under 6.5 px at zoom 17.35.
 */
export function findCrowds(columns: HouseholdColumns): Crowds {
  const { length } = columns;
  const fromZoom = new Float32Array(length);
  if (length === 0) return { crowds: [], fromZoom };
  const lat0 = fromLattice(columns.lat[length >> 1]);
  const perLat = (Math.PI / 180) * 6_371_008.8 * 1e-7;
  const perLng = perLat * Math.cos((lat0 * Math.PI) / 180);
  const { parents, nearest } = link(columns, perLng, perLat);
  const members = new Map<number, number[]>();
  for (let row = 0; row < length; row++) {
    if (nearest[row] > LINK_M) continue;
    const root = rootOf(parents, row);
    const list = members.get(root);
    if (list) list.push(row);
    else members.set(root, [row]);
  }
  const crowds: Crowd[] = [];
  for (const rows of members.values()) {
    if (rows.length < LEAST) continue;
    const distances = rows.map((row) => nearest[row]).sort((a, b) => a - b);
    const spacingM = Math.max(0.05, distances[rows.length >> 1]);
    // why: tenths, as the points carry it, so that figure and doors change at the same zoom
    const untilZoom = Math.ceil(Math.log2((metersPerPixel(0, lat0) * CLOSE_PX) / spacingM) * 10) / 10;
    if (untilZoom < CLEAR_FROM) continue;
    const byType = new Array<number>(columns.types.length).fill(0);
    let [lng, lat] = [0, 0];
    for (const row of rows) {
      byType[columns.type[row]]++;
      lng += columns.lng[row] / rows.length;
      lat += columns.lat[row] / rows.length;
      fromZoom[row] = untilZoom;
    }
    crowds.push({ position: [fromLattice(lng), fromLattice(lat)], households: rows.length, rows, byType, untilZoom });
  }
  return { crowds, fromZoom };
}

/**
 * Joins rows nearer than the link distance (union-find), and finds each one's nearest other within it. Rows are chained by
 * a hash of their cell; that two cells may share a chain costs a look and does no harm, since distances decide.
 */
function link({ length, lng, lat }: HouseholdColumns, perLng: number, perLat: number) {
  const parents = Int32Array.from({ length }, (_, row) => row);
  const squared = new Float32Array(length).fill(Number.POSITIVE_INFINITY);
  const [x, y] = [new Float32Array(length), new Float32Array(length)];
  const mask = 2 ** Math.ceil(Math.log2(length + 1) + 1) - 1;
  const heads = new Int32Array(mask + 1).fill(-1);
  const next = new Int32Array(length);
  const chainOf = (cellX: number, cellY: number) =>
    (Math.imul(cellX, 73_856_093) ^ Math.imul(cellY, 19_349_663)) & mask;
  for (let row = 0; row < length; row++) {
    x[row] = (lng[row] - lng[0]) * perLng;
    y[row] = (lat[row] - lat[0]) * perLat;
    const [cellX, cellY] = [Math.floor(x[row] / LINK_M), Math.floor(y[row] / LINK_M)];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (let other = heads[chainOf(cellX + dx, cellY + dy)]; other >= 0; other = next[other]) {
          const distance = (x[other] - x[row]) ** 2 + (y[other] - y[row]) ** 2;
          if (distance > LINK_M * LINK_M) continue;
          if (distance < squared[row]) squared[row] = distance;
          if (distance < squared[other]) squared[other] = distance;
          parents[rootOf(parents, row)] = rootOf(parents, other);
        }
      }
    }
    const chain = chainOf(cellX, cellY);
    next[row] = heads[chain];
    heads[chain] = row;
  }
  return { parents, nearest: squared.map(Math.sqrt) };
}

function rootOf(parents: Int32Array, row: number): number {
  let root = row;
  while (parents[root] !== root) {
    parents[root] = parents[parents[root]];
    root = parents[root];
  }
  return root;
}
