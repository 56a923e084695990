import type { SenderChange, SenderProtocol } from "../../domain/alert.ts";
import type { Queryable } from "../database/database.ts";

export type SenderRow = {
  id: number;
  code: string;
  name: string;
  protocol: SenderProtocol;
  /** sealed for `sender ${code}` */
  secret: string;
  area_id: number | null;
  area: string | null;
  /** code of incident_source */
  source: string;
  min_confidence: number;
  burst_minutes: number;
  kinds: Record<string, string>;
  disabled: boolean;
  last_seen_at: Date | null;
};

/** Senders by code; the one with `code` alone where it is given. */
export const senderRows = (sql: Queryable, code: string | null = null) => sql<SenderRow[]>`
  select sender.id, sender.code, sender.name, protocol, secret, sender.area_id, area.code as area, incident_source.code as source,
    min_confidence::float8 as min_confidence, burst_minutes, kinds, disabled, last_seen_at
  from sender
  join incident_source on incident_source.id = sender.source_id
  left join area on area.id = sender.area_id
  where ${code}::text is null or sender.code = ${code}
  order by sender.code
`;

export type NewSender = Omit<SenderRow, "id" | "area" | "disabled" | "last_seen_at">;

/** Adds a sender; gives its id, or undefined where its code is taken. */
export const insertSender = (sql: Queryable, sender: NewSender) =>
  sql<{ id: number }[]>`
  insert into sender (code, name, protocol, secret, area_id, source_id, min_confidence, burst_minutes, kinds)
  select ${sender.code}, ${sender.name}, ${sender.protocol}, ${sender.secret}, ${sender.area_id}::integer, incident_source.id,
    ${sender.min_confidence}, ${sender.burst_minutes}, ${sql.json(sender.kinds)}::jsonb
  from incident_source
  where incident_source.code = ${sender.source}
  on conflict (code) do nothing
  returning id
`.then(([row]) => row?.id);

/** Changes what `change` says of a sender that has not ended. Gives its code; undefined when there is none. */
export const changeSender = (sql: Queryable, id: number, { name, minConfidence, burstMinutes, kinds }: SenderChange) =>
  sql<{ code: string; area_id: number | null }[]>`
  update sender
  set name = coalesce(${name ?? null}::text, name),
    min_confidence = coalesce(${minConfidence ?? null}::real, min_confidence),
    burst_minutes = coalesce(${burstMinutes ?? null}::smallint, burst_minutes),
    kinds = coalesce(${kinds ? sql.json(kinds) : null}::jsonb, kinds)
  where id = ${id} and not disabled
  returning code, area_id
`.then(([row]): typeof row | undefined => row);

/** Ends a sender: what it reported stays. Gives its code; undefined when there is none. */
export const disableSender = (sql: Queryable, id: number) =>
  sql<{ code: string; area_id: number | null }[]>`
  update sender set disabled = true where id = ${id} and not disabled returning code, area_id
`.then(([row]): typeof row | undefined => row);
