// What was filled in, as the outbox takes it.

import type { Disposition } from "../../../domain/flow/flow.ts";
import type { PackedIncident } from "../../../domain/phone.ts";
import type { Position } from "../../../domain/position.ts";
import type { OutboxRecord, PhotoOf } from "../../client/outbox/record.ts";
import { type AvailableStep, fieldsOf, type StepDraft, stepRequest } from "../incidents/step-draft.ts";
import type { ReportDraft, VisitDraft } from "./drafts.ts";

type Made = { newId: () => string; now: Date };

/** What of a visit is not filled in. `after`: the last visit the device knew of; undefined: it could not know. */
export type VisitOf = { household: number; label: string; after: string | null | undefined };

/** The records of a visit: itself, then its photos, which are sent after it. */
export async function visitRecords(draft: VisitDraft, of: VisitOf, { newId, now }: Made): Promise<OutboxRecord[]> {
  const id = newId();
  const note = draft.note.trim();
  const visit: OutboxRecord = {
    id,
    kind: "visit",
    label: of.label,
    body: {
      household: of.household,
      at: now.toISOString(),
      way: draft.way,
      ...(note ? { note } : {}),
      ...(draft.next ? { next: draft.next } : {}),
      ...(of.after === undefined ? {} : { after: of.after }),
    },
  };
  return [visit, ...(await photoRecords(draft.photos, { visit: id }, of.label, newId))];
}

const photoRecords = (photos: readonly Blob[], of: PhotoOf, label: string, newId: Made["newId"]) =>
  Promise.all(
    photos.map(
      async (photo, index): Promise<OutboxRecord> => ({
        id: newId(),
        kind: "photo",
        ...of,
        number: (index + 1) as 1 | 2 | 3,
        type: photo.type,
        bytes: new Uint8Array(await photo.arrayBuffer()),
        label,
      }),
    ),
  );

/** The records of a report at `position`: itself, then its photos. */
export async function reportRecords(
  draft: ReportDraft,
  position: Position,
  address: string | null,
  label: string,
  { newId }: Pick<Made, "newId">,
): Promise<OutboxRecord[]> {
  const id = newId();
  const report: OutboxRecord = {
    id,
    kind: "report",
    label,
    body: {
      text: draft.text.trim(),
      position,
      urgency: draft.urgency,
      ...(draft.kind ? { kind: draft.kind } : {}),
      ...(address ? { address } : {}),
    },
  };
  return [report, ...(await photoRecords(draft.photos, { report: id }, label, newId))];
}

/** The record of a step of `incident` by the person called `by`. */
export function stepRecord(
  incident: Pick<PackedIncident, "id" | "text" | "seen">,
  step: AvailableStep,
  draft: StepDraft,
  dispositions: readonly Disposition[],
  { newId, by }: Pick<Made, "newId"> & { by: string },
): OutboxRecord {
  const request = stepRequest(step.code, fieldsOf(step, draft, dispositions), draft, incident.seen);
  return {
    id: newId(),
    kind: "step",
    incident: incident.id,
    body: { ...request, seen: incident.seen },
    by,
    step: step.name,
    label: incident.text,
  };
}
