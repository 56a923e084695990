import type { WallPart } from "../../domain/wall/changes.ts";
import type { WallOrders, WallSettings } from "../../domain/wall/settings.ts";
import type { WallShown } from "../../domain/wall/wall.ts";
import { idsIn, type Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";

/** What of an incident's way memory does not hold. Times are milliseconds since 1970; null for what did not happen. */
export type FactRow = {
  id: number;
  due: number | null;
  /** when somebody first did something about it */
  answered: number | null;
  /** when it was handled: the state of that name, or any that is not open, whichever came first; and by when it had to be */
  handled: number | null;
  handled_due: number | null;
  /** when it was last brought into a state that is not open; null while it is open */
  closed: number | null;
  /** it is part of a case, which stands for it */
  is_part: boolean;
};

/** Facts of the incidents with these ids; none of those that are gone. */
export const factRows = (sql: Queryable, ids: readonly number[]) => sql<FactRow[]>`
  select incident.id, (extract(epoch from incident.due_at) * 1000)::float8 as due,
    (extract(epoch from way.answered) * 1000)::float8 as answered,
    (extract(epoch from way.handled) * 1000)::float8 as handled,
    (extract(epoch from coalesce(way.handled_due, incident.due_at)) * 1000)::float8 as handled_due,
    case when state.open then null else (extract(epoch from way.closed) * 1000)::float8 end as closed,
    incident.parent_id is not null as is_part
  from incident
  join incident_state as state on state.id = incident.state_id
  left join lateral (
    select min(at) filter (where step_state.rank > 1) as answered,
      min(at) filter (where step_state.code = 'handled' or not step_state.open) as handled,
      (array_agg(incident_step.due_at order by at)
        filter (where step_state.code = 'handled' or not step_state.open))[1] as handled_due,
      max(at) filter (where not step_state.open) as closed
    from incident_step
    join incident_state as step_state on step_state.id = incident_step.state_id
    where incident_step.incident_id = incident.id
  ) as way on true
  where incident.id = any(${ids as number[]}::integer[])
`;

/** How many people are on duty today within `scope`, by duty; and in all, each once: `duty` null. */
export const staffingRows = (sql: Queryable, areas: Areas, scope: Scope) => sql<
  { duty: string | null; people: number }[]
>`
  select duty.code as duty, count(distinct assignment.staff_id)::integer as people
  from assignment
  join duty on duty.id = assignment.duty_id
  where assignment.valid @> current_date
    ${scope.areas === null ? sql`` : sql`and assignment.area_id = any(${idsIn(areas, scope) as number[]}::integer[])`}
  group by grouping sets ((), (duty.code, duty.rank))
  order by duty.rank
`;

/** Areas that were walked on `day`, by id. */
export const patrolledOn = (sql: Queryable, day: string) =>
  sql<{ area_id: number }[]>`select area_id from patrol where day = ${day}::text::date`.then((rows) =>
    rows.map(({ area_id }) => area_id),
  );

/** Orders, and until when a jump among them lasts; ISO 8601. */
export type KeptOrders = WallOrders & { jump_until?: string };

/** A device that is a wall, as it was set; nulls where nobody did. */
export type WallRow = {
  id: number;
  name: string;
  area_id: number | null;
  settings: WallSettings | null;
  orders: KeptOrders | null;
  revision: number;
  changed_by: string | null;
  changed_at: Date | null;
  changed_what: WallPart[];
  shown: WallShown | null;
  shown_at: Date | null;
  paired: boolean;
};

/** Walls by name; the one with `id` alone where it is given. */
export const wallRows = (sql: Queryable, id: number | null = null) => sql<WallRow[]>`
  select account.id, account.name, account_grant.area_id, device.settings, device.orders, device.revision, device.changed_by,
    device.changed_at, device.changed_what, device_shown.shown, device_shown.at as shown_at,
    exists (select from session where session.account_id = account.id and session.expires_at > clock_timestamp()) as paired
  from device
  join account on account.id = device.account_id and not account.disabled
  left join account_grant on account_grant.account_id = account.id
  left join device_shown on device_shown.account_id = account.id
  where device.kind = 'wall' and (${id}::integer is null or account.id = ${id})
  order by account.name, account.id
`;

/** Keeps what a wall says it shows. */
export const keepShown = (sql: Queryable, id: number, shown: WallShown) => sql`
  insert into device_shown (account_id, shown) values (${id}, ${sql.json(shown as never)})
  on conflict (account_id) do update set shown = excluded.shown, at = clock_timestamp()`;
