import { happenedAt } from "../buildings/queries.ts";
import type { Queryable } from "../database/database.ts";

const whole = (sql: Queryable, column: string, areas: readonly number[] | undefined) =>
  areas ? sql`and ${sql(column)} = any(${areas as number[]}::integer[])` : sql``;

/** How many incidents of the kind with this code there were since `since` in `areas` (ids; undefined = anywhere), by building. */
export const countsByBuilding = (
  sql: Queryable,
  kind: string,
  since: Date,
  areas: readonly number[] | undefined,
) => sql<{ building: number; incidents: number }[]>`
  select place.id as building, count(*)::integer as incidents
  from incident
  ${happenedAt(sql)}
  where incident.kind_id = (select id from incident_kind where code = ${kind})
    and incident.reported_at >= ${since}
    and not incident.is_case
    ${whole(sql, "incident.area_id", areas)}
  group by place.id
`;

export type BuildingRow = {
  id: number;
  name: string;
  kind: string;
  floors: number | null;
  units: number | null;
  lng: number;
  lat: number;
  households: number;
  rented: number;
  vacant: number;
  elder: number;
};

/** Every building in `areas`, and how many of its households that whoever reads may see are of which type. */
export const buildingRows = (sql: Queryable, areas: readonly number[] | undefined) => sql<BuildingRow[]>`
  select building.id, coalesce(building.name, building.address, building.code) as name, building.kind, building.floors,
    building.units, st_x(building.position) as lng, st_y(building.position) as lat,
    coalesce(home.households, 0) as households, coalesce(home.rented, 0) as rented, coalesce(home.vacant, 0) as vacant,
    coalesce(home.elder, 0) as elder
  from building
  left join (
    select household.building_id, count(*)::integer as households,
      count(*) filter (where household_type.code = 'rented')::integer as rented,
      count(*) filter (where household_type.code = 'vacant')::integer as vacant,
      count(*) filter (where household_type.code = 'elder')::integer as elder
    from household
    join household_type on household_type.id = household.type_id
    group by household.building_id
  ) as home on home.building_id = building.id
  where true ${whole(sql, "building.area_id", areas)}
  order by building.id
`;
