import { asReader } from "../../api/access/as-reader.ts";
import { Viewer } from "../../api/access/viewer.ts";
import { openDatabase, type Queryable, type Sql } from "../../api/database/database.ts";
import { Areas } from "../../api/grids/areas.ts";
import { areaRows } from "../../api/grids/queries.ts";
import { householdNumbers, householdRowsOf } from "../../api/households/queries.ts";
import { findPostgres, startPostgres } from "../support/postgres-server.ts";
import { BENCH_KEYS } from "./bench-key.ts";
import { fillHouseholds } from "./county-database.ts";
import { madeHouseholds } from "./made-county.ts";
import { median, type Report } from "./report.ts";

const HOUSEHOLDS = 350_000;

/** Of 2,619 grids: what a street of the county has. */
const GRIDS_OF_A_STREET = 260;

const ROUNDS = 15;

/** Reading 350,000 households as a role for which the database hides rows, against the same queries by the owner of the tables. */
export async function rights(report: Report): Promise<void> {
  const postgres = await startPostgres(findPostgres()!);
  const databaseUrl = postgres.url("postgres");
  const { sql, close } = await openDatabase({ dataDir: "", databaseUrl, dataKeys: BENCH_KEYS });
  try {
    await fillHouseholds(sql, madeHouseholds(HOUSEHOLDS));
    const street = await makeStreet(sql);
    const areas = new Areas();
    areas.take(await areaRows(sql, null), null);
    await measure(report, sql, areas, street);
  } finally {
    await close();
    await postgres.stop();
  }
}

async function measure(report: Report, sql: Sql, areas: Areas, street: number) {
  const viewers = { everywhere: someone(null), "of a street": someone(street) };
  const boxes = await boxesIn(sql, street);
  for (const [whose, viewer] of Object.entries(viewers)) {
    const scope = viewer.scope("households");
    const list = (sql: Queryable, round: number) => householdRowsOf(sql, scope, { bbox: boxes[round] }, 0, 2000);
    const tile = (sql: Queryable, round: number) => tileOf(sql, boxes[round]);
    const columns = (sql: Queryable) => householdNumbers(sql, null);
    for (const [what, read] of Object.entries({ "households in a box": list, "a tile": tile, columns })) {
      const times = { reader: [] as number[], owner: [] as number[] };
      for (let round = -2; round < ROUNDS; round++) {
        const at = Math.max(0, round);
        const reader = await millisecondsOf(() => asReader(sql, areas, viewer, async (sql) => read(sql, at)));
        const owner = await millisecondsOf(() => sql.begin("read only", async (sql) => read(sql, at)));
        if (round < 0) continue;
        times.reader.push(reader);
        times.owner.push(owner);
      }
      report({
        case: `${what}, for somebody ${whose}`,
        value: median(times.reader),
        unit: "ms",
        baseline: median(times.owner),
        against: "the owner of the tables, in a transaction too",
        target: "ratio ≤ 1.3",
      });
    }
  }
}

/** Someone with the right to see households over an area; null = everywhere. */
const someone = (area: number | null) =>
  new Viewer(
    1,
    { id: 1, username: "bench", name: "bench", staffId: null, passwordExpired: false },
    [{ role: "worker", rights: ["households"], area, from: 0, until: Number.POSITIVE_INFINITY }],
    Number.POSITIVE_INFINITY,
  );

/** Puts the first grids into a street; gives its id. */
async function makeStreet(sql: Sql): Promise<number> {
  const [{ id }] = await sql<{ id: number }[]>`
    insert into area (code, level, name) values ('street', 'street', 'street') returning id`;
  await sql`update area set parent_id = ${id}
    where id in (select id from area where level = 'grid' order by id limit ${GRIDS_OF_A_STREET})`;
  await sql`vacuum analyze area`;
  return id;
}

type Box = [west: number, south: number, east: number, north: number];

/** Boxes of the size of a tile of zoom 14 around households of the street. */
const boxesIn = async (sql: Sql, street: number): Promise<Box[]> => {
  const rows = await sql<{ lng: number; lat: number }[]>`
    select st_x(position) as lng, st_y(position) as lat
    from household
    join area on area.id = household.area_id
    where area.parent_id = ${street}
    order by md5(household.id::text)
    limit ${ROUNDS}`;
  return rows.map(({ lng, lat }) => [lng - 0.011, lat - 0.009, lng + 0.011, lat + 0.009]);
};

const tileOf = (sql: Queryable, [west, south, east, north]: Box) => sql`
  select st_asmvt(feature, 'households', 4096, 'geom', 'id')
  from (
    select id, type_id, area_id, st_asmvtgeom(st_transform(position, 3857),
      st_transform(st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326), 3857)::box2d, 4096, 0, true) as geom
    from household
    where position && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326)
  ) as feature`;

async function millisecondsOf(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
