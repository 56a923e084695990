import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parse } from "csv-parse/sync";
import { pinyin } from "pinyin-pro";
import { openDatabase, type Sql } from "../../api/database/database.ts";
import { Changes } from "../../api/live/changes.ts";
import { SearchIndex } from "../../api/search/search-index.ts";
import { Random } from "../../data/town/random.ts";
import { DEFAULT_UNTIL, writeTown } from "../../data/town/town.ts";
import { findPostgres, startPostgres } from "../support/postgres-server.ts";
import { BENCH_KEYS, KEY_ENVIRONMENT } from "./bench-key.ts";
import { importTown, TOWN_FILES } from "./import-town.ts";
import { progress, type Report } from "./report.ts";
import { type BenchServer, startServer } from "./server.ts";

const MB = 1e6;
const QUERIES = 400;

type Household = { code: string; head: string; phone: string; address: string };

/** 350,000 households searched as one types, on either engine, against `ilike` over a plain table with trigrams. */
export async function search(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "minqingtu-search-"));
  const postgres = await startPostgres(findPostgres()!);
  try {
    progress("making up a county");
    const town = join(folder, "town");
    await writeTown({ scale: "county", seed: 1, until: DEFAULT_UNTIL, out: town });
    const households: Household[] = parse(readFileSync(join(town, "households.csv")), { columns: true, bom: true });
    const queries = asTyped(households);
    const databaseUrl = postgres.url("postgres");
    const dataDir = join(folder, "data");
    await importTown({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, ...KEY_ENVIRONMENT }, town, TOWN_FILES);
    const baseline = await plainSearch(databaseUrl, households, queries);
    await measureMemory(report, databaseUrl);
    await measure(report, "PostGIS", await startServer({ databaseUrl }), queries, baseline, "value ≤ 50 ms");
    await importTown({ DATABASE_URL: "", DATA_DIR: dataDir }, town, TOWN_FILES);
    await measure(report, "embedded", await startServer({ dataDir }), queries, baseline, "value ≤ 150 ms");
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What people type for households picked by chance: names, pinyin, addresses in several forms, phone tails, and their beginnings. */
function asTyped(households: readonly Household[]): string[] {
  const random = new Random(1, 7);
  const spoken = (name: string) => pinyin(name, { toneType: "none", type: "array", surname: "head" });
  return Array.from({ length: QUERIES }, () => {
    const { code, head, phone, address } = random.pick(households);
    const [town = "", ...rest] = address.split(/(?<=[路街巷村])/u);
    const forms = [
      head,
      spoken(head).join(""),
      spoken(head)
        .map((syllable) => syllable[0])
        .join(""),
      address,
      rest.join("") || address,
      `${rest.join("")} ${town}`,
      phone.slice(-4),
      code,
    ].filter((form) => form.trim() !== "");
    const whole = random.pick(forms);
    // half of them are still being typed
    return random.chance(0.5) ? [...whole].slice(0, random.whole(1, [...whole].length)).join("") : whole;
  }).filter((query) => query.trim() !== "");
}

/** The 95th percentile of the same queries as `ilike` over a table of the same texts with a trigram index, in milliseconds. */
async function plainSearch(databaseUrl: string, households: readonly Household[], queries: readonly string[]) {
  const database = await openDatabase({ dataDir: "", databaseUrl, dataKeys: BENCH_KEYS });
  const { sql } = database;
  try {
    await sql`create table plain_text (id serial primary key, text text)`;
    await insertTexts(sql, households);
    await sql`create index on plain_text using gin (text gin_trgm_ops)`;
    await sql`vacuum analyze plain_text`;
    const times: number[] = [];
    for (const query of queries) {
      const pattern = `%${query}%`;
      times.push(await millisecondsOf(() => sql`select id, text from plain_text where text ilike ${pattern} limit 20`));
    }
    await sql`drop table plain_text`;
    return percentile(times, 0.95);
  } finally {
    await database.close();
  }
}

async function insertTexts(sql: Sql, households: readonly Household[]): Promise<void> {
  const texts = households.map(({ code, head, phone, address }) => `${code} ${head} ${phone} ${address}`);
  for (let from = 0; from < texts.length; from += 10_000) {
    await sql`insert into plain_text (text) select text from unnest(${texts.slice(from, from + 10_000)}::text[]) as text`;
  }
}

/** What the index holds, counted after all that can be forgotten was. */
async function measureMemory(report: Report, databaseUrl: string): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const held = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const database = await openDatabase({ dataDir: "", databaseUrl, dataKeys: BENCH_KEYS });
  const changes = await Changes.open(database);
  const town = held();
  const start = performance.now();
  const index = new SearchIndex(database, changes);
  await index.ready();
  progress(`the index was built in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  report({
    case: "350k households, memory of the index",
    value: (held() - town) / MB,
    unit: "MB",
    baseline: town / MB,
    against: "the process with the town in memory, and the bench's own rows",
    target: "value ≤ 150 MB",
  });
  index.close();
  await changes.close();
  await database.close();
}

async function measure(
  report: Report,
  engine: string,
  server: BenchServer,
  queries: readonly string[],
  baseline: number,
  target: string,
): Promise<void> {
  const headers = { cookie: `${server.cookie.name}=${server.cookie.value}` };
  const ask = async (query: string) => {
    const answer = await fetch(`${server.url}/api/search?q=${encodeURIComponent(query.slice(0, 50))}`, { headers });
    if (!answer.ok) throw new Error(`${query}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { items: unknown[] };
  };
  try {
    // the first waits until the index is built; the next few warm up
    for (const query of queries.slice(0, 20)) await ask(query);
    const times: number[] = [];
    let found = 0;
    for (const query of queries) {
      times.push(
        await millisecondsOf(async () => {
          if ((await ask(query)).items.length > 0) found++;
        }),
      );
    }
    progress(
      `${engine}: ${found} of ${queries.length} found something, median ${percentile(times, 0.5).toFixed(1)} ms`,
    );
    const against = "ilike over a plain table with pg_trgm, on PostgreSQL, without ranking, pinyin or rights";
    const value = percentile(times, 0.95);
    report({ case: `350k households, ${engine}, 95th percentile`, value, unit: "ms", baseline, against, target });
  } finally {
    await server.stop();
  }
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

async function millisecondsOf(act: () => PromiseLike<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
