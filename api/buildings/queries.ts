import type { BuildingCard } from "../../domain/building.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";

/** The building with this id and its households in `scope`, by stair, floor and door; undefined when there is none. */
export const buildingById = (sql: Queryable, id: number, scope: Scope) =>
  sql<Required<BuildingCard>[]>`
  select building.id, building.code, building.name, building.kind, building.address, building.floors, building.units,
    array[st_x(building.position), st_y(building.position)] as position,
    coalesce((
      select json_agg(json_build_object('id', household.id, 'unit', household.unit, 'floor', household.floor,
          'door', household.door, 'type', household_type.code, 'attention', attention_level.code)
        order by household.unit, household.floor, household.door, household.id)
      from household
      join household_type on household_type.id = household.type_id
      left join attention_level on attention_level.id = household.attention_id
      where household.building_id = building.id
        ${within(sql, "household.area_id", scope)}
    ), '[]'::json) as households
  from building
  where building.id = ${id}
`.then((rows): Required<BuildingCard> | undefined => rows[0]);
