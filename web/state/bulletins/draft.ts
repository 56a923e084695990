import {
  type Bulletin,
  type BulletinUrgency,
  type BulletinWords,
  MOST_LINES,
  MOST_TEXT,
  MOST_TITLE,
  type ShownBulletin,
} from "../../../domain/bulletin.ts";

/** A bulletin while it is written. */
export type BulletinDraft = {
  /** null: a new one */
  id: number | null;
  /** of the one that was seen; 0 for a new one */
  revision: number;
  area: string;
  title: string;
  text: string;
  urgency: BulletinUrgency;
  /** `2026-11-21T09:40`, local time */
  from: string;
  /** the same; "" until it is withdrawn */
  until: string;
};

/** What is wrong with a draft; the key of its words. */
export type DraftFault = "title-missing" | "title-long" | "text-long" | "lines" | "from-missing" | "until-before";

const DAY_MS = 86_400_000;

/** A new one for an area, from now on for a week. */
export const newDraft = (area: string, now: number): BulletinDraft => ({
  id: null,
  revision: 0,
  area,
  title: "",
  text: "",
  urgency: "normal",
  from: localMinute(now),
  until: localMinute(now + 7 * DAY_MS),
});

/** A bulletin to be changed; where its area was merged away, what took the place of most of it is offered. */
export const draftOf = ({ id, revision, area, now, title, text, urgency, from, until }: Bulletin): BulletinDraft => ({
  id,
  revision,
  area: now?.[0]?.code ?? area,
  title,
  text,
  urgency,
  from: localMinute(Date.parse(from)),
  until: until === null ? "" : localMinute(Date.parse(until)),
});

/** What keeps a draft from being sent; null where nothing does. */
export function draftFault({ title, text, from, until }: BulletinDraft): DraftFault | null {
  if (title.trim() === "") return "title-missing";
  if ([...title.trim()].length > MOST_TITLE) return "title-long";
  if ([...text.trimEnd()].length > MOST_TEXT) return "text-long";
  if (text.trimEnd().split("\n").length > MOST_LINES) return "lines";
  if (Number.isNaN(Date.parse(from))) return "from-missing";
  if (until !== "" && !(Date.parse(until) > Date.parse(from))) return "until-before";
  return null;
}

/** A draft without fault as it is sent. */
export const wordsOf = ({ area, title, text, urgency, from, until }: BulletinDraft): BulletinWords => ({
  area,
  title: title.trim(),
  text: text.trimEnd(),
  urgency,
  from: new Date(from).toISOString(),
  until: until === "" ? null : new Date(until).toISOString(),
});

/** The id that a draft has on a screen that is only looked at. */
export const PREVIEW_ID = -1;

/** A draft as it will look, shown at once whenever it begins; `others` are there beside it. */
export function previewOf(draft: BulletinDraft, areaName: string, others: readonly ShownBulletin[]): ShownBulletin[] {
  const { title, text, urgency, until, id } = draft;
  const shown = {
    id: PREVIEW_ID,
    title: title.trim(),
    text,
    urgency,
    areaName,
    from: new Date(0).toISOString(),
    until: Number.isNaN(Date.parse(until)) ? null : new Date(until).toISOString(),
  };
  return [...others.filter((other) => other.id !== id), ...(title.trim() === "" ? [] : [shown])];
}

/** `2026-11-21T09:40`, local time: what an input of date and time holds. */
function localMinute(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
