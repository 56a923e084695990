import type { Queryable } from "../database/database.ts";
import type { ShapeRow } from "../memory/shapes.ts";

// The base map, read into memory: all rows, or those of `ids`.

const within = (sql: Queryable, ids: readonly number[] | null) =>
  ids ? sql`where id = any(${ids as number[]})` : sql``;

/** Footprints. */
export const buildingShapes = (sql: Queryable, ids: readonly number[] | null) => sql<ShapeRow[]>`
  select id, st_asgeojson(shape, 8) as geometry,
    json_build_object('id', id, 'code', code, 'name', name, 'kind', kind, 'address', address, 'floors', floors) as properties
  from building ${within(sql, ids)}
  order by id
`;

/** Roads, paths, rivers, railways and walls. */
export const roadShapes = (sql: Queryable, ids: readonly number[] | null) => sql<ShapeRow[]>`
  select id, st_asgeojson(line, 8) as geometry,
    json_build_object('name', name, 'kind', kind, 'bridge', bridge, 'tunnel', nullif(tunnel, false)) as properties
  from road ${within(sql, ids)}
  order by id
`;

/** Land use. The largest first, so that what lies on top is drawn on top. */
export const landShapes = (sql: Queryable, ids: readonly number[] | null) => sql<ShapeRow[]>`
  select id, st_asgeojson(shape, 8) as geometry, json_build_object('name', name, 'kind', kind,
      'compound', (select compound.id from compound where compound.id = land.id)) as properties
  from land ${within(sql, ids)}
  order by st_area(shape) desc, id
`;

/** Named points. */
export const placeShapes = (sql: Queryable, ids: readonly number[] | null) => sql<ShapeRow[]>`
  select id, st_asgeojson(position, 8) as geometry, json_build_object('name', name, 'kind', kind) as properties
  from place ${within(sql, ids)}
  order by id
`;
