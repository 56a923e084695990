import type { PackedBuilding, PackedCode, PackedFacility } from "../../domain/phone.ts";
import type { Position } from "../../domain/position.ts";
import type { StaffMember } from "../../domain/staff.ts";
import type { VisitState } from "../../domain/visit.ts";
import type { Queryable } from "../database/database.ts";

/** What is said of a building on the way to a door. */
export const packedBuildings = (sql: Queryable, ids: readonly number[]) => sql<PackedBuilding[]>`
  select id, code, name, address, floors, units, array[st_x(position), st_y(position)] as position
  from building
  where id = any(${ids as number[]})
  order by id
`;

/** Facilities in the areas with these ids. */
export const packedFacilities = (sql: Queryable, areas: readonly number[], limit: number) => sql<PackedFacility[]>`
  select facility.id, facility_kind.code as kind, facility.name, facility.phone,
    array[st_x(facility.position), st_y(facility.position)] as position
  from facility
  join facility_kind on facility_kind.id = facility.kind_id
  where facility.area_id = any(${areas as number[]})
  order by facility.id
  limit ${limit}
`;

export type PackedIncidentRow = {
  id: number;
  code: string;
  text: string;
  kind: string;
  state: string;
  urgency: string;
  position: Position;
  reported_at: Date;
  due_at: Date | null;
  area_id: number;
  /** null: imported, the usual one */
  flow: string | null;
  parent_id: number | null;
  step_count: number;
};

/** Incidents that still wait in the areas with these ids, the latest first. */
export const openIncidentsIn = (sql: Queryable, areas: readonly number[], limit: number) => sql<PackedIncidentRow[]>`
  select incident.id, incident.code, incident.text, incident_kind.code as kind, incident_state.code as state,
    urgency.code as urgency, array[st_x(incident.position), st_y(incident.position)] as position,
    incident.reported_at, incident.due_at, incident.area_id, flow.code as flow, incident.parent_id, incident.step_count
  from incident
  join incident_kind on incident_kind.id = incident.kind_id
  join incident_state on incident_state.id = incident.state_id and incident_state.open
  join urgency on urgency.id = incident.urgency_id
  left join flow on flow.id = incident.flow_id
  where incident.area_id = any(${areas as number[]})
  order by incident.reported_at desc, incident.id desc
  limit ${limit}
`;

/** Codes in use at the buildings with these ids. */
export const packedCodes = (sql: Queryable, buildings: readonly number[]) => sql<PackedCode[]>`
  select token, building_id as building
  from resident_code
  where revoked_at is null and building_id = any(${buildings as number[]})
  order by id
`;

/** Who is on duty today in the areas with these ids themselves. */
export const peopleOnDuty = (sql: Queryable, areas: readonly number[]) =>
  sql<(StaffMember & { area_id: number })[]>`
  select assignment.area_id, staff.id, staff.name, array_agg(duty.code order by duty.rank) as duties
  from assignment
  join staff on staff.id = assignment.staff_id
  join duty on duty.id = assignment.duty_id
  where assignment.area_id = any(${areas as number[]}) and assignment.valid @> current_date
  group by assignment.area_id, staff.id
  order by staff.id
`;

/** Codes of the tags that anyone may see. */
export const openTags = (sql: Queryable) =>
  sql<{ code: string }[]>`
  select code from tag where not restricted
`.then((rows) => new Set(rows.map(({ code }) => code)));

/** The sealed secret of the account's phones: the one it has, or `made` when it has none yet. */
export const takeSecret = (sql: Queryable, accountId: number, made: string) =>
  sql<{ phone_secret: string }[]>`
  update account set phone_secret = coalesce(phone_secret, ${made}) where id = ${accountId}
  returning phone_secret
`.then(([row]) => row.phone_secret);

/** The same, where there is one. */
export const secretOf = (sql: Queryable, accountId: number) =>
  sql<{ phone_secret: string | null }[]>`
  select phone_secret from account where id = ${accountId}
`.then(([row]): string | null => row?.phone_secret ?? null);

/** Id of the visit noted last at each of the households with these ids, by the household's. */
export const lastVisits = (sql: Queryable, households: readonly number[]) =>
  sql<{ household_id: number; key: string }[]>`
  select distinct on (household_id) household_id, key
  from visit
  where household_id = any(${households as number[]})
  order by household_id, id desc
`.then((rows) => new Map(rows.map(({ household_id, key }) => [household_id, key])));

/** How the households with these ids stand, by id; those without a schedule where nobody ever was are left out. */
export const visitStates = (sql: Queryable, households: readonly number[]) =>
  sql<({ household_id: number } & VisitState)[]>`
  select household_id, last_day::text as last, due_day::text as due, rule
  from household_visit_state
  where household_id = any(${households as number[]})
`.then((rows) => new Map(rows.map(({ household_id, ...state }) => [household_id, state])));
