import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, describe, inject } from "vitest";
import { type Database, openDatabase } from "../../api/database/database.ts";
import { CODE_TABLES } from "../../domain/codes.ts";
import { TEST_KEY } from "./test-key.ts";

/** One of the two database engines, as a test sees it. */
export type Engine = {
  kind: Database["engine"];
  /** The engine's database, migrated and empty. One a test file; emptied again at each call. */
  fresh(): Promise<Database>;
  /** The same database as it is. */
  open(): Promise<Database>;
  /** What a program of its own needs to open the same database: the embedded one must be closed first. */
  settings(): Promise<DatabaseSettings>;
};

/** Where a database is and what its server's key is: an embedded one has a key file of its own. */
export type DatabaseSettings = { dataDir: string; databaseUrl: string | null; dataKeys: readonly Buffer[] };

/** The engines of this machine: the embedded one always, a server where one is installed. */
const kinds = (): Database["engine"][] => (inject("postgresTemplate") ? ["pglite", "postgres"] : ["pglite"]);

/** Declares the same tests on every engine. */
export function eachEngine(declare: (engine: Engine) => void) {
  for (const kind of kinds()) {
    describe(kind, () => {
      const place = newPlace(kind);
      let opened: Database | undefined;
      afterAll(async () => {
        await opened?.close();
        await place.remove();
      });
      const open = async () => {
        opened ??= await openDatabase(await place.settings());
        return opened;
      };
      declare({
        kind,
        settings: place.settings,
        open,
        fresh: async () => {
          await empty(await open());
          return open();
        },
      });
    });
  }
}

/** A database of its own, made from the template when first asked for. */
function newPlace(kind: Database["engine"]) {
  const folder = mkdtempSync(join(tmpdir(), "minqingtu-test-"));
  const dataDir = join(folder, "data");
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  const template = inject("postgresTemplate");
  let made: Promise<DatabaseSettings> | undefined;
  const make = async (): Promise<DatabaseSettings> => {
    if (kind === "pglite") {
      cpSync(inject("embeddedTemplate"), dataDir, { recursive: true });
      return { dataDir, databaseUrl: null, dataKeys: [] };
    }
    await asAdministrator(template!, (sql) => sql`create database ${sql(name)} template template`);
    return { dataDir, databaseUrl: template!.replace(/template$/, name), dataKeys: [TEST_KEY] };
  };
  return {
    settings: () => {
      made ??= make();
      return made;
    },
    remove: async () => {
      if (made && kind === "postgres") {
        await asAdministrator(template!, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function asAdministrator(template: string, act: (sql: postgres.Sql) => PromiseLike<unknown>) {
  const sql = postgres(template.replace(/template$/, "postgres"), { max: 1, onnotice: () => {} });
  try {
    await act(sql);
  } finally {
    await sql.end();
  }
}

/** Removes all that tests put in: every row of the town, and codes beyond those a migration made. */
async function empty({ sql }: Database) {
  await sql`truncate area, area_border, land, road, place, building, staff, assignment, household, facility, incident,
    incident_step, change, import_run, account, account_grant, session, session_use, sign_in_limit restart identity cascade`;
  // the product has no way to do this
  await sql.begin(async (tx) => {
    await tx`alter table audit disable trigger user`;
    await tx`truncate audit`;
    await tx`alter table audit enable trigger user`;
  });
  for (const table of CODE_TABLES) {
    const shipped = shippedCodes.get(table) ?? (await codesOf(sql, table));
    shippedCodes.set(table, shipped);
    await sql`delete from ${sql(table)} where not code = any(${shipped})`;
  }
}

const shippedCodes = new Map<string, string[]>();

const codesOf = async (sql: Database["sql"], table: string) =>
  (await sql<{ code: string }[]>`select code from ${sql(table)}`).map((row) => row.code);
