import { createRoute, z } from "@hono/zod-openapi";
import { needs, scopeOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import type { Area } from "../grids/areas.ts";
import { unknown } from "../http/errors.ts";
import { KeptAnswer, OWN_REVALIDATE } from "../http/kept-answer.ts";
import { finished, json, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import { RecentlyUsed } from "../memory/recently-used.ts";
import type { Parts } from "../parts.ts";
import type { Fabrics } from "./fabrics.ts";
import { loadsOf } from "./loads.ts";
import { doorRows, type FabricRow, fabricBody, fabricOfVersion } from "./queries.ts";
import { readyFabric } from "./ready.ts";

const request = {
  params: z.object({ community: z.string().openapi({ description: "its code" }) }),
  query: z.object({
    version: z.string().max(60).optional().openapi({ description: "an earlier one, as a layout names it" }),
  }),
};

const Building = z.object({ progress: z.number() }).openapi({ description: "0–1: ask again" });

const usual = {
  202: json("it is being built", Building),
  ...refusals(404, 409),
};

const getFabric = createRoute({
  method: "get",
  path: "/api/fabrics/{community}",
  ...needs("layouts"),
  summary:
    "The ground of a community as cells and arcs (domain/layout/fabric/encode.ts); its version is the ETag and `x-version`",
  request,
  responses: {
    200: { description: "the fabric", content: { "application/octet-stream": { schema: z.any() } } },
    ...usual,
  },
});

/** What `GET /api/fabrics/{community}/loads` answers. */
export type FabricLoads = { version: string; households: number[]; population: number[]; notes: unknown };

const getLoads = createRoute({
  method: "get",
  path: "/api/fabrics/{community}/loads",
  ...needs("layouts"),
  summary: "Households and residents in each cell as of now, and what was wrong with the ground's sources",
  request,
  responses: {
    200: jsonOf<FabricLoads>("by cell"),
    ...usual,
  },
});

type Asking = Parameters<typeof scopeOf>[0];

export function fabricRoutes({ database: { sql }, memory }: Parts, fabrics: Fabrics) {
  const routes = newRoutes();
  const kept = new RecentlyUsed<KeptAnswer>(4);

  /** The fabric asked for; how far it is while it is built. Throws 404 for what is no community in scope, 409 where none can be built. */
  async function found(c: Asking, code: string, version: string | undefined): Promise<FabricRow | number> {
    const { id } = communityIn(c, code);
    if (version === undefined) return readyFabric(fabrics, id, code);
    const fabric = await fabricOfVersion(sql, id, version);
    if (!fabric) throw unknown("fabric_unknown", "底图骨架", version);
    return fabric;
  }

  const communityIn = (c: Asking, code: string): Area => {
    const area = memory.areas.withCode(code);
    if (area?.level !== "community" || !liesIn(memory.areas, area.id, scopeOf(c, "layouts"))) {
      throw unknown("area_unknown", "社区", code);
    }
    return area;
  };

  /** `GET /api/fabrics/990101001001` */
  routes.openapi(getFabric, async (c) => {
    const { community } = c.req.valid("param");
    const fabric = await found(c, community, c.req.valid("query").version);
    if (typeof fabric === "number") return c.json({ progress: fabric }, 202);
    const body = (await fabricBody(sql, fabric.id))!;
    const answer = kept.get(
      String(fabric.id),
      () => new KeptAnswer(new Uint8Array(body), "application/octet-stream", { version: fabric.version }),
      ({ etag }) => etag === `"${fabric.version}"`,
    );
    const response = await answer.answer(c.req.raw.headers, OWN_REVALIDATE);
    response.headers.set("x-version", fabric.version);
    return finished(response);
  });

  /** `GET /api/fabrics/990101001001/loads` */
  routes.openapi(getLoads, async (c) => {
    const { community } = c.req.valid("param");
    const fabric = await found(c, community, c.req.valid("query").version);
    if (typeof fabric === "number") return c.json({ progress: fabric }, 202);
    const doors = await doorRows(sql, communityIn(c, community).id);
    const { households, population } = loadsOf(await fabrics.open(fabric.id), doors);
    const { version, notes } = fabric;
    return c.json({ version, households: [...households], population: [...population], notes }, 200);
  });
  return routes;
}
