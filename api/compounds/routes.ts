import { createRoute, z } from "@hono/zod-openapi";
import type { CompoundCard } from "../../domain/compound.ts";
import { asReader } from "../access/as-reader.ts";
import { needs, viewerOf } from "../access/guard.ts";
import type { Areas } from "../grids/areas.ts";
import { lineageOf } from "../grids/lineage.ts";
import { unknown } from "../http/errors.ts";
import { id } from "../http/parameters.ts";
import { jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { responsibleFor } from "../staff/responsible.ts";
import { gatesOf } from "../walking/queries.ts";
import { compoundById, householdsIn } from "./queries.ts";

const getCompound = createRoute({
  method: "get",
  path: "/api/compounds/{id}",
  ...needs("map"),
  summary: "One compound: its ground, buildings and gates, who answers for it, its households in scope by type",
  request: { params: z.object({ id }) },
  responses: {
    200: jsonOf<CompoundCard>("the compound"),
    ...refusals(400, 404),
  },
});

export function compoundRoutes({ database: { sql, sealer }, memory }: Parts) {
  /** `GET /api/compounds/12` */
  return newRoutes().openapi(getCompound, async (c) => {
    const { id } = c.req.valid("param");
    const viewer = viewerOf(c);
    const card = await asReader(sql, memory.areas, viewer, async (sql): Promise<CompoundCard | null> => {
      const row = await compoundById(sql, id);
      if (!row) return null;
      const { area_ids, ...compound } = row;
      const { ids, areas } = lineageOf(memory.areas, smallestAround(memory.areas, area_ids));
      return {
        ...compound,
        gates: [...(await gatesOf(sql, id))],
        areas,
        responsible: await responsibleFor(sql, sealer, ids),
        ...(viewer.may("households")
          ? { households: [...(await householdsIn(sql, id, viewer.scope("households")))] }
          : {}),
      };
    });
    if (!card) throw unknown("compound_unknown", "小区", id);
    return c.json(card, 200);
  });
}

/** The smallest area that all of `ids` lie in; null when there is none. */
function smallestAround(areas: Areas, ids: readonly number[]): number | null {
  const lines = ids.map((id) => lineageOf(areas, id).ids);
  if (lines.length === 0) return null;
  const [first, ...others] = lines;
  return first.findLast((id) => others.every((line) => line.includes(id))) ?? null;
}
