import type { Sql } from "../database/connection.ts";
import { hasOthers, sealAgain, vacuumSealed } from "./seal-again-queries.ts";
import { SEAL_MARK } from "./seal-text.mjs";
import { SEALED_HOUSEHOLDS, SEALED_STAFF } from "./sealed-fields.ts";
import type { Sealer } from "./sealer.ts";

/** Fewer rows than this stay in pages that are soon written over; for more the table is written anew. */
const MANY_ROWS = 1_000;

/** Seals what still lies open: names and phones from before there were keys, and workers' phones from before those were sealed. */
export async function sealOld(sql: Sql, sealer: Sealer): Promise<void> {
  for (const table of [SEALED_HOUSEHOLDS, SEALED_STAFF]) {
    if (!(await hasOthers(sql, table, SEAL_MARK))) continue;
    const rows = await sealAgain(sql, sealer, table, SEAL_MARK);
    if (rows >= MANY_ROWS) await vacuumSealed(sql, table, true);
  }
}
