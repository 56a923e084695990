import type { Queryable } from "../database/database.ts";

/** Makes the rest of the transaction run as `reader`, which sees the households and incidents of the areas given. */
export const becomeReader = (
  sql: Queryable,
  reader: string,
  households: readonly number[],
  incidents: readonly number[],
) => sql`
  select set_config('minqingtu.households', ${arrayText(households)}, true),
    set_config('minqingtu.incidents', ${arrayText(incidents)}, true),
    set_config('role', ${reader}, true)
`;

const arrayText = (ids: readonly number[]): string => `{${ids.join()}}`;
