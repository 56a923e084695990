import { createRoute, z } from "@hono/zod-openapi";
import { chinaMinute } from "../../domain/day.ts";
import { isCallable, MOST_OFFICE_WORDS, OFFICE_LEVELS, type Office } from "../../domain/office.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import type { Area } from "../grids/areas.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import type { Page } from "../http/page.ts";
import { body, failures, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { officeItem } from "./item.ts";
import { officeRows, saveOffice } from "./queries.ts";

const refused = refusals(400, 404);

const listOffices = createRoute({
  method: "get",
  path: "/api/offices",
  ...needs("bulletins"),
  summary:
    "How to reach the offices of the streets and communities one writes for, as the screens at the stairs say it",
  responses: { 200: jsonOf<Page<Office>>("all of them, the larger areas first"), ...refused },
});

const line = z
  .string({ message: "应为文字" })
  .trim()
  .refine((text) => /^[^\p{Cc}\p{Cs}]*$/u.test(text) && [...text].length <= MOST_OFFICE_WORDS, {
    message: `应不超过 ${MOST_OFFICE_WORDS} 字，不换行`,
  });

const OfficeChange = z
  .object({
    phone: line.refine((text) => text === "" || isCallable(text), { message: "应为电话号码，可带分机" }),
    address: line,
    hours: line,
    revision: z
      .number({ message: "应为整数" })
      .int({ message: "应为整数" })
      .min(0, { message: "应不小于 0" })
      .openapi({ description: "of the office that was seen; 0 where nobody had said anything" }),
  })
  .openapi("OfficeChange");

const putOffice = createRoute({
  method: "put",
  path: "/api/offices/{area}",
  ...needs("bulletins"),
  summary: "Says how to reach an office; refused where somebody else has done so since `revision`. Logged",
  request: { params: z.object({ area: z.string() }), ...body(OfficeChange) },
  responses: { 200: jsonOf<Office>("the office as it is now"), ...refused, 409: failures[409] },
});

export function officeRoutes({ database: { sql }, memory, settings }: Parts) {
  const routes = newRoutes();
  const hasOffice = ({ level }: Area): boolean => OFFICE_LEVELS.includes(level);

  /** `GET /api/offices` */
  routes.openapi(listOffices, async (c) => {
    const scope = scopeOf(c, "bulletins");
    const areas = [...memory.areas.all()].filter((area) => hasOffice(area) && liesIn(memory.areas, area.id, scope));
    const rows = await officeRows(
      sql,
      areas.map(({ id }) => id),
    );
    const byArea = new Map(rows.map((row) => [row.area_id, row]));
    return c.json({ items: areas.map((area) => officeItem(area, byArea.get(area.id))), next: null }, 200);
  });

  /** `PUT /api/offices/990101001001 {"phone": "0391-3900000", "address": "柳园路2号", "hours": "周一至周五 8:30–18:00", "revision": 0}` */
  routes.openapi(putOffice, async (c) => {
    const { area: code } = c.req.valid("param");
    const { revision, ...words } = c.req.valid("json");
    const area = memory.areas.withCode(code);
    if (!area || !hasOffice(area) || !liesIn(memory.areas, area.id, scopeOf(c, "bulletins"))) {
      throw unknown("area_unknown", "区域", code);
    }
    const viewer = viewerOf(c);
    const office = await sql.begin(async (tx) => {
      const saved = await saveOffice(tx, area.id, words, revision, viewer.account.name);
      const [row] = await officeRows(tx, [area.id]);
      if (!saved) throw changedMeanwhile(officeItem(area, row));
      const address = addressOf(c, settings);
      const subject = { kind: "office", id: code };
      await record(tx, { viewer, action: "office.changed", subject, area: area.id, address, details: words });
      return officeItem(area, row);
    });
    return c.json(office, 200);
  });
  return routes;
}

function changedMeanwhile({ area, changedBy, changedAt }: Office): HttpError {
  if (changedBy === null || changedAt === null) {
    const message = "还没有人填写过，请刷新后再填。 Nobody has written it yet; load the page anew.";
    return new HttpError(409, "office_changed", message, area);
  }
  const when = chinaMinute(new Date(changedAt));
  const message = `${changedBy} 已于 ${when} 改过，请看过再改。 ${changedBy} changed it at ${when}; look before you change it.`;
  return new HttpError(409, "office_changed", message, area);
}
