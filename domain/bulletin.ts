// 公告: what an office hangs on the screens at the stairs of an area, from then until then.

/** How much it presses: the more pressing come first on a screen. */
export const BULLETIN_URGENCIES = ["normal", "important", "urgent"] as const;

export type BulletinUrgency = (typeof BULLETIN_URGENCIES)[number];

/** Characters of a title, characters and lines of a text: what can be read on a screen while one waits for the lift. */
export const MOST_TITLE = 30;
export const MOST_TEXT = 500;
export const MOST_LINES = 12;

/** What a screen shows of a bulletin. */
export type ShownBulletin = {
  id: number;
  title: string;
  /** lines parted by line breaks; may be empty */
  text: string;
  urgency: BulletinUrgency;
  /** name of the area it is for */
  areaName: string;
  /** ISO 8601 */
  from: string;
  /** ISO 8601; null: until it is withdrawn */
  until: string | null;
};

/** A bulletin as those who write them see it. */
export type Bulletin = ShownBulletin & {
  /** code of the area on whose screens it is shown */
  area: string;
  /**
   * null while that area is in force, and of what is over. Else what took its place, the larger part of its ground first: the bulletin
   * stays on the screens of the ground that was the area's
   */
  now: { code: string; name: string }[] | null;
  /** who wrote it, and when (ISO 8601) */
  by: string;
  madeAt: string;
  /** counts how often it was written; who changes it names the one they saw */
  revision: number;
  /** who changed it last; null where nobody did */
  changedBy: string | null;
  changedAt: string | null;
  /** ISO 8601; null while it is not */
  withdrawnAt: string | null;
};

/** What one writes. */
export type BulletinWords = Pick<Bulletin, "area" | "title" | "text" | "urgency" | "from" | "until">;

export type BulletinState = "scheduled" | "showing" | "over" | "withdrawn";

/** What becomes of a bulletin at `now`, in milliseconds since 1970. */
export function bulletinState(
  { from, until, withdrawnAt = null }: Pick<ShownBulletin, "from" | "until"> & { withdrawnAt?: string | null },
  now: number,
): BulletinState {
  if (withdrawnAt !== null) return "withdrawn";
  if (until !== null && Date.parse(until) <= now) return "over";
  return Date.parse(from) <= now ? "showing" : "scheduled";
}

/** Those that a screen shows at `now`: the pressing ones first, of equals the newest. */
export function showingAt<One extends ShownBulletin>(bulletins: readonly One[], now: number): One[] {
  const rank = ({ urgency }: One) => BULLETIN_URGENCIES.indexOf(urgency);
  return bulletins
    .filter((bulletin) => bulletinState(bulletin, now) === "showing")
    .sort((a, b) => rank(b) - rank(a) || Date.parse(b.from) - Date.parse(a.from) || b.id - a.id);
}

/** Characters a second that most people read with ease; a title is read twice. */
const READ_PER_S = 4;

/** How long a screen shows a bulletin before the next one: long enough to be read, in milliseconds. */
export function turnMs({ title, text }: Pick<ShownBulletin, "title" | "text">): number {
  const seconds = 4 + ([...title].length * 2 + [...text].length) / READ_PER_S;
  return 1000 * Math.round(Math.min(60, Math.max(12, seconds)));
}
