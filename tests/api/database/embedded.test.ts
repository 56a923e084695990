import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { dumpTo, restoreFrom } from "../../../api/database/backup.ts";
import { type Database, openDatabase } from "../../../api/database/database.ts";
import { DatabaseInUse } from "../../../api/database/lock.ts";
import { WITH_TSX_BRIEFLY } from "../../support/command.ts";

let folder: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "minqingtu-embedded-"));
  dataDir = join(folder, "data");
  cpSync(inject("embeddedTemplate"), dataDir, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openDatabase({ dataDir, databaseUrl: null });

test("kill -9 loses no acknowledged row, and the lock of the dead is taken over; while it lived, others were refused", async () => {
  let acknowledged = 0;
  for (const rowsBeforeKill of [1, 40]) {
    const { child, rows } = startWriter();
    const target = acknowledged + rowsBeforeKill;
    for await (const row of rows) {
      acknowledged = row;
      if (row >= target) break;
    }
    const second = open();
    await expect(second).rejects.toThrow(DatabaseInUse);
    await expect(second).rejects.toThrow(String(child.pid));
    await kill9(child);
    const database = await open();
    const codes = await placeCodes(database);
    await database.close();
    expect(codes.length).toBeGreaterThanOrEqual(acknowledged);
    expect(codes.slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, (_, index) => index + 1));
    acknowledged = codes.length;
  }
});

test("a torn lock file does not lock anybody out; a second opening in one process waits for the closing", async () => {
  writeFileSync(join(dataDir, "lock"), "{half");
  const first = await open();
  await expect(open()).rejects.toThrow(DatabaseInUse);
  await first.close();
  await (await open()).close();
});

test("a dump restored into an empty folder holds every row, and no key; what cannot be restored leaves all as it was", async () => {
  const database = await open();
  await database.sql`insert into place (code, kind, name, position)
    select n::text, 'gate', '大门 𠮷', st_setsrid(st_makepoint(n, 0), 4326) from generate_series(1, 100) n`;
  await database.close();
  const file = join(folder, "town.tar.gz");
  await dumpTo({ dataDir, databaseUrl: null }, file);

  const restored = join(folder, "restored");
  const junk = join(folder, "junk.tar.gz");
  writeFileSync(junk, "not a dump");
  await expect(restoreFrom({ dataDir: restored, databaseUrl: null }, junk)).rejects.toThrow(junk);
  await restoreFrom({ dataDir: restored, databaseUrl: null }, file);
  expect(existsSync(join(restored, "data.key"))).toBe(false);
  const version = () => readFileSync(join(restored, "database", "PG_VERSION"), "utf8");
  const before = version();
  await expect(restoreFrom({ dataDir: restored, databaseUrl: null }, file)).rejects.toThrow(restored);
  expect(version()).toBe(before);

  // a dump holds no key: whoever restores it brings the key along
  cpSync(join(dataDir, "data.key"), join(restored, "data.key"));
  const copy = await openDatabase({ dataDir: restored, databaseUrl: null });
  expect(await copy.sql`select code, name, st_x(position) as lng from place order by id limit 2`).toMatchObject([
    { code: "1", name: "大门 𠮷", lng: 1 },
    { code: "2", name: "大门 𠮷", lng: 2 },
  ]);
  expect(await placeCodes(copy)).toHaveLength(100);
  await copy.close();
});

async function placeCodes({ sql }: Database): Promise<number[]> {
  const rows = await sql<{ code: string }[]>`select code from place order by id`;
  return rows.map((row) => Number(row.code));
}

function startWriter(): { child: ChildProcess; rows: AsyncIterable<number> } {
  const script = fileURLToPath(new URL("../../support/writer.ts", import.meta.url));
  const child = spawn(process.execPath, [...WITH_TSX_BRIEFLY, script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  async function* rows() {
    let rest = "";
    for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop()!;
      for (const line of lines) yield Number(line);
    }
  }
  return { child, rows: rows() };
}

async function kill9(child: ChildProcess) {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}
