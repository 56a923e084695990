// Whether something from outside has the shape of an edit. What it names may still not exist: apply says so.

import { AREA_KINDS } from "../grid.ts";
import type { Edit, EditKind } from "./edit.ts";
import { ARC_KINDS } from "./fabric.ts";

type Check = (value: unknown) => boolean;

const MOST_ID = 2 ** 32;
const MOST_NAME = 100;

const whole: Check = (value) => Number.isInteger(value);
const index: Check = (value) => Number.isInteger(value) && (value as number) >= 0;
const id: Check = (value) => index(value) && (value as number) < MOST_ID;
const bool: Check = (value) => typeof value === "boolean";
const text: Check = (value) => typeof value === "string" && value.length <= MOST_NAME;
const name: Check = (value) => text(value) && (value as string).trim() !== "";
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const tuple =
  (...checks: Check[]): Check =>
  (value) =>
    Array.isArray(value) && value.length === checks.length && checks.every((check, i) => check(value[i]));
const rows = (check: Check): Check => listOf(tuple(index, check));

/** Nothing but these: a word that nobody knows would be stored and never read. */
const shape =
  (fields: Record<string, Check>): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((key) => Object.hasOwn(fields, key)) &&
    Object.entries(fields).every(([key, check]) => check((value as Record<string, unknown>)[key]));

const level = oneOf("grid", "microgrid");
const areaKind = oneOf(...AREA_KINDS);
const point = tuple(whole, whole);
const line = listOf(point);
const cells = listOf(index);
const newArea = { name, kind: areaKind };
const people = listOf(shape({ staff: index, duty: text }));
const facts = { name: text, kind: areaKind, code: orNull(text), people };

const arcRow = shape({
  line: listOf(whole),
  from: id,
  to: id,
  left: whole,
  right: whole,
  kind: oneOf(...ARC_KINDS),
  isCrossable: bool,
});
const cellRow = shape({ building: whole, stair: index, block: id, x: whole, y: whole });

const SHAPES: Record<EditKind, Record<string, Check>> = {
  assign: { level, cells, to: id },
  create: { level, id, area: shape(newArea), cells, within: optional(id) },
  merge: { level, from: id, into: id },
  remove: { level, area: id },
  split: { level, area: id, line, id, name, by: oneOf("cells", "ground", "roads") },
  reroute: { level, between: tuple(id, id), line },
  "move-vertex": { arc: index, vertex: index, to: point },
  "insert-vertex": { arc: index, vertex: index, at: point },
  "delete-vertex": { arc: index, vertex: index },
  "move-arc": { arc: index, by: point },
  "cut-cell": { cell: index, line },
  regroup: { microgrids: listOf(id), grid: id },
  describe: { level, area: id, name: optional(name), areaKind: optional(areaKind), people: optional(people) },
  recode: { codes: listOf(tuple(level, id, orNull(name))) },
  lock: { grids: listOf(id), isLocked: bool },
  divide: {
    level,
    targets: listOf(id),
    parts: cells,
    cells: optional(cells),
    created: listOf(shape({ ...newArea, id, within: optional(id) })),
  },
  patch: {
    cells: optional(listOf(tuple(id, cells))),
    microgrids: optional(rows(orNull(shape({ ...facts, grid: id })))),
    grids: optional(rows(orNull(shape({ ...facts, isLocked: bool })))),
    fabric: optional(shape({ arcs: rows(orNull(arcRow)), cells: rows(orNull(cellRow)) })),
  },
};

/** Whether `value` is an edit as far as its shape goes. */
export function isEdit(value: unknown): value is Edit {
  const kind = (value as { kind?: unknown } | null)?.kind;
  if (typeof kind !== "string" || !Object.hasOwn(SHAPES, kind)) return false;
  return shape({ ...SHAPES[kind as EditKind], kind: oneOf(kind) })(value);
}
