import { type Datum, toWgs84 } from "../../domain/datum.ts";
import type { RowReason, SheetField, SheetMapping } from "../../domain/hotline/sheet.ts";
import type { Position } from "../../domain/position.ts";
import { printable } from "../../domain/writing.ts";
import { readTime } from "../import/read-time.ts";
import { IMPRECISE } from "./read-sheet.ts";

/** What a row says, as an incident needs it. */
export type RowFacts = {
  number: string;
  text: string;
  address: string;
  /** undefined where the row does not say */
  reportedAt?: Date;
  dueAt?: Date;
  kind: string;
  urgency: string;
  reporter: string | null;
  phone: string | null;
  position: Position | null;
};

/** Characters that an incident's text may have. */
const MOST_TEXT = 2000;
const MOST_ADDRESS = 200;

/** Clocks differ: a row may be this far ahead of ours. */
const AHEAD_MS = 24 * 3600 * 1000;

/** What `cells` say under `mapping`, or why they cannot be an incident. `now` in milliseconds since 1970. */
export function rowFacts(
  cells: readonly string[],
  mapping: SheetMapping,
  datum: Datum,
  now: number,
): RowFacts | { reason: RowReason } {
  const cell = (field: SheetField) => {
    const column = mapping[field];
    return column === undefined ? "" : (cells[column] ?? "");
  };
  const text = (field: SheetField) => printable(cell(field));
  if (cell("number").startsWith(IMPRECISE)) return { reason: "imprecise-number" };
  const number = text("number");
  if (number === "") return { reason: "no-number" };
  if (text("text") === "") return { reason: "no-text" };
  if (text("text").length > MOST_TEXT) return { reason: "long-text" };
  const times: Pick<RowFacts, "reportedAt" | "dueAt"> = {};
  for (const field of ["reportedAt", "dueAt"] as const) {
    const written = text(field);
    if (written === "") continue;
    const time = readTime(written);
    if (time === null) return { reason: "bad-time" };
    times[field] = new Date(time);
  }
  if (times.reportedAt && times.reportedAt.getTime() > now + AHEAD_MS) return { reason: "future-time" };
  const position = positionOf(text("lng"), text("lat"), datum);
  if (position !== null && "reason" in position) return position;
  return {
    ...{ number, text: text("text"), address: text("address").slice(0, MOST_ADDRESS) },
    ...times,
    ...{ kind: text("kind"), urgency: text("urgency"), position },
    ...{ reporter: text("reporter") || null, phone: text("phone") || null },
  };
}

/** In WGS 84; null where the row has none. China lies east of 72 and south of 54: numbers the other way round are named. */
function positionOf(lng: string, lat: string, datum: Datum): Position | { reason: RowReason } | null {
  if (lng === "" && lat === "") return null;
  const [x, y] = [Number(lng), Number(lat)];
  if (lng === "" || lat === "" || !Number.isFinite(x) || !Number.isFinite(y)) return { reason: "bad-position" };
  if (Math.abs(y) > 85)
    return { reason: Math.abs(x) <= 85 && Math.abs(y) <= 180 ? "swapped-position" : "bad-position" };
  if (Math.abs(x) > 180) return { reason: "bad-position" };
  if (x < 55 && x > 15 && y > 70) return { reason: "swapped-position" };
  return toWgs84([x, y], datum);
}
