import type { Responsible } from "../../domain/household.ts";
import type { Queryable } from "../database/database.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { staffContext } from "./phone.ts";
import { responsibleRows } from "./queries.ts";

/** People on duty today for the areas of `ids`, those of the smallest area first, then by rank of their duty; with their phones. */
export async function responsibleFor(sql: Queryable, sealer: Sealer, ids: readonly number[]): Promise<Responsible[]> {
  const rows = await responsibleRows(sql, ids);
  return rows.map(({ code, phone, ...person }) => ({
    ...person,
    phone: phone && sealer.open(phone, staffContext(code)),
  }));
}
