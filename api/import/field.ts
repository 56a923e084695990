import type { CodeTable } from "../../domain/codes.ts";
import type { Header } from "./entry.ts";
import { ImportRefused } from "./options.ts";

/** How a field's text is read. `code` refers to a code table, `codes` is a list of them; `choice` is a closed list of codes with their other names. */
export type FieldType =
  | { type: "text" }
  | { type: "integer"; min: number; max: number }
  | { type: "number"; min: number; max: number }
  | { type: "flag" }
  | { type: "time" }
  | { type: "date" }
  | { type: "code" | "codes"; table: CodeTable; synonyms?: Record<string, string[]> }
  | { type: "choice"; choices: Record<string, string[]>; otherwise: "reject" | "keep" };

/** What a column of the file may become. */
export type Field = FieldType & {
  /** as in `--column name=列名`, and the column of the staging table */
  name: string;
  /** as messages call it */
  zh: string;
  /** names of the column in files, the surest first; the field's own name need not be repeated */
  names: readonly string[];
  /** a row without it is rejected, a file without it refused */
  required?: boolean;
  /** the very column of the file, whatever else is read from it too */
  column?: string;
  /** OpenStreetMap keys that say it where no column does, the surest first, and what their values mean here */
  tags?: readonly Tag[];
};

/** A field that refers to a code table. */
export type CodeField = Extract<Field, { table: CodeTable }>;

/** `values` maps what a tag says to what we call it; other values are kept as they are. */
export type Tag = { key: string; values?: Record<string, string> | ((value: string) => string | null) };

/** Where each field stands in rows of one header: the index of its column, -1 without one, and of its tags. */
export type Plan = { column: number; tags: { index: number; tag: Tag }[] }[];

/** A column name reduced to what distinguishes it: `户主 姓名（必填）` and `户主姓名` are the same. */
const plainName = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, "")
    .replace(/[\s_\-*.]/g, "");

/** Finds fields among column names, by what `--column` says and else by their known names. */
export class Matcher {
  private readonly plans = new WeakMap<Header, Plan>();
  private readonly ranks: Map<string, { field: number; rank: number }[]> = new Map();
  private readonly seen = new Set<string>();
  private readonly used = new Set<string>();
  private readonly found = new Set<string>();

  constructor(
    readonly fields: readonly Field[],
    private readonly given: Record<string, string>,
  ) {
    for (const name of Object.keys(given)) {
      if (!fields.some((field) => field.name === name && field.column === undefined)) {
        const known = fields.map((field) => `${field.name}（${field.zh}）`).join("、");
        throw new ImportRefused(
          "field_unknown",
          `--column ${name}=…：没有“${name}”这一项。可以用的有：${known}。`,
          name,
        );
      }
    }
    fields.forEach((field, index) => {
      if (given[field.name] !== undefined || field.column !== undefined) return;
      [field.name, field.zh, ...field.names].forEach((name, rank) => {
        const key = plainName(name);
        this.ranks.set(key, [...(this.ranks.get(key) ?? []), { field: index, rank }]);
      });
    });
  }

  /** Where the fields stand in rows of `header`. */
  plan(header: Header): Plan {
    let plan = this.plans.get(header);
    if (!plan) {
      plan = this.makePlan(header);
      this.plans.set(header, plan);
    }
    return plan;
  }

  private makePlan({ names }: Header): Plan {
    const taken = new Set(Object.values(this.given));
    const candidates: { index: number; rank: number }[][] = this.fields.map(() => []);
    names.forEach((name, index) => {
      if (this.seen.size < 500) this.seen.add(name);
      if (taken.has(name)) return;
      for (const { field, rank } of this.ranks.get(plainName(name)) ?? []) candidates[field].push({ index, rank });
    });
    return this.fields.map((field, at) => {
      const given = field.column ?? this.given[field.name];
      // only the surest column: a second one that could be meant too is named among the unused
      const [sure] = candidates[at].sort((a, b) => a.rank - b.rank);
      const column = given === undefined ? (sure?.index ?? -1) : names.indexOf(given);
      const tags = (field.tags ?? []).flatMap((tag) => {
        const index = given === undefined ? names.indexOf(tag.key) : -1;
        return index < 0 ? [] : [{ index, tag }];
      });
      if (column >= 0) this.used.add(names[column]);
      for (const { index } of tags) this.used.add(names[index]);
      if (column >= 0 || tags.length > 0) this.found.add(field.name);
      return { column, tags };
    });
  }

  /** Does any row so far have a column for the field? */
  has(name: string): boolean {
    return this.found.has(name);
  }

  /** All columns seen so far, in the order of the file; 500 at most. */
  columns(): string[] {
    return [...this.seen];
  }

  /** Columns that no field wanted, in the order of the file. */
  unused(): string[] {
    return [...this.seen].filter((name) => !this.used.has(name) && name !== "");
  }

  /** Throws ImportRefused when a column given is not in the file, or a required field has no column. */
  refuseMissing(satisfied: (field: string) => boolean) {
    const columns = [...this.seen].map((name) => `“${name}”`).join("、") || "（没有列）";
    for (const { column } of this.fields) {
      if (column === undefined || this.seen.has(column)) continue;
      throw new ImportRefused(
        "column_unknown",
        `--theme ${column}：文件里没有“${column}”这一列。文件里有：${columns}。`,
        column,
      );
    }
    for (const [field, column] of Object.entries(this.given)) {
      if (!this.seen.has(column)) {
        throw new ImportRefused(
          "column_unknown",
          `--column ${field}=${column}：文件里没有“${column}”这一列。文件里有：${columns}。`,
          column,
        );
      }
    }
    for (const field of this.fields) {
      if (!field.required || this.found.has(field.name) || satisfied(field.name)) continue;
      throw new ImportRefused(
        "column_missing",
        `文件里没有${field.zh}（${field.name}）这一列。文件里有：${columns}。请用 --column ${field.name}=列名 指明。`,
        field.name,
      );
    }
  }
}
