import { createHash } from "node:crypto";
import { type Datum, toWgs84 } from "../../domain/datum.ts";
import type { Position } from "../../domain/position.ts";
import type { CodeLists } from "./code-lists.ts";
import type { Entry } from "./entry.ts";
import type { Field, Matcher, Plan } from "./field.ts";
import { type ImportKind, STAGED, stagedFields } from "./kind.ts";
import { type PositionFields, readPosition } from "./read-position.ts";
import { middlePosition, readShape } from "./read-shape.ts";
import { readField, textOf } from "./read-value.ts";
import type { Finding } from "./reasons.ts";

/** One line for the staging table, in the order of STAGED and the fields; null when the row is rejected. */
export type ReadRow = { staged: (string | null)[] | null; findings: Finding[] };

/** How one file's rows are read. */
export class RowReader {
  private readonly at: PositionFields;
  private readonly code: number;
  private readonly staged: { field: Field; index: number }[];
  /** how often each hash of a row without a code has come */
  private readonly places = new Map<string, number>();
  /** whether any row had a geometry */
  sawShape = false;

  constructor(
    private readonly kind: ImportKind,
    private readonly matcher: Matcher,
    private readonly lists: CodeLists,
    private readonly swap: boolean,
    private readonly now: Date,
  ) {
    const indexOf = (name: string) => kind.fields.findIndex((field) => field.name === name);
    this.at = { lng: indexOf("lng"), lat: indexOf("lat"), position: indexOf("position") };
    this.code = indexOf("code");
    this.staged = stagedFields(kind).map((field) => ({ field, index: kind.fields.indexOf(field) }));
  }

  /** A position of the row as the file has it, for guessing the datum; null when it has none. */
  samplePosition(entry: Entry): Position | null {
    if (this.kind.shape === "none") return null;
    if (this.kind.shape !== "point") {
      const position = entry.shape ? middlePosition(entry.shape) : null;
      return position && this.swap ? [position[1], position[0]] : position;
    }
    const position = readPosition(entry, this.matcher.plan(entry.header), this.at, this.swap);
    return "reason" in position ? null : position;
  }

  read(entry: Entry, datum: Datum): ReadRow {
    const plan = this.matcher.plan(entry.header);
    if (entry.shape) this.sawShape = true;
    const whole = faultOfRow(entry);
    if (whole) return { staged: null, findings: [whole] };
    const findings: Finding[] = [];
    const staged: (string | null)[] = [String(entry.nth), String(entry.line), null];
    this.readPlace(entry, datum, staged, findings);
    for (const { field, index } of this.staged) {
      const before = findings.length;
      const value = this.readValue(field, plan[index], entry, findings);
      if (value === null && field.required && !isRejected(findings, before)) {
        findings.push({ reason: "field_missing", rejected: true, detail: [field.zh] });
      }
      if (field.type === "time" && value !== null) this.checkTime(field, value, findings);
      staged.push(value);
    }
    const code = this.kind.fields[this.code];
    const named =
      this.readValue(code, plan[this.code], entry, findings) ?? readField(code, entry.id, this.lists, findings);
    if (isRejected(findings, 0)) return { staged: null, findings };
    staged[STAGED.indexOf("code")] = named ?? this.identity(staged) ?? this.placed(hashOf(entry));
    return { staged, findings };
  }

  /** What the row says of a field: in its column, else in its tags. */
  private readValue(
    field: Field,
    { column, tags }: Plan[number],
    { values }: Entry,
    findings: Finding[],
  ): string | null {
    const said = column < 0 ? null : readField(field, values[column], this.lists, findings);
    if (said !== null || tags.length === 0) return said;
    for (const { index, tag } of tags) {
      const text = textOf(values[index]);
      if (text === null) continue;
      const meant = typeof tag.values === "function" ? tag.values(text) : (tag.values?.[text] ?? text);
      if (meant !== null) return readField(field, meant, this.lists, findings);
    }
    return null;
  }

  /** Adds lng, lat and shape as the staging table takes them. */
  private readPlace(entry: Entry, datum: Datum, staged: (string | null)[], findings: Finding[]) {
    const { shape, positionFrom } = this.kind;
    if (shape === "point") {
      const position = readPosition(entry, this.matcher.plan(entry.header), this.at, this.swap);
      if ("reason" in position) {
        const isElsewhere = positionFrom !== undefined && this.matcher.has(positionFrom);
        if (!isElsewhere || position.reason !== "position_missing") findings.push(position);
        staged.push(null, null, null);
      } else {
        const [lng, lat] = toWgs84(position, datum);
        staged.push(String(lng), String(lat), null);
      }
      return;
    }
    if (shape === "none") {
      staged.push(null, null, null);
      return;
    }
    const read = readShape(entry.shape, shape, this.swap, (position) => toWgs84(position, datum));
    if ("reason" in read) findings.push(read);
    staged.push(null, null, "reason" in read ? null : JSON.stringify(read));
  }

  /** What a row without code is known by, where its kind says in which fields: their hash. */
  private identity(staged: (string | null)[]): string | null {
    if (!this.kind.identity) return null;
    const textOfField = (name: string) =>
      staged[STAGED.length + this.staged.findIndex(({ field }) => field.name === name)];
    return shortHash(this.kind.identity.map((name) => textOfField(name) ?? "").join("\u001f"));
  }

  /** A code from the row's hash and how many rows before it have the same. */
  private placed(hash: string): string {
    const place = (this.places.get(hash) ?? 0) + 1;
    this.places.set(hash, place);
    return `x${hash}-${place}`;
  }

  private checkTime(field: Field, iso: string, findings: Finding[]) {
    const time = new Date(iso).getTime();
    if (field.name !== "due" && time > this.now.getTime() + 86_400_000) {
      findings.push({ reason: "time_future", rejected: false, detail: [field.zh, iso] });
    } else if (time < Date.UTC(1949, 9, 1)) {
      findings.push({ reason: "time_ancient", rejected: false, detail: [field.zh, iso] });
    }
  }
}

/** What is wrong with a row as a whole: it is empty, or its cells are not as many as the header's. */
function faultOfRow({ shape, values, cells, header }: Entry): Finding | null {
  if (shape === undefined && values.every((value) => value === "")) {
    return { reason: "row_empty", rejected: true, detail: [] };
  }
  if (cells === undefined) return null;
  return { reason: "columns_uneven", rejected: true, detail: [String(cells), String(header.names.length)] };
}

/** Does any finding from the given one on reject the row? */
function isRejected(findings: readonly Finding[], from: number): boolean {
  for (let at = from; at < findings.length; at++) if (findings[at].rejected) return true;
  return false;
}

const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 20);

/** What stands in the file for a row, in twenty characters: its identity when it has no code. */
const hashOf = ({ header, values, shape }: Entry) =>
  shape === undefined ? shortHash(values.join("\u001f")) : shortHash(JSON.stringify([header.names, values, shape]));
