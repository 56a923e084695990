import type { Context } from "hono";
import { scopeOf, viewerOf } from "../access/guard.ts";
import { record } from "../audit/log.ts";
import { holdLog, timesDone } from "../audit/queries.ts";
import type { Area } from "../grids/areas.ts";
import { HttpError } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import type { Parts } from "../parts.ts";
import type { PrintResident, Roster } from "./print-data.ts";
import { sealedNames } from "./queries.ts";

/** Whoever prints names more often in an hour copies a register. */
export const MOST_WITH_NAMES_AN_HOUR = 4;

/** Householders of `area` by the id of their household, opened for a print, with who has them printed and why. */
export type Residents = { byId: ReadonlyMap<number, PrintResident>; roster: Roster };

/** Opens the names of an area for a print. Logged with the reason; throws 429 where it was done too often. */
export function namesFor(
  c: Context,
  { database: { sql, sealer }, settings }: Parts,
  area: Area,
  reason: string,
): Promise<Residents> {
  const viewer = viewerOf(c);
  const scopes = [scopeOf(c, "households"), scopeOf(c, "households.reveal")];
  // one transaction: who does not get an entry does not get an answer
  return sql.begin(async (tx) => {
    await holdLog(tx);
    if ((await timesDone(tx, viewer.account.id, "names.printed", "hour")) >= MOST_WITH_NAMES_AN_HOUR) throw tooOften();
    const rows = await sealedNames(tx, area.code, scopes);
    const details = { households: rows.length, code: area.code };
    const subject = { kind: "area", id: area.id };
    const address = addressOf(c, settings);
    await record(tx, { viewer, action: "names.printed", subject, area: area.id, reason, address, details });
    const byId = new Map(
      rows.map(({ id, code, head, address }) => [
        id,
        { head: head === null ? null : sealer.open(head, code), address },
      ]),
    );
    return { byId, roster: { by: viewer.account.name, reason } };
  });
}

const tooOften = () =>
  new HttpError(
    429,
    "too_many_names",
    `一小时内最多印 ${MOST_WITH_NAMES_AN_HOUR} 份带姓名的图，请稍后再试。 At most ${MOST_WITH_NAMES_AN_HOUR} prints with names an hour.`,
  );
