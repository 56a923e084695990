import { randomBytes } from "node:crypto";
import type { Database } from "../database/database.ts";
import { secretOf, takeSecret } from "./queries.ts";

const SECRET_BYTES = 32;

/** What a secret is sealed for: it opens for no other account. */
const sealedFor = (accountId: number): string => `phone ${accountId}`;

/** The secret that seals what waits on the account's phones, in base64; made at the first call. */
export async function phoneSecret(
  { sql, sealer }: Pick<Database, "sql" | "sealer">,
  accountId: number,
): Promise<string> {
  const context = sealedFor(accountId);
  const made = () => sealer.seal(randomBytes(SECRET_BYTES).toString("base64"), context);
  return sealer.open((await secretOf(sql, accountId)) ?? (await takeSecret(sql, accountId, made())), context);
}
