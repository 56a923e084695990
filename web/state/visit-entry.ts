// A visit as it is written down: kept by household, so that looking at another card loses nothing.

import { chinaDay } from "../../domain/day.ts";
import type { Visit, VisitWay } from "../../domain/visit.ts";
import type { ClientError } from "../client/result.ts";
import { newUuid } from "../client/uuid.ts";
import { addDays, type Day } from "./days.ts";
import type { DraftPhoto } from "./draft-photos.ts";

/** The server takes visits that lie no longer back. */
export const OLDEST_DAYS = 30;

/** What is typed. `at` is set when it is first sent and stays, so that the same visit sent twice is the same. */
export type VisitDraft = {
  id: string;
  household: number;
  /** the last visit that was known when this one was begun; null = none */
  after: string | null;
  day: Day;
  at: string | null;
  way: VisitWay;
  note: string;
  /** "" = no date agreed */
  next: Day | "";
  photos: readonly DraftPhoto[];
};

/** The visit is stored: how many of its photos too, and who else has been there since. */
export type Stored = { others: readonly Visit[]; photosSent: number };

/** Why it was not stored; `key` is the key of its text. */
export type VisitFault = { key: "away" | "differs" | "gone" | "forbidden" | "photo" | "other"; message: string };

/** From the first word to the last photo. */
export type VisitEntry =
  | { state: "writing"; draft: VisitDraft; fault: VisitFault | null }
  | { state: "sending"; draft: VisitDraft; stored: Stored | null }
  | { state: "photosLeft"; draft: VisitDraft; stored: Stored; fault: VisitFault }
  | { state: "done"; others: readonly Visit[] };

export type VisitEntries = Readonly<Record<number, VisitEntry>>;

/** `entries` with that of `household` replaced, or taken out by null. */
export function withEntry(entries: VisitEntries, household: number, entry: VisitEntry | null): VisitEntries {
  const { [household]: _, ...others } = entries;
  return entry === null ? others : { ...others, [household]: entry };
}

/** An empty draft: at the door, today. */
export const firstDraft = (household: number, after: string | null, today: Day, id = newUuid()): VisitDraft => ({
  id,
  household,
  after,
  day: today,
  at: null,
  way: "door",
  note: "",
  next: "",
  photos: [],
});

/** `entry` with `change` typed in. What is being sent is not changed any more. */
export function typed(entry: VisitEntry, change: Partial<Omit<VisitDraft, "id" | "household">>): VisitEntry {
  if (entry.state !== "writing") return entry;
  const moved = change.day !== undefined && change.day !== entry.draft.day;
  return { ...entry, draft: { ...entry.draft, ...(moved ? { at: null } : {}), ...change } };
}

/** Whether there is anything to lose. */
export const isTouched = ({ note, next, photos, way }: VisitDraft): boolean =>
  note.trim() !== "" || next !== "" || photos.length > 0 || way !== "door";

/** When the visit was: now, or at noon of an earlier day, the hour of which nobody remembers. ISO 8601. */
export const momentOf = (day: Day, now: Date): string =>
  (day === chinaDay(now) ? now : new Date(`${day}T12:00:00+08:00`)).toISOString();

/** Days that can be agreed on by one press. */
export const nextChoices = (today: Day): Readonly<Record<"week" | "month", Day>> => ({
  week: addDays(today, 7),
  month: addDays(today, 30),
});

/** What `POST /api/visits` is sent. */
export const bodyOf = ({ id, household, at, way, note, next, after }: VisitDraft & { at: string }) => ({
  id,
  household,
  at,
  way,
  ...(note.trim() === "" ? {} : { note: note.trim() }),
  ...(next === "" ? {} : { next }),
  after,
});

/** `error` of the server as something one can be told. */
export function visitFaultOf({ code, status, message }: ClientError): VisitFault {
  const key =
    code === "network" || code === "answer" || (status ?? 0) >= 500
      ? "away"
      : code === "visit_differs"
        ? "differs"
        : status === 404
          ? "gone"
          : status === 401 || status === 403
            ? "forbidden"
            : "other";
  return { key, message };
}
