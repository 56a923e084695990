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
