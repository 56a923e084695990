import { stepsFrom } from "../../domain/flow/flow.ts";
import type { Receipt } from "../../domain/resident.ts";
import { asCode } from "../access/random-code.ts";
import { EVERYWHERE } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { officeOf as flowOfficeOf } from "../flow/queries.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { flowOf, isOwnStep } from "../incidents/card.ts";
import { photosOf, stepsOf } from "../incidents/card-queries.ts";
import type { Parts } from "../parts.ts";
import { holdIncident } from "../steps/queries.ts";
import { takeStep } from "../steps/take-step.ts";
import { provenance } from "../town/queries.ts";
import { officeOf } from "./place.ts";
import { type ReceiptRow, reportByReceipt } from "./report-queries.ts";

/** What whoever reported is called in the list of steps. */
export const RESIDENT = "居民";

/** What was reported under the receipt, however it is written. Throws 404 `receipt_unknown`. */
export async function requireReceipt(sql: Queryable, receipt: string): Promise<ReceiptRow> {
  const row = await reportByReceipt(sql, asCode(receipt));
  if (!row) throw unknown("receipt_unknown", "受理编号", receipt);
  return row;
}

/** How far it is: no words, no names, nothing of whoever reported. Throws 404 `receipt_unknown`. */
export async function receiptOf({ database: { sql }, memory }: Parts, receipt: string): Promise<Receipt> {
  const row = await requireReceipt(sql, receipt);
  const [steps, photos, office, { simulated }] = await Promise.all([
    stepsOf(sql, row.incident_id),
    photosOf(sql, row.incident_id),
    flowOfficeOf(sql),
    provenance(sql),
  ]);
  const flow = flowOf(office, row);
  const nameOf = (step: string | null, state: string) =>
    [...flow.steps.filter(({ code }) => code === step), ...flow.states.filter(({ code }) => code === state)][0]?.name;
  return {
    receipt: row.receipt,
    kind: { code: row.kind_code, name: { zh: row.name_zh, en: row.name_en }, icon: row.icon },
    place: row.address,
    office: officeOf(memory.areas, row.area_id),
    simulated,
    reportedAt: row.reported_at.toISOString(),
    open: row.open,
    steps: steps.map(({ step, state, at }) => ({
      name: nameOf(step, state) ?? { zh: state, en: state },
      at: at.toISOString(),
    })),
    photos,
    canRate: row.rating === null && stepsFrom(flow, row.state).some(isOwnStep),
    rating: row.rating,
  };
}

/**
 * Rates what was reported under the receipt, once: a step of its flow like any other. Throws 404 `receipt_unknown`, 409 `not_closed`
 * while it cannot be rated, 409 `rated` when it was.
 */
export async function rateReceipt(
  { database: { sql }, changes }: Parts,
  receipt: string,
  stars: number,
): Promise<void> {
  const { incident_id } = await requireReceipt(sql, receipt);
  await sql.begin(async (tx) => {
    const held = await holdIncident(tx, incident_id, EVERYWHERE);
    const row = await requireReceipt(tx, receipt);
    if (row.rating !== null) throw new HttpError(409, "rated", "已经评价过了。 It was rated before.");
    const office = await flowOfficeOf(tx);
    const step = held && stepsFrom(flowOf(office, held), held.state).find(isOwnStep);
    if (!step) throw new HttpError(409, "not_closed", "还没有办结，不能评价。 It is not closed yet.");
    const by = { account: null, staff: null, name: RESIDENT };
    await takeStep(tx, office, held, step, { step: step.code, rating: stars }, by);
  });
  await changes.pull();
}
