import type { Datum } from "../datum.ts";
import type { Position } from "../position.ts";
import type { MatchReason } from "./match.ts";

/** What a column of a sheet of 12345 work orders may hold. */
export const SHEET_FIELDS = [
  "number",
  "text",
  "address",
  "reportedAt",
  "dueAt",
  "kind",
  "urgency",
  "reporter",
  "phone",
  "lng",
  "lat",
] as const;

export type SheetField = (typeof SHEET_FIELDS)[number];

/** Which column, by its index, holds what. */
export type SheetMapping = Partial<Record<SheetField, number>>;

/** Fields without which no row says anything. */
export const NEEDED_FIELDS = ["number", "text"] as const satisfies readonly SheetField[];

/** Rows of one sheet at most, and the bytes of its file. */
export const MOST_SHEET_ROWS = 20_000;
export const MOST_SHEET_BYTES = 10 * 1024 * 1024;

/**
 * Where a row stands: `new` until the columns are named, `placed` where its address is sure, `doubtful` where a person must
 * look, `rejected` with a reason, `loaded` as an incident, `known` when its number came with an earlier sheet.
 */
export const ROW_STATES = ["new", "placed", "doubtful", "rejected", "loaded", "known"] as const;

export type RowState = (typeof ROW_STATES)[number];

/** Why a row cannot be loaded, or not yet. */
export type RowReason =
  | "no-number"
  | "imprecise-number"
  | "no-text"
  | "long-text"
  | "bad-time"
  | "future-time"
  | "bad-position"
  | "swapped-position"
  | "number-twice"
  | "outside"
  | "no-address"
  | "no-match"
  | "unsure";

/** A sheet as its owner sees it. */
export type HotlineSheet = {
  id: number;
  name: string;
  /** ISO 8601 */
  uploadedAt: string;
  /** the header's texts */
  columns: string[];
  mapping: SheetMapping;
  /** what its columns of longitude and latitude are in, if it has any */
  datum: Datum;
  /** the mapping was confirmed for this header, now or before */
  isMapped: boolean;
  counts: Record<RowState, number>;
};

/** A row to look at. Who reported is not shown. */
export type HotlineRow = {
  /** of the file, the header's included: 1 is the first */
  line: number;
  number: string | null;
  state: RowState;
  reason: RowReason | null;
  text: string;
  address: string;
  /** places that the address may mean, the likeliest first */
  proposals: { position: Position; name: string; score: number; why: MatchReason[] }[];
  /** the incident that the row became */
  incident: number | null;
};
