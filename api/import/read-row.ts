import { createHash } from "node:crypto";
import { type Datum, toWgs84 } from "../../domain/datum.ts";
import type { Position } from "../../domain/position.ts";
import type { CodeLists } from "./code-lists.ts";
import type { Entry } from "./entry.ts";
import type { Field, Matcher } from "./field.ts";
import { type ImportKind, stagedFields } from "./kind.ts";
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
    const findings: Finding[] = [];
    const found = (finding: Finding) => findings.push(finding);
    const reject = (reason: Finding["reason"], ...detail: string[]) => found({ reason, rejected: true, detail });
    const plan = this.matcher.plan(entry.header);
    if (entry.shape) this.sawShape = true;
    if (entry.shape === undefined && entry.values.every((value) => value === "")) {
      reject("row_empty");
      return { staged: null, findings };
    }
    if (entry.cells !== undefined) {
      reject("columns_uneven", String(entry.cells), String(entry.header.names.length));
      return { staged: null, findings };
    }
    const read = (field: Field, index: number): string | null => {
      const { column } = plan[index];
      const said = column < 0 ? null : readField(field, entry.values[column], this.lists, found);
      if (said !== null) return said;
      for (const { index: at, tag } of plan[index].tags) {
        const text = textOf(entry.values[at]);
        if (text === null) continue;
        const meant = typeof tag.values === "function" ? tag.values(text) : (tag.values?.[text] ?? text);
        if (meant !== null) return readField(field, meant, this.lists, found);
      }
      return null;
    };
    const place = this.readPlace(entry, found, datum);
    const values = this.staged.map(({ field, index }) => {
      const before = findings.length;
      const value = read(field, index);
      if (value === null && field.required && !findings.slice(before).some(({ rejected }) => rejected))
        reject("field_missing", field.zh);
      if (field.type === "time" && value !== null) this.checkTime(field, value, found);
      return value;
    });
    const code = this.kind.fields[this.code];
    const named = read(code, this.code) ?? readField(code, entry.id, this.lists, found) ?? this.identity(values);
    if (findings.some(({ rejected }) => rejected)) return { staged: null, findings };
    const hash = named === null ? hashOf(entry) : null;
    return { staged: [String(entry.nth), String(entry.line), named, hash, ...place, ...values], findings };
  }

  /** lng, lat and shape as the staging table takes them. */
  private readPlace(entry: Entry, found: (finding: Finding) => void, datum: Datum): (string | null)[] {
    const { shape } = this.kind;
    if (shape === "none") return [null, null, null];
    if (shape === "point") {
      const position = readPosition(entry, this.matcher.plan(entry.header), this.at, this.swap);
      if ("reason" in position) {
        const other = this.kind.positionFrom;
        const isElsewhere = other !== undefined && this.matcher.has(other) && position.reason === "position_missing";
        if (!isElsewhere) found(position);
        return [null, null, null];
      }
      const [lng, lat] = toWgs84(position, datum);
      return [String(lng), String(lat), null];
    }
    const read = readShape(entry.shape, shape, this.swap, (position) => toWgs84(position, datum));
    if ("reason" in read) {
      found(read);
      return [null, null, null];
    }
    return [null, null, JSON.stringify(read)];
  }

  private identity(values: (string | null)[]): string | null {
    if (!this.kind.identity) return null;
    const parts = this.kind.identity.map(
      (name) => values[this.staged.findIndex(({ field }) => field.name === name)] ?? "",
    );
    return shortHash(parts.join("\u001f"));
  }

  private checkTime(field: Field, iso: string, found: (finding: Finding) => void) {
    const time = new Date(iso).getTime();
    if (field.name !== "due" && time > this.now.getTime() + 86_400_000) {
      found({ reason: "time_future", rejected: false, detail: [field.zh, iso] });
    } else if (time < Date.UTC(1949, 9, 1)) {
      found({ reason: "time_ancient", rejected: false, detail: [field.zh, iso] });
    }
  }
}

const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 20);

/** What stands in the file for a row, in twenty characters: its identity when it has no code. */
const hashOf = ({ header, values, shape }: Entry) =>
  shape === undefined ? shortHash(values.join("\u001f")) : shortHash(JSON.stringify([header.names, values, shape]));
