import type { Position } from "../../domain/position.ts";
import type { Queryable } from "../database/database.ts";

/** A shape as GeoJSON text, in degrees. */
type Shaped = { shape: string };

/** Degrees north, and east at this latitude, that make a metre. */
export type Degrees = { north: number; east: number };

/** Buildings, roads and land within `reachM` metres to each side of `at`, roads and land cut off there. */
export async function groundAround(sql: Queryable, [lng, lat]: Position, reachM: number, { north, east }: Degrees) {
  const box = sql`st_makeenvelope(${lng - reachM * east}, ${lat - reachM * north}, ${lng + reachM * east}, ${lat + reachM * north}, 4326)`;
  const [buildings, roads, lands] = await Promise.all([
    sql<(Shaped & { id: number; place: string })[]>`
      select id, ${placeName(sql)} as place, st_asgeojson(shape, 7) as shape
      from building
      where shape && ${box}
      order by id
      limit 600`,
    sql<(Shaped & { name: string | null; kind: string })[]>`
      select name, kind, st_asgeojson(cut, 7) as shape
      from (
        select id, name, kind, st_collectionextract(st_intersection(line, ${box}), 2) as cut
        from road
        where line && ${box} and not tunnel
      ) as road
      where not st_isempty(cut)
      order by id
      limit 600`,
    sql<(Shaped & { kind: string })[]>`
      select kind, st_asgeojson(cut, 7) as shape
      from (
        select id, kind, st_collectionextract(st_intersection(st_makevalid(shape), ${box}), 3) as cut
        from land
        where shape && ${box}
      ) as land
      where not st_isempty(cut)
      order by id
      limit 200`,
  ]);
  return { buildings, roads, lands };
}

/** What a building is called by those who live there. */
export const placeName = (sql: Queryable) => sql`coalesce(nullif(building.address, ''), building.name, building.code)`;
