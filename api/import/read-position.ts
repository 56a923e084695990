import type { Position } from "../../domain/position.ts";
import type { Entry, Shape } from "./entry.ts";
import type { Plan } from "./field.ts";
import { textOf } from "./read-value.ts";
import type { Finding } from "./reasons.ts";

/** Where the three fields of a position stand among a kind's fields. */
export type PositionFields = { lng: number; lat: number; position: number };

const fail = (reason: Finding["reason"], ...detail: string[]): Finding => ({ reason, rejected: true, detail });

/**
 * The position of a row as the file has it: no datum changed, latitude first only when `swap` says so. From its geometry,
 * from its columns of longitude and latitude, or from one column with both. A finding when there is none or it cannot be.
 */
export function readPosition(entry: Entry, plan: Plan, fields: PositionFields, swap: boolean): Position | Finding {
  if (entry.shape) {
    const point = pointOf(entry.shape);
    return point ? checked(point, swap) : fail("shape_type", "点", entry.shape.type);
  }
  let lng = textAt(entry, plan[fields.lng]);
  let lat = textAt(entry, plan[fields.lat]);
  if (lng === null && lat === null) {
    const pair = textAt(entry, plan[fields.position]);
    if (pair === null) return fail("position_missing");
    const parts = pair.replace(/^[[(（]|[\])）]$/g, "").split(/[,，;；\s]+/);
    if (parts.length !== 2) return fail("position_unreadable", pair);
    [lng, lat] = parts;
  }
  if (lng === null || lat === null || /^(na|null|none|nan|-|无|缺)$/i.test(lng)) return fail("position_missing");
  const numbers: Position = [degrees(lng), degrees(lat)];
  if (numbers.some(Number.isNaN)) return fail("position_unreadable", `(${lng}, ${lat})`);
  return checked(numbers, swap);
}

const textAt = ({ values }: Entry, { column }: Plan[number]) => (column < 0 ? null : textOf(values[column]));

function pointOf(shape: Shape): Position | null {
  if (shape.type === "Point") return [shape.coordinates[0], shape.coordinates[1]];
  if (shape.type === "MultiPoint" && shape.coordinates.length === 1)
    return [shape.coordinates[0][0], shape.coordinates[0][1]];
  if (shape.type === "GeometryCollection" && shape.geometries.length === 1) return pointOf(shape.geometries[0]);
  return null;
}

const PLAIN_DEGREES = /^-?\d{1,3}(\.\d+)?$/;

const degrees = (text: string): number => {
  if (PLAIN_DEGREES.test(text)) return Number(text);
  const plain = text
    .normalize("NFKC")
    .replace(/°?[EN]?$/i, "")
    .replace(/°$/, "");
  return /^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
};

function checked([first, second]: Position, swap: boolean): Position | Finding {
  const position: Position = swap ? [second, first] : [first, second];
  return faultOf(position) ?? position;
}

/** What is wrong with a pair of numbers as `[lng, lat]`; null when nothing is. */
export function faultOf([lng, lat]: Position): Finding | null {
  if (lng === 0 && lat === 0) return fail("position_zero");
  const looksSwapped = isInChina([lat, lng]) && !isInChina([lng, lat]);
  if (looksSwapped || (Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lng) <= 90)) {
    return fail("position_swapped", `${lng}, ${lat}`);
  }
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90) return fail("position_projected", `${lng}, ${lat}`);
  return null;
}

/** Roughly; no latitude of China is a longitude of it, so a swapped pair shows. */
const isInChina = ([lng, lat]: Position) => lng >= 73 && lng <= 136 && lat >= 3 && lat <= 54;
