import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, describe, inject } from "vitest";
import { type Database, openDatabase } from "../../api/database/database.ts";
import { openEmbedded } from "../../api/database/embedded.ts";
import { openServer } from "../../api/database/server.ts";
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

/**
 * Declares the same tests on every engine. Files of one worker share a database, since an embedded one takes seconds to open;
 * `apart` is for those that close it, hand it to another program or change its keys.
 */
export function eachEngine(declare: (engine: Engine) => void, { apart = false } = {}) {
  for (const kind of kinds()) declareOn(kind, declare, apart);
}

function declareOn(kind: Database["engine"], declare: (engine: Engine) => void, apart: boolean): void {
  describe(kind, () => {
    const place = apart ? newPlace(kind) : sharedPlace(kind);
    if (apart) afterAll(place.remove);
    declare({
      kind,
      settings: () => {
        if (!apart) throw new Error("a database that other tests share stays open: eachEngine(…, { apart: true })");
        return place.settings();
      },
      open: place.open,
      fresh: async () => {
        await empty(await place.open());
        return place.open();
      },
    });
  });
}

/**
 * Declares tests of whole programs, on a database of their own: on a server where there is one. What a program says does not
 * depend on the engine below it, and an embedded one takes seconds to open for each.
 */
export const quickestEngine = (declare: (engine: Engine) => void): void => declareOn(quickest(), declare, true);

/** A server where there is one. */
export const quickest = () => kinds().at(-1)!;

type Place = ReturnType<typeof newPlace>;

const shared = new Map<Database["engine"], Place>();

/** The worker's own database of this kind; what is left of it goes when the run ends. */
function sharedPlace(kind: Database["engine"]): Place {
  const place = shared.get(kind) ?? newPlace(kind);
  shared.set(kind, place);
  return place;
}

/** A database of its own for a whole server, on the quickest engine: empty, or a copy of `from` (`keptDatabase`). */
export const ownPlace = (from?: string, kind = quickest()): Place => newPlace(kind, from);

/**
 * What a migrated database that `fill` has filled is copied from. Made by whoever needs it first under this name; two at once make
 * it twice, and one of them stays.
 */
export async function keptDatabase(
  name: string,
  fill: (database: Database, folder: string) => Promise<void>,
): Promise<string> {
  const kept = quickest() === "pglite" ? join(inject("places"), name) : name;
  if (await isKept(kept)) return kept;
  const { folder, open, keep, remove } = newPlace(quickest());
  await fill(await open(), folder);
  await keep(kept);
  await remove();
  return kept;
}

async function isKept(name: string): Promise<boolean> {
  if (quickest() === "pglite") return existsSync(name);
  let count = 0;
  await asAdministrator(inject("postgresTemplate")!, async (sql) => {
    [{ count }] = await sql<
      { count: number }[]
    >`select count(*)::int as count from pg_database where datname = ${name}`;
  });
  return count > 0;
}

/** A database of its own, made when first asked for: a copy of the empty template, or of `from`. */
function newPlace(kind: Database["engine"], from?: string) {
  const folder = mkdtempSync(join(inject("places"), "place-"));
  const dataDir = join(folder, "data");
  const name = newName();
  const template = inject("postgresTemplate");
  let made: Promise<DatabaseSettings> | undefined;
  let opened: Promise<Database> | undefined;
  const make = async (): Promise<DatabaseSettings> => {
    if (kind === "pglite") {
      cpSync(from ?? inject("embeddedTemplate"), dataDir, { recursive: true });
      return { dataDir, databaseUrl: null, dataKeys: [] };
    }
    // why by files: page by page through its log takes a server five times as long
    await asAdministrator(
      template!,
      (sql) => sql`create database ${sql(name)} template ${sql(from ?? "template")} strategy file_copy`,
    );
    return { dataDir, databaseUrl: template!.replace(/template$/, name), dataKeys: [TEST_KEY] };
  };
  const settings = () => {
    made ??= make();
    return made;
  };
  return {
    folder,
    settings,
    open: () => {
      opened ??= settings().then(openDatabase);
      return opened;
    },
    /** Closes it for good and names it `kept`, unless another is named so. */
    keep: async (kept: string) => {
      await (await opened)?.close();
      opened = undefined;
      try {
        if (kind === "pglite") renameSync(dataDir, kept);
        else await asAdministrator(template!, (sql) => sql`alter database ${sql(name)} rename to ${sql(kept)}`);
      } catch (error) {
        if (!IS_NAMED_SO.includes((error as { code?: string }).code!)) throw error;
      }
    },
    remove: async () => {
      await (await opened)?.close();
      if (made && kind === "postgres") {
        await asAdministrator(template!, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a folder and a database say whose new name another has: not empty, there already, duplicate. */
const IS_NAMED_SO = ["ENOTEMPTY", "EEXIST", "42P04"];

/** A database that no migration has touched, of the quickest engine. `remove` lets go of it. */
export async function openUnmigrated(): Promise<{ sql: Database["sql"]; remove: () => Promise<void> }> {
  const template = inject("postgresTemplate");
  if (!template) {
    const dataDir = mkdtempSync(join(inject("places"), "unmigrated-"));
    const { sql, close } = await openEmbedded(dataDir);
    return { sql, remove: close };
  }
  const name = newName();
  await asAdministrator(template, (sql) => sql`create database ${sql(name)}`);
  const { sql, close } = openServer(template.replace(/template$/, name));
  const remove = async () => {
    await close();
    await asAdministrator(template, (sql) => sql`drop database ${sql(name)} with (force)`);
  };
  return { sql, remove };
}

const newName = () => `test_${process.pid}_${Math.random().toString(36).slice(2)}`;

async function asAdministrator(template: string, act: (sql: postgres.Sql) => PromiseLike<unknown>) {
  const sql = postgres(template.replace(/template$/, "postgres"), { max: 1, onnotice: () => {} });
  try {
    await act(sql);
  } finally {
    await sql.end();
  }
}

/**
 * Puts every table back to what the migrations left in it, and sequences to their beginning; no change is told yet.
 * why as a replica: the product has no way past its triggers; the log can only be added to, and changes are told.
 * why row by row where there are few: to truncate a table makes new files for it and for each of its indexes
 */
async function empty({ sql }: Database): Promise<void> {
  await sql`do $$
    declare
      tables text[] := array(
        select quote_ident(relname) from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('migration', 'spatial_ref_sys')
      );
      name text;
      counted name;
      few integer;
    begin
      set local session_replication_role = replica;
      if to_regnamespace('shipped') is null then
        create schema shipped;
        foreach name in array array_remove(tables, 'change') loop
          execute format('select count(*) from (select from %s limit 1) as any_row', name) into few;
          if few > 0 then
            execute format('create table shipped.%1$s as table %1$s', name);
          end if;
        end loop;
      end if;
      foreach name in array tables loop
        execute format('select count(*) from (select from %s limit 1000) as few', name) into few;
        if few = 1000 then
          execute format('truncate %s cascade', name);
        elsif few > 0 then
          execute format('delete from %s', name);
        end if;
      end loop;
      perform setval(format('%I', sequencename)::regclass, start_value, false)
      from pg_sequences where schemaname = 'public' and last_value is not null;
      for name in select quote_ident(relname) from pg_class where relnamespace = 'shipped'::regnamespace and relkind = 'r' loop
        execute format('insert into %1$s overriding system value table shipped.%1$s', name);
        for counted in select attname from pg_attribute where attrelid = name::regclass and attidentity <> '' loop
          execute format(
            'select setval(pg_get_serial_sequence(%1$L, %2$L), max(%2$I)) from %1$s having count(*) > 0', name, counted
          );
        end loop;
      end loop;
    end $$`;
}
