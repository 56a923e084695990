import { maskName, maskPhone } from "../../domain/mask.ts";
import type { Bounds, Position } from "../../domain/position.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { staffContext } from "../staff/phone.ts";
import type { Indexed } from "./entry-queries.ts";
import type { Matched } from "./rank.ts";

/** One result of a search. */
export type Found = {
  kind: Indexed | "incident";
  id: number;
  code: string;
  /** of a household its address */
  title: string;
  /** what tells it from others of its name: where it lies, or what it is */
  context: string;
  position: Position;
  /** of what has an extent */
  bounds?: Bounds;
  /** a household's head, masked */
  name?: string | null;
  /** a household's, masked; a worker's as it is */
  phone?: string | null;
  /** code of the smallest area a household lies in, or of the one a worker answers for */
  area?: string | null;
  /** code of a worker's duty */
  duty?: string;
  /** what of it answers the query */
  matched: Matched[];
};

/** A thing as the database shows it. */
export type FoundRow = {
  id: number;
  code: string;
  title: string;
  context: string;
  lng: number;
  lat: number;
  bounds?: Bounds;
  area?: string | null;
  duty?: string;
  name?: string | null;
  phone?: string | null;
};

/** The row as anybody who may see it at all sees it: of households, names and phones are masked. */
export function foundOf(kind: Found["kind"], row: FoundRow, matched: Matched[], sealer: Sealer): Found {
  const { id, code, title, context, lng, lat, bounds, area, duty } = row;
  const found: Found = { kind, id, code, title, context, position: [lng, lat], matched };
  if (bounds) found.bounds = bounds;
  const open = (text: string | null | undefined, context = code) => (text ? sealer.open(text, context) : null);
  if (kind === "staff") return { ...found, area, duty, phone: open(row.phone, staffContext(code)) };
  if (kind !== "household") return found;
  return { ...found, name: maskName(open(row.name)), phone: maskPhone(open(row.phone)), area };
}
