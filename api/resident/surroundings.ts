import type { Geometry } from "geojson";
import { DEGREE_M } from "../../domain/bearing.ts";
import type { Position } from "../../domain/position.ts";
import { RESIDENT_REACH_M, type Surroundings } from "../../domain/resident.ts";
import type { Queryable } from "../database/database.ts";
import { type Degrees, groundAround } from "./surroundings-queries.ts";

/** Degrees that make a metre at `lat`: good to 0.5 %, enough for a few hundred metres. */
const degreesAt = (lat: number): Degrees => ({
  north: 1 / DEGREE_M,
  east: 1 / (DEGREE_M * Math.cos((lat * Math.PI) / 180)),
});

/** The ground around `at`, as far as residents may report from there. */
export async function surroundingsOf(sql: Queryable, at: Position, home: number): Promise<Surroundings> {
  const degrees = degreesAt(at[1]);
  const { buildings, roads, lands } = await groundAround(sql, at, RESIDENT_REACH_M, degrees);
  const flat = (positions: readonly number[][]): number[] =>
    positions.flatMap(([lng, lat]) => [
      Math.round(((lng - at[0]) / degrees.east) * 10),
      Math.round(((lat - at[1]) / degrees.north) * 10),
    ]);
  const rings = (shape: string) =>
    polygonsOf(JSON.parse(shape)).flatMap((rings) => rings.map((ring) => flat(ring.slice(1))));
  return {
    home,
    buildings: buildings.map(({ id, place, shape }) => ({ id, place, rings: rings(shape) })),
    roads: roads.map(({ name, kind, shape }) => ({ name, kind, lines: linesOf(JSON.parse(shape)).map(flat) })),
    lands: lands.map(({ kind, shape }) => ({ kind, rings: rings(shape) })),
  };
}

const polygonsOf = (shape: Geometry): number[][][][] => {
  if (shape.type === "Polygon") return [shape.coordinates];
  return shape.type === "MultiPolygon" ? shape.coordinates : [];
};

const linesOf = (shape: Geometry): number[][][] => {
  if (shape.type === "LineString") return [shape.coordinates];
  return shape.type === "MultiLineString" ? shape.coordinates : [];
};
