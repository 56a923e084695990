import type { Position } from "../../domain/position.ts";
import type { Queryable } from "../database/database.ts";

/** A request as its sender asked for it before. */
export type KnownRequest = { token: string; code: string | null };

/** The same of the same sender within a day, while somebody still works at it; undefined for none. */
export const sameRequest = (tx: Queryable, sender: number, content: Buffer) =>
  tx<KnownRequest[]>`
  select open311_request.token, incident.code
  from open311_request
  left join incident on incident.id = open311_request.incident_id
  left join incident_state on incident_state.id = incident.state_id
  left join alert_burst on alert_burst.id = open311_request.burst_id
  where open311_request.sender_id = ${sender} and open311_request.content = ${content}
    and open311_request.at > clock_timestamp() - interval '1 day'
    and coalesce(incident_state.open, alert_burst.state = 'waiting')
  order by open311_request.id desc
  limit 1
`.then(([row]): KnownRequest | undefined => row);

export type NewRow = {
  token: string;
  sender: number;
  content: Buffer;
  incident: number | null;
  burst: number | null;
  mediaUrl: string | null;
  /** sealed for `open311 ${token}`; null where an incident has them */
  reporter: string | null;
  phone: string | null;
};

export const insertRequest = (tx: Queryable, row: NewRow) => tx`
  insert into open311_request (token, sender_id, content, incident_id, burst_id, media_url, reporter, reporter_phone)
  values (${row.token}, ${row.sender}, ${row.content}, ${row.incident}::integer, ${row.burst}::integer, ${row.mediaUrl},
    ${row.reporter}, ${row.phone})`;

/** The building with this code: a point inside it, and its address; undefined when there is none. */
export const buildingWith = (tx: Queryable, code: string) =>
  tx<{ lng: number; lat: number; address: string | null }[]>`
  select st_x(position) as lng, st_y(position) as lat, coalesce(address, name) as address from building where code = ${code}
`.then(([row]): typeof row | undefined => row);

/** What waits as the burst `burst`: its token and who asked; undefined for none. */
export const requestOfBurst = (tx: Queryable, burst: number) =>
  tx<{ id: number; token: string; reporter: string | null; reporter_phone: string | null }[]>`
  select id, token, reporter, reporter_phone from open311_request where burst_id = ${burst} for update
`.then(([row]): typeof row | undefined => row);

/** What waited is the incident `incident` now, or nothing; who asked is forgotten here. */
export const noteDecided = (tx: Queryable, id: number, incident: number | null) => tx`
  update open311_request set incident_id = ${incident}::integer, reporter = null, reporter_phone = null where id = ${id}`;

/** What became of a token: the incident's code, or null while nobody decided; undefined for none. */
export const requestWithToken = (sql: Queryable, token: string) =>
  sql<{ code: string | null; dismissed: boolean }[]>`
  select incident.code, coalesce(alert_burst.state = 'dismissed', false) as dismissed
  from open311_request
  left join incident on incident.id = open311_request.incident_id
  left join alert_burst on alert_burst.id = open311_request.burst_id
  where open311_request.token = ${token}
`.then(([row]): typeof row | undefined => row);

export type RequestRow = {
  code: string;
  sender_id: number;
  kind: string;
  text: string;
  address: string | null;
  position: Position;
  area_id: number | null;
  state: string;
  open: boolean;
  /** null: the usual one */
  flow: string | null;
  reported_at: Date;
  updated_at: Date;
  due_at: Date | null;
  media_url: string | null;
};

export type RequestFilter =
  | { codes: readonly string[] }
  | { from: Date; to: Date; kinds: readonly string[] | null; open: boolean | null };

/** Incidents that other programs asked for, the latest first; at most `limit`. */
export const requestRows = (sql: Queryable, filter: RequestFilter, limit: number) => sql<RequestRow[]>`
  select incident.code, open311_request.sender_id, incident_kind.code as kind, incident.text, incident.address,
    array[st_x(incident.position), st_y(incident.position)] as position, incident.area_id, incident_state.code as state,
    incident_state.open, flow.code as flow, incident.reported_at, incident.due_at, open311_request.media_url,
    coalesce((select max(at) from incident_step where incident_id = incident.id), incident.reported_at) as updated_at
  from open311_request
  join incident on incident.id = open311_request.incident_id
  join incident_kind on incident_kind.id = incident.kind_id
  join incident_state on incident_state.id = incident.state_id
  left join flow on flow.id = incident.flow_id
  where ${
    "codes" in filter
      ? sql`incident.code = any(${filter.codes as string[]})`
      : sql`incident.reported_at between ${filter.from} and ${filter.to}
        ${filter.kinds ? sql`and incident_kind.code = any(${filter.kinds as string[]})` : sql``}
        ${filter.open === null ? sql`` : sql`and incident_state.open = ${filter.open}`}`
  }
  order by incident.reported_at desc, incident.id desc
  limit ${limit}
`;
