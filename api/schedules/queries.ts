import type { VisitSchedules } from "../../domain/visit-schedule.ts";
import type { Queryable } from "../database/database.ts";

/** Every how many days households are visited. */
export async function visitSchedules(sql: Queryable): Promise<VisitSchedules> {
  const rows = await sql<{ type: string | null; attention: string | null; days: number }[]>`
    select household_type.code as type, attention_level.code as attention, visit_schedule.days
    from visit_schedule
    left join household_type on household_type.id = visit_schedule.type_id
    left join attention_level on attention_level.id = visit_schedule.attention_id
    order by household_type.rank, attention_level.rank`;
  const schedules: VisitSchedules = { types: {}, attention: {} };
  for (const { type, attention, days } of rows) {
    if (type !== null) schedules.types[type] = days;
    if (attention !== null) schedules.attention[attention] = days;
  }
  return schedules;
}

/** Replaces all schedules, and works out anew how the households of those that changed stand. */
export async function replaceSchedules(tx: Queryable, { types, attention }: VisitSchedules): Promise<void> {
  await tx`create temp table wanted_schedule on commit drop as
    select household_type.id as type_id, null::smallint as attention_id, given.value::smallint as days
    from json_each_text(${JSON.stringify(types)}::text::json) as given
    join household_type on household_type.code = given.key
    union all
    select null, attention_level.id, given.value::smallint
    from json_each_text(${JSON.stringify(attention)}::text::json) as given
    join attention_level on attention_level.code = given.key`;
  await tx`create temp table changed_schedule on commit drop as
    select type_id, attention_id
    from (
      (table wanted_schedule except select type_id, attention_id, days from visit_schedule)
      union all
      (select type_id, attention_id, days from visit_schedule except table wanted_schedule)
    ) as differing`;
  await tx`delete from visit_schedule`;
  await tx`insert into visit_schedule (type_id, attention_id, days) select type_id, attention_id, days from wanted_schedule`;
  await tx`select refresh_visit_states(array(
    select id from household
    where type_id in (select type_id from changed_schedule)
      or attention_id in (select attention_id from changed_schedule)))`;
}
