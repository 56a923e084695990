import type { Sql } from "../../api/database/database.ts";
import type { HouseholdColumns } from "../../domain/columns.ts";
import { fromLattice } from "../../domain/position.ts";

const CHUNK = 10_000;

/** Puts `households` and the grids they lie in into a migrated, empty database. */
export async function fillHouseholds(sql: Sql, households: HouseholdColumns): Promise<void> {
  const { length, id, types, type, attentions, attention, grids, grid, lng, lat } = households;
  const codes = grids.slice(1);
  await sql`insert into area (code, level, name) select code, 'grid', code from unnest(${codes}::text[]) as code`;
  for (let from = 0; from < length; from += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, length - from) }, (_, index) => from + index);
    await sql`
      insert into household (id, code, type_id, attention_id, position, area_id)
      select row.id, 'H' || row.id, household_type.id, attention_level.id, st_setsrid(st_makepoint(lng, lat), 4326), area.id
      from unnest(
        ${rows.map((row) => id[row])}::int[], ${rows.map((row) => types[type[row]])}::text[],
        ${rows.map((row) => attentions[attention[row]])}::text[], ${rows.map((row) => grids[grid[row]])}::text[],
        ${rows.map((row) => fromLattice(lng[row]))}::float8[], ${rows.map((row) => fromLattice(lat[row]))}::float8[]
      ) as row (id, type, attention, grid, lng, lat)
      join household_type on household_type.code = row.type
      left join attention_level on attention_level.code = row.attention
      join area on area.code = row.grid`;
  }
  await sql`vacuum analyze household`;
}
