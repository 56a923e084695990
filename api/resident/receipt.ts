import type { Receipt } from "../../domain/resident.ts";
import { asCode } from "../access/random-code.ts";
import type { Queryable } from "../database/database.ts";
import { unknown } from "../http/errors.ts";
import { stepsOf } from "../incidents/card-queries.ts";
import type { Memory } from "../memory/memory.ts";
import { provenance } from "../town/queries.ts";
import { officeOf } from "./place.ts";
import { type ReceiptRow, reportByReceipt } from "./report-queries.ts";

/** What was reported under the receipt, however it is written. Throws 404 `receipt_unknown`. */
export async function requireReceipt(sql: Queryable, receipt: string): Promise<ReceiptRow> {
  const row = await reportByReceipt(sql, asCode(receipt));
  if (!row) throw unknown("receipt_unknown", "受理编号", receipt);
  return row;
}

/** How far it is: no words, no names, nothing of whoever reported. Throws 404 `receipt_unknown`. */
export async function receiptOf(sql: Queryable, { areas, codes }: Memory, receipt: string): Promise<Receipt> {
  const row = await requireReceipt(sql, receipt);
  const [steps, { simulated }] = await Promise.all([stepsOf(sql, row.incident_id), provenance(sql)]);
  const nameOf = (state: string) =>
    codes.tables.incidentStates.find(({ code }) => code === state)?.name ?? { zh: state, en: state };
  return {
    receipt: row.receipt,
    kind: { code: row.kind_code, name: { zh: row.name_zh, en: row.name_en }, icon: row.icon },
    place: row.address,
    office: officeOf(areas, row.area_id),
    simulated,
    reportedAt: row.reported_at.toISOString(),
    open: row.open,
    steps: steps.map(({ state, at }) => ({ name: nameOf(state), at: at.toISOString() })),
    photos: 0,
    canRate: row.state === "closed",
    rating: null,
  };
}
