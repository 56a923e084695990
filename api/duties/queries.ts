import type { MonthFigures } from "../../domain/duties.ts";
import type { Queryable } from "../database/database.ts";
import { areasWithin } from "../grids/queries.ts";

/** A patrol as the database holds it: its note sealed for its area and day. */
export type PatrolRow = { day: string; note: string | null; account_id: number | null; by_name: string; at: Date };

/** The patrol of an area on a day; undefined while there is none. */
export const patrolRow = (sql: Queryable, area: number, day: string) =>
  sql<PatrolRow[]>`
  select day::text as day, note, account_id, by_name, at
  from patrol
  where area_id = ${area} and day = ${day}::text::date
`.then(([row]): PatrolRow | undefined => row);

/** Notes a patrol where there is none yet; gives whether there was none. */
export async function insertPatrol(
  sql: Queryable,
  area: number,
  day: string,
  note: string | null,
  by: { id: number; name: string },
): Promise<boolean> {
  const { count } = await sql`
    insert into patrol (area_id, day, note, account_id, by_name)
    values (${area}, ${day}::text::date, ${note}, ${by.id}, ${by.name})
    on conflict (area_id, day) do nothing`;
  return count > 0;
}

export type ClosingRow = { month: string; figures: MonthFigures; by_name: string; at: Date };

/** The closing of an area's month (its first day); undefined while it is open. */
export const closingRow = (sql: Queryable, area: number, month: string) =>
  sql<ClosingRow[]>`
  select to_char(month, 'YYYY-MM') as month, figures, by_name, at
  from closing
  where area_id = ${area} and month = ${month}::text::date
`.then(([row]): ClosingRow | undefined => row);

/** Closes an area's month with its figures. */
export const insertClosing = (
  sql: Queryable,
  area: number,
  month: string,
  figures: MonthFigures,
  by: { id: number; name: string },
) => sql`
  insert into closing (area_id, month, figures, account_id, by_name)
  values (${area}, ${month}::text::date, ${sql.json(figures)}, ${by.id}, ${by.name})
`;

/** The figures of an area (by code, with all within it) from the day `from` until before the day `to`. */
export const figuresOf = (sql: Queryable, grid: string, from: string, to: string) =>
  sql<MonthFigures[]>`
  with home as (
    select id from household where area_id in ${areasWithin(sql, grid)}
  ),
  state as (
    select * from visit_states(array(select id from home), ${to}::text::date::timestamptz)
  ),
  counted as (
    select count(*) filter (where due_day < ${to}::text::date)::integer as missed,
      count(*) filter (
        where since is not null and last_day >= ${from}::text::date
          and coalesce(due_day >= ${to}::text::date, true)
      )::integer as met
    from state
  )
  select missed, met + missed as due,
    (
      select count(*)::integer
      from home
      join visit on visit.household_id = home.id
      where visit.at >= ${from}::text::date and visit.at < ${to}::text::date and visit.way <> 'absent'
    ) as visits,
    (
      select count(distinct patrol.day)::integer
      from patrol
      where patrol.area_id in ${areasWithin(sql, grid)}
        and patrol.day >= ${from}::text::date and patrol.day < ${to}::text::date
    ) as "patrolDays"
  from counted
`.then(([row]) => ({ ...row }));

/** Visits made in an area from the day `from` on, and households due there until the day `to`. */
export const weekOf = (sql: Queryable, grid: string, from: string, to: string) =>
  sql<{ visits: number; due: number }[]>`
  select
    (
      select count(*)::integer
      from visit
      join household on household.id = visit.household_id
      where household.area_id in ${areasWithin(sql, grid)}
        and visit.at >= ${from}::text::date and visit.way <> 'absent'
    ) as visits,
    (
      select count(*)::integer
      from household_visit_state
      where area_id in ${areasWithin(sql, grid)} and due_day <= ${to}::text::date
    ) as due
`.then(([row]) => ({ ...row }));
