// What is filled in before a step is taken, and what is wrong with it.

import type { Disposition, StepNeed } from "../../../domain/flow/flow.ts";
import type { IncidentCard } from "../../../domain/incident.ts";
import type { ClientError } from "../../client/result.ts";

/** A step that may be taken now. */
export type AvailableStep = IncidentCard["available"][number];

/** What `POST /api/incidents/{id}/steps` is sent. `seen`: number of steps that whoever acts knew of. */
export type StepRequest = {
  step: string;
  note?: string;
  to?: number;
  disposition?: string;
  due?: string;
  rating?: number;
  seen?: number;
};

/** Letters a note of a step may have. */
export const MOST_STEP_NOTE = 2000;

/** Fields as typed; "" and null: nothing yet. `to` null: whoever is on duty. `due` is local, `2026-11-20T18:00`. */
export type StepDraft = {
  note: string;
  to: number | null;
  disposition: string;
  due: string;
  rating: number | null;
};

export const noStepDraft: StepDraft = { note: "", to: null, disposition: "", due: "", rating: null };

/** Which field stops the step; also the key of its words. */
export type StepFault = "note" | "long" | "disposition" | "due" | "rating";

/** Fields that are asked for: those of the step, and those of the disposition that is chosen. */
export function fieldsOf(
  { needs }: Pick<AvailableStep, "needs">,
  { disposition }: Pick<StepDraft, "disposition">,
  dispositions: readonly Disposition[],
): readonly StepNeed[] {
  const own = needs.includes("disposition") ? dispositions.find(({ code }) => code === disposition)?.needs : undefined;
  return [...new Set([...needs, ...(own ?? [])])];
}

/** What is missing or wrong in `fields`, in the order of the form; null when it can be sent at `now`. */
export function stepFault(fields: readonly StepNeed[], draft: StepDraft, now: number): StepFault | null {
  const lacks = (field: StepNeed, isThere: boolean) => fields.includes(field) && !isThere;
  if (lacks("disposition", draft.disposition !== "")) return "disposition";
  if (lacks("due", Date.parse(draft.due) > now)) return "due";
  if (lacks("rating", draft.rating !== null)) return "rating";
  if (lacks("note", draft.note.trim() !== "")) return "note";
  return [...draft.note.trim()].length > MOST_STEP_NOTE ? "long" : null;
}

/** The request for a step: what `fields` ask for, and a note where one was written. */
export function stepRequest(
  step: string,
  fields: readonly StepNeed[],
  draft: StepDraft,
  seen: number | undefined,
): StepRequest {
  const note = draft.note.trim();
  return {
    step,
    ...(note === "" ? {} : { note }),
    ...(fields.includes("assignee") && draft.to !== null ? { to: draft.to } : {}),
    ...(fields.includes("disposition") ? { disposition: draft.disposition } : {}),
    ...(fields.includes("due") ? { due: new Date(draft.due).toISOString() } : {}),
    ...(fields.includes("rating") && draft.rating !== null ? { rating: draft.rating } : {}),
    ...(seen === undefined ? {} : { seen }),
  };
}

/** Why the server did not take it: somebody was faster, it cannot be reached, or something it says itself. */
export function refusalOf({ code, status }: ClientError): "taken" | "away" | "other" {
  if (code === "step_taken" || code === "step_not_possible") return "taken";
  return code === "network" || code === "answer" || (status ?? 0) >= 500 ? "away" : "other";
}
