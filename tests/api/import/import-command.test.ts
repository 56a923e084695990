import { execFile } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, test } from "vitest";
import { openDatabase } from "../../../api/database/database.ts";
import { environmentOf, WITH_TSX_BRIEFLY } from "../../support/command.ts";
import { type DatabaseSettings, quickestEngine } from "../../support/engines.ts";
import { importing } from "./importing.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

type Outcome = { code: number; out: string; err: string; result: Record<string, unknown> };

/** Runs the command as a person would; the last line it prints is its result. */
function command(settings: DatabaseSettings, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const script = join(ROOT, "scripts/import.ts");
    const env = environmentOf(settings);
    execFile(process.execPath, [...WITH_TSX_BRIEFLY, script, ...args], { cwd: ROOT, env }, (error, out, err) => {
      const last = out.trim().split("\n").at(-1) ?? "";
      resolve({ code: Number(error?.code ?? 0), out, err, result: last === "" ? {} : JSON.parse(last) });
    });
  });
}

quickestEngine((engine) => {
  const { folder, write } = importing();

  test("one line of JSON, everything else beside it, exit 0 or 2", async () => {
    const settings = await engine.settings();
    mkdirSync(join(folder, "sealed"));
    const file = join(folder, "sealed", "户.csv");
    writeFileSync(file, "编码,经度,纬度,备注\na,113.2,35.2,\nb,0,0,\n");
    chmodSync(join(folder, "sealed"), 0o555);

    const first = await command(settings, "households", file, "--datum", "wgs84");
    expect(first.code).toBe(0);
    expect(first.out.trim().split("\n")).toHaveLength(1);
    expect(first.result).toMatchObject({
      kind: "households",
      read: 2,
      loaded: 1,
      updated: 0,
      unchanged: 0,
      rejected: 1,
    });
    expect(first.result.rejects).toBe(join(settings.dataDir, "reports", "户.csv.households.rejects.csv"));
    expect(existsSync(String(first.result.rejects))).toBe(true);
    expect(first.err).toContain("没有用到的列：备注。");

    const again = await command(settings, "households", file);
    expect(again).toMatchObject({ code: 0, result: { loaded: 0, unchanged: 1, rejected: 1, datumGuessed: true } });

    const none = await command(settings, "households", write("none.csv", "code,lng,lat\na,0,0\n"));
    expect(none).toMatchObject({ code: 2, result: { read: 1, loaded: 0, rejected: 1 } });

    const refused = await command(settings, "incidents", file);
    expect(refused).toMatchObject({ code: 2, result: { read: 0, error: { code: "column_missing", where: "time" } } });
    expect(refused.err).toContain("请用 --column time=列名 指明");
  });

  test.each([
    [["houses", "x.csv"], "不认识的种类“houses”"],
    [["households"], "请给出一个文件"],
    [["households", "x.csv", "--datum", "utm"], "--datum utm"],
    [["households", "x.csv", "--column", "name"], "--column name=列名"],
    [["households", "x.csv", "--colour"], "用法"],
  ])("%j is not understood, and the message says what would be", async (args, message) => {
    const { code, err, result } = await command(await engine.settings(), ...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(result).toMatchObject({ loaded: 0, error: { code: "usage" } });
  });
});

test("while a server has the embedded database, the command says so", async () => {
  const dataDir = mkdtempSync(join(inject("places"), "import-"));
  cpSync(inject("embeddedTemplate"), dataDir, { recursive: true });
  const settings = { dataDir, databaseUrl: null, dataKeys: [] };
  const file = join(dataDir, "a.csv");
  writeFileSync(file, "code,lng,lat\na,113,35\n");
  const database = await openDatabase(settings);
  const { code, err, result } = await command(settings, "households", file);
  await database.close();
  expect(code).toBe(2);
  expect(err).toContain(String(process.pid));
  expect(result).toMatchObject({ loaded: 0, error: { code: "database_in_use" } });
});
