import { createHash } from "node:crypto";
import type { MultiLineString, MultiPolygon, Position } from "geojson";
import { arcKindOf } from "../../domain/layout/fabric/road-kinds.ts";
import type { FabricSources } from "../../domain/layout/fabric/sources.ts";
import { MOST_HOUSEHOLDS } from "../../domain/layout/fabric/stairs.ts";
import { boundsOfPositions, toLattice } from "../../domain/position.ts";
import type { Queryable } from "../database/database.ts";
import {
  type BuildingRow,
  borderOf,
  buildingRows,
  type DoorRow,
  doorRows,
  gridRows,
  type LineRow,
  lineRows,
} from "./queries.ts";

/** Raised with every change to how fabrics are built, so that each is built anew. */
const BUILDER = 1;

/** What a fabric is to be made of, the hash of that, and the hash of the community's border alone. */
export type Sources = { sources: FabricSources; version: string; borderHash: string };

/** Everything a fabric of the community `areaId` is made of, as of today; null when it has no border. */
export async function readSources(sql: Queryable, areaId: number): Promise<Sources | null> {
  const border = await borderOf(sql, areaId);
  if (!border) return null;
  const lines = await lineRows(sql, areaId);
  const buildings = await buildingRows(sql, areaId);
  const grids = await gridRows(sql, areaId);
  const doors = await doorRows(sql, areaId);
  const ground = JSON.parse(border.border) as MultiPolygon;
  const sources: FabricSources = {
    origin: originOf(ground),
    border: ground,
    lines: linesOf(lines),
    buildings: buildings.map(buildingOf),
    grids: grids.map(({ code, border }) => ({ code, border: JSON.parse(border) as MultiPolygon })),
    households: housesOf(doors, buildings),
  };
  const version = createHash("sha256")
    .update(JSON.stringify([BUILDER, sources]))
    .digest("base64url")
    .slice(0, 20);
  return { sources, version, borderHash: border.hash };
}

/** Lattice numbers in the middle of the community, so that coordinates from there stay small. */
function originOf({ coordinates }: MultiPolygon): [number, number] {
  const [west, south, east, north] = boundsOfPositions(coordinates.flat(2))!;
  return [toLattice((west + east) / 2), toLattice((south + north) / 2)];
}

function linesOf(rows: readonly LineRow[]): FabricSources["lines"] {
  return rows.flatMap(({ kind, tunnel, line }) => {
    const known = arcKindOf(kind, tunnel);
    const parts: Position[][] = known ? (JSON.parse(line) as MultiLineString).coordinates : [];
    return parts.map((part) => ({ ...known!, line: part }));
  });
}

// why not their number: a fabric depends on it only where it parts a building by stairs, and would be built anew whenever somebody moves
const buildingOf = ({ id, shape, lng, lat, households, units }: BuildingRow): FabricSources["buildings"][number] => ({
  id,
  footprint: JSON.parse(shape) as MultiPolygon,
  position: [lng, lat],
  households: households > MOST_HOUSEHOLDS ? households : Math.min(households, 1),
  stairs: units,
});

/** Only households that decide anything: in buildings that are cut by stair, and where there is no building. */
function housesOf(doors: readonly DoorRow[], buildings: readonly BuildingRow[]): FabricSources["households"] {
  const known = new Map(buildings.map(({ id, households }) => [id, households]));
  return doors
    .filter(({ building }) => building === null || (known.get(building) ?? MOST_HOUSEHOLDS + 1) > MOST_HOUSEHOLDS)
    .map(({ building, unit, lng, lat }) => ({ building, unit, position: [lng, lat] }));
}
