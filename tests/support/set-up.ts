import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../../api/database/database.ts";
import { build } from "../../scripts/build.ts";
import { findPostgres, type PostgresServer, startPostgres } from "../../scripts/support/postgres-server.ts";
import { moveIntoPlace } from "./move-into-place.ts";
import { TEST_KEY } from "./test-key.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of a migrated, empty database to copy; null where no server is installed */
    postgresTemplate: string | null;
    /** data folder of a migrated, empty embedded database to copy */
    embeddedTemplate: string;
    /** folder in which tests make theirs, gone when the run ends */
    places: string;
  }
}

const MIGRATIONS = new URL("../../data/migrations/", import.meta.url);
const CACHE = new URL("../../.cache/", import.meta.url).pathname;

/** Both engines, migrated once a run, and the page; the embedded template is kept between runs until a migration changes. */
export async function setup(project: TestProject) {
  // vitest asks for each group of tests too, and they have what is provided here
  if (!project.isRootProject()) return;
  const [embedded, server, isBuilt] = await Promise.all([embeddedTemplate(), postgresTemplate(), page(project)]);
  if (!isBuilt) {
    await server?.stop();
    throw new Error("the page could not be built; what it lacks stands above");
  }
  project.provide("embeddedTemplate", embedded);
  project.provide("postgresTemplate", server ? server.url("template") : null);
  const places = mkdtempSync(join(tmpdir(), "minqingtu-test-"));
  project.provide("places", places);
  return async () => {
    await server?.stop();
    rmSync(places, { recursive: true, force: true });
  };
}

/** Builds the page where a test of this run shows it. False when that failed. */
async function page({ vitest }: TestProject): Promise<boolean> {
  return !vitest.state.getPaths().some((path) => path.includes("/tests/browser/")) || build();
}

async function embeddedTemplate(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of readdirSync(MIGRATIONS).sort()) hash.update(readFileSync(new URL(name, MIGRATIONS)));
  const folder = join(CACHE, `embedded-${hash.digest("hex").slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(CACHE, { recursive: true });
  const database = await openDatabase({ dataDir: draft, databaseUrl: null });
  await database.close();
  moveIntoPlace(draft, folder);
  return folder;
}

async function postgresTemplate(): Promise<PostgresServer | null> {
  const bin = findPostgres();
  if (!bin) {
    if (process.env.CI === "true")
      throw new Error("PostgreSQL with PostGIS is missing: apt-get install postgresql-15-postgis-3");
    console.warn(
      "no PostgreSQL with PostGIS here: tests run on the embedded engine only (apt-get install postgresql-15-postgis-3)",
    );
    return null;
  }
  const server = await startPostgres(bin);
  const { default: postgres } = await import("postgres");
  const sql = postgres(server.url("postgres"), { max: 1 });
  await sql`create database template`;
  await sql.end();
  const database = await openDatabase({ dataDir: "", databaseUrl: server.url("template"), dataKeys: [TEST_KEY] });
  await database.close();
  return server;
}
