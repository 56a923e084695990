import type { Queryable } from "../database/database.ts";

/** A building as a fabric is made from it. */
export type BuildingRow = {
  id: number;
  /** GeoJSON text */
  shape: string;
  lng: number;
  lat: number;
  /** doors of its households and how many stairs it has */
  households: number;
  units: number | null;
};

/** Buildings that touch the community `areaId`, by id. */
export const buildingRows = (sql: Queryable, areaId: number) => sql<BuildingRow[]>`
  select building.id, st_asgeojson(building.shape, 7) as shape, st_x(building.position) as lng, st_y(building.position) as lat,
    (select count(*)::integer from household where household.building_id = building.id) as households, building.units
  from area_border
  join building on building.shape && area_border.border and st_intersects(building.shape, area_border.border)
  where area_border.area_id = ${areaId}
    and area_border.valid @> current_date
  order by building.id
`;

export type LineRow = {
  kind: string;
  tunnel: boolean;
  /** GeoJSON text */
  line: string;
};

/** Roads, waters, rails and walls that run through the community. */
export const lineRows = (sql: Queryable, areaId: number) => sql<LineRow[]>`
  select road.kind, road.tunnel, st_asgeojson(road.line, 7) as line
  from area_border
  join road on road.line && area_border.border and st_intersects(road.line, area_border.border)
  where area_border.area_id = ${areaId}
    and area_border.valid @> current_date
  order by road.id
`;

/** The border of the community in force, as GeoJSON text, and its hash; undefined when it has none. */
export const borderOf = (sql: Queryable, areaId: number) =>
  sql<{ border: string; hash: string }[]>`
  select st_asgeojson(border, 7) as border, md5(st_asbinary(border)) as hash
  from area_border
  where area_id = ${areaId} and valid @> current_date
`.then(([row]): typeof row | undefined => row);

/** Grids and microgrids of the community that are in force, by code, with their borders as GeoJSON text. */
export const gridRows = (sql: Queryable, areaId: number) => sql<{ code: string; border: string }[]>`
  select area.code, st_asgeojson(area_border.border, 7) as border
  from area as community
  join area on area.path <@ community.path and area.level in ('grid', 'microgrid')
  join area_border on area_border.area_id = area.id and area_border.valid @> current_date
  where community.id = ${areaId}
  order by area.code
`;

export type DoorRow = {
  id: number;
  building: number | null;
  unit: string | null;
  lng: number;
  lat: number;
  residents: number | null;
  area_id: number | null;
  /** somebody said where it belongs, whatever its position says */
  area_by_hand: boolean;
};

/** Doors of the community `areaId`: of all who live in it, or in one of its buildings. By id. */
export const doorRows = (sql: Queryable, areaId: number) => sql<DoorRow[]>`
  with community as (
    select area.path, area_border.border
    from area
    join area_border on area_border.area_id = area.id and area_border.valid @> current_date
    where area.id = ${areaId}
  )
  select household.id, household.building_id as building, household.unit, st_x(household.position) as lng,
    st_y(household.position) as lat, household.residents, household.area_id, household.area_by_hand
  from household
  where household.area_id in (select area.id from community join area on area.path <@ community.path)
    or household.id in (
      select household.id
      from community
      join household on household.position && community.border and st_covers(community.border, household.position)
    )
  order by household.id
`;

export type FabricRow = { id: number; version: string; border_hash: string; cells: number; notes: unknown };

const columns = (sql: Queryable) => sql`id, version, border_hash, cells, notes from fabric`;

/** The stored fabric of this version; undefined when there is none. */
export const fabricOfVersion = (sql: Queryable, areaId: number, version: string) =>
  sql<FabricRow[]>`select ${columns(sql)} where area_id = ${areaId} and version = ${version}`.then(
    ([row]): FabricRow | undefined => row,
  );

/** What a fabric is made of (domain/layout/fabric/encode.ts); undefined when there is none with this id. */
export const fabricBody = (sql: Queryable, id: number) =>
  sql<{ body: Buffer }[]>`select body from fabric where id = ${id}`.then(([row]) => row?.body);

/** Stores a fabric; the one that is there already when somebody was faster. */
export async function insertFabric(
  sql: Queryable,
  areaId: number,
  made: Omit<FabricRow, "id"> & { body: Uint8Array },
): Promise<FabricRow> {
  const { version, border_hash, body, cells, notes } = made;
  await sql`
    insert into fabric (area_id, version, border_hash, body, cells, notes)
    values (${areaId}, ${version}, ${border_hash}, ${Buffer.from(body)}, ${cells}, ${sql.json(notes as never)})
    on conflict (area_id, version) do nothing`;
  return (await fabricOfVersion(sql, areaId, version))!;
}

/** Forgets fabrics of the community that no layout is drawn on, but for the newest. */
export const forgetUnused = (sql: Queryable, areaId: number, newest: number) => sql`
  delete from fabric
  where area_id = ${areaId}
    and id <> ${newest}
    and not exists (select from layout where layout.fabric_id = fabric.id)
`;
