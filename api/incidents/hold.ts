import type { Context } from "hono";
import { scopeOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import { holdLog } from "../audit/queries.ts";
import type { Queryable } from "../database/database.ts";
import { HttpError, unknown } from "../http/errors.ts";
import type { Parts } from "../parts.ts";
import { type HeldIncident, holdIncident } from "../steps/queries.ts";

/**
 * The incident with this id, held until the transaction ends, for somebody who handles incidents. Throws 404 outside the scope of whoever
 * asks, 403 where they see it and may not handle it.
 */
export async function heldIncident(
  tx: Queryable,
  { memory }: Pick<Parts, "memory">,
  c: Context,
  id: number,
): Promise<HeldIncident> {
  // why: whoever writes incidents takes this lock first, so that none waits for another crosswise
  await holdLog(tx);
  const held = await holdIncident(tx, id, scopeOf(c, "incidents"));
  if (!held) throw unknown("incident_unknown", "事件", id);
  if (liesIn(memory.areas, held.area_id, scopeOf(c, "incidents.handle"))) return held;
  throw new HttpError(403, "forbidden", "您在这里没有这项权限。 You may not do this here.", "incidents.handle");
}
