import type { HouseholdCard } from "../../domain/household.ts";
import { asReader } from "../access/as-reader.ts";
import { liesIn, type Viewer } from "../access/viewer.ts";
import { recordOnce } from "../audit/log.ts";
import type { Database, Sql } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import { planOf } from "../plans/item.ts";
import { planRow } from "../plans/queries.ts";
import { visitOf } from "./item.ts";
import { stateOfHousehold, visitRowsOf } from "./queries.ts";

/** Visits a card shows. */
const ON_CARD = 3;

/** A household, as far as its visits go. */
type Visited = { id: number; code: string; area_id: number | null };

/**
 * What the card of a household says of visits. Its plan and the last visits, with their notes, only to those who may note visits
 * there; that they see them is logged first.
 */
export async function visitsOnCard(
  { sql, sealer }: Pick<Database, "sql" | "sealer">,
  areas: Areas,
  viewer: Viewer,
  household: Visited,
  address: string,
): Promise<Pick<HouseholdCard, "visits" | "plan">> {
  const visits = mayVisit(areas, viewer, household);
  const [state, rows, plan] = await asReader(
    sql,
    areas,
    viewer,
    async (sql) =>
      [
        await stateOfHousehold(sql, household.id),
        visits ? await visitRowsOf(sql, household.id, null, ON_CARD) : [],
        visits ? await planRow(sql, household.id) : undefined,
      ] as const,
  );
  const stands = state ?? { last: null, due: null, rule: null };
  if (!visits) return { visits: stands };
  if (plan || rows.some(({ note }) => note !== null)) await noteSeen(sql, viewer, household, address);
  return {
    visits: { ...stands, items: rows.map((row) => visitOf(row, sealer)) },
    plan: plan ? planOf(plan, sealer) : null,
  };
}

/** Whether `viewer` may note visits at this household, and so read what was noted. */
const mayVisit = (areas: Areas, viewer: Viewer, { area_id }: Pick<Visited, "area_id">): boolean =>
  viewer.may("households.write") && liesIn(areas, area_id, viewer.scope("households.write"));

/** Logs that `viewer` sees notes, photos or the plan of a household, once a day. Not for use within a transaction. */
export const noteSeen = (sql: Sql, viewer: Viewer, { id, code, area_id }: Visited, address: string): Promise<void> =>
  recordOnce(
    sql,
    { viewer, action: "notes.seen", subject: { kind: "household", id }, area: area_id, address, details: { code } },
    "midnight",
  );
