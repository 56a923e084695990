import { createRoute, z } from "@hono/zod-openapi";
import { open } from "../access/guard.ts";
import { HttpError } from "../http/errors.ts";
import { failures, json, newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { databaseVersions } from "./queries.ts";

const PATIENCE_MS = 5000;

const Health = z.object({
  status: z.literal("ok"),
  version: z.string(),
  database: z.object({ engine: z.enum(["pglite", "postgres"]), version: z.string(), postgis: z.string() }),
});

const getHealth = createRoute({
  method: "get",
  path: "/api/health",
  ...open,
  summary: "Whether the server and its database answer",
  responses: { 200: json("both do", Health), 503: failures[503] },
});

export function healthRoutes({ database, version }: Parts) {
  /** `GET /api/health`; 503 `database_away` when it does not answer within five seconds. */
  return newRoutes().openapi(getHealth, async (c) => {
    const versions = await Promise.race([databaseVersions(database.sql), tooLate()]).catch((error: unknown) => {
      throw awayBecause(error);
    });
    return c.json({ status: "ok" as const, version, database: { engine: database.engine, ...versions } }, 200);
  });
}

function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS).unref();
  });
}

const awayBecause = (error: unknown) =>
  new HttpError(503, "database_away", `数据库没有应答。 The database does not answer: ${(error as Error).message}`);
