import type { Name } from "./codes.ts";
import type { Position } from "./position.ts";

// What residents report after scanning the code at their stair (优居码), and what they are told. No name, no text and no phone is
// ever sent back to them: whoever holds the receipt need not be whoever reported.

/** Characters of what a resident adds in words. */
export const MOST_WORDS = 500;

/** Photos of one report. */
export const MOST_RESIDENT_PHOTOS = 3;

/** Metres from the code within which a report may lie, and to each side of it that the little map reaches. */
export const RESIDENT_REACH_M = 300;

/** Stars of a rating: 1–5. */
export const MOST_STARS = 5;

/** The digits of a Chinese mobile or landline number, signs and spaces and the country's code taken out; null for anything else. */
export function phoneDigits(text: string): string | null {
  const digits = text.replaceAll(/[\s()（）-]/g, "").replace(/^(\+|00)86/, "");
  return /^(1[3-9]\d{9}|0\d{9,11}|[2-8]\d{6,7})$/.test(digits) ? digits : null;
}

/** Something a resident may choose to report. */
export type ResidentKind = { code: string; name: Name; icon: string };

/**
 * The ground around a code. Rings and lines are flat lists `[x, y, x, y …]` of offsets in whole tenths of a metre, y to the north;
 * a ring does not repeat its first point, and the holes of a shape follow as rings of their own (even-odd).
 */
export type Surroundings = {
  buildings: { id: number; place: string; rings: number[][] }[];
  /** id of the building that the code is at */
  home: number;
  roads: { name: string | null; kind: string; lines: number[][] }[];
  lands: { kind: string; rings: number[][] }[];
};

/** What the page needs to report from a code: `GET /api/resident/codes/{code}`. */
export type ResidentPlace = {
  code: string;
  /** 三条巷26号4幢2单元 */
  place: string;
  /** name of the street office */
  office: string;
  /** the town is made up */
  simulated: boolean;
  position: Position;
  kinds: ResidentKind[];
  /** days after which a phone that was left is forgotten, once the matter is closed */
  keptDays: number;
  around: Surroundings;
};

/** What a resident sends. */
export type ResidentReport = {
  /** UUID made by the page */
  key: string;
  kind: string;
  text?: string;
  /** another place than the code's: a building near it, or a point */
  building?: number;
  position?: Position;
  phone?: string;
};

/** How far a report is: `GET /api/resident/receipts/{receipt}`. */
export type Receipt = {
  receipt: string;
  kind: ResidentKind;
  place: string | null;
  office: string;
  simulated: boolean;
  /** ISO 8601 */
  reportedAt: string;
  /** whether somebody still works at it */
  open: boolean;
  /** steps taken, the first first */
  steps: { name: Name; at: string }[];
  photos: number;
  canRate: boolean;
  /** 1–5 */
  rating: number | null;
};

/** A code in use, as staff see it. */
export type ResidentCode = {
  id: number;
  token: string;
  place: string;
  building: number;
  unit: string | null;
  /** ISO 8601 */
  madeAt: string;
  /** how often something was reported with it */
  reports: number;
};
