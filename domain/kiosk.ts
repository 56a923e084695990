// 楼道屏: the screen at a stair, which nobody signs in at. Nothing of residents is on it.

import type { ShownBulletin } from "./bulletin.ts";
import type { Name } from "./codes.ts";
import type { OfficeWords } from "./office.ts";

/** Days ahead of which a screen is told bulletins: it shows them in their time, also without a connection. */
export const KIOSK_DAYS_AHEAD = 14;

/** Most who answer for a building, on its screen. */
export const MOST_KIOSK_PEOPLE = 4;

/** Somebody who answers for the building, as the board at its door says it: no number of their own. */
export type KioskPerson = { name: string; duty: Name; areaName: string };

/** Where to go or call: the office of an area. Lines that nobody has said are "". */
export type KioskOffice = OfficeWords & { name: string };

/** A code that residents report with; `unit` null: for the whole building. */
export type KioskCode = { token: string; unit: string | null; place: string };

/** What the screen of a building shows: `GET /api/kiosk`. */
export type Kiosk = {
  building: { id: number; name: string };
  /** names of the areas it lies in, the largest first */
  areas: string[];
  /** name of the street office */
  office: string;
  people: KioskPerson[];
  /** the nearest first: its community's, its street's */
  offices: KioskOffice[];
  codes: KioskCode[];
  /** shown now, or within KIOSK_DAYS_AHEAD */
  bulletins: ShownBulletin[];
  /** any of the data is made up */
  simulated: boolean;
  /** ISO 8601, the clock of the server */
  now: string;
  /** names the page that the server has now: a screen that shows another loads it */
  build: string;
};

/** The code for a screen at the stair `unit` ("" where nobody said which): its own, the building's, or the first there is; undefined without any. */
export const kioskCode = (codes: readonly KioskCode[], unit: string): KioskCode | undefined =>
  codes.find((code) => code.unit !== null && code.unit === unit) ??
  codes.find((code) => code.unit === null) ??
  codes[0];
