import type { Queryable } from "../database/database.ts";

/** How many points fall into what is there already, for one datum. */
export type Hits = { datum: string; buildings: number; land: number; areas: number };

/** Hits of each datum's points. `lng` and `lat` are WGS 84, and `datum` says which one each was taken for. */
export const datumHits = (tx: Queryable, datum: string[], lng: number[], lat: number[]): Promise<Hits[]> => tx<Hits[]>`
  select datum,
    count(*) filter (where exists (
      select from building where building.shape && point and st_intersects(building.shape, point)
    )) as buildings,
    count(*) filter (where exists (
      select from land where land.shape && point and st_intersects(land.shape, point)
    )) as land,
    count(*) filter (where exists (
      select from area_border
      where area_border.border && point and area_border.valid @> current_date and st_covers(area_border.border, point)
    )) as areas
  from (
    select datum, st_setsrid(st_makepoint(lng, lat), 4326) as point
    from unnest(${datum}::text[], ${lng}::float8[], ${lat}::float8[]) as sample (datum, lng, lat)
    offset 0
  ) as sample
  group by datum`;

/** Is there anything that points could be compared with? */
export const hasGround = (tx: Queryable): Promise<boolean> =>
  tx<{ ground: boolean }[]>`
    select exists (select from building) or exists (select from land) or exists (select from area_border) as ground
  `.then(([{ ground }]) => ground);
