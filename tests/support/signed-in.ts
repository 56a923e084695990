import { hashOfToken, SESSION_COOKIE } from "../../api/access/token.ts";
import { Viewer } from "../../api/access/viewer.ts";
import type { Queryable } from "../../api/database/database.ts";
import { RIGHTS, ROLES } from "../../domain/role.ts";
import { putAccount, type TestGrant } from "./account.ts";

/** Token of the session that `signIn` makes when it is given no other name: someone with every role, everywhere. */
const TOKEN = "test-token-of-everyone";

const cookieOf = (token: string) => `${SESSION_COOKIE}=${token}`;

/** Cookie header of the one with every role. */
export const SIGNED_IN = cookieOf(TOKEN);

/** The same for a browser. */
export const SESSION_OF_EVERYONE = { name: SESSION_COOKIE, value: TOKEN };

/**
 * Puts an account with `grants` and a session of its own into the database, without the way through a password. Gives its
 * Cookie header. A server that runs already has to be told: `changes.pull()`.
 */
export async function signIn(
  sql: Queryable,
  username = "everyone",
  grants: readonly TestGrant[] = ROLES.map((role) => ({ role })),
): Promise<string> {
  const token = username === "everyone" ? TOKEN : `test-token-of-${username}`;
  const id = await putAccount(sql, username, grants, { hash: "none" });
  await sql`insert into session (account_id, token_hash, expires_at)
    values (${id}, ${hashOfToken(token)}, clock_timestamp() + interval '1 day')`;
  return cookieOf(token);
}

/** Someone who may do everything, where no database is asked. */
export const anyone = new Viewer(
  1,
  { id: 1, username: "anyone", name: "anyone", staffId: null, passwordExpired: false },
  [{ role: "any", rights: RIGHTS, area: null, from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }],
  Number.POSITIVE_INFINITY,
);
