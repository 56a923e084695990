import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase, type Sql } from "../../api/database/database.ts";
import type { HouseholdColumns } from "../../domain/columns.ts";
import { worldX, worldY } from "../../domain/mercator.ts";
import { findPostgres, startPostgres } from "../support/postgres-server.ts";
import { cookieHeader } from "../support/sign-in.ts";
import { BENCH_KEYS } from "./bench-key.ts";
import { fillHouseholds } from "./county-database.ts";
import { startLoad } from "./load.ts";
import { madeHouseholds } from "./made-county.ts";
import { bestClients, listTiles, makeTileTable, type TileAddress, tilesPerSecond } from "./pgbench.ts";
import { median, progress, type Report } from "./report.ts";
import { type BenchServer, startServer } from "./server.ts";

const HOUSEHOLDS = 350_000;
const ZOOMS = [14, 12];
const TARGETS: Record<number, string> = { 14: "ratio ≥ 5", 12: "ratio ≥ 8" };

const ROUNDS = 11;

/** Times that every tile is made in a round: one lies in a collection of garbage, the next does not. */
const TIMES = 8;

/** After a change, until the search has read those households again too: what it does then is not about tiles. */
const REST_MS = 250;

/** Requests for tiles that are at hand. */
const KEPT = 20_000;

type Addresses = Map<number, TileAddress[]>;
type Load = ReturnType<typeof startLoad>;

/** Tiles of 350,000 households a second, each made for the request, against a bare PostGIS that makes them with ST_AsMVT. */
export async function tiles(report: Report): Promise<void> {
  const households = madeHouseholds(HOUSEHOLDS);
  const postgres = await startPostgres(findPostgres()!);
  const databaseUrl = postgres.url("postgres");
  const database = await openDatabase({ dataDir: "", databaseUrl, dataKeys: BENCH_KEYS });
  let server: BenchServer | undefined;
  try {
    progress("filling the database");
    await fillHouseholds(database.sql, households);
    await makeTileTable(database.sql);
    const addresses = new Map(ZOOMS.map((z) => [z, tilesWithRows(households, z)]));
    const clients = new Map<number, number>();
    for (const [z, list] of addresses) {
      await listTiles(database.sql, z, list);
      progress(`zoom ${z}: ${list.length} tiles of ${Math.round(HOUSEHOLDS / list.length)} households on average`);
      clients.set(z, await bestClients(databaseUrl, z, list.length));
    }
    const bare = (z: number) => tilesPerSecond(databaseUrl, z, addresses.get(z)!.length, clients.get(z)!);
    server = await startServer({ databaseUrl });
    const touching = oneOfEachTile(households, Math.max(...ZOOMS));
    await measure(report, { server, sql: database.sql, addresses, touching, bare });
  } finally {
    await server?.stop();
    await database.close();
    await postgres.stop();
  }
}

const against = "pgbench, ST_AsMVT";
const unit = "tiles/s";

type Measured = {
  server: BenchServer;
  sql: Sql;
  addresses: Addresses;
  /** ids of households that lie in all the tiles */
  touching: number[];
  /** tiles of a zoom a second from the bare PostGIS, measured now */
  bare(z: number): Promise<number>;
};

async function measure(report: Report, measured: Measured) {
  const { server, addresses } = measured;
  const load = startLoad(server);
  try {
    const baselines = new Map<number, number>();
    for (const headers of ["", "accept-encoding: gzip\r\n"]) {
      const rates = await ratesOfNewTiles(load, measured, headers);
      for (const [z, { ours, bare }] of rates) {
        const name = `z${z}, every tile made anew${headers === "" ? "" : ", gzip"}`;
        const target = headers === "" ? { target: TARGETS[z] } : {};
        baselines.set(z, median(bare));
        report({ case: name, value: median(ours), unit, baseline: median(bare), against, ...target });
      }
    }
    for (const [z, list] of addresses) {
      const paths = pathsOf(z, list, await versionOf(server));
      const again = Array.from({ length: Math.ceil(KEPT / list.length) }, () => paths).flat();
      const { answers, seconds } = await load.ask(again);
      report({ case: `z${z}, kept tiles`, value: answers / seconds, unit, baseline: baselines.get(z)!, against });
    }
  } finally {
    await load.stop();
  }
}

/**
 * Tiles a second by zoom, one number a round, in turns with the bare PostGIS, so that what else the machine does meets both.
 * Before they are asked for, a household in each of them changes, so that none is at hand.
 */
async function ratesOfNewTiles(load: Load, { server, sql, addresses, touching, bare }: Measured, headers: string) {
  const rates = new Map(ZOOMS.map((z) => [z, { ours: [] as number[], bare: [] as number[] }]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const z of ZOOMS) rates.get(z)!.bare.push(await bare(z));
    const asked = new Map(ZOOMS.map((z) => [z, { answers: 0, seconds: 0 }]));
    for (let time = 0; time < TIMES; time++) {
      const version = await change(server, sql, touching);
      await sleep(REST_MS);
      for (const [z, list] of addresses) {
        const { answers, seconds } = await load.ask(pathsOf(z, list, version), { headers });
        asked.get(z)!.answers += answers;
        asked.get(z)!.seconds += seconds;
      }
    }
    for (const [z, { answers, seconds }] of asked) rates.get(z)!.ours.push(answers / seconds);
  }
  return rates;
}

/** The tiles of zoom `z` that have households in them. */
const tilesWithRows = (households: HouseholdColumns, z: number): TileAddress[] =>
  [...firstOfTiles(households, z).keys()].map((key) => ({ x: Math.floor(key / 2 ** z), y: key % 2 ** z }));

/** The id of a household in every tile of zoom `z` that has one. */
const oneOfEachTile = (households: HouseholdColumns, z: number): number[] =>
  [...firstOfTiles(households, z).values()].map((row) => households.id[row]);

/** By number of the tile: the first row in it. */
function firstOfTiles({ lng, lat }: HouseholdColumns, z: number): Map<number, number> {
  const size = 2 ** (32 - z);
  const first = new Map<number, number>();
  lng.forEach((column, row) => {
    const key = Math.floor(worldX(column) / size) * 2 ** z + Math.floor(worldY(lat[row]) / size);
    if (!first.has(key)) first.set(key, row);
  });
  return first;
}

const pathsOf = (z: number, list: TileAddress[], version: string) =>
  list.map(({ x, y }) => `/api/tiles/households/${z}/${x}/${y}.mvt?v=${version}`);

/** Has the server read the households `ids` again, as when they change. Gives the new version. */
async function change(server: BenchServer, sql: Sql, ids: number[]): Promise<string> {
  const before = await versionOf(server);
  await sql`insert into change (entity, ids) values ('household', ${ids}::int[])`;
  await sql`select pg_notify('change', '')`;
  for (;;) {
    const version = await versionOf(server);
    if (version !== before) return version;
    await sleep(20);
  }
}

async function versionOf({ url, cookie }: BenchServer): Promise<string> {
  const answer = await fetch(`${url}/api/tiles/households.json`, { headers: { cookie: cookieHeader(cookie) } });
  const { tiles } = (await answer.json()) as { tiles: string[] };
  return new URL(tiles[0]).searchParams.get("v")!;
}
