import { chinaDay } from "../../domain/day.ts";
import type { NotedVisit, VisitWay } from "../../domain/visit.ts";
import type { Scope, Viewer } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { holdLog } from "../audit/queries.ts";
import type { Database } from "../database/database.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { noteContext, visitOf } from "./item.ts";
import { householdArea, insertVisit, othersBetween, type VisitRow, visitWithKey } from "./queries.ts";

/** A visit as a device sends it. */
export type SentVisit = {
  id: string;
  household: number;
  at: Date;
  way: VisitWay;
  note: string | null;
  next: string | null;
  /** id of the last visit of this household that the device knew; null: it knew of none; undefined: it does not ask */
  after?: string | null;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Clocks of phones go wrong by this much. */
const MOST_AHEAD = 5 * MINUTE;
/** What waited on a phone for longer than this is no longer noted. */
const MOST_BEHIND = 30 * DAY;
/** The day agreed upon lies at most this far off. */
const MOST_NEXT_DAYS = 366;

/**
 * Notes a visit once, whoever sends it how often: `isNew` tells whether this was the first time. Throws 404 for a household
 * outside `scopes`, 409 `visit_differs` when the id stands for another visit, 400 for a time or day that cannot be.
 */
export async function noteVisit(
  { sql, sealer }: Pick<Database, "sql" | "sealer">,
  viewer: Viewer,
  scopes: readonly Scope[],
  sent: SentVisit,
  address: string,
): Promise<NotedVisit & { isNew: boolean }> {
  return sql.begin(async (tx) => {
    // why first: the same visit sent twice at once is then seen by the second, and locks are never waited for crosswise
    await holdLog(tx);
    const household = await householdArea(tx, sent.household, scopes);
    if (!household) throw unknown("household_unknown", "住户", sent.household);
    const known = await visitWithKey(tx, sent.id);
    if (known && !isSame(known, sent, sealer, viewer)) throw differs(sent.id);
    if (!known) {
      refuseImpossible(sent, Date.now());
      const note = sent.note === null ? null : sealer.seal(sent.note, noteContext(sent.id));
      const { account } = viewer;
      await insertVisit(tx, { ...sent, key: sent.id, note, accountId: account.id, by: account.name });
      const subject = { kind: "household", id: sent.household };
      const details = { code: household.code, visit: sent.id, way: sent.way };
      await record(tx, { viewer, action: "visit.noted", subject, area: household.area_id, address, details });
    }
    const visit = known ?? (await visitWithKey(tx, sent.id))!;
    const after = sent.after ? await visitWithKey(tx, sent.after) : undefined;
    const from = after?.household_id === sent.household ? after.id : 0;
    const others = sent.after === undefined ? [] : await othersBetween(tx, visit, from);
    return { visit: visitOf(visit, sealer), others: others.map((row) => visitOf(row, sealer)), isNew: !known };
  }) as Promise<NotedVisit & { isNew: boolean }>;
}

/** Whether `known` is what is sent again. */
const isSame = (known: VisitRow, sent: SentVisit, sealer: Database["sealer"], viewer: Viewer): boolean =>
  known.account_id === viewer.account.id &&
  known.household_id === sent.household &&
  known.at.getTime() === sent.at.getTime() &&
  known.way === sent.way &&
  known.next_day === sent.next &&
  visitOf(known, sealer).note === sent.note;

function refuseImpossible({ at, next }: SentVisit, now: number): void {
  const refuse = (where: string, message: string) => {
    throw new HttpError(400, "invalid_parameter", message, where);
  };
  if (at.getTime() > now + MOST_AHEAD) refuse("at", "走访时间在将来，请核对手机时钟。 The visit lies in the future.");
  if (at.getTime() < now - MOST_BEHIND)
    refuse("at", "走访时间超过 30 天，不能再补记。 The visit is more than 30 days old.");
  if (next === null) return;
  const [first, last] = [chinaDay(at), chinaDay(new Date(at.getTime() + MOST_NEXT_DAYS * DAY))];
  if (next < first || next > last) {
    refuse("next", "约定的下次日期应在走访当天至一年之内。 The next day must lie within a year after the visit.");
  }
}

const differs = (id: string) =>
  new HttpError(409, "visit_differs", "这个编号已记录过另一次走访。 This id stands for another visit.", id);
