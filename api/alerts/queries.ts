import type { AlertState } from "../../domain/alert.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";

export type AlertRow = {
  id: number;
  sender: string;
  source: string;
  camera: string;
  kind: string;
  urgency: string;
  text: string;
  address: string | null;
  lng: number;
  lat: number;
  area_id: number;
  confidence: number;
  count: number;
  first_at: Date;
  last_at: Date;
  state: AlertState;
};

const columns = (sql: Queryable) => sql`
  alert_burst.id, sender.name as sender, incident_source.code as source, point as camera, incident_kind.code as kind,
  urgency.code as urgency, alert_burst.text, alert_burst.address, st_x(alert_burst.position) as lng,
  st_y(alert_burst.position) as lat, alert_burst.area_id, confidence::float8 as confidence, count, first_at, last_at, state
  from alert_burst
  join sender on sender.id = alert_burst.sender_id
  join incident_source on incident_source.id = sender.source_id
  join incident_kind on incident_kind.id = alert_burst.kind_id
  join urgency on urgency.id = alert_burst.urgency_id`;

/** Bursts in `scope` that wait for a person, the latest first; at most `limit`. */
export const waitingAlerts = (sql: Queryable, scope: Scope, limit: number) => sql<AlertRow[]>`
  select ${columns(sql)}
  where state = 'waiting' ${within(sql, "alert_burst.area_id", scope)}
  order by last_at desc, alert_burst.id desc
  limit ${limit}
`;

/** The burst with this id, held until the transaction ends; undefined when there is none in `scope`. */
export const holdAlert = (tx: Queryable, id: number, scope: Scope) =>
  tx<AlertRow[]>`
  select ${columns(tx)}
  where alert_burst.id = ${id} ${within(tx, "alert_burst.area_id", scope)}
  for update of alert_burst
`.then(([row]): AlertRow | undefined => row);

/** What was decided about a burst: the incident it became, or null and why. */
export type Judged = { incident: number | null; reason: string | null; by: string };

/** Notes what was decided about a burst. */
export const noteJudged = (tx: Queryable, id: number, { incident, reason, by }: Judged) => tx`
  update alert_burst
  set state = case when ${incident}::integer is null then 'dismissed' else 'reported' end, incident_id = ${incident}::integer,
    reason = ${reason}, judged_by = ${by}, judged_at = clock_timestamp()
  where id = ${id}
`;
