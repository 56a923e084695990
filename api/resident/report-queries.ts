import type { Queryable } from "../database/database.ts";

/** Keeps other reports of residents out until the transaction ends: they are counted one by one. */
export const holdReports = async (tx: Queryable): Promise<void> => {
  await tx`select pg_advisory_xact_lock(7230023)`;
};

/** The report with this key; undefined when there is none. */
export const reportWithKey = (tx: Queryable, key: string) =>
  tx<{ receipt: string; content: Buffer }[]>`
  select receipt, content from resident_report where key = ${key}
`.then(([row]): typeof row | undefined => row);

/** How many reports came with a code, and from a sender, within the last hour and the last day. */
export const countReports = (tx: Queryable, codeId: number, sender: Buffer) =>
  tx<{ code_hour: number; code_day: number; sender_hour: number; sender_day: number }[]>`
  select count(*) filter (where code_id = ${codeId} and is_new)::integer as code_hour,
    count(*) filter (where code_id = ${codeId})::integer as code_day,
    count(*) filter (where sender = ${sender} and is_new)::integer as sender_hour,
    count(*) filter (where sender = ${sender})::integer as sender_day
  from (
    select code_id, sender, at > clock_timestamp() - interval '1 hour' as is_new
    from resident_report
    where (code_id = ${codeId} or sender = ${sender}) and at > clock_timestamp() - interval '1 day'
  ) as report
`.then(([row]) => row);

export type NewReport = {
  incident: number;
  receipt: string;
  key: string;
  content: Buffer;
  code: number;
  kind: number;
  sender: Buffer;
};

export const insertReport = (tx: Queryable, report: NewReport) => tx`
  insert into resident_report (incident_id, receipt, key, content, code_id, kind_id, sender)
  values (${report.incident}, ${report.receipt}, ${report.key}, ${report.content}, ${report.code}, ${report.kind}, ${report.sender})
`;

export type ReceiptRow = {
  incident_id: number;
  receipt: string;
  kind_code: string;
  name_zh: string;
  name_en: string;
  icon: string;
  address: string | null;
  area_id: number | null;
  reported_at: Date;
  state: string;
  open: boolean;
  /** null: the usual one */
  flow: string | null;
  rating: number | null;
  /** seconds since it was reported */
  age_s: number;
};

/** What was reported under this receipt; undefined when there is none. */
export const reportByReceipt = (sql: Queryable, receipt: string) =>
  sql<ReceiptRow[]>`
  select resident_report.incident_id, receipt, resident_kind.code as kind_code, resident_kind.name_zh, resident_kind.name_en,
    resident_kind.icon, incident.address, incident.area_id, incident.reported_at, incident_state.code as state,
    incident_state.open, flow.code as flow, incident.rating, extract(epoch from clock_timestamp() - resident_report.at)::float8 as age_s
  from resident_report
  join resident_kind on resident_kind.id = resident_report.kind_id
  join incident on incident.id = resident_report.incident_id
  join incident_state on incident_state.id = incident.state_id
  left join flow on flow.id = incident.flow_id
  where receipt = ${receipt}
`.then(([row]): ReceiptRow | undefined => row);
