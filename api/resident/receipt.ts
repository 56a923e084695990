import { stepsFrom } from "../../domain/flow/flow.ts";
import type { Receipt } from "../../domain/resident.ts";
import { asCode } from "../access/random-code.ts";
import type { Queryable } from "../database/database.ts";
import { officeOf } from "../flow/queries.ts";
import { officeNameOf } from "../grids/lineage.ts";
import { unknown } from "../http/errors.ts";
import { flowOf, isOwnStep } from "../incidents/card.ts";
import { photosOf, stepsOf } from "../incidents/card-queries.ts";
import type { Parts } from "../parts.ts";
import { rateAsReporter } from "../steps/rate.ts";
import { provenance } from "../town/queries.ts";
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
    officeOf(sql),
    provenance(sql),
  ]);
  const flow = flowOf(office, row);
  const nameOf = (step: string | null, state: string) =>
    [...flow.steps.filter(({ code }) => code === step), ...flow.states.filter(({ code }) => code === state)][0]?.name;
  return {
    receipt: row.receipt,
    kind: { code: row.kind_code, name: { zh: row.name_zh, en: row.name_en }, icon: row.icon },
    place: row.address,
    office: officeNameOf(memory.areas, row.area_id),
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

/** Rates what was reported under the receipt, once. Throws 404 `receipt_unknown`, 409 `not_ratable` while it is not done, and afterwards. */
export async function rateReceipt(
  { database: { sql }, changes }: Parts,
  receipt: string,
  stars: number,
): Promise<void> {
  const { incident_id } = await requireReceipt(sql, receipt);
  await rateAsReporter(sql, incident_id, { rating: stars, name: RESIDENT });
  await changes.pull();
}
