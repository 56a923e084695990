import type { MultiPolygon, Polygon } from "geojson";
import type { Level } from "../../domain/grid.ts";
import type { Position } from "../../domain/position.ts";
import { placeWithin, squareOf } from "../../domain/wall/coarse.ts";
import type { WallTown } from "../../domain/wall/wall.ts";
import { liesIn, type Scope } from "../access/viewer.ts";
import type { Area, Areas } from "../grids/areas.ts";
import type { Memory } from "../memory/memory.ts";

/** Where something lies, as fine as a wall may say it. */
export type CoarseHome = { grid: Area | null; community: Area | null };

const NOWHERE: CoarseHome = { grid: null, community: null };

/** The areas of the town as walls name them, and places no finer than those. Worked out anew when areas change. */
export class CoarseTown {
  private version = -1;
  private homes = new Map<number, CoarseHome>();
  private pieces = new Map<number, readonly Polygon[]>();
  private places = new Map<string, Position>();

  constructor(private readonly memory: Pick<Memory, "areas" | "areaCodes">) {}

  /** The grid and community of an index into memory's dictionary of areas. */
  homeOf(index: number): CoarseHome {
    this.follow();
    const known = this.homes.get(index);
    if (known) return known;
    const { areas, areaCodes } = this.memory;
    const area = areas.withCode(areaCodes.codes[index]);
    const line = area ? areas.lineage(area) : [];
    const grid = line.findLast(({ level }) => level !== "microgrid") ?? null;
    const home = area ? { grid, community: line.find(({ level }) => level === "community") ?? null } : NOWHERE;
    this.homes.set(index, home);
    return home;
  }

  /** Where a point (lattice numbers) in this grid may be said to be. */
  placeOf(lng: number, lat: number, grid: Area | null): Position {
    this.follow();
    const [column, row] = [squareOf(lng), squareOf(lat)];
    const key = `${grid?.id ?? 0} ${column} ${row}`;
    const known = this.places.get(key);
    if (known) return known;
    const place = placeWithin(column, row, grid ? this.piecesOf(grid) : []);
    this.places.set(key, place);
    return place;
  }

  private piecesOf({ id, geometry }: Area): readonly Polygon[] {
    const known = this.pieces.get(id);
    if (known) return known;
    const { coordinates } = geometry ? (JSON.parse(geometry) as MultiPolygon) : { coordinates: [] };
    const pieces = coordinates.map((piece): Polygon => ({ type: "Polygon", coordinates: piece }));
    this.pieces.set(id, pieces);
    return pieces;
  }

  private follow(): void {
    if (this.version === this.memory.areas.version) return;
    this.version = this.memory.areas.version;
    for (const kept of [this.homes, this.pieces, this.places]) kept.clear();
  }
}

/** The area that a wall with this scope shows: the first one where it has several; undefined where it has none in force, or the town has none. */
export const areaShown = (areas: Areas, scope: Scope): Area | undefined =>
  scope.areas === null ? areas.largest() : scope.areas.map((id) => areas.of(id)).find((area) => area !== undefined);

/** The same as the wall is told of it. */
export function wallTown(areas: Areas, scope: Scope): WallTown {
  const area = areaShown(areas, scope);
  if (!area) return { code: null, name: "", level: null, bounds: areas.bounds() };
  return { code: area.code, name: area.name, level: area.level, bounds: area.bounds };
}

const COMMUNITY_OR_GRID: readonly Level[] = ["community", "grid"];

/** Communities and grids in force within `scope`, the communities first, then by code. */
export const mapAreas = (areas: Areas, scope: Scope): Area[] =>
  COMMUNITY_OR_GRID.flatMap((wanted) =>
    [...areas.all()].filter(
      ({ id, level, geometry }) => level === wanted && geometry !== null && liesIn(areas, id, scope),
    ),
  );

/** What figures are told by: the communities within `scope`, or where there is but one, its grids. */
export function partsOf(areas: Areas, scope: Scope): Area[] {
  const all = mapAreas(areas, scope);
  const communities = all.filter(({ level }) => level === "community");
  return communities.length > 1 ? communities : all.filter(({ level }) => level === "grid");
}
