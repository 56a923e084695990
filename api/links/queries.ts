import { PARTY_TAGS } from "../../domain/links.ts";
import type { Position } from "../../domain/position.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { areasWithin } from "../grids/queries.ts";

/** SQL: whether the household is a party member's, by its type or a tag. `household` and `household_type` stand in the query. */
const isParty = (sql: Queryable) => sql`(household_type.code = 'party' or household.tags && ${PARTY_TAGS as string[]})`;

export type DoorRow = {
  id: number;
  lng: number;
  lat: number;
  area_id: number;
  building: number | null;
  compound: number | null;
  is_party: boolean;
  /** who answers for it now */
  party: number | null;
  by_hand: boolean;
};

/** Households of the area `code` and all within it, as links are computed from; at most `limit`. */
export const doorRows = (sql: Queryable, code: string, limit: number) => sql<DoorRow[]>`
  select household.id, st_x(household.position) as lng, st_y(household.position) as lat, household.area_id,
    household.building_id as building, compound.id as compound, ${isParty(sql)} as is_party,
    household_link.party_id as party, coalesce(household_link.by_hand, false) as by_hand
  from household
  join household_type on household_type.id = household.type_id
  left join household_link on household_link.household_id = household.id
  left join lateral (
    select land.id
    from land
    where land.kind = 'compound' and land.shape && household.position and st_contains(land.shape, household.position)
    order by land.id
    limit 1
  ) as compound on true
  where household.area_id in ${areasWithin(sql, code)}
  order by household.id
  limit ${limit}
`;

/** Links `households[i]` to `parties[i]`, but none that was set by hand meanwhile. */
export const saveLinks = (sql: Queryable, households: readonly number[], parties: readonly number[]) => sql`
  insert into household_link (household_id, party_id)
  select wanted.household_id, wanted.party_id
  from unnest(${households as number[]}::integer[], ${parties as number[]}::integer[]) as wanted (household_id, party_id)
  join household on household.id = wanted.household_id
  join household as party on party.id = wanted.party_id
  on conflict (household_id) do update
    set party_id = excluded.party_id, set_at = excluded.set_at
    where not household_link.by_hand`;

/** Takes away links of `households` that were not set by hand. */
export const removeLinks = (sql: Queryable, households: readonly number[]) => sql`
  delete from household_link
  where household_id = any(${households as number[]}) and not by_hand`;

/** Sets who answers for a household, by hand; nobody for null. */
export async function setLink(sql: Queryable, household: number, party: number | null): Promise<void> {
  if (party === null) {
    await sql`delete from household_link where household_id = ${household}`;
    return;
  }
  await sql`
    insert into household_link (household_id, party_id, by_hand)
    values (${household}, ${party}, true)
    on conflict (household_id) do update set party_id = excluded.party_id, by_hand = true, set_at = excluded.set_at`;
}

/** Whether a household in all of `scopes` is a party member's, where it lies, and who answers for it; undefined when there is none. */
export const linkedHousehold = (sql: Queryable, id: number, scopes: readonly Scope[]) =>
  sql<
    { code: string; area_id: number | null; is_party: boolean; party: number | null; by_hand: boolean; count: number }[]
  >`
  select household.code, household.area_id, ${isParty(sql)} as is_party, household_link.party_id as party,
    coalesce(household_link.by_hand, false) as by_hand,
    (select count(*) from household_link as held where held.party_id = household.id) as count
  from household
  join household_type on household_type.id = household.type_id
  left join household_link on household_link.household_id = household.id
  where household.id = ${id} ${scopes.map((scope) => within(sql, "household.area_id", scope))}
`.then(([row]): typeof row | undefined => row);

/** Ids of the households that `party` answers for; at most `limit`. */
export const idsLinkedTo = (sql: Queryable, party: number, limit: number) =>
  sql<{ household_id: number }[]>`
  select household_id from household_link where party_id = ${party} order by household_id limit ${limit}
`.then((rows) => rows.map(({ household_id }) => household_id));

/** Links of the households in the area `code`, with where both ends are; at most `limit`. */
export const linkLines = (sql: Queryable, code: string, scope: Scope, limit: number) => sql<
  { household: number; party: number; from: Position; to: Position }[]
>`
  select household.id as household, party.id as party,
    array[st_x(household.position), st_y(household.position)] as from,
    array[st_x(party.position), st_y(party.position)] as to
  from household_link
  join household on household.id = household_link.household_id
  join household as party on party.id = household_link.party_id
  where household.area_id in ${areasWithin(sql, code)}
    ${within(sql, "household.area_id", scope)}
    ${within(sql, "party.area_id", scope)}
  order by household.id
  limit ${limit}
`;
