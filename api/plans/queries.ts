import type { Queryable } from "../database/database.ts";

/** A plan as the database holds it: its text sealed for its household. */
export type PlanRow = { household_id: number; text: string; by_name: string; updated_at: Date };

/** The plan of a household; undefined while it has none. */
export const planRow = (sql: Queryable, household: number) =>
  sql<PlanRow[]>`
  select household_id, text, by_name, updated_at
  from household_plan
  where household_id = ${household}
`.then(([row]): PlanRow | undefined => row);

/** Puts a sealed plan in the place of the one before. */
export const savePlan = (sql: Queryable, household: number, text: string, by: { id: number; name: string }) => sql`
  insert into household_plan (household_id, text, account_id, by_name, updated_at)
  values (${household}, ${text}, ${by.id}, ${by.name}, date_trunc('milliseconds', clock_timestamp()))
  on conflict (household_id) do update
  set text = excluded.text, account_id = excluded.account_id, by_name = excluded.by_name, updated_at = excluded.updated_at
`;

/** Takes the plan of a household away. */
export const removePlan = (sql: Queryable, household: number) =>
  sql`delete from household_plan where household_id = ${household}`;

/** Households that need attention and have no plan, with who is on duty in their microgrid, by id. */
export const unplannedHouseholds = (sql: Queryable) => sql<
  { id: number; type: string; attention: string; worker: string }[]
>`
  select household.id, household_type.code as type, attention_level.code as attention, coalesce(on_duty.name, '网格员') as worker
  from household
  join household_type on household_type.id = household.type_id
  join attention_level on attention_level.id = household.attention_id
  left join lateral (
    select staff.name
    from assignment
    join staff on staff.id = assignment.staff_id
    join duty on duty.id = assignment.duty_id
    where assignment.area_id = household.area_id and assignment.valid @> current_date
    order by duty.rank, staff.id
    limit 1
  ) as on_duty on true
  where not exists (select from household_plan where household_plan.household_id = household.id)
  order by household.id
`;

/** Keeps sealed plans where there are none. */
export const insertPlans = (sql: Queryable, plans: readonly { id: number; text: string; by: string }[]) => sql`
  insert into household_plan (household_id, text, by_name)
  select id, text, by_name
  from unnest(${plans.map(({ id }) => id)}::integer[], ${plans.map(({ text }) => text)}::text[], ${plans.map(({ by }) => by)}::text[])
    as plan (id, text, by_name)
  on conflict (household_id) do nothing
`;
