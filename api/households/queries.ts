import type { Bounds } from "../../domain/position.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { areasWithin } from "../grids/queries.ts";
import { CHUNK, readPacked } from "../memory/packed.ts";
import { contains } from "../search/pattern.ts";
import { beginsWith } from "../search/queries.ts";

export const HOUSEHOLD_NUMBERS = ["id", "lng", "lat", "type", "attention", "area", "building", "residents"] as const;

/** Households as columns of numbers: positions on the lattice, ids of what they refer to, 0 for none; all, or those of `ids`. */
export const householdNumbers = (sql: Queryable, ids: readonly number[] | null) =>
  readPacked(
    HOUSEHOLD_NUMBERS,
    (after) =>
      sql<Record<(typeof HOUSEHOLD_NUMBERS)[number], Buffer | null>[]>`
      select string_agg(int4send(id), '') as id,
        string_agg(int4send(round(st_x(position) * 1e7)::integer), '') as lng,
        string_agg(int4send(round(st_y(position) * 1e7)::integer), '') as lat,
        string_agg(int4send(type_id), '') as type,
        string_agg(int4send(coalesce(attention_id, 0)), '') as attention,
        string_agg(int4send(coalesce(area_id, 0)), '') as area,
        string_agg(int4send(coalesce(building_id, 0)), '') as building,
        string_agg(int4send(coalesce(residents, 0)), '') as residents
      from (
        select * from household
        where id > ${after} ${ids ? sql`and id = any(${ids as number[]})` : sql``}
        order by id
        limit ${CHUNK}
      ) as household
    `.then(([row]) => row),
    "id",
  );

/** A household as the database holds it: name and phone sealed, with its code as context. */
export type HouseholdRow = {
  id: number;
  code: string;
  type: string;
  attention: string | null;
  tags: string[];
  address: string;
  building: number | null;
  unit: string | null;
  floor: number | null;
  door: string | null;
  residents: number | null;
  head: string | null;
  phone: string | null;
  area_id: number | null;
  /** the day it moved away */
  left_on: string | null;
  lng: number;
  lat: number;
};

/** The columns of a HouseholdRow, of `household` joined with its type and attention. */
export const householdFields = (sql: Queryable) => sql`
  household.id, household.code, household_type.code as type, attention_level.code as attention, household.tags,
  household.address, household.building_id as building, household.unit, household.floor, household.door,
  household.residents, household.head, household.phone, household.area_id, household.left_on::text as left_on,
  st_x(household.position) as lng, st_y(household.position) as lat`;

const columns = (sql: Queryable) => sql`
  ${householdFields(sql)}
  from household
  join household_type on household_type.id = household.type_id
  left join attention_level on attention_level.id = household.attention_id`;

export type HouseholdFilter = {
  /** part of an address, or the beginning of a code */
  q?: string;
  /** code of an area of any level: those within it */
  grid?: string;
  types?: string[];
  bbox?: Bounds;
};

/** Households in `scope` that `filter` lets through, by id, after the id `after`; at most `limit`. */
export const householdRowsOf = (
  sql: Queryable,
  scope: Scope,
  filter: HouseholdFilter,
  after: number,
  limit: number,
) => {
  const { q, grid, types, bbox } = filter;
  return sql<HouseholdRow[]>`
    select ${columns(sql)}
    where household.id > ${after}
      ${within(sql, "household.area_id", scope)}
      ${q ? sql`and (household.address ilike ${contains(q)} or ${beginsWith(sql, "household.code", q)})` : sql``}
      ${grid ? sql`and household.area_id in ${areasWithin(sql, grid)}` : sql``}
      ${types ? sql`and household_type.code = any(${types})` : sql``}
      ${bbox ? sql`and household.position && st_makeenvelope(${bbox[0]}, ${bbox[1]}, ${bbox[2]}, ${bbox[3]}, 4326)` : sql``}
    order by household.id
    limit ${limit}
  `;
};

/** The household with this id; undefined when there is none in `scope`. */
export const householdById = (sql: Queryable, id: number, scope: Scope) =>
  sql<HouseholdRow[]>`
  select ${columns(sql)}
  where household.id = ${id}
    ${within(sql, "household.area_id", scope)}
`.then((rows): HouseholdRow | undefined => rows[0]);

/** The households with these ids, by id, those in `scope`. */
export const householdsByIds = (sql: Queryable, ids: readonly number[], scope: Scope) => sql<HouseholdRow[]>`
  select ${columns(sql)}
  where household.id = any(${ids as number[]})
    ${within(sql, "household.area_id", scope)}
  order by household.id
`;

/** What the tags with these codes are called, and which of them are restricted. */
export const tagRows = (sql: Queryable, codes: readonly string[]) => sql<
  { code: string; name_zh: string; name_en: string; restricted: boolean }[]
>`
  select code, name_zh, name_en, restricted
  from tag
  where code = any(${codes as string[]})
`;

/** Incidents in `scope` that still wait within 30 metres of the household, or in its building; the latest first. */
export const openIncidentsNear = (sql: Queryable, id: number, scope: Scope) => sql<
  { id: number; kind: string; text: string; state: string; reported_at: Date }[]
>`
  select incident.id, incident_kind.code as kind, incident.text, incident_state.code as state, incident.reported_at
  from household
  left join building on building.id = household.building_id
  join incident on incident.position && st_expand(coalesce(building.shape, household.position), 0.0004)
    and st_dwithin(incident.position::geography, coalesce(building.shape, household.position)::geography, 30)
  join incident_kind on incident_kind.id = incident.kind_id
  join incident_state on incident_state.id = incident.state_id and incident_state.open
  where household.id = ${id}
    ${within(sql, "incident.area_id", scope)}
  order by incident.reported_at desc, incident.id desc
  limit 20
`;
