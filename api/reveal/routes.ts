import { createRoute, z } from "@hono/zod-openapi";
import type { RevealedHousehold } from "../../domain/household.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { record } from "../audit/log.ts";
import { holdLog, timesDone } from "../audit/queries.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import { id } from "../http/parameters.ts";
import { body, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { sealedHousehold } from "./queries.ts";

/** Whoever has to see more than this in an hour is not at a door. */
export const MOST_AN_HOUR = 60;

const reason = z
  .string({ message: "应写明查看原因" })
  .trim()
  .min(2, { message: "查看原因应为 2–200 字" })
  .max(200, { message: "查看原因应为 2–200 字" });

const revealHousehold = createRoute({
  method: "post",
  path: "/api/households/{id}/reveal",
  ...needs("households.reveal"),
  summary: `Name and phone of one household in full, for a reason. Logged; ${MOST_AN_HOUR} an hour at most`,
  request: {
    params: z.object({ id }),
    ...body(z.object({ reason })),
  },
  responses: {
    200: jsonOf<RevealedHousehold>("name and phone"),
    ...refusals(400, 404, 429),
  },
});

export function revealRoutes({ database: { sql, sealer }, settings }: Parts) {
  /** `POST /api/households/1024/reveal {"reason": "上门走访"}` */
  return newRoutes().openapi(revealHousehold, async (c) => {
    const { id } = c.req.valid("param");
    const { reason } = c.req.valid("json");
    const viewer = viewerOf(c);
    const scopes = [scopeOf(c, "households"), scopeOf(c, "households.reveal")];
    // one transaction: who does not get an entry does not get an answer
    const revealed = await sql.begin(async (tx): Promise<RevealedHousehold> => {
      await holdLog(tx);
      if ((await timesDone(tx, viewer.account.id, "household.revealed", "hour")) >= MOST_AN_HOUR) throw tooMany();
      const row = await sealedHousehold(tx, id, scopes);
      if (!row) throw unknown("household_unknown", "住户", id);
      const { code, area_id: area } = row;
      const subject = { kind: "household", id };
      const address = addressOf(c, settings);
      await record(tx, { viewer, action: "household.revealed", subject, area, reason, address, details: { code } });
      const opened = (text: string | null) => (text === null ? null : sealer.open(text, code));
      return { id, head: opened(row.head), phone: opened(row.phone) };
    });
    return c.json(revealed, 200, { "cache-control": "no-store" });
  });
}

const tooMany = () =>
  new HttpError(
    429,
    "too_many_reveals",
    `一小时内最多查看 ${MOST_AN_HOUR} 户的完整信息，请稍后再试。 At most ${MOST_AN_HOUR} households an hour.`,
  );
