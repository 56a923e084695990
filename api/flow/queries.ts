import type { Candidate } from "../../domain/flow/assignment.ts";
import type { Calendar, Leave } from "../../domain/flow/calendar.ts";
import type { Department, Disposition, Flow, Flows } from "../../domain/flow/flow.ts";
import type { FlowRules } from "../../domain/flow/rules.ts";
import type { Queryable } from "../database/database.ts";

/** What the office decided on: everything that an incident's way depends on. */
export type Office = { flows: Flow[]; dispositions: Disposition[]; rules: FlowRules; calendar: Calendar };

const named = (sql: Queryable) => sql`'code', code, 'name', jsonb_build_object('zh', name_zh, 'en', name_en)`;

const flows = (sql: Queryable) => sql`
  (select jsonb_agg(jsonb_build_object(${named(sql)}, 'states', states, 'steps', steps) order by rank, id) from flow)`;

const dispositions = (sql: Queryable) => sql`
  (select jsonb_agg(jsonb_build_object(${named(sql)}, 'clock', clock, 'needs', needs) order by rank, id) from disposition)`;

/** All that decides on the way of an incident, as it is now. */
export const officeOf = (sql: Queryable) =>
  sql<Office[]>`
  select ${flows(sql)} as flows, ${dispositions(sql)} as dispositions,
    (select value from flow_setting where what = 'rules') as rules,
    (select value from flow_setting where what = 'calendar') as calendar
`.then(([office]) => office);

/** The flows, and what their steps choose from. */
export const flowsOf = (sql: Queryable) =>
  sql<Flows[]>`
  select ${flows(sql)} as flows, ${dispositions(sql)} as dispositions,
    (select jsonb_agg(jsonb_build_object(${named(sql)}, 'handsOn', exists (
      select from department_endpoint where department_id = department.id
    )) order by rank, id) from department) as departments,
    (select jsonb_agg(jsonb_build_object('card', id, 'name', jsonb_build_object('zh', name_zh, 'en', name_en)) order by id)
      from card) as cards
`.then(([all]) => all);

/** Whether there is such a department. */
export const departmentWith = (sql: Queryable, code: string) =>
  sql<Department[]>`select code from department where code = ${code}`.then((rows) => rows.length > 0);

/**
 * Everybody with a duty today for the area `area` or one that it lies in, the smallest area first, then by the rank of the duty; an area
 * for which nobody has any stands there once, without a person.
 */
export const candidatesFor = (sql: Queryable, area: number) =>
  sql<
    {
      area: string;
      level: Candidate["level"];
      duty: string | null;
      staff: number | null;
      name: string | null;
      away: boolean;
    }[]
  >`
  select area.code as area, area.level, duty.code as duty, staff.id as staff, staff.name,
    exists (select from staff_leave where staff_leave.staff_id = staff.id and staff_leave.valid @> current_date) as away
  from area as home
  join area on area.path @> home.path
  left join assignment on assignment.area_id = area.id and assignment.valid @> current_date
  left join duty on duty.id = assignment.duty_id
  left join staff on staff.id = assignment.staff_id
  where home.id = ${area}
  order by area.level desc, duty.rank, assignment.id
`.then((rows): Candidate[] =>
    rows.map(({ staff, name, ...row }) => ({ ...row, person: staff === null ? null : { id: staff, name: name! } })),
  );

/** Who is away on `day` or later, the earliest first. */
export const leavesFrom = (sql: Queryable, day: string) => sql<Required<Leave>[]>`
  select staff_leave.staff_id as staff, lower(staff_leave.valid)::text as from, (upper(staff_leave.valid) - 1)::text as to, staff.name
  from staff_leave
  join staff on staff.id = staff_leave.staff_id
  where staff_leave.valid && daterange(${day}::text::date, null)
  order by lower(staff_leave.valid), staff_leave.id
`;

/** Adds a flow behind the others, or replaces the one with its code. */
export const writeFlow = (sql: Queryable, { code, name, states, steps }: Flow) => sql`
  insert into flow (code, name_zh, name_en, rank, states, steps)
  select ${code}, ${name.zh}, ${name.en}, (select coalesce(max(rank), 0) + 1 from flow), ${sql.json(states as never)},
    ${sql.json(steps as never)}
  on conflict (code) do update
  set name_zh = excluded.name_zh, name_en = excluded.name_en, states = excluded.states, steps = excluded.steps`;

/** Replaces what the office decided on. */
export const writeSetting = (sql: Queryable, what: "rules" | "calendar", value: FlowRules | Calendar) => sql`
  update flow_setting set value = ${sql.json(value as never)}, changed_at = clock_timestamp() where what = ${what}`;

/** Replaces who is away on `day` or later: leave that has begun keeps its past. */
export async function writeLeaves(sql: Queryable, day: string, leaves: readonly Leave[]): Promise<void> {
  await sql`delete from staff_leave where valid && daterange(${day}::text::date, null)`;
  await sql`
    insert into staff_leave (staff_id, valid)
    select staff, daterange(row.from, row.to, '[]')
    from jsonb_to_recordset(${sql.json(leaves as never)}) as row (staff integer, "from" date, "to" date)`;
}

/** Ids of `staff` that there are. */
export const knownStaff = (sql: Queryable, staff: readonly number[]) =>
  sql<{ id: number }[]>`select id from staff where id = any(${staff as number[]})`.then(
    (rows) => new Set(rows.map(({ id }) => id)),
  );
