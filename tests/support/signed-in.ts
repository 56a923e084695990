import { hashOfToken, SESSION_COOKIE } from "../../api/access/token.ts";
import { Viewer } from "../../api/access/viewer.ts";
import type { Queryable } from "../../api/database/database.ts";
import { RIGHTS, ROLES } from "../../domain/role.ts";

/** A role over an area (by code; absent = everywhere), until a moment (absent = without end). */
export type TestGrant = { role: string; area?: string; until?: Date };

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
  const [{ id }] = await sql<{ id: number }[]>`
    insert into account (username, name, password_hash) values (${username}, ${username}, 'none') returning id`;
  for (const { role, area = null, until = null } of grants) {
    await sql`insert into account_grant (account_id, role_id, area_id, valid)
      select ${id}, role.id, (select area.id from area where area.code = ${area}), tstzrange(null, ${until})
      from role where role.code = ${role}`;
  }
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
