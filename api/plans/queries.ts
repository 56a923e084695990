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
