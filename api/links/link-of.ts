import type { HouseholdItem, HouseholdLink, HouseholdLinks } from "../../domain/household.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import type { HouseholdRow } from "../households/queries.ts";
import { householdById, householdsByIds } from "../households/queries.ts";
import { idsLinkedTo, linkedHousehold } from "./queries.ts";

type Item = (row: HouseholdRow) => HouseholdItem;

/** More than any capacity: a list by hand may be longer than a computed one. */
const MOST_LINKED = 500;

/** What the card of a household says of its link; undefined where there is none. `sql` reads as the viewer. */
export async function linkOf(sql: Queryable, id: number, scope: Scope, item: Item): Promise<HouseholdLink | undefined> {
  const found = await linkedHousehold(sql, id, [scope]);
  if (found?.is_party) return { role: "party", count: found.count };
  if (!found || found.party === null) return undefined;
  return { role: "linked", ...(await partyOf(sql, found.party, scope, item)), byHand: found.by_hand };
}

/** The households that one answers for, or the one that answers for it; null where there is no such household in scope. */
export async function linksOf(sql: Queryable, id: number, scope: Scope, item: Item): Promise<HouseholdLinks | null> {
  const found = await linkedHousehold(sql, id, [scope]);
  if (!found) return null;
  if (found.is_party) {
    const rows = await householdsByIds(sql, await idsLinkedTo(sql, id, MOST_LINKED), scope);
    return { role: "party", households: rows.map(item) };
  }
  if (found.party === null) return { role: "none" };
  return { role: "linked", ...(await partyOf(sql, found.party, scope, item)), byHand: found.by_hand };
}

async function partyOf(sql: Queryable, id: number, scope: Scope, item: Item) {
  const row = await householdById(sql, id, scope);
  return { party: row ? item(row) : null };
}
