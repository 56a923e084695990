// What is filled in at a door, and what is wrong with it before it is kept.

import type { Position } from "../../../domain/position.ts";
import { MOST_NOTE, type VisitWay } from "../../../domain/visit.ts";
import { addDays, type Day, isDay } from "../days.ts";

export type VisitDraft = { way: VisitWay; note: string; next: Day | null; photos: readonly Blob[] };

export const newVisit: VisitDraft = { way: "door", note: "", next: null, photos: [] };

/** Which field of a visit cannot be kept as it is; also the key of its text. */
export function visitFault({ note, next }: VisitDraft, today: Day): "note" | "next" | null {
  if ([...note.trim()].length > MOST_NOTE) return "note";
  if (next !== null && (!isDay(next) || next <= today || next > addDays(today, 366))) return "next";
  return null;
}

/** `note` with `phrase` at its end; a phrase that is there already is taken out again. */
export function withPhrase(note: string, phrase: string, stop: string): string {
  const parts = note
    .split(stop)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const rest = parts.filter((part) => part !== phrase);
  const all = rest.length < parts.length ? rest : [...parts, phrase];
  return all.map((part) => `${part}${stop}`).join("");
}

/** Whether `phrase` stands in `note` as a part of its own. */
export const hasPhrase = (note: string, phrase: string, stop: string): boolean =>
  note.split(stop).some((part) => part.trim() === phrase);

export type ReportPlace = "own" | "door" | "pin";
export type ReportDraft = {
  kind: string | null;
  text: string;
  urgency: string;
  place: ReportPlace;
  photos: readonly Blob[];
};

const MOST_TEXT = 2000;

/** What of a report cannot be kept as it is; also the key of its text. */
export function reportFault(
  { kind, text }: ReportDraft,
  position: Position | null,
): "kind" | "text" | "long" | "place" | null {
  if (kind === null) return "kind";
  if (text.trim() === "") return "text";
  if ([...text.trim()].length > MOST_TEXT) return "long";
  return position === null ? "place" : null;
}
