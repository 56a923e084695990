import type { BuildingCard } from "../../domain/building.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";

/** A building with its households. */
type FoundBuilding = Required<Omit<BuildingCard, "incidents">>;

/** The building with this id and its households in `scope`, by stair, floor and door; undefined when there is none. */
export const buildingById = (sql: Queryable, id: number, scope: Scope) =>
  sql<FoundBuilding[]>`
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
`.then((rows): FoundBuilding | undefined => rows[0]);

/** Farther from a building than this, something did not happen at it; in degrees, about ten metres. */
const AT_IT = 0.0001;

/** The building that `incident` happened at, as `place`: the nearest one, if any is near. */
export const happenedAt = (sql: Queryable) => sql`
  cross join lateral (
    select building.id
    from building
    where building.shape && st_expand(incident.position, ${AT_IT})
      and st_dwithin(building.shape, incident.position, ${AT_IT})
    order by st_distance(building.shape, incident.position), building.id
    limit 1
  ) as place`;

/** Incidents at the building since `since`, in `scope`, by kind; the most frequent first. */
export const incidentsAt = (sql: Queryable, id: number, since: Date, scope: Scope) => sql<
  { kind: string; count: number }[]
>`
  select incident_kind.code as kind, count(*)::integer as count
  from building as asked
  join incident on incident.position && st_expand(asked.shape, ${AT_IT})
  join incident_kind on incident_kind.id = incident.kind_id
  ${happenedAt(sql)}
  where asked.id = ${id}
    and place.id = asked.id
    and incident.reported_at >= ${since}
    and not incident.is_case
    ${within(sql, "incident.area_id", scope)}
  group by incident_kind.code
  order by count(*) desc, incident_kind.code
`;
