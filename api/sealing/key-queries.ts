import type { Queryable } from "../database/connection.ts";
import type { Sealer } from "./sealer.ts";

/** Every key that has sealed something here: its id, and its id sealed with it. The newest first. */
export const usedKeys = (sql: Queryable) => sql<{ id: string; check: string }[]>`
  select key_id as id, check_text as check from sealing_key order by since desc`;

/** Notes that the sealer's newest key seals here from now on. */
export async function noteKey(sql: Queryable, { keyId, seal }: Sealer): Promise<void> {
  await sql`
    insert into sealing_key (key_id, check_text) values (${keyId}, ${seal(keyId, keyId)})
    on conflict (key_id) do nothing`;
}

/** Forgets all keys but the sealer's newest. */
export async function forgetOtherKeys(sql: Queryable, { keyId }: Sealer): Promise<void> {
  await sql`delete from sealing_key where key_id <> ${keyId}`;
}
