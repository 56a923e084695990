import type { HandedOn } from "../../domain/open311/endpoint.ts";
import type { Queryable } from "../database/database.ts";

/** How long a hand-over may take before it is taken for lost and begun again, seconds. */
const LEASE_S = 120;

/** A call that is to be handed on or asked after, and what it takes to do so. */
export type TakenCall = {
  id: number;
  incident_id: number;
  nth: number;
  state: "sending" | "sent";
  attempts: number;
  /** when it was handed over first; this very moment at the first attempt */
  first_at: Date;
  age_s: number;
  token: string | null;
  remote_id: string | null;
  code: string;
  kind: string;
  text: string;
  note: string | null;
  address: string | null;
  area_id: number | null;
  lng: number;
  lat: number;
  department_id: number;
  department: string;
  /** null: nobody can be asked any more */
  endpoint: {
    url: string;
    format: "json" | "xml";
    jurisdiction: string | null;
    secret: string;
    services: Record<string, string>;
    usual_service: string;
  } | null;
};

/** Puts the incident's call `nth` into the outbox where its department has a system of its own. */
export const queueCall = (tx: Queryable, incident: number, nth: number) => tx`
  insert into handing_on (incident_id, nth)
  select incident_id, nth
  from incident_whistle
  join department_endpoint on department_endpoint.department_id = incident_whistle.department_id
  where incident_id = ${incident} and nth = ${nth}`;

/** Takes calls whose moment has come, those lost on the way too, so that no other process takes them now; at most `limit`. */
export async function takeCalls(sql: Queryable, limit: number): Promise<TakenCall[]> {
  const rows = await sql<{ id: number }[]>`
    update handing_on
    set state = case when state = 'sent' then 'sent' else 'sending' end,
      attempts = case when state = 'sent' then attempts else attempts + 1 end,
      first_at = coalesce(first_at, clock_timestamp()), due_at = clock_timestamp() + make_interval(secs => ${LEASE_S})
    where id in (
      select id
      from handing_on
      where state in ('waiting', 'sending', 'sent') and due_at <= clock_timestamp()
      order by due_at, id
      limit ${limit}
      for update skip locked
    )
    returning id`;
  if (rows.length === 0) return [];
  return sql<TakenCall[]>`
    select handing_on.id, handing_on.incident_id, handing_on.nth, handing_on.state, attempts, first_at,
      extract(epoch from clock_timestamp() - first_at)::float8 as age_s, token, remote_id, incident.code,
      incident_kind.code as kind, incident.text, incident_whistle.note, incident.address, incident.area_id,
      st_x(incident.position) as lng, st_y(incident.position) as lat, department.id as department_id,
      department.name_zh as department, to_jsonb(department_endpoint) as endpoint
    from handing_on
    join incident on incident.id = handing_on.incident_id
    join incident_kind on incident_kind.id = incident.kind_id
    join incident_whistle on incident_whistle.incident_id = handing_on.incident_id and incident_whistle.nth = handing_on.nth
    join department on department.id = incident_whistle.department_id
    left join department_endpoint on department_endpoint.department_id = department.id
    where handing_on.id = any(${rows.map(({ id }) => id)})
    order by handing_on.id`;
}

/** What became of a call. What is left out stays as it was. */
export type CallOutcome = {
  state: HandedOn["state"];
  /** seconds until it is looked at again */
  againS: number;
  fault: string | null;
  token?: string;
  remoteId?: string;
  /** what they say of it */
  note?: { status: string; text: string | null };
};

/**
 * Writes down what became of a call that is still in the state `from`: one that another process has moved on is left alone. Says whether
 * anything is new to whoever looks at the incident.
 */
export async function noteCall(tx: Queryable, id: number, from: string, outcome: CallOutcome): Promise<boolean> {
  const changed = await tx<{ told: boolean }[]>`
    with before as (
      select id, state, fault, remote_id from handing_on where id = ${id} and state = ${from} for update
    )
    update handing_on
    set state = ${outcome.state}, fault = ${outcome.fault}, token = coalesce(${outcome.token ?? null}, handing_on.token),
      remote_id = coalesce(${outcome.remoteId ?? null}, handing_on.remote_id),
      due_at = clock_timestamp() + make_interval(secs => ${outcome.againS})
    from before
    where handing_on.id = before.id
    returning before.state <> handing_on.state or before.fault is distinct from handing_on.fault
      or before.remote_id is distinct from handing_on.remote_id as told`;
  if (changed.length === 0) return false;
  const { status, text } = outcome.note ?? {};
  const noted = status
    ? await tx`
      insert into handing_on_note (handing_on_id, status, text)
      select ${id}, ${status}, ${text ?? null}
      where not exists (
        select from (
          select status, text from handing_on_note where handing_on_id = ${id} order by id desc limit 1
        ) as last
        where last.status = ${status} and last.text is not distinct from ${text ?? null}
      )
      returning id`
    : [];
  return changed[0].told || noted.length > 0;
}
