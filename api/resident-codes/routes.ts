import { createRoute, z } from "@hono/zod-openapi";
import type { ResidentCode } from "../../domain/resident.ts";
import { asReader } from "../access/as-reader.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { unknown } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import { type Page, page, readCursor } from "../http/page.ts";
import { id, limit } from "../http/parameters.ts";
import { body, json, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { placeOf } from "../resident/place.ts";
import { makeCodesIn } from "./make.ts";
import { type ResidentCodeRow, residentCodes, revokeCode } from "./queries.ts";

const refused = refusals(400, 404);

const listCodes = createRoute({
  method: "get",
  path: "/api/resident-codes",
  ...needs("incidents.handle"),
  summary: "Residents' codes in use within an area, to print",
  request: {
    query: z.object({
      area: z.string().openapi({ description: "code of an area" }),
      limit: limit(),
      after: z.string().optional(),
    }),
  },
  responses: { 200: jsonOf<Page<ResidentCode>>("a page of codes"), ...refused },
});

const Wish = z
  .object({
    area: z.string(),
    per: z.enum(["unit", "building"], { message: "应为 unit 或 building" }).default("unit"),
  })
  .openapi("NewResidentCodes");

const makeCodes = createRoute({
  method: "post",
  path: "/api/resident-codes",
  ...needs("incidents.handle"),
  summary: "Gives every stair (or building) of an area where somebody lives a code, where it has none",
  request: body(Wish),
  responses: { 200: json("how many were made", z.object({ made: z.number() })), ...refused },
});

const endCode = createRoute({
  method: "delete",
  path: "/api/resident-codes/{id}",
  ...needs("incidents.handle"),
  summary: "Revokes a code: what is printed with it is good for nothing from now on",
  request: { params: z.object({ id }) },
  responses: { 204: { description: "revoked" }, ...refused },
});

const codeItem = (row: ResidentCodeRow): ResidentCode => ({
  id: row.id,
  token: row.token,
  place: placeOf(row.building, row.unit),
  building: row.building_id,
  unit: row.unit,
  madeAt: row.made_at.toISOString(),
  reports: row.reports,
});

export function residentCodeRoutes({ database: { sql }, memory, settings }: Parts) {
  const routes = newRoutes();
  /** An area of which the scope holds all or a part: what else lies in it is left out. */
  const areaWithin = (code: string) => {
    const area = memory.areas.withCode(code);
    if (!area) throw unknown("area_unknown", "区域", code);
    return area;
  };

  /** `GET /api/resident-codes?area=990101001001` */
  routes.openapi(listCodes, async (c) => {
    const { area, limit, after } = c.req.valid("query");
    const { code } = areaWithin(area);
    const [key = 0] = readCursor(after, 1) ?? [];
    const rows = await asReader(sql, memory.areas, viewerOf(c), (sql) =>
      residentCodes(sql, code, scopeOf(c, "incidents.handle"), key, limit + 1),
    );
    return c.json(
      page(rows, limit, codeItem, ({ id }) => [id]),
      200,
    );
  });

  /** `POST /api/resident-codes {"area": "990101001001", "per": "unit"}` */
  routes.openapi(makeCodes, async (c) => {
    const { area: code, per } = c.req.valid("json");
    const scope = scopeOf(c, "incidents.handle");
    const area = areaWithin(code);
    if (!liesIn(memory.areas, area.id, scope)) throw unknown("area_unknown", "区域", code);
    const viewer = viewerOf(c);
    const made = await sql.begin(async (tx) => {
      const count = await makeCodesIn(tx, code, scope, per, viewer.account.id);
      const details = { made: count, per };
      if (count > 0) {
        await record(tx, { viewer, action: "codes.made", area: area.id, address: addressOf(c, settings), details });
      }
      return count;
    });
    return c.json({ made }, 200);
  });

  /** `DELETE /api/resident-codes/12` */
  routes.openapi(endCode, async (c) => {
    const { id } = c.req.valid("param");
    await sql.begin(async (tx) => {
      const ended = await revokeCode(tx, id, scopeOf(c, "incidents.handle"));
      if (!ended) throw unknown("code_unknown", "优居码", id);
      const subject = { kind: "code", id };
      const address = addressOf(c, settings);
      await record(tx, { viewer: viewerOf(c), action: "code.revoked", subject, area: ended.area_id, address });
    });
    return c.body(null, 204);
  });
  return routes;
}
