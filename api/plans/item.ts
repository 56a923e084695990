import type { Plan } from "../../domain/visit.ts";
import type { Sealer } from "../sealing/sealer.ts";
import type { PlanRow } from "./queries.ts";

/** What the plan of this household is sealed for. */
export const planContext = (household: number): string => `plan ${household}`;

/** A plan as those who visit see it: opened. */
export const planOf = ({ household_id, text, by_name, updated_at }: PlanRow, sealer: Sealer): Plan => ({
  text: sealer.open(text, planContext(household_id)),
  updatedAt: updated_at.toISOString(),
  by: by_name,
});
