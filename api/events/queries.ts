import type { AlertState } from "../../domain/alert.ts";
import type { Position } from "../../domain/position.ts";
import type { Queryable } from "../database/database.ts";

/** Lets one report of a sender in at a time, since bursts are counted one by one, and notes that it was heard. */
export const holdSender = (tx: Queryable, sender: number) =>
  tx`update sender set last_seen_at = clock_timestamp() where id = ${sender}`;

export type BurstRow = {
  id: number;
  state: AlertState;
  count: number;
  incident_id: number | null;
  incident: string | null;
};

const burstColumns = (tx: Queryable) => tx`
  alert_burst.id, alert_burst.state, alert_burst.count, alert_burst.incident_id, incident.code as incident
  from alert_burst
  left join incident on incident.id = alert_burst.incident_id`;

/** The event that a sender sent with this id before, and its burst; undefined when there is none. */
export const knownEvent = (tx: Queryable, sender: number, event: string) =>
  tx<(BurstRow & { content: Buffer })[]>`
  select alert.content, ${burstColumns(tx)}
  join alert on alert.burst_id = alert_burst.id
  where alert.sender_id = ${sender} and alert.event = ${event}
`.then(([row]): typeof row | undefined => row);

/** The facility with this code: where a camera is; undefined when there is none. */
export const facilityPlace = (tx: Queryable, code: string) =>
  tx<{ name: string; address: string | null; lng: number; lat: number }[]>`
  select name, address, st_x(position) as lng, st_y(position) as lat from facility where code = ${code}
`.then(([row]): typeof row | undefined => row);

/** The burst that an event at `at` belongs to: of the same point and kind, near in time, and not yet dealt with. */
export const burstFor = (tx: Queryable, sender: number, point: string, kind: string, at: Date, minutes: number) =>
  tx<BurstRow[]>`
  select ${burstColumns(tx)}
  join incident_kind on incident_kind.id = alert_burst.kind_id
  left join incident_state on incident_state.id = incident.state_id
  where sender_id = ${sender} and point = ${point} and incident_kind.code = ${kind}
    and last_at >= ${at}::timestamptz - make_interval(mins => ${minutes})
    and first_at <= ${at}::timestamptz + make_interval(mins => ${minutes})
    and coalesce(incident_state.open, true)
  order by last_at desc, alert_burst.id desc
  limit 1
`.then(([row]): BurstRow | undefined => row);

export type NewBurst = {
  sender: number;
  point: string;
  kind: string;
  text: string;
  address: string | null;
  urgency: string;
  position: Position;
  area: number;
  at: Date;
  confidence: number;
};

/** Begins a burst that waits; gives its id. */
export const insertBurst = (tx: Queryable, burst: NewBurst) =>
  tx<{ id: number }[]>`
  insert into alert_burst (sender_id, point, kind_id, state, confidence, text, address, urgency_id, position, area_id, first_at, last_at)
  select ${burst.sender}, ${burst.point}, incident_kind.id, 'waiting', ${burst.confidence}, ${burst.text}, ${burst.address}, urgency.id,
    on_lattice(st_setsrid(st_makepoint(${burst.position[0]}, ${burst.position[1]}), 4326)), ${burst.area}, ${burst.at}, ${burst.at}
  from incident_kind, urgency
  where incident_kind.code = ${burst.kind} and urgency.code = ${burst.urgency}
  returning id
`.then(([{ id }]) => id);

/** Counts one more event into a burst; gives how many it has now. */
export const countInto = (tx: Queryable, burst: number, at: Date, confidence: number) =>
  tx<{ count: number }[]>`
  update alert_burst
  set count = count + 1, first_at = least(first_at, ${at}), last_at = greatest(last_at, ${at}), confidence = greatest(confidence, ${confidence})
  where id = ${burst}
  returning count
`.then(([{ count }]) => count);

/** The burst is an incident now. */
export const noteReported = (tx: Queryable, burst: number, incident: number) =>
  tx`update alert_burst set state = 'reported', incident_id = ${incident} where id = ${burst}`;

/** Keeps an event by its id, and lets those go that are too old to be sent again. */
export async function insertEvent(
  tx: Queryable,
  event: { sender: number; event: string; content: Buffer; burst: number; at: Date },
  mostDays: number,
): Promise<void> {
  await tx`
    insert into alert (sender_id, event, content, burst_id, at)
    values (${event.sender}, ${event.event}, ${event.content}, ${event.burst}, ${event.at})`;
  await tx`delete from alert where received_at < clock_timestamp() - make_interval(days => ${2 * mostDays})`;
}
