import type { Datum } from "../../domain/datum.ts";
import type { ThemeWish } from "./theme-wish.ts";

/** What can be imported; the order is the order in which a whole town is loaded. */
export const KIND_NAMES = [
  "communities",
  "grids",
  "areas",
  "roads",
  "places",
  "buildings",
  "staff",
  "households",
  "facilities",
  "incidents",
  "visits",
] as const;

export type KindName = (typeof KIND_NAMES)[number];

/** What one import is asked to do. */
export type ImportOptions = {
  kind: KindName;
  /** GeoJSON or CSV, plain or gzipped */
  file: string;
  /** the datum of its positions; "auto" guesses from what is in the database already */
  datum: Datum | "auto";
  /** field → column, where the names do not say it themselves: `{ time: "iso" }` */
  columns: Record<string, string>;
  /** columns that become themes; none unless named, since a column may hold what must not be held */
  themes: readonly ThemeWish[];
  /** code of the area that everything in the file belongs to */
  community: string | null;
  /** reject what the code tables lack, instead of adding it */
  strict: boolean;
  /** do everything, then undo it */
  dryRun: boolean;
  /** the file writes latitude first */
  swap: boolean;
  /** whom to name on the map; else the file's own `attribution` */
  attribution: string | null;
  /** true when the data is made up */
  simulated: boolean;
  /** folder for the files of rejected and odd rows; made when needed */
  reportFolder: string;
};

/** The options an import has unless told otherwise. */
export const USUAL_OPTIONS: Omit<ImportOptions, "kind" | "file" | "reportFolder"> = {
  datum: "auto",
  columns: {},
  themes: [],
  community: null,
  strict: false,
  dryRun: false,
  swap: false,
  attribution: null,
  simulated: false,
};

/** What became of a file: `loaded + updated + unchanged + rejected = read`. */
export type ImportResult = {
  kind: KindName;
  read: number;
  loaded: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** CSV of every rejected row with its line, reason and original columns; null when there is none */
  rejects: string | null;
  datum: Datum;
  datumGuessed: boolean;
  /** codes that the code tables lacked, by table */
  added: Record<string, string[]>;
  /** how many loaded rows are odd */
  odd: number;
  /** CSV of every odd row with its line and what is odd; null when there is none */
  odds: string | null;
  notes: string[];
};

/** How far an import has come: bytes read, or steps of the load. */
export type Progress = (phase: "reading" | "loading", done: number, total: number) => void;

/** A file that cannot be imported at all. `message` says what, where and what to do; nothing was changed. */
export class ImportRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** line, column name or option concerned */
    readonly where: string | null = null,
  ) {
    super(message);
  }
}
