import type { Queryable } from "../database/database.ts";

/** What a layout says of each of its areas. */
export const plannedAreas = (sql: Queryable, layout: number) => sql<
  { area_id: number; code: string; parent_id: number; is_new: boolean }[]
>`
  select layout_area.area_id, area.code, layout_area.parent_id, layout_area.is_new
  from layout_area
  join area on area.id = layout_area.area_id
  where layout_area.layout_id = ${layout}
`;

/** Gives areas the names, kinds and parents that the layout gives them from `day` on; the grids first, since microgrids lie in them. */
export async function describeAreas(sql: Queryable, layout: number, day: string): Promise<void> {
  await sql`select set_config('minqingtu.day', ${day}, true)`;
  for (const level of ["grid", "microgrid"]) {
    await sql`
      update area
      set name = layout_area.name, kind = layout_area.kind, parent_id = layout_area.parent_id
      from layout_area
      where layout_area.layout_id = ${layout}
        and layout_area.area_id = area.id
        and area.level = ${level}::area_level
        and (area.name, area.kind, area.parent_id)
          is distinct from (layout_area.name, layout_area.kind, layout_area.parent_id)`;
  }
  await sql`select set_config('minqingtu.day', '', true)`;
}

/** Grids and microgrids of the community without a border on `day` that had one until then. */
const retired = (sql: Queryable, community: number, day: string) => sql`
  select area.id
  from area as outer_area
  join area on area.path <@ outer_area.path and area.level in ('grid', 'microgrid')
  where outer_area.id = ${community}
    and not exists (select from area_border where area_border.area_id = area.id and area_border.valid @> ${day}::text::date)`;

/** Ends and begins duties on `day` as the layout says; duties for areas that are no more end. */
export async function changeDuties(sql: Queryable, layout: number, community: number, day: string): Promise<void> {
  await sql`
    create temp table ended_duty on commit drop as
    select assignment.id, lower(assignment.valid) = ${day}::text::date as same_day
    from assignment
    where assignment.valid @> ${day}::text::date
      and (assignment.area_id in (${retired(sql, community, day)})
        or exists (
          select
          from layout_area
          where layout_area.layout_id = ${layout} and layout_area.area_id = assignment.area_id
            and layout_area.people is not null
            and not exists (
              select
              from jsonb_to_recordset(layout_area.people) as person (staff integer, duty text)
              join duty on duty.code = person.duty
              where person.staff = assignment.staff_id and duty.id = assignment.duty_id
            )
        ))`;
  await sql`delete from assignment using ended_duty where ended_duty.id = assignment.id and same_day`;
  await sql`
    update assignment
    set valid = daterange(lower(valid), ${day}::text::date)
    from ended_duty
    where ended_duty.id = assignment.id and same_day is not true`;
  await sql`
    insert into assignment (staff_id, area_id, duty_id, valid)
    select distinct staff.id, layout_area.area_id, duty.id, daterange(${day}::text::date, null)
    from layout_area
    cross join jsonb_to_recordset(layout_area.people) as person (staff integer, duty text)
    join staff on staff.id = person.staff
    join duty on duty.code = person.duty
    where layout_area.layout_id = ${layout}
    on conflict do nothing`;
}

/** Puts households into areas: `ids[i]` into `areas[i]`. */
export const homeHouseholds = (sql: Queryable, ids: readonly number[], areas: readonly number[]) => sql`
  update household
  set area_id = home.area_id
  from unnest(${ids as number[]}::integer[], ${areas as number[]}::integer[]) as home (id, area_id)
  where household.id = home.id and household.area_id is distinct from home.area_id`;

/** Puts incidents into areas and gives them to whom they belong there; nobody for 0. */
export const homeIncidents = (
  sql: Queryable,
  ids: readonly number[],
  areas: readonly number[],
  staff: readonly number[],
) => sql`
  update incident
  set area_id = home.area_id, assignee_id = nullif(home.staff_id, 0)
  from unnest(${ids as number[]}::integer[], ${areas as number[]}::integer[], ${staff as number[]}::integer[])
    as home (id, area_id, staff_id)
  where incident.id = home.id
    and (incident.area_id, incident.assignee_id) is distinct from (home.area_id, nullif(home.staff_id, 0))`;

/** Homes buildings and facilities of the community by the borders in force on `day`; those put somewhere by hand only when that is no more. */
export async function homeThings(sql: Queryable, community: number, day: string): Promise<void> {
  for (const table of ["building", "facility"]) {
    await sql`
      update ${sql(table)} as thing
      set area_id = near.home
      from (
        select thing.id, smallest_area_at(thing.position, ${day}::text::date) as home
        from ${sql(table)} as thing
        join area on area.id = thing.area_id
        join area as outer_area on outer_area.id = ${community} and area.path <@ outer_area.path
        where not thing.area_by_hand or thing.area_id in (${retired(sql, community, day)})
        offset 0
      ) as near
      where near.id = thing.id and near.home is distinct from thing.area_id`;
  }
}

// why: a straight border gets corners on the lattice where others meet it, and moves by less than a centimetre
const LEAST_SHARE = 0.001;

/** Says which part of which area each area of the layout comes from: ground by its borders, households as counted. */
export const insertLineage = (
  sql: Queryable,
  layout: number,
  community: number,
  day: string,
  counted: readonly { from: number; to: number; households: number }[],
) => sql`
  insert into area_lineage (layout_id, from_id, to_id, households, area_m2)
  select ${layout}, from_id, to_id, sum(households), sum(area_m2)
  from (
    select earlier.area_id as from_id, later.area_id as to_id, 0 as households,
      st_area(st_intersection(earlier.border, later.border)::geography) as area_m2,
      st_area(later.border::geography) as whole_m2
    from area as outer_area
    join area on area.path <@ outer_area.path and area.level in ('grid', 'microgrid')
    join area_border as later on later.area_id = area.id and later.valid @> ${day}::text::date
    join area_border as earlier on earlier.valid @> (${day}::text::date - 1) and earlier.border && later.border
      and st_intersects(earlier.border, later.border)
    join area as before on before.id = earlier.area_id and before.level = area.level
    where outer_area.id = ${community}
    union all
    select row.from_id, row.to_id, row.households, 0, 0
    from jsonb_to_recordset(${sql.json(
      counted.map(({ from, to, households }) => ({ from_id: from, to_id: to, households })) as never,
    )}) as row (from_id integer, to_id integer, households integer)
  ) as part
  group by from_id, to_id
  having sum(households) > 0 or sum(area_m2) > ${LEAST_SHARE} * max(whole_m2)`;

/** Notes that `layout` is in force from `day` on, and which one is not any more. */
export async function enterIntoForce(sql: Queryable, layout: number, community: number): Promise<number[]> {
  const ended = await sql<{ id: number }[]>`
    update layout set state = 'superseded' where area_id = ${community} and state = 'in-force' returning id`;
  await sql`
    update layout
    set state = 'in-force', changed_at = clock_timestamp(), borders_hash = borders_hash(area_id)
    where id = ${layout}`;
  return ended.map(({ id }) => id);
}

/** Scheduled layouts whose day has come, the earliest first. */
export const dueLayouts = (sql: Queryable) =>
  sql<{ id: number }[]>`
  select id from layout where state = 'scheduled' and in_force_from <= current_date order by in_force_from, id
`.then((rows) => rows.map(({ id }) => id));
