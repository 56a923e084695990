import { createRoute, z } from "@hono/zod-openapi";
import type { Kiosk } from "../../domain/kiosk.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { builtPage } from "../wall/build.ts";
import { kioskOf } from "./answer.ts";
import { buildingOfDevice, exampleBuilding } from "./queries.ts";

const getKiosk = createRoute({
  method: "get",
  path: "/api/kiosk",
  ...needs("kiosk"),
  summary:
    "What the screen at a stair shows: bulletins, who answers, the office, the code to report. Nothing of residents",
  responses: { 200: jsonOf<Kiosk>("of the building that the device hangs in"), ...refusals(404) },
});

const previewKiosk = createRoute({
  method: "get",
  path: "/api/kiosk/preview",
  ...needs("bulletins"),
  summary: "The same of some building of an area, for those who write what it shows",
  request: { query: z.object({ area: z.string().openapi({ description: "code of an area one writes for" }) }) },
  responses: { 200: jsonOf<Kiosk>("of a building there"), ...refusals(400, 404) },
});

/** `pageFolder` holds the built page. */
export function kioskRoutes({ database: { sql }, memory }: Parts, pageFolder: string) {
  const routes = newRoutes();
  const pageBuild = () => builtPage(pageFolder, "kiosk.html");

  /** `GET /api/kiosk` */
  routes.openapi(getKiosk, async (c) => {
    const building = await buildingOfDevice(sql, viewerOf(c).account.id);
    if (!building) {
      const message = "这块屏幕没有对应的楼栋，或楼栋已删除。 This screen has no building, or it is gone.";
      throw new HttpError(404, "building_gone", message, "building");
    }
    return c.json(await kioskOf(sql, memory, building, await pageBuild()), 200);
  });

  /** `GET /api/kiosk/preview?area=990101001001` */
  routes.openapi(previewKiosk, async (c) => {
    const { area: code } = c.req.valid("query");
    const area = memory.areas.withCode(code);
    if (!area || !liesIn(memory.areas, area.id, scopeOf(c, "bulletins"))) throw unknown("area_unknown", "区域", code);
    const building = await exampleBuilding(sql, code);
    if (!building) {
      throw new HttpError(404, "area_empty", "这个区域里没有楼栋。 No building stands in this area.", code);
    }
    return c.json(await kioskOf(sql, memory, building, await pageBuild()), 200);
  });
  return routes;
}
