import { planFor } from "../../domain/flow/plan.ts";
import type { Queryable, Sql } from "../database/database.ts";
import { candidatesFor, type Office, officeOf } from "../flow/queries.ts";
import { insertIncident, noteKey, placeAt, type ReportKey, reportedWith, takeKey } from "./report-queries.ts";

export type NewIncident = {
  text: string;
  lng: number;
  lat: number;
  /** null: the rules say, by the words of the text */
  kind: string | null;
  urgency: string;
  source: string;
  address: string | null;
  /** when it was reported elsewhere; now when not given */
  reportedAt?: Date;
  /** a date that came with it; the rules say when not given */
  dueAt?: Date;
};

/** Who reports: nobody with an account, such as a resident or a machine, by what they are called in the list of steps. */
export type Reporting = { account: number | null; name: string | null };

const NOBODY: Reporting = { account: null, name: null };

/**
 * Reports an incident: homes it, and gives it the flow, kind, deadlines and person that the rules say; gives its id. What was reported
 * `once` before is not reported again; id null when that was something else, or by somebody else.
 */
export const reportIncident = (
  sql: Sql,
  incident: NewIncident,
  once: ReportKey | null = null,
  by: Reporting = NOBODY,
): Promise<{ id: number | null; isNew: boolean }> =>
  sql.begin(async (tx) => {
    if (once && !(await takeKey(tx, once))) return { id: await reportedWith(tx, once), isNew: false };
    const { id } = await writeIncident(tx, incident, by);
    if (once) await noteKey(tx, once, id);
    return { id, isNew: true };
  });

/**
 * The same within a transaction of the caller's, without a key. `isCase`: it is made to join reports; `office`: where the caller has read it
 * already.
 */
export async function writeIncident(
  tx: Queryable,
  incident: NewIncident,
  by: Reporting = NOBODY,
  { isCase = false, office: known }: { isCase?: boolean; office?: Office } = {},
): Promise<{ id: number; code: string }> {
  const { text, lng, lat, kind, urgency, source, address, reportedAt = null, dueAt } = incident;
  const { area, at } = await placeAt(tx, [lng, lat]);
  const office = known ?? (await officeOf(tx));
  const candidates = area === null ? [] : await candidatesFor(tx, area);
  const report = { text, kind, urgency, source, due: dueAt?.getTime() };
  // why: a date says how long there was since the report; what the rules give begins when it is here
  const begin = (dueAt && reportedAt) ?? at;
  const plan = planFor(office, candidates, report, begin.getTime());
  const { flow, assignee, deadlines } = plan;
  const row = { text, lng, lat, urgency, source, address, reportedAt, isCase, flow, deadlines };
  return insertIncident(tx, { ...row, kind: plan.kind.code, assignee: assignee?.id ?? null }, by);
}
