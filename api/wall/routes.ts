import { createRoute, z } from "@hono/zod-openapi";
import type { WallDay } from "../../domain/wall/day.ts";
import type { WallAreas, WallHeat, WallIncident } from "../../domain/wall/incidents.ts";
import { LIMITS } from "../../domain/wall/settings.ts";
import type { Wall } from "../../domain/wall/wall.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { HttpError } from "../http/errors.ts";
import type { Page } from "../http/page.ts";
import { body, failures, finished, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import { answerStream, lastEvent } from "../live/answer-stream.ts";
import type { Parts } from "../parts.ts";
import { provenance } from "../town/queries.ts";
import { builtPage } from "./build.ts";
import { keepShown, type WallRow, wallRows } from "./queries.ts";
import { ShownNow } from "./schemas.ts";
import { wallTown } from "./town.ts";
import type { WallAnswers } from "./wall-answers.ts";
import type { WallStream } from "./wall-stream.ts";
import { inForce, movedScenes, settingsOf } from "./walls.ts";

const getWall = createRoute({
  method: "get",
  path: "/api/wall",
  ...needs("wall"),
  summary: "What the wall that asks is and shows, the page it should run, the server's clock",
  responses: { 200: jsonOf<Wall>("the wall"), ...refusals(404) },
});

const postShown = createRoute({
  method: "post",
  path: "/api/wall/shown",
  ...needs("wall"),
  summary: "The wall says what it shows, for its operators",
  request: body(ShownNow),
  responses: { 204: { description: "noted" }, ...refusals(400, 404) },
});

const getAreas = createRoute({
  method: "get",
  path: "/api/wall/areas",
  ...needs("wall"),
  summary: "Communities and grids in force with their open incidents",
  responses: { 200: jsonOf<WallAreas>("the communities first"), ...refusals() },
});

const getIncidents = createRoute({
  method: "get",
  path: "/api/wall/incidents",
  ...needs("wall"),
  summary: "Open incidents, each at the centre of a square within its grid; no words",
  responses: { 200: jsonOf<Page<WallIncident>>("all, the earliest first"), ...refusals() },
});

const getHeat = createRoute({
  method: "get",
  path: "/api/wall/heat",
  ...needs("wall"),
  summary: "How many incidents were reported in each square within the last hours, by part of the day",
  request: {
    query: z.object({
      hours: z.coerce
        .number({ message: `应为 1–${LIMITS.heatHours[1]} 的整数` })
        .int({ message: `应为 1–${LIMITS.heatHours[1]} 的整数` })
        .min(1, { message: `应为 1–${LIMITS.heatHours[1]} 的整数` })
        .max(LIMITS.heatHours[1], { message: `应为 1–${LIMITS.heatHours[1]} 的整数` })
        .default(336)
        .openapi({ type: "integer", minimum: 1, maximum: LIMITS.heatHours[1], default: 336 }),
    }),
  },
  responses: { 200: jsonOf<WallHeat>("counts by square"), ...refusals(400) },
});

const getDay = createRoute({
  method: "get",
  path: "/api/wall/day",
  ...needs("wall"),
  summary: "The figures of the day beside those of the same weekday of the last four weeks up to the same minute",
  responses: { 200: jsonOf<WallDay>("the figures"), ...refusals() },
});

const getLive = createRoute({
  method: "get",
  path: "/api/wall/live",
  ...needs("wall"),
  summary:
    "Server-sent events `wall`, `incidents` ({ids, open}; ids null: read them again), `areas`, `build`; ends with the session",
  request: { headers: lastEvent },
  responses: {
    200: {
      description: "event: incidents · id: the change's number · data: {ids, open}",
      content: { "text/event-stream": { schema: z.string() } },
    },
    400: failures[400],
    401: failures[401],
    403: failures[403],
  },
});

/** The wall that asks. Throws 404 for a person, who is none. */
async function wallAsking({ database: { sql } }: Parts, accountId: number): Promise<WallRow> {
  const [row] = await wallRows(sql, accountId);
  if (!row) throw new HttpError(404, "wall_unknown", "这不是一块大屏。 This is no wall.");
  return row;
}

export function wallRoutes(parts: Parts, answers: WallAnswers, stream: WallStream, pageFolder: string) {
  const { database, memory } = parts;
  const routes = newRoutes();

  /** `GET /api/wall` */
  routes.openapi(getWall, async (c) => {
    const { account } = viewerOf(c);
    const row = await wallAsking(parts, account.id);
    const { settings, orders } = settingsOf(row);
    const [moved, { simulated, attributions }, build] = await Promise.all([
      movedScenes(database.sql, memory.areas, settings, orders),
      provenance(database.sql),
      builtPage(pageFolder, "wall.html"),
    ]);
    const { incidentKinds, incidentStates, urgencies, householdTypes, duties } = memory.codes.tables;
    const wall: Wall = {
      id: row.id,
      name: row.name,
      area: wallTown(memory.areas, scopeOf(c, "wall")),
      ...inForce(settings, orders, moved),
      revision: row.revision,
      build,
      now: new Date().toISOString(),
      isDemo: simulated,
      attributions,
      codes: { incidentKinds, incidentStates, urgencies, householdTypes, duties },
    };
    return c.json(wall, 200, { "cache-control": "no-store" });
  });

  /** `POST /api/wall/shown {"scene": {"kind": "whole", "area": null, "seconds": 60}, "build": "…", "width": 1920, "height": 1080, "ratio": 1}` */
  routes.openapi(postShown, async (c) => {
    const { id } = await wallAsking(parts, viewerOf(c).account.id);
    await keepShown(database.sql, id, c.req.valid("json"));
    return c.body(null, 204);
  });

  routes.openapi(getAreas, async (c) => {
    const text = await answers.areas(scopeOf(c, "wall"), Date.now());
    return finished(c.body(text, 200, { "content-type": "application/json" }));
  });

  routes.openapi(getIncidents, async (c) =>
    c.json({ items: await answers.incidents(scopeOf(c, "wall"), Date.now()), next: null }, 200),
  );

  /** `GET /api/wall/heat?hours=336` */
  routes.openapi(getHeat, async (c) =>
    c.json(await answers.heat(scopeOf(c, "wall"), c.req.valid("query").hours, Date.now()), 200),
  );

  /** `GET /api/wall/live`, with `Last-Event-ID: 4711` when it was interrupted */
  routes.openapi(getLive, (c) => answerStream(c, (last) => stream.open(last, viewerOf(c))));

  routes.openapi(getDay, async (c) => c.json(await answers.day(scopeOf(c, "wall"), Date.now()), 200));
  return routes;
}
