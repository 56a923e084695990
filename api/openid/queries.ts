import type { Queryable } from "../database/database.ts";

/** An account that somebody may come in as by way of the provider. */
export type OpenIdAccount = {
  id: number;
  username: string;
  name: string;
  staff_id: number | null;
  disabled: boolean;
};

/** The account that belongs to this subject; undefined where none does. */
export const accountOfSubject = (sql: Queryable, issuer: string, subject: string) =>
  sql<OpenIdAccount[]>`
  select account.id, username, name, staff_id, disabled
  from account_identity
  join account on account.id = account_identity.account_id
  where issuer = ${issuer} and subject = ${subject}
`.then(([row]) => row as OpenIdAccount | undefined);

/** The account of this name, held until the transaction ends, and whether it belongs to a subject already. */
export const accountCalled = (sql: Queryable, username: string) =>
  sql<(OpenIdAccount & { taken: boolean })[]>`
  select id, username, name, staff_id, disabled,
    exists (select from account_identity where account_id = account.id) as taken
  from account
  where username = ${username} and kind = 'person'
  for update
`.then(([row]) => row as (OpenIdAccount & { taken: boolean }) | undefined);

/** From now on the account belongs to this subject. Gives false where either is bound already. */
export const linkIdentity = (sql: Queryable, accountId: number, issuer: string, subject: string) =>
  sql`insert into account_identity (account_id, issuer, subject) values (${accountId}, ${issuer}, ${subject})
    on conflict do nothing returning account_id`.then((rows) => rows.length > 0);

/** Completes an attempt; false where it was completed before. Those that would be too old by now are forgotten. */
export async function takeAttempt(sql: Queryable, attempt: Buffer, lastsS: number): Promise<boolean> {
  await sql`delete from openid_taken where until < clock_timestamp()`;
  const rows = await sql`insert into openid_taken (attempt, until)
    values (${attempt}, clock_timestamp() + make_interval(secs => ${lastsS})) on conflict do nothing returning attempt`;
  return rows.length > 0;
}
