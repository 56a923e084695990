import type { MultiPolygon } from "geojson";
import type { AreaKind } from "../grid.ts";
import { type Fabric, OUTSIDE } from "./fabric.ts";
import type { AreaId, Grid, Layout, Microgrid, OnDuty } from "./layout.ts";

/** A grid or microgrid as it is in force. */
export type GridInForce = {
  code: string;
  name: string;
  kind: AreaKind;
  level: "grid" | "microgrid";
  /** code of what it lies in */
  parent: string;
  people: readonly OnDuty[];
  /** in degrees */
  border: MultiPolygon;
};

/** The name of the one area of a community where nothing is in force. */
const UNDIVIDED = "1";

/**
 * What is in force, as a layout of `fabric`. Each cell belongs to the smallest area that its point lies in, else to that of a cell beside
 * it. A grid that is not divided has one microgrid of its name, without code; a microgrid in no grid has one grid of its own, likewise.
 * Areas without a cell are left out; where nothing is in force, one grid holds everything. Numbers are in the order of codes.
 */
export function layoutInForce(fabric: Fabric, areas: readonly GridInForce[]): Layout {
  const sorted = [...areas].sort((a, b) => (a.code < b.code ? -1 : 1));
  // the smaller level first: a cell of a divided grid belongs to a microgrid of it
  const wanted = [...sorted.filter(isMicrogrid), ...sorted.filter((area) => !isMicrogrid(area))];
  const areaOf = areaOfCells(fabric, wanted);
  const parents = new Map(sorted.filter((area) => !isMicrogrid(area)).map((grid) => [grid.code, grid]));
  const grids = new Map<AreaId, Grid>();
  const gridNumbers = new Map<GridInForce, AreaId>();
  const microgrids = new Map<AreaId, Microgrid>();
  const held = new Set(areaOf);
  wanted.forEach((area, i) => {
    if (!held.has(i)) return;
    const grid = isMicrogrid(area) ? parents.get(area.parent) : area;
    const number = gridNumbers.get(grid ?? area) ?? gridNumbers.size + 1;
    gridNumbers.set(grid ?? area, number);
    grids.set(number, { ...factsOf(grid ?? area, grid !== undefined), isLocked: false });
    microgrids.set(i + 1, { ...factsOf(area, isMicrogrid(area)), grid: number });
  });
  if (microgrids.size > 0) return { microgridOf: areaOf.map((area) => area + 1), microgrids, grids };
  const facts = { name: UNDIVIDED, code: null, kind: "urban" as const, people: [] };
  return {
    microgridOf: new Uint32Array(fabric.cells.length).fill(1),
    microgrids: new Map([[1, { ...facts, grid: 1 }]]),
    grids: new Map([[1, { ...facts, isLocked: false }]]),
  };
}

const isMicrogrid = ({ level }: GridInForce): boolean => level === "microgrid";

/** What is said of an area; of one that is `made` only to hold another, or to be held, neither code nor people. */
const factsOf = ({ name, code, kind, people }: GridInForce, isItself: boolean) =>
  isItself ? { name, code, kind, people } : { name, code: null, kind, people: [] };

type Ring = { x: number[]; y: number[] };

type Ground = { rings: Ring[]; west: number; south: number; east: number; north: number };

/** The index in `areas` of the area of each cell; all 0 where no cell lies in any. */
function areaOfCells({ cells, arcs, origin }: Fabric, areas: readonly GridInForce[]): Uint32Array {
  const grounds = areas.map(({ border }) => groundOf(border, origin));
  const areaOf = Array.from({ length: cells.length }, (_, cell) =>
    grounds.findIndex((ground) => isWithin(ground, cells.x[cell], cells.y[cell])),
  );
  // ground that was drawn into no area: what lies beside it reaches out, ring by ring
  for (let reached = true; reached && areaOf.includes(-1); ) {
    const before = [...areaOf];
    reached = false;
    for (let arc = 0; arc < arcs.length; arc++) {
      const [left, right] = [arcs.left[arc], arcs.right[arc]];
      if (left === OUTSIDE || right === OUTSIDE || before[left] >= 0 === before[right] >= 0) continue;
      const [empty, full] = before[left] < 0 ? [left, right] : [right, left];
      if (areaOf[empty] >= 0) continue;
      areaOf[empty] = before[full];
      reached = true;
    }
  }
  return Uint32Array.from(areaOf, (area) => Math.max(0, area));
}

/** An area's border in lattice numbers from the fabric's origin. */
function groundOf({ coordinates }: MultiPolygon, [lng, lat]: Fabric["origin"]): Ground {
  const rings = coordinates.flat().map((ring) => ({
    x: ring.map(([x]) => x * 1e7 - lng),
    y: ring.map(([, y]) => y * 1e7 - lat),
  }));
  const ground = { rings, west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { x, y } of rings) {
    ground.west = Math.min(ground.west, ...x);
    ground.east = Math.max(ground.east, ...x);
    ground.south = Math.min(ground.south, ...y);
    ground.north = Math.max(ground.north, ...y);
  }
  return ground;
}

/** Whether a point lies in an area, by the even-odd rule: holes are left out. */
function isWithin({ rings, west, south, east, north }: Ground, px: number, py: number): boolean {
  if (px < west || px > east || py < south || py > north) return false;
  let isOdd = false;
  for (const { x, y } of rings) {
    for (let i = 0, j = x.length - 1; i < x.length; j = i++) {
      if (y[i] > py !== y[j] > py && px < ((x[j] - x[i]) * (py - y[i])) / (y[j] - y[i]) + x[i]) isOdd = !isOdd;
    }
  }
  return isOdd;
}
