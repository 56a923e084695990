import type { Queryable } from "../database/database.ts";

/** Links staged households to the party-member household they name, as if by hand; names those that cannot be. */
export async function linkStaged(tx: Queryable): Promise<void> {
  await tx`
    insert into import_fault
    select row.nth, row.line, false, 'party_unknown', array[row.party]
    from import_staged as row
    where row.party is not null and not exists (select from household as party where party.code = row.party)`;
  await tx`
    insert into import_fault
    select nth, line, false, 'party_self', '{}' from import_staged where party = code`;
  await tx`
    insert into household_link (household_id, party_id, by_hand)
    select household.id, party.id, true
    from import_staged as row
    join household on household.code = row.code
    join household as party on party.code = row.party and party.id <> household.id
    on conflict (household_id) do update
      set party_id = excluded.party_id, by_hand = true, set_at = excluded.set_at
      where (household_link.party_id, household_link.by_hand) is distinct from (excluded.party_id, true)`;
}
