import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { openDatabase } from "../../api/database/database.ts";
import { BENCH_KEYS } from "./bench-key.ts";

type Row = Record<string, string>;

const CHUNK = 5000;

/**
 * Seconds that the rows of a households file take without the importer: parsed beforehand, put by `unnest` in one
 * transaction into a table with the columns and indexes of `household`, without its triggers or keys to other tables.
 */
export async function plainInsert(
  settings: { databaseUrl: string | null; dataDir: string },
  file: string,
): Promise<number> {
  const rows: Row[] = parse(readFileSync(file), { columns: true, bom: true });
  const { sql, close } = await openDatabase({ ...settings, dataKeys: BENCH_KEYS });
  try {
    await sql`create table plain_household (like household including all)`;
    const start = performance.now();
    await sql.begin(async (transaction) => {
      for (let from = 0; from < rows.length; from += CHUNK) {
        const chunk = rows.slice(from, from + CHUNK);
        const texts = (name: string) => chunk.map((row) => row[name] || null);
        const numbers = (name: string) => chunk.map((row) => (row[name] ? Number(row[name]) : null));
        await transaction`
          insert into plain_household (code, type_id, attention_id, tags, residents, head, phone, address, building_id,
            unit, floor, door, position)
          select row.code, household_type.id, attention_level.id, coalesce(string_to_array(row.tags, ';'), '{}'),
            row.residents, row.head, row.phone, coalesce(row.address, ''), building.id, row.unit, row.floor, row.door,
            st_setsrid(st_makepoint(row.lng, row.lat), 4326)
          from unnest(
            ${texts("code")}::text[], ${texts("type")}::text[], ${texts("attention")}::text[], ${texts("tags")}::text[],
            ${numbers("residents")}::smallint[], ${texts("head")}::text[], ${texts("phone")}::text[],
            ${texts("address")}::text[], ${texts("building")}::text[], ${texts("unit")}::text[],
            ${numbers("floor")}::smallint[], ${texts("door")}::text[], ${numbers("lng")}::float8[],
            ${numbers("lat")}::float8[]
          ) as row (code, type, attention, tags, residents, head, phone, address, building, unit, floor, door, lng, lat)
          join household_type on household_type.code = row.type
          left join attention_level on attention_level.code = row.attention
          left join building on building.code = row.building`;
      }
    });
    const seconds = (performance.now() - start) / 1000;
    const [{ count }] = await sql<{ count: number }[]>`select count(*) from plain_household`;
    if (count !== rows.length) throw new Error(`${count} of ${rows.length} rows were inserted`);
    return seconds;
  } finally {
    await close();
  }
}
