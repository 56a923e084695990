import type { CodeTable } from "../../domain/codes.ts";
import type { CodeField } from "./field.ts";
import { ImportRefused } from "./options.ts";
import type { Finding } from "./reasons.ts";

/** One row of a code table, as far as names go. */
export type CodeRow = { table: CodeTable; code: string; name_zh: string; name_en: string };

/** The wire format of the map has one byte for a code: this many are the most an installation can tell apart. */
const MAX_CODES = 250;

/** More unknown codes than this, and the column is not what it was taken for. */
const MAX_NEW = 100;

/** Tags are no part of that format, and people make up many. */
const MAX_TAGS = 2000;

const plain = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-/]/g, "");

/** The code tables while an import reads: what a text means in them, and which texts they lack. */
export class CodeLists {
  private readonly codes = new Map<CodeTable, Map<string, string>>();
  private readonly sizes = new Map<CodeTable, number>();
  private readonly lacking = new Map<CodeTable, Set<string>>();

  constructor(
    rows: readonly CodeRow[],
    private readonly strict: boolean,
  ) {
    // why in this order: a code always means itself, whatever another row is called
    for (const namesOf of [
      (row: CodeRow) => [row.code],
      (row: CodeRow) => [row.name_zh, row.name_en],
      (row: CodeRow) =>
        row.name_zh.split("/").flatMap((part) => [part, part.trim().replace(/户$/, ""), `${part.trim()}户`]),
    ]) {
      for (const row of rows) {
        const known = this.known(row.table);
        for (const name of namesOf(row)) if (!known.has(plain(name))) known.set(plain(name), row.code);
      }
    }
    for (const { table } of rows) this.sizes.set(table, (this.sizes.get(table) ?? 0) + 1);
  }

  private known(table: CodeTable): Map<string, string> {
    let known = this.codes.get(table);
    if (!known) {
      known = new Map();
      this.codes.set(table, known);
    }
    return known;
  }

  /** The code that `text` means: of the table, or, where it lacks one, the text itself (rejected when strict). */
  code(field: CodeField, text: string, found: Finding[]): string | null {
    const known = this.known(field.table);
    const key = plain(text);
    const code = known.get(key) ?? this.synonym(field, key);
    if (code !== undefined) {
      // why kept: to go through all synonyms takes 15 µs, and a register says the same ones in every row
      known.set(key, code);
      return code;
    }
    if (this.strict) {
      found.push({ reason: "code_unknown", rejected: true, detail: [field.zh, text] });
      return null;
    }
    known.set(key, text);
    const lacking = this.lacking.get(field.table) ?? new Set();
    lacking.add(text);
    this.lacking.set(field.table, lacking);
    const total = (this.sizes.get(field.table) ?? 0) + lacking.size;
    const isTag = field.table === "tag";
    if (lacking.size > (isTag ? MAX_TAGS : MAX_NEW) || total > (isTag ? MAX_TAGS : MAX_CODES)) {
      throw new ImportRefused(
        "codes_too_many",
        `${field.zh}（${field.name}）这一列有 ${lacking.size} 种以上代码表里没有的值，如“${[...lacking].slice(0, 3).join("”“")}”。` +
          `请检查列是否对应正确，用 --column ${field.name}=列名 指明，或用 --strict 拒绝这些行。`,
        field.name,
      );
    }
    return text;
  }

  private synonym(field: CodeField, key: string): string | undefined {
    return Object.entries(field.synonyms ?? {}).find(([, names]) => names.some((name) => plain(name) === key))?.[0];
  }
}
