import type { Position } from "../../domain/position.ts";
import type { Gate } from "../../domain/walk.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";

/** Where the door of the household with this id is, and the compound around it; undefined when there is none in `scope`. */
export const doorOf = (sql: Queryable, id: number, scope: Scope) =>
  sql<{ position: Position; compound: { id: number; name: string } | null }[]>`
  select array[st_x(household.position), st_y(household.position)] as position, around.compound
  from household
  left join lateral (
    select json_build_object('id', compound.id, 'name', compound.name) as compound
    from compound
    where compound.shape && household.position
      and st_covers(compound.shape, household.position)
    order by st_area(compound.shape), compound.id
    limit 1
  ) as around on true
  where household.id = ${id}
    ${within(sql, "household.area_id", scope)}
`.then((rows) => rows[0]);

/** Gates of the compound with this id: those on its border, or within 20 metres of it. */
export const gatesOf = (sql: Queryable, compound: number) => sql<Gate[]>`
  select coalesce(gate.name, '') as name, array[st_x(gate.position), st_y(gate.position)] as position
  from compound
  join gate on gate.position && st_expand(compound.shape, 0.0004)
    and st_dwithin(gate.position::geography, compound.shape::geography, 20)
  where compound.id = ${compound}
  order by gate.name, st_x(gate.position), st_y(gate.position)
`;

/** Where the facility with this id is; undefined when there is none. */
export const facilityAt = (sql: Queryable, id: number) =>
  sql<{ position: Position }[]>`
  select array[st_x(position), st_y(position)] as position
  from facility
  where id = ${id}
`.then((rows) => rows[0]?.position);

/** Where all facilities of a kind are. */
export const facilitiesOf = (sql: Queryable, kind: string) =>
  sql<{ position: Position }[]>`
  select array[st_x(facility.position), st_y(facility.position)] as position
  from facility
  join facility_kind on facility_kind.id = facility.kind_id
  where facility_kind.code = ${kind}
  order by facility.id
`.then((rows) => rows.map(({ position }) => position));
