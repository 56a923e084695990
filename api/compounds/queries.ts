import type { MultiPolygon } from "geojson";
import type { Bounds, Position } from "../../domain/position.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";

export type CompoundRow = {
  id: number;
  code: string;
  name: string;
  position: Position;
  bounds: Bounds;
  area: MultiPolygon;
  buildings: number;
  /** ids of the areas that its buildings lie in, or where none stands, that its middle lies in */
  area_ids: number[];
};

/** The compound with this id; undefined when there is none. */
export const compoundById = (sql: Queryable, id: number) =>
  sql<CompoundRow[]>`
  select compound.id, compound.code, compound.name, array[st_x(middle), st_y(middle)] as position,
    array[st_xmin(shape), st_ymin(shape), st_xmax(shape), st_ymax(shape)] as bounds,
    st_asgeojson(shape, 7)::json as area, inside.buildings,
    coalesce(inside.area_ids, array_remove(array[smallest_area_at(middle)], null), '{}') as area_ids
  from compound
  cross join lateral st_pointonsurface(shape) as middle
  cross join lateral (
    select count(*)::integer as buildings, array_agg(distinct building.area_id) filter (where building.area_id is not null) as area_ids
    from building
    where building.position && compound.shape
      and st_covers(compound.shape, building.position)
  ) as inside
  where compound.id = ${id}
`.then((rows): CompoundRow | undefined => rows[0]);

/** How many households of `scope` live in the compound with this id, by type, the commonest first. */
export const householdsIn = (sql: Queryable, id: number, scope: Scope) => sql<{ type: string; count: number }[]>`
  select household_type.code as type, count(*)::integer as count
  from compound
  join household on household.position && compound.shape
    and st_covers(compound.shape, household.position)
  join household_type on household_type.id = household.type_id
  where compound.id = ${id}
    ${within(sql, "household.area_id", scope)}
  group by household_type.code, household_type.rank
  order by count(*) desc, household_type.rank
`;
