import { hashSync } from "@node-rs/argon2";
import type { Queryable } from "../../api/database/database.ts";

/** The password of everyone who is put into a database of tests. */
export const PASSWORD = "lotus-anvil-73-harbour";

/** A hash of it that is checked as any other. why the weakest there is: one of the program's takes tens of milliseconds, each time */
const PASSWORD_HASH = hashSync(PASSWORD, { algorithm: 2, memoryCost: 8, timeCost: 1, parallelism: 1 });

/** A role over an area (by code; absent = everywhere), until a moment (absent = without end). */
export type TestGrant = { role: string; area?: string; until?: Date };

type More = {
  name?: string;
  /** "none": nobody signs in with a password */
  hash?: string;
  /** the password was given by someone else */
  expired?: boolean;
};

/** Puts an account with `PASSWORD` and `grants` into the database; gives its number. */
export async function putAccount(
  sql: Queryable,
  username: string,
  grants: readonly TestGrant[] = [],
  { name = username, hash = PASSWORD_HASH, expired = false }: More = {},
): Promise<number> {
  const [{ id }] = await sql<{ id: number }[]>`insert into account (username, name, password_hash, password_expired)
    values (${username}, ${name}, ${hash}, ${expired}) returning id`;
  for (const { role, area = null, until = null } of grants) {
    await sql`insert into account_grant (account_id, role_id, area_id, valid)
      select ${id}, role.id, (select area.id from area where area.code = ${area}), tstzrange(null, ${until})
      from role where role.code = ${role}`;
  }
  return id;
}
