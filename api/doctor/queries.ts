import type { MultiPolygon } from "geojson";
import type { Level } from "../../domain/grid.ts";
import type { Queryable } from "../database/database.ts";

/** A border in force. `planned`: another one follows it on a later day. */
export type BorderRow = {
  id: number;
  code: string;
  name: string;
  level: Level;
  border: MultiPolygon["coordinates"];
  since: string | null;
  planned: boolean;
};

type Row = Omit<BorderRow, "border"> & { border: string };

const withBorder = (rows: readonly Row[]): BorderRow[] =>
  rows.map((row) => ({ ...row, border: (JSON.parse(row.border) as MultiPolygon).coordinates }));

/** The border of an area in force on `day`; undefined when it has none. */
export const borderOf = (sql: Queryable, area: number, day: string): Promise<BorderRow | undefined> =>
  sql<Row[]>`
    select area.id, code, name, level, st_asgeojson(border, 15) as border, lower(valid)::text as since,
      not upper_inf(valid) as planned
    from area_border
    join area on area.id = area_id
    where area_id = ${area} and valid @> ${day}::date`.then((rows) => withBorder(rows)[0]);

/**
 * The borders in force on `day` of the areas right below `area`, by code; of the largest level among them where there are
 * several. Read for writing where `forUpdate` is set.
 */
export const bordersWithin = (sql: Queryable, area: number, day: string, forUpdate = false): Promise<BorderRow[]> =>
  sql<Row[]>`
    select area.id, code, name, level, st_asgeojson(border, 15) as border, lower(valid)::text as since,
      not upper_inf(valid) as planned
    from area_border
    join area on area.id = area_id
    where parent_id = ${area} and valid @> ${day}::date
      and level = (
        select min(other.level)
        from area as other
        join area_border as theirs on theirs.area_id = other.id
        where other.parent_id = ${area} and theirs.valid @> ${day}::date
      )
    order by code
    ${forUpdate ? sql`for update of area_border` : sql``}`.then(withBorder);

/** Gives an area a border from `day` on: the one before ends there; one that began on that very day is replaced. */
export async function writeBorder(tx: Queryable, area: number, border: BorderRow["border"], day: string) {
  const shape = JSON.stringify({ type: "MultiPolygon", coordinates: border });
  const replaced = await tx`
    update area_border
    set border = st_setsrid(st_geomfromgeojson(${shape}::text), 4326)
    where area_id = ${area} and upper_inf(valid) and lower(valid) = ${day}::date`;
  if (replaced.count > 0) return;
  await tx`
    update area_border
    set valid = daterange(lower(valid), ${day}::date)
    where area_id = ${area} and upper_inf(valid)`;
  await tx`
    insert into area_border (area_id, valid, border)
    values (${area}, daterange(${day}::date, null), st_setsrid(st_geomfromgeojson(${shape}::text), 4326))`;
}
