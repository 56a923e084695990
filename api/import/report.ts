import { once } from "node:events";
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { CSV_MARK, csvLine } from "../../domain/csv.ts";
import type { Queryable } from "../database/database.ts";
import type { Entry } from "./entry.ts";
import { sentenceOf } from "./reasons.ts";
import { faults } from "./report-queries.ts";
import type { Source } from "./source.ts";

/** Where a row stands, as people say it: a line of a table, or a feature when all of them may stand on one line. */
export const placeOf = (source: Source, nth: number, line: number): string =>
  source.format === "csv" ? `第 ${line} 行` : `第 ${nth} 个要素（第 ${line} 行）`;

/** Where an import's reports go, by what they list. */
export const reportPaths = (folder: string, kind: string, source: Source) => ({
  rejects: join(folder, `${source.name}.${kind}.rejects.csv`),
  odds: join(folder, `${source.name}.${kind}.odd.csv`),
});

/** Removes what an earlier import of the same file left. */
export function clearReports(paths: ReturnType<typeof reportPaths>) {
  for (const path of Object.values(paths)) rmSync(path, { force: true });
}

/** Writes every odd row's line and what is odd about it. */
export async function writeOdds(tx: Queryable, path: string, source: Source): Promise<void> {
  const file = new CsvFile(path);
  await file.row(["line", "row", "reason", "message"]);
  for await (const rows of faults(tx, false)) {
    for (const { nth, line, reason, detail } of rows) {
      await file.row([line, nth, reason, sentenceOf(reason, detail, placeOf(source, nth, line))]);
    }
  }
  await file.end();
}

/**
 * Writes every rejected row: its line, the reason, and the columns it has in the file, which is read again for them so that
 * nothing need be kept meanwhile.
 */
export async function writeRejects(
  tx: Queryable,
  path: string,
  source: Source,
  columns: readonly string[],
  batches: AsyncIterable<Entry[]>,
): Promise<void> {
  const file = new CsvFile(path);
  const isTable = source.format === "csv";
  await file.row(["line", "row", "reason", "message", ...columns, isTable ? "more" : "geometry"]);
  const entries = eachEntry(batches);
  for await (const rows of faults(tx, true)) {
    for (const { nth, line, reason, detail } of rows) {
      let next = await entries.next();
      while (!next.done && next.value.nth < nth) next = await entries.next();
      if (next.done || next.value.nth !== nth) throw new Error(`${source.name} changed while it was read`);
      const message = sentenceOf(reason, detail, placeOf(source, nth, line));
      await file.row([line, nth, reason, message, ...cellsOf(next.value, columns, isTable)]);
    }
  }
  await entries.return(undefined);
  await file.end();
}

async function* eachEntry(batches: AsyncIterable<Entry[]>): AsyncGenerator<Entry> {
  for await (const batch of batches) yield* batch;
}

function cellsOf(entry: Entry, columns: readonly string[], isTable: boolean): unknown[] {
  // a table's cells stand in their order, also under headers of the same name and where there are too many of them
  if (isTable) return [...columns.map((_, index) => entry.values[index]), entry.values.slice(columns.length).join(",")];
  const shape = entry.shape ? JSON.stringify(entry.shape) : "";
  return [...columns.map((name) => entry.values[entry.header.names.indexOf(name)]), shape];
}

/** A CSV that Excel opens as it is: UTF-8 with its mark, and no cell that Excel would take for a formula. */
class CsvFile {
  private readonly stream;

  constructor(path: string) {
    mkdirSync(join(path, ".."), { recursive: true });
    // why 600: rejected rows hold names and telephone numbers
    this.stream = createWriteStream(path, { encoding: "utf8", mode: 0o600 });
    this.stream.write(CSV_MARK);
  }

  async row(cells: readonly unknown[]) {
    if (!this.stream.write(csvLine(cells))) await once(this.stream, "drain");
  }

  async end() {
    this.stream.end();
    await finished(this.stream);
  }
}
