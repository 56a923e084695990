import { CsvError, Parser } from "csv-parse";
import { BATCH, type Entry, type FileFacts, type Header, type Reading } from "./entry.ts";
import { ImportRefused } from "./options.ts";
import { readText, type Source } from "./source.ts";

/** A row longer than this is a quote that was never closed. */
const MAX_ROW_BYTES = 4 * 1024 * 1024;

/** Reads a CSV. The delimiter (comma, semicolon, tab) is seen from the header. Throws ImportRefused on the way. */
export function readCsv(source: Source, onBytes?: (bytes: number) => void): Reading {
  const facts: FileFacts = { attribution: null, simulated: false, notes: [] };
  return { facts, batches: batches(source, facts, onBytes) };
}

async function* batches(source: Source, facts: FileFacts, onBytes?: (bytes: number) => void): AsyncGenerator<Entry[]> {
  let header: Header | null = null;
  let nth = 0;
  let batch: Entry[] = [];
  let nextLine = 1;
  try {
    for await (const rows of records(source, onBytes)) {
      for (const record of rows) {
        const line = nextLine;
        nextLine += 1 + lineBreaks(record);
        if (record.length === 1 && record[0] === "") continue; // an empty line
        if (!header) {
          const names = record.map((name) => name.trim());
          const twice = names.filter((name, index) => name !== "" && names.indexOf(name) < index);
          if (twice.length > 0) facts.notes.push(`表头里“${twice[0]}”出现了两次，只用了前一列。`);
          header = { names };
          continue;
        }
        const width = header.names.length;
        while (record.length > width && record.at(-1) === "") record.pop();
        batch.push({
          nth: ++nth,
          line,
          header,
          values: record,
          cells: record.length === width ? undefined : record.length,
        });
        if (batch.length === BATCH) {
          yield batch;
          batch = [];
        }
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? refusal(error, source, nextLine) : error;
  }
  if (batch.length > 0) yield batch;
  if (nth === 0) {
    throw new ImportRefused(
      "file_header_only",
      `${source.name} 只有表头，没有数据行。请检查导出时是否选中了数据。`,
      "1",
    );
  }
}

/**
 * A parser that keeps what it finds instead of handing it on.
 * why: a stream that hands on each row takes as long as to part it
 */
class KeepingParser extends Parser {
  private found: string[][] = [];

  override push(record: string[] | null): boolean {
    if (record === null) return super.push(null);
    this.found.push(record);
    return true;
  }

  /** The rows since the last call. */
  taken(): string[][] {
    const rows = this.found;
    this.found = [];
    return rows;
  }
}

/** Rows as they stand, the header among them. Throws CsvError after the rows before it. */
async function* records(source: Source, onBytes?: (bytes: number) => void): AsyncGenerator<string[][]> {
  const parser = new KeepingParser({
    bom: true,
    delimiter: await delimiterOf(source),
    max_record_size: MAX_ROW_BYTES,
    relax_column_count: true,
    relax_quotes: true,
  });
  let fault: Error | null = null;
  const note = (error?: Error | null) => {
    fault ??= error ?? null;
  };
  parser.on("error", note);
  // nothing is handed on, so that the parser ends only when it is read
  parser.resume();
  for await (const text of readText(source, onBytes)) {
    await new Promise<void>((done) => parser.write(text, (error) => done(note(error))));
    yield parser.taken();
    if (fault) throw fault;
  }
  await new Promise<void>((done) => parser.end((error?: Error | null) => done(note(error))));
  yield parser.taken();
  if (fault) throw fault;
}

/** Line breaks within the cells of a row. */
function lineBreaks(record: string[]): number {
  let count = 0;
  for (const cell of record) {
    for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) count++;
  }
  return count;
}

function refusal(error: CsvError, source: Source, line: number): ImportRefused {
  if (error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE") {
    return new ImportRefused(
      "csv_quote_open",
      `${source.name} 第 ${line} 行起有一个双引号没有闭合，后面的行无法分开。请补上引号，或删去多余的引号。`,
      String(line),
    );
  }
  return new ImportRefused(
    "csv_broken",
    `${source.name} 第 ${line} 行不是有效的 CSV（${error.message}）。`,
    String(line),
  );
}

async function delimiterOf(source: Source): Promise<string> {
  for await (const text of readText(source)) return delimiterIn(text);
  return ",";
}

/** The delimiter that stands most often in the header of a CSV, outside quotes. */
export function delimiterIn(text: string): string {
  const header = text
    .replace(/^\uFEFF?\s*/, "")
    .split(/\r?\n/, 1)[0]
    .replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t", "，"].map((mark) => ({ mark, count: header.split(mark).length - 1 }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).mark;
}
