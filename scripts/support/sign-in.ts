import { randomUUID } from "node:crypto";
import { hashOfToken, newToken, SESSION_COOKIE } from "../../api/access/token.ts";
import type { Queryable } from "../../api/database/database.ts";

/** A cookie as browsers are given it. */
export type SessionCookie = { name: string; value: string };

/**
 * Puts an account with every role everywhere, and a session of a day, into a database that is thrown away afterwards: what
 * measures needs no password. A server that runs already hears of it within seconds.
 */
export async function signInAsEveryone(sql: Queryable): Promise<SessionCookie> {
  const token = newToken();
  const username = `measure-${randomUUID()}`;
  const [{ id }] = await sql<{ id: number }[]>`
    insert into account (username, name, password_hash) values (${username}, ${username}, 'none') returning id`;
  await sql`insert into account_grant (account_id, role_id) select ${id}, role.id from role`;
  await sql`insert into session (account_id, token_hash, expires_at)
    values (${id}, ${hashOfToken(token)}, clock_timestamp() + interval '1 day')`;
  return { name: SESSION_COOKIE, value: token };
}

/** The same as the header of a request. */
export const cookieHeader = ({ name, value }: SessionCookie): string => `${name}=${value}`;
