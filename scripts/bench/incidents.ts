import { openDatabase, type Sql } from "../../api/database/database.ts";
import { Random } from "../../data/town/random.ts";
import { findPostgres, startPostgres } from "../support/postgres-server.ts";
import { cookieHeader } from "../support/sign-in.ts";
import { BENCH_KEYS } from "./bench-key.ts";
import { fillHouseholds } from "./county-database.ts";
import { fillIncidents, makeStreets } from "./incident-database.ts";
import { madeHouseholds } from "./made-county.ts";
import { medianMs, progress, type Report } from "./report.ts";
import { type BenchServer, startServer } from "./server.ts";

const MILLION = 1_000_000;
const LISTS = 300;

/** Ten million incidents of two years in a county of 2,619 grids, on a PostGIS server. */
export async function incidents(report: Report): Promise<void> {
  // durable: what noting a change costs stands beside what storing one costs where it is used
  const postgres = await startPostgres(findPostgres()!, { durable: true });
  const databaseUrl = postgres.url("postgres");
  const database = await openDatabase({ dataDir: "", databaseUrl, dataKeys: BENCH_KEYS });
  const { sql } = database;
  try {
    await fillHouseholds(sql, madeHouseholds(30_000));
    const streets = await makeStreets(sql);
    await fillIncidents(sql, 10 * MILLION);
    progress("ten million incidents are there");
    await weeks(report, sql, streets);
    await database.listen(() => {});
    await ingest(report, sql);
    const server = await startServer({ databaseUrl });
    try {
      await lists(report, server, sql, streets);
    } finally {
      await server.stop();
    }
  } finally {
    await database.close();
    await postgres.stop();
  }
}

/** Every incident of a week within a street: what a map or a figure of that week needs. */
async function weeks(report: Report, sql: Sql, streets: readonly string[]): Promise<void> {
  const random = new Random(1, 11);
  const areas = await sql<{ street: string; ids: number[] }[]>`
    select outer_area.code as street, array_agg(inner_area.id) as ids
    from area as outer_area
    join area as inner_area on inner_area.path <@ outer_area.path
    where outer_area.code = any(${streets as string[]})
    group by outer_area.code`;
  // as the server asks: it knows by heart which areas lie in a street
  const idsOf = (street: string) => areas.find((row) => row.street === street)!.ids;
  const readWeek = (street: string | null) => {
    const day = random.whole(10, 700);
    const within = street === null ? sql`` : sql`and area_id = any(${idsOf(street)}::integer[])`;
    return sql`
      select count(*), count(*) filter (where kind_id = 1), min(reported_at), max(id)
      from incident
      where reported_at >= current_date - ${day}::integer and reported_at < current_date - ${day}::integer + 7
        ${within}`;
  };
  report({
    case: "a week within a street out of 10M incidents, in the database",
    value: await medianMs(40, () => readWeek(random.pick(streets))),
    unit: "ms",
    baseline: await medianMs(20, () => readWeek(null)),
    against: "the same week of the whole county",
    target: "value ≤ 5 ms",
  });
}

/** Inserts with the note of what changed, which wakes every server that listens, and without it. */
async function ingest(report: Report, sql: Sql): Promise<void> {
  let number = 0;
  const insert = (rows: number) => sql`
    insert into incident (code, text, kind_id, source_id, urgency_id, state_id, reported_at, position)
    select 'I' || (${number++}::integer * 1000 + row), 'bench', (select min(id) from incident_kind),
      (select min(id) from incident_source), (select min(id) from urgency), (select min(id) from incident_state),
      clock_timestamp(), st_setsrid(st_makepoint(113.2, 35.2), 4326)
    from generate_series(1, ${rows}) as row`;
  const perSecond = async (rows: number, statements: number) => {
    const start = performance.now();
    for (let index = 0; index < statements; index++) await insert(rows);
    return (rows * statements) / ((performance.now() - start) / 1000);
  };
  for (const [rows, statements] of [
    [1, 1500],
    [100, 100],
  ] as const) {
    await perSecond(rows, 50);
    const rates = { noted: 0, silent: 0 };
    // in turns, so that what else the machine does meets both alike
    for (let round = 0; round < 4; round++) {
      await sql`alter table incident disable trigger incident_noted_insert`;
      rates.silent += await perSecond(rows, statements / 4);
      await sql`alter table incident enable trigger incident_noted_insert`;
      rates.noted += await perSecond(rows, statements / 4);
    }
    report({
      case: `incidents stored and told of, ${rows} a statement`,
      value: rates.noted / 4,
      unit: "rows/s",
      baseline: rates.silent / 4,
      against: "the same inserts, nobody told",
      target: "ratio ≥ 0.9",
    });
  }
}

/** Lists as people ask for them: a street or a grid, some kinds, some days, open ones, a box, and the page after. */
async function lists(report: Report, server: BenchServer, sql: Sql, streets: readonly string[]): Promise<void> {
  const random = new Random(1, 12);
  const headers = { cookie: cookieHeader(server.cookie) };
  const grids = (await sql<{ code: string }[]>`select code from area where level = 'grid'`).map(({ code }) => code);
  const kinds = (await sql<{ code: string }[]>`select code from incident_kind`).map(({ code }) => code);
  const day = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString();
  const query = () => {
    const parts = new URLSearchParams({ limit: "100" });
    if (random.chance(0.7)) parts.set("grid", random.pick(random.chance(0.5) ? streets : grids));
    if (random.chance(0.4)) parts.set("kind", random.pick(kinds));
    if (random.chance(0.3)) parts.set("state", random.chance(0.7) ? "reported" : "closed");
    if (random.chance(0.2)) parts.set("source", "resident");
    const from = random.whole(10, 720);
    if (random.chance(0.5)) parts.set("from", day(from));
    if (parts.has("from") && random.chance(0.8)) parts.set("to", day(from - 7));
    const [lng, lat] = [112.8 + 0.5 * random.next(), 34.9 + 0.4 * random.next()];
    if (random.chance(0.2)) parts.set("bbox", [lng, lat, lng + 0.02, lat + 0.015].join());
    return parts;
  };
  const times: number[] = [];
  const ask = async (parts: URLSearchParams) => {
    const start = performance.now();
    const answer = await fetch(`${server.url}/api/incidents?${parts}`, { headers });
    if (!answer.ok) throw new Error(`${parts}: ${answer.status} ${await answer.text()}`);
    const { next } = (await answer.json()) as { next: string | null };
    times.push(performance.now() - start);
    if (times.at(-1)! > 100) progress(`${times.at(-1)!.toFixed(0)} ms: ${parts}`);
    return next;
  };
  for (let index = 0; index < LISTS; index++) {
    const parts = query();
    const next = await ask(parts);
    if (next === null) continue;
    parts.set("after", next);
    await ask(parts);
  }
  times.sort((one, other) => one - other);
  const plain = await medianMs(20, () => fetch(`${server.url}/api/town`, { headers }).then((answer) => answer.text()));
  report({
    case: `lists of 10M incidents by all filters, 95th percentile of ${times.length}`,
    value: times[Math.floor(times.length * 0.95)],
    unit: "ms",
    baseline: plain,
    against: "GET /api/town, which asks no table of incidents",
    target: "value ≤ 100 ms",
  });
}
