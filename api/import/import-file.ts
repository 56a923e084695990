import type { Datum } from "../../domain/datum.ts";
import type { Position } from "../../domain/position.ts";
import type { Database, Queryable } from "../database/database.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { areaId, noteOutsideCommunity } from "./check-queries.ts";
import { CodeLists } from "./code-lists.ts";
import { guessDatum } from "./datum-guess.ts";
import type { FileFacts, Reading } from "./entry.ts";
import { Matcher } from "./field.ts";
import { type ImportKind, type Load, stagedFields } from "./kind.ts";
import { KINDS } from "./kinds.ts";
import { type ImportOptions, ImportRefused, type ImportResult, type Progress } from "./options.ts";
import { readCsv } from "./read-csv.ts";
import { readGeojson } from "./read-geojson.ts";
import { RowReader } from "./read-row.ts";
import { clearReports, reportPaths, writeOdds, writeRejects } from "./report.ts";
import { countFaults, recordRun, vacuum } from "./report-queries.ts";
import { openSource, type Source } from "./source.ts";
import {
  addCodes,
  analyzeStaged,
  codeRows,
  makeStaging,
  noteFindings,
  rejectRepeatedCodes,
  stageRows,
} from "./staging-queries.ts";
import { summary } from "./summary.ts";
import { ThemeValues, withThemes } from "./theme-fields.ts";
import { loadThemes } from "./theme-load-queries.ts";
import { writeSealed } from "./write-sealed.ts";

/** So many positions tell the datum; more would only take time. */
const SAMPLE = 2_000;

/** Fewer changed rows than this, and the database is left as it is. */
const VACUUM_ROWS = 1_000;

/** Thrown to undo a transaction whose result is wanted all the same. */
class Undone extends Error {
  constructor(readonly result: ImportResult) {
    super("undone");
  }
}

/**
 * Imports one file into the database, in one transaction: all that can be loaded is, the rest is listed with line and
 * reason. `progress` is told how far it is. Throws ImportRefused, with nothing changed, when the file is wrong altogether.
 */
export async function importFile(
  database: Database,
  options: ImportOptions,
  progress: Progress = () => {},
): Promise<ImportResult> {
  const kind = withThemes(KINDS[options.kind], options.themes);
  const source = await openSource(options.file);
  if (source.format === "csv" && (kind.shape === "line" || kind.shape === "polygon")) {
    const needed = kind.shape === "line" ? "线" : "面";
    throw new ImportRefused("format_without_shape", `${kind.zh}是${needed}，CSV 里放不下。请导出为 GeoJSON 再导入。`);
  }
  clearReports(reportPaths(options.reportFolder, kind.kind, source));
  const result = await runUndoable(() =>
    database.sql.begin((tx) => new Run(tx, kind, source, options, progress, database.sealer).run()),
  );
  if (!options.dryRun && result.loaded + result.updated >= VACUUM_ROWS) await vacuum(database.sql, kind.tables);
  return result;
}

async function runUndoable(act: () => Promise<unknown>): Promise<ImportResult> {
  try {
    return (await act()) as ImportResult;
  } catch (error) {
    if (error instanceof Undone) return error.result;
    throw error;
  }
}

/** One import under way, within its transaction. */
class Run {
  private readonly matcher: Matcher;
  private facts: FileFacts = { attribution: null, simulated: false, notes: [] };
  private readonly themes: ThemeValues;
  private count = 0;
  /** of a CSV: its header */
  private tableColumns: readonly string[] = [];

  constructor(
    private readonly tx: Queryable,
    private readonly kind: ImportKind,
    private readonly source: Source,
    private readonly options: ImportOptions,
    private readonly progress: Progress,
    private readonly sealer: Sealer,
  ) {
    this.matcher = new Matcher(kind.fields, options.columns);
    this.themes = new ThemeValues(kind, options.themes);
  }

  async run(): Promise<ImportResult> {
    const { tx, kind, options } = this;
    const communityId = await this.findCommunity();
    await makeStaging(tx, kind);
    const rows = new RowReader(
      kind,
      this.matcher,
      new CodeLists(await codeRows(tx), options.strict),
      options.swap,
      new Date(),
    );
    const { datum, sentence } = await this.chooseDatum(rows);
    await this.stage(rows, datum);
    await analyzeStaged(tx, kind);
    if (!kind.repeats) await rejectRepeatedCodes(tx, this.source.format === "csv");
    const load: Load = {
      tx,
      kind,
      has: (field) => this.matcher.has(field),
      communityId,
      community: options.community,
      byLine: this.source.format === "csv",
    };
    const added = await this.addCodes();
    if (communityId !== null && kind.shape !== "none") await noteOutsideCommunity(tx, communityId, options.community!);
    const loaded = await kind.load(load);
    const { counts, notes } =
      options.themes.length === 0
        ? { counts: loaded, notes: [] }
        : await loadThemes(load, options.themes, this.themes, loaded);
    this.progress("loading", 1, 1);
    return this.finish(counts, datum, sentence, added, [...(loaded.notes ?? []), ...notes]);
  }

  private async findCommunity(): Promise<number | null> {
    const { community } = this.options;
    if (community === null) return null;
    const id = await areaId(this.tx, community);
    if (id !== null) return id;
    throw new ImportRefused(
      "community_unknown",
      `--community ${community}：没有这个编码的区域。请先导入社区。`,
      community,
    );
  }

  private read(onBytes?: (bytes: number) => void): Reading {
    return this.source.format === "csv" ? readCsv(this.source, onBytes) : readGeojson(this.source, onBytes);
  }

  /** The datum to read positions in, and a sentence on why where nobody declared it. */
  private async chooseDatum(rows: RowReader): Promise<{ datum: Datum; sentence: string | null }> {
    if (this.options.datum !== "auto") return { datum: this.options.datum, sentence: null };
    if (this.kind.shape === "none") return { datum: "wgs84", sentence: null };
    const start = await this.sample(rows, "start");
    const guess = await guessDatum(this.tx, start, this.kind.evidence);
    // why again: the first rows may all lie where nothing is known yet
    return guess.isSure || start.length < SAMPLE
      ? guess
      : guessDatum(this.tx, await this.sample(rows, "whole"), this.kind.evidence);
  }

  /** Positions as the file has them: its first ones, or ones from all over it, each as far from the next. */
  private async sample(rows: RowReader, from: "start" | "whole"): Promise<Position[]> {
    let sample: Position[] = [];
    let step = 1;
    let count = 0;
    for await (const batch of this.read().batches) {
      for (const entry of batch) {
        const position = rows.samplePosition(entry);
        if (!position || count++ % step !== 0) continue;
        sample.push(position);
        if (sample.length < SAMPLE) continue;
        if (from === "start") return sample;
        sample = sample.filter((_, index) => index % 2 === 0);
        step *= 2;
      }
    }
    return sample;
  }

  /** Reads the whole file into the staging table. While one batch is sent, the next is sealed, and one more is read. */
  private async stage(rows: RowReader, datum: Datum) {
    const { tx, kind, source } = this;
    const reading = this.read((bytes) => this.progress("reading", bytes, source.bytes));
    this.count = 0;
    const thread = this.sealer.thread();
    let sending: Promise<void> = Promise.resolve();
    let before = sending;
    try {
      for await (const batch of reading.batches) {
        const staged: (string | null)[][] = [];
        const found: Parameters<typeof noteFindings>[1][number][] = [];
        for (const entry of batch) {
          this.count++;
          const row = rows.read(entry, datum);
          if (row.staged) {
            this.themes.take(row.staged, entry.line);
            staged.push(row.staged);
          }
          for (const finding of row.findings) found.push({ nth: entry.nth, line: entry.line, finding });
        }
        if (source.format === "csv") this.refuseMissing(rows);
        const sealing = writeSealed(kind, staged, thread);
        sealing.catch(() => "its error is thrown where it is awaited, before the batch is sent");
        await before;
        before = sending;
        sending = Promise.all([sealing, before]).then(([text]) => send(tx, kind, text, found));
        sending.catch(() => "its error is thrown where it is awaited, after the next two batches");
        this.tableColumns = batch[0].header.names;
      }
    } finally {
      await sending.finally(() => thread.end());
    }
    this.refuseMissing(rows);
    this.facts = reading.facts;
  }

  private refuseMissing(rows: RowReader) {
    const { positionFrom } = this.kind;
    const hasPlace =
      rows.sawShape || this.matcher.has("position") || (positionFrom !== undefined && this.matcher.has(positionFrom));
    this.matcher.refuseMissing((field) => hasPlace && (field === "lng" || field === "lat"));
  }

  private async addCodes(): Promise<Record<string, string[]>> {
    const added: Record<string, string[]> = {};
    for (const field of stagedFields(this.kind)) {
      if (field.type !== "code" && field.type !== "codes") continue;
      const codes = await addCodes(this.tx, field.table, field.name, field.type === "codes");
      if (codes.length > 0) added[field.table] = codes;
    }
    return added;
  }

  /** Writes the reports, records the run, and undoes everything where nothing was to stay. */
  private async finish(
    counts: { loaded: number; updated: number },
    datum: Datum,
    sentence: string | null,
    added: Record<string, string[]>,
    themes: string[],
  ): Promise<ImportResult> {
    const { tx, kind, source, options } = this;
    const { rejected, odd, reasons } = await countFaults(tx);
    const paths = reportPaths(options.reportFolder, kind.kind, source);
    const columns = source.format === "csv" ? this.tableColumns : this.matcher.columns();
    if (rejected > 0) await writeRejects(tx, paths.rejects, source, columns, this.read().batches);
    if (odd > 0) await writeOdds(tx, paths.odds, source);
    const result: ImportResult = {
      kind: kind.kind,
      read: this.count,
      loaded: counts.loaded,
      updated: counts.updated,
      unchanged: this.count - rejected - counts.loaded - counts.updated,
      rejected,
      rejects: rejected > 0 ? paths.rejects : null,
      datum,
      datumGuessed: options.datum === "auto" && kind.shape !== "none",
      added,
      odd,
      odds: odd > 0 ? paths.odds : null,
      notes: [
        ...summary({ source, sentence, facts: this.facts, unused: this.matcher.unused(), added, reasons }),
        ...themes,
      ],
    };
    if (result.unchanged < 0) throw new Error(`more rows were counted than read: ${JSON.stringify(result)}`);
    if (options.dryRun || rejected === this.count) throw new Undone(result);
    await recordRun(tx, {
      ...result,
      file: source.name,
      attribution: options.attribution ?? this.facts.attribution,
      simulated: options.simulated || this.facts.simulated,
    });
    return result;
  }
}

async function send(
  tx: Queryable,
  kind: ImportKind,
  rows: string,
  found: Parameters<typeof noteFindings>[1],
): Promise<void> {
  if (rows !== "") await stageRows(tx, kind, rows);
  await noteFindings(tx, found);
}
