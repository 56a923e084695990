import Flatbush from "flatbush";
import type { FeatureCollection, LineString, Polygon } from "geojson";
import { isWithin } from "../../domain/layout/fabric/rings.ts";
import { ARC_KINDS, type Fabric } from "../../domain/layout/fabric.ts";
import { scaleOf } from "../../domain/layout/metres.ts";
import { LATTICE_PER_DEGREE, type Position } from "../../domain/position.ts";
import { cellRings, type Ring } from "./cell-rings.ts";

/** A point in lattice numbers from the fabric's origin; need not be whole. */
export type Point = readonly [x: number, y: number];

/** What the editor derives from a fabric once: shapes to draw, and which cell is where. */
export type Ground = {
  readonly fabric: Fabric;
  readonly rings: readonly (readonly Ring[])[];
  readonly cells: FeatureCollection<Polygon>;
  readonly arcs: FeatureCollection<LineString, { kind: string }>;
  /** metres of one lattice step, eastwards and northwards */
  readonly stepM: Point;
  positionOf(point: Point): [number, number];
  pointOf(position: Position): Point;
  /** the cell that holds the point; -1 outside the community */
  cellAt(point: Point): number;
  /** cells whose bounds lie within `reachM` metres of the line from `a` to `b` */
  near(a: Point, b: Point, reachM: number): number[];
  /** all cells of a building; none for empty ground */
  stairsOf(building: number): readonly number[];
};

export function groundOf(fabric: Fabric): Ground {
  const { origin, x, y, arcs, cells } = fabric;
  const rings = cellRings(fabric);
  const { eastM, northM } = scaleOf(fabric);
  const stepM: Point = [eastM, northM];
  const positionOf = ([px, py]: Point): [number, number] => [
    (origin[0] + px) / LATTICE_PER_DEGREE,
    (origin[1] + py) / LATTICE_PER_DEGREE,
  ];
  const index = indexOf(rings);
  const stairs = new Map<number, number[]>();
  cells.building.forEach((building, cell) => {
    if (building === 0) return;
    const list = stairs.get(building);
    if (list) list.push(cell);
    else stairs.set(building, [cell]);
  });
  return {
    fabric,
    rings,
    cells: {
      type: "FeatureCollection",
      features: rings.map((own, id) => ({
        type: "Feature",
        id,
        properties: {},
        geometry: { type: "Polygon", coordinates: own.map((ring) => closed(ring, positionOf)) },
      })),
    },
    arcs: {
      type: "FeatureCollection",
      features: Array.from({ length: arcs.length }, (_, id) => {
        const coordinates: [number, number][] = [];
        for (let i = arcs.start[id]; i < arcs.start[id + 1]; i++) coordinates.push(positionOf([x[i], y[i]]));
        return {
          type: "Feature" as const,
          id,
          properties: { kind: ARC_KINDS[arcs.kind[id]] },
          geometry: { type: "LineString" as const, coordinates },
        };
      }),
    },
    stepM,
    positionOf,
    pointOf: ([lng, lat]) => [lng * LATTICE_PER_DEGREE - origin[0], lat * LATTICE_PER_DEGREE - origin[1]],
    cellAt: ([px, py]) => index?.search(px, py, px, py).find((cell) => isWithin(px, py, rings[cell])) ?? -1,
    near: (a, b, reachM) => {
      const [dx, dy] = [reachM / stepM[0], reachM / stepM[1]];
      return (
        index?.search(
          Math.min(a[0], b[0]) - dx,
          Math.min(a[1], b[1]) - dy,
          Math.max(a[0], b[0]) + dx,
          Math.max(a[1], b[1]) + dy,
        ) ?? []
      );
    },
    stairsOf: (building) => stairs.get(building) ?? [],
  };
}

function closed(ring: Ring, positionOf: (point: Point) => [number, number]): [number, number][] {
  const line: [number, number][] = [];
  for (let i = 0; i < ring.length; i += 2) line.push(positionOf([ring[i], ring[i + 1]]));
  line.push(line[0]);
  return line;
}

function indexOf(rings: readonly (readonly Ring[])[]): Flatbush | null {
  if (rings.length === 0) return null;
  const index = new Flatbush(rings.length);
  for (const [outer] of rings) {
    const bounds = [
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ];
    for (let i = 0; i < (outer?.length ?? 0); i += 2) {
      bounds[0] = Math.min(bounds[0], outer[i]);
      bounds[1] = Math.min(bounds[1], outer[i + 1]);
      bounds[2] = Math.max(bounds[2], outer[i]);
      bounds[3] = Math.max(bounds[3], outer[i + 1]);
    }
    index.add(bounds[0], bounds[1], bounds[2], bounds[3]);
  }
  index.finish();
  return index;
}
