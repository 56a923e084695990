import type { Sql } from "../database/connection.ts";
import { hasOthers, sealAgain, vacuumSealed } from "./seal-again-queries.ts";
import { SEAL_MARK } from "./seal-text.mjs";
import { SEALED_HOUSEHOLDS } from "./sealed-fields.ts";
import type { Sealer } from "./sealer.ts";

/** Fewer rows than this stay in pages that are soon written over; for more the table is written anew. */
const MANY_ROWS = 1_000;

/** Seals names and phones that still lie open, from before there were keys. Gives the number of households. */
export async function sealOld(sql: Sql, sealer: Sealer): Promise<number> {
  if (!(await hasOthers(sql, SEALED_HOUSEHOLDS, SEAL_MARK))) return 0;
  const rows = await sealAgain(sql, sealer, SEALED_HOUSEHOLDS, SEAL_MARK);
  if (rows >= MANY_ROWS) await vacuumSealed(sql, SEALED_HOUSEHOLDS, true);
  return rows;
}
