import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Sql } from "../../api/database/database.ts";
import { findPostgres } from "../support/postgres-server.ts";
import { progress } from "./report.ts";

/** A tile's address within its zoom. */
export type TileAddress = { x: number; y: number };

const SECONDS = 2;
const CLIENTS = [2, 4, 8];

/**
 * A table as PostGIS serves tiles from best: positions already in Mercator and in the order of their index, codes in the
 * row instead of joined. The envelopes of tiles are worked out beforehand, too.
 */
export async function makeTileTable(sql: Sql): Promise<void> {
  await sql`
    create table tile_household as
    select household.id, household_type.code as type, attention_level.code as attention, area.code as grid,
      st_transform(household.position, 3857) as geom
    from household
    join household_type on household_type.id = household.type_id
    left join attention_level on attention_level.id = household.attention_id
    join area on area.id = household.area_id`;
  await sql`create index tile_household_geom on tile_household using gist (geom)`;
  await sql`cluster tile_household using tile_household_geom`;
  await sql`vacuum analyze tile_household`;
  await sql`create table tile (z int, n int, box geometry, primary key (z, n))`;
}

/** The tiles that `tilesPerSecond` picks from. */
export async function listTiles(sql: Sql, z: number, tiles: TileAddress[]): Promise<void> {
  await sql`
    insert into tile (z, n, box)
    select ${z}, n, st_tileenvelope(${z}, x, y)
    from unnest(${tiles.map(({ x }) => x)}::int[], ${tiles.map(({ y }) => y)}::int[]) with ordinality as list (x, y, n)`;
  await sql`analyze tile`;
}

/** Which number of clients gets most random tiles of zoom `z` a second from pgbench. */
export async function bestClients(url: string, z: number, count: number): Promise<number> {
  const rates: number[] = [];
  for (const clients of CLIENTS) {
    const rate = await tilesPerSecond(url, z, count, clients);
    progress(`pgbench, zoom ${z}, ${clients} clients: ${rate.toFixed(0)} tiles/s`);
    rates.push(rate);
  }
  return CLIENTS[rates.indexOf(Math.max(...rates))];
}

/** Random tiles of zoom `z` a second by pgbench with prepared statements. */
export async function tilesPerSecond(url: string, z: number, count: number, clients: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "minqingtu-pgbench-"));
  try {
    const script = join(folder, "tile.sql");
    writeFileSync(script, scriptFor(z, count));
    return await pgbench(url, script, clients);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Properties as ours: the id is the feature's and a property.
const scriptFor = (z: number, count: number) => `\\set n random(1, ${count})
select st_asmvt(feature, 'households', 4096, 'geom', 'feature_id') from (
  select st_asmvtgeom(geom, box, 4096, 0, true) as geom, id as feature_id, id, type, attention, grid
  from tile join tile_household on geom && box
  where z = ${z} and n = :n
) as feature;
`;

async function pgbench(url: string, script: string, clients: number): Promise<number> {
  const options = ["-n", "-M", "prepared", "-c", String(clients), "-j", "2", "-T", String(SECONDS), "-f", script];
  const { stdout } = await promisify(execFile)(join(findPostgres()!, "pgbench"), [...options, url]);
  const rate = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
  if (!Number.isFinite(rate)) throw new Error(`pgbench said: ${stdout}`);
  return rate;
}
