import { goesWith, type Kept, type OutboxRecord } from "../../client/outbox/record.ts";
import type { OutboxEntry } from "./outbox-entry.ts";

/** What the outbox keeps, as its maker is shown it. A photo of a visit is said to be of its household. */
export function entriesOf(kept: readonly Kept[]): OutboxEntry[] {
  const visits = new Map(kept.flatMap(({ record }) => (record.kind === "visit" ? [[record.id, record] as const] : [])));
  return kept.map((one) => {
    const { record } = one;
    const visit = record.kind === "visit" ? record : visits.get(goesWith(record) ?? "");
    return {
      id: record.id,
      kind: record.kind,
      at: record.kind === "visit" ? Date.parse(record.body.at) : one.addedAt,
      state: one.state === "noted" ? "conflict" : one.state,
      label: record.label,
      household: visit?.body.household ?? null,
      incident: record.kind === "step" ? record.incident : null,
      step: record.kind === "step" ? record.step : null,
      way: record.kind === "visit" ? record.body.way : null,
      next: record.kind === "visit" ? (record.body.next ?? null) : null,
      text: textOf(record),
      message: one.state === "refused" ? one.error.message : null,
      others: one.state === "noted" ? [...new Set(one.others.map(({ by }) => by.name))] : [],
    };
  });
}

/** The words of a record: of a visit and a step the note, of a report what happened. */
function textOf(record: OutboxRecord): string {
  if (record.kind === "report") return record.body.text;
  return record.kind === "photo" ? "" : (record.body.note ?? "");
}
