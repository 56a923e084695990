import type { MultiPolygon } from "geojson";
import type { OnDuty } from "../../domain/layout/layout.ts";
import type { Queryable } from "../database/database.ts";

/** An area as a layout wants it from a day on. */
export type PlannedArea = {
  code: string;
  level: "grid" | "microgrid";
  name: string;
  kind: string;
  /** code of the area it is to lie in */
  parent: string;
  /** who is to answer for it; null: as before */
  people: readonly OnDuty[] | null;
  shape: MultiPolygon;
  /** it had this code already when the layout was begun */
  hadCode: boolean;
};

/** Areas that have one of `codes`, anywhere and at any time: whether each has a border on `day`, and lies in `community`. */
export const areasWithCodes = (sql: Queryable, codes: readonly string[], community: number, day: string) => sql<
  { code: string; level: string; within: boolean; in_force: boolean }[]
>`
  select area.code, area.level, area.path <@ community.path as within,
    exists (select from area_border where area_border.area_id = area.id and area_border.valid @> ${day}::text::date) as in_force
  from area
  join area as community on community.id = ${community}
  where area.code = any(${codes as string[]})
`;

/** Whether some border of the community begins after `day`, or on it when that is not today. */
export const hasLaterBorders = (sql: Queryable, community: number, day: string) =>
  sql<{ some: boolean }[]>`
  select exists (
    select
    from area as outer_area
    join area on area.path <@ outer_area.path and area.level in ('grid', 'microgrid')
    join area_border on area_border.area_id = area.id
    where outer_area.id = ${community}
      and (lower(area_border.valid) > ${day}::text::date
        or lower(area_border.valid) = ${day}::text::date and ${day}::text::date > current_date)
  ) as some
`.then(([{ some }]) => some);

/** Today by the database's calendar. */
export const today = (sql: Queryable) =>
  sql<{ day: string }[]>`select current_date::text as day`.then(([{ day }]) => day);

/** Lets no border home what it touches until the transaction ends: all is homed once, when all borders are written. */
export const homeLater = (sql: Queryable) => sql`select set_config('minqingtu.homing', 'off', true)`;

/** Makes the areas that are new, and notes what the layout says of each; those of a larger level first. */
export async function insertAreas(sql: Queryable, layout: number, areas: readonly PlannedArea[]): Promise<void> {
  const rows = areas.map(({ shape: _, hadCode: __, ...row }) => row);
  for (const level of ["grid", "microgrid"]) {
    const wanted = sql`
      jsonb_to_recordset(${sql.json(rows.filter((row) => row.level === level) as never)})
        as row (code text, name text, kind text, parent text, people jsonb)`;
    await sql`
      with made as (
        insert into area (code, level, name, kind, parent_id)
        select row.code, ${level}::area_level, row.name, row.kind, parent.id
        from ${wanted}
        join area as parent on parent.code = row.parent
        where not exists (select from area where area.code = row.code)
        order by row.code
        returning id, code, name, kind, parent_id
      ),
      known as (
        select id, code from area
      )
      insert into layout_area (layout_id, area_id, is_new, name, kind, parent_id, people)
      select ${layout}, coalesce(made.id, known.id), made.id is not null, row.name, row.kind, parent.id, nullif(row.people, 'null')
      from ${wanted}
      join area as parent on parent.code = row.parent
      left join made on made.code = row.code
      left join known on known.code = row.code`;
  }
}

/**
 * Writes the borders of a layout for `day`: where one differs from the one in force then, that one ends and the new one begins; where
 * an area is not in the layout any more, its border ends. A border that began the same day is replaced.
 */
export async function writeBorders(
  sql: Queryable,
  layout: number,
  community: number,
  day: string,
  areas: readonly PlannedArea[],
): Promise<void> {
  await sql`create temp table planned_border (area_id integer primary key, shape geometry) on commit drop`;
  for (let from = 0; from < areas.length; from += 50) {
    const rows = areas.slice(from, from + 50).map(({ code, shape }) => ({ code, shape: JSON.stringify(shape) }));
    await sql`
      insert into planned_border
      select area.id, st_multi(st_geomfromgeojson(row.shape))
      from jsonb_to_recordset(${sql.json(rows as never)}) as row (code text, shape text)
      join area on area.code = row.code`;
  }
  await sql`
    create temp table standing_border on commit drop as
    select area_border.id, area_border.area_id, planned_border.shape,
      coalesce(st_asbinary(st_normalize(area_border.border)) = st_asbinary(st_normalize(planned_border.shape)), false) as same,
      coalesce(lower(area_border.valid) = ${day}::text::date, false) as same_day
    from area as outer_area
    join area on area.path <@ outer_area.path and area.level in ('grid', 'microgrid')
    join area_border on area_border.area_id = area.id and area_border.valid @> ${day}::text::date
    left join planned_border on planned_border.area_id = area.id
    where outer_area.id = ${community}`;
  await sql`
    update area_border
    set border = standing_border.shape, begun_by = ${layout}
    from standing_border
    where standing_border.id = area_border.id and same_day and not same and standing_border.shape is not null`;
  await sql`
    delete from area_border
    using standing_border
    where standing_border.id = area_border.id and same_day and standing_border.shape is null`;
  await sql`
    update area_border
    set valid = daterange(lower(area_border.valid), ${day}::text::date), ended_by = ${layout}
    from standing_border
    where standing_border.id = area_border.id and not same_day and not same`;
  await sql`
    insert into area_border (area_id, valid, border, begun_by)
    select planned_border.area_id, daterange(${day}::text::date, null), planned_border.shape, ${layout}
    from planned_border
    left join standing_border on standing_border.area_id = planned_border.area_id
    where standing_border.id is null or not same and not same_day
    order by planned_border.area_id`;
}

/** Takes back the borders and areas of a layout that is not in force yet. */
export async function unwriteBorders(sql: Queryable, layout: number): Promise<void> {
  await sql`delete from area_border where begun_by = ${layout}`;
  await sql`
    update area_border
    set valid = daterange(lower(valid), null), ended_by = null
    where ended_by = ${layout}`;
  const made = await sql<{ area_id: number }[]>`
    delete from layout_area where layout_id = ${layout} returning case when is_new then area_id end as area_id`;
  const ids = made.map(({ area_id }) => area_id).filter((id) => id !== null);
  for (const level of ["microgrid", "grid"]) {
    await sql`delete from area where id = any(${ids}) and level = ${level}::area_level`;
  }
}
