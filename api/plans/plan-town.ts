import type { Database } from "../database/database.ts";
import { planContext } from "./item.ts";
import { insertPlans, unplannedHouseholds } from "./queries.ts";

/** A household as far as a plan for it is made up: codes of its type and of the attention it needs. */
export type PlanSubject = { id: number; type: string; attention: string | null };

/** Writes a plan for every household of a town just filled that `planOf` has one for, by its worker. Gives how many. */
export async function planTown(
  { sql, sealer }: Pick<Database, "sql" | "sealer">,
  planOf: (household: PlanSubject) => string | null,
): Promise<number> {
  const plans = (await unplannedHouseholds(sql)).flatMap(({ worker, ...household }) => {
    const text = planOf(household);
    return text === null ? [] : [{ id: household.id, text: sealer.seal(text, planContext(household.id)), by: worker }];
  });
  if (plans.length > 0) await insertPlans(sql, plans);
  return plans.length;
}
