import type { Deadlines } from "../../domain/flow/clock.ts";
import type { Position } from "../../domain/position.ts";
import { LOG_LOCK } from "../audit/queries.ts";
import type { Queryable } from "../database/database.ts";

/** Id of the area that an incident at this place will belong to; null outside all areas. */
export const areaAt = (sql: Queryable, position: Position) => placeAt(sql, position).then(({ area }) => area);

/** The same, and the moment of the transaction, by the clock of the database. */
export const placeAt = (sql: Queryable, [lng, lat]: Position) =>
  sql<{ area: number | null; at: Date }[]>`
  select smallest_area_at(on_lattice(st_setsrid(st_makepoint(${lng}, ${lat}), 4326))) as area, now() as at
`.then(([place]) => place);

/** What tells a report that comes twice from two reports. */
export type ReportKey = { key: string; account: number /** SHA-256 */; content: Buffer };

/** Takes the key for this report; gives false when it was taken. Two at the same moment: the second waits until the first is stored. */
export const takeKey = async (tx: Queryable, { key, account, content }: ReportKey): Promise<boolean> => {
  const taken = await tx`
    insert into incident_key (key, account_id, content) values (${key}, ${account}, ${content})
    on conflict (key) do nothing
    returning key`;
  return taken.length > 0;
};

/** The id of what was reported with this key; null when that was something else, or by somebody else. */
export const reportedWith = (tx: Queryable, { key, account, content }: ReportKey) =>
  tx<{ incident_id: number }[]>`
  select incident_id from incident_key where key = ${key} and account_id = ${account} and content = ${content}
`.then(([before]) => before?.incident_id ?? null);

export const noteKey = (tx: Queryable, { key }: ReportKey, id: number) =>
  tx`update incident_key set incident_id = ${id} where key = ${key}`;

/** An incident as it is first written. */
export type FirstRow = {
  text: string;
  lng: number;
  lat: number;
  kind: string;
  urgency: string;
  source: string;
  address: string | null;
  /** null: now */
  reportedAt: Date | null;
  flow: string;
  assignee: number | null;
  deadlines: Deadlines;
  isCase: boolean;
};

/** Writes an incident and its first step, by whom it was reported. */
export async function insertIncident(
  tx: Queryable,
  { deadlines: { dueAt, remindAt, yellowAt, redAt }, ...row }: FirstRow,
  by: { account: number | null; name: string | null },
): Promise<{ id: number; code: string }> {
  const [due, remind, yellow, red] = [dueAt, remindAt, yellowAt, redAt].map((at) => new Date(at));
  const [written] = await tx<{ id: number; code: string }[]>`
    with number as (
      select nextval(pg_get_serial_sequence('incident', 'id'))::integer as id
    )
    insert into incident (id, code, text, kind_id, source_id, urgency_id, state_id, reported_at, address, assignee_id, position,
      flow_id, due_at, remind_at, yellow_at, red_at, next_card_at, is_case)
    select number.id, 'N' || to_char(now(), 'YYYYMMDD') || '-' || number.id, ${row.text}, incident_kind.id,
      incident_source.id, urgency.id, incident_state.id, coalesce(${row.reportedAt}::timestamptz, now()), ${row.address}, ${row.assignee}::integer,
      on_lattice(st_setsrid(st_makepoint(${row.lng}, ${row.lat}), 4326)),
      flow.id, ${due}, ${remind}, ${yellow}, ${red}, ${remind}, ${row.isCase}
    from number, incident_kind, incident_source, urgency, incident_state, flow
    where incident_kind.code = ${row.kind}
      and incident_source.code = ${row.source}
      and urgency.code = ${row.urgency}
      and flow.code = ${row.flow}
      and incident_state.code = flow.states -> 0 ->> 'code'
    returning id, code`;
  await tx`
    insert into incident_step (incident_id, state_id, at, account_id, by_name)
    select id, state_id, reported_at, ${by.account}::integer, ${by.name} from incident where id = ${written.id}`;
  return written;
}

/** Notes who reported an incident, both sealed for its code. */
export const noteReporter = (tx: Queryable, incident: number, reporter: string | null, phone: string | null) =>
  tx`update incident set reporter = ${reporter}, reporter_phone = ${phone} where id = ${incident}`;

/**
 * Tells everybody that there is something new about the incident.
 * why the lock first: whoever writes incidents takes it before a row, so that none waits for another crosswise.
 */
export const tellOf = (tx: Queryable, incident: number) => tx`
  with held as (
    select pg_advisory_xact_lock(${LOG_LOCK})
  )
  update incident set card = card from held where id = ${incident}`;
