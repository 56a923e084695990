import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { openDatabase } from "../../../api/database/database.ts";
import { readSettings, SettingError } from "../../../api/env.ts";
import { SealingRefused } from "../../../api/sealing/refused.ts";
import { newSealer } from "../../../api/sealing/sealer.ts";
import { eachEngine } from "../../support/engines.ts";
import { addOpenHouseholds, lyingThere, newPlace, opened } from "./new-place.ts";

const [one, two] = [randomBytes(32), randomBytes(32)];
const idOf = (key: Buffer) => newSealer([key]).keyId;

// why: an embedded database is opened more than once
const LONG = { timeout: 180_000 };

const folder = mkdtempSync(join(tmpdir(), "minqingtu-keys-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

eachEngine(
  (engine) => {
    test("another key than the database was sealed with is refused, and both are named", async () => {
      const { start } = await newPlace(engine);
      await start([one]);
      await expect(start([two])).rejects.toThrow(SealingRefused);
      await expect(start([two])).rejects.toThrow(idOf(one));
      await expect(start([two])).rejects.toThrow(idOf(two));
      await start([one]);
    });

    test("while keys are changed both are needed, whichever was first", async () => {
      const { start } = await newPlace(engine);
      await start([one]);
      expect((await start([two, one])).sealer.keyId).toBe(idOf(two));
      await expect(start([one])).rejects.toThrow(idOf(two));
      await expect(start([two])).rejects.toThrow(idOf(one));
      await start([one, two]);
    });

    test("names and phones from before there were keys are sealed at the next start, and nobody is told", async () => {
      const { sql, start } = await newPlace(engine);
      await addOpenHouseholds(sql, 1_200);
      await sql`insert into staff (code, name, phone) values ('Y-1', '周敏', '13900001234'), ('Y-2', '李静', null)`;
      const before = await lyingThere(sql);
      const told = await sql`select * from change`;
      const database = await start([one]);
      for (const { head, phone } of await lyingThere(sql)) {
        expect(head).toMatch(/^§1\./);
        if (phone !== null) expect(phone).toMatch(/^§1\./);
      }
      expect(await opened(database)).toEqual(before);
      const workers = await sql<{ phone: string | null }[]>`select phone from staff order by code`;
      expect(workers[0].phone).toMatch(/^§1\./);
      expect(database.sealer.open(workers[0].phone!, "staff Y-1")).toBe("13900001234");
      expect(workers[1].phone).toBeNull();
      expect(await sql`select * from change`).toEqual(told);
    });

    test("a change that is more than sealing is told as ever", async () => {
      const { sql, start } = await newPlace(engine);
      await start([one]);
      await addOpenHouseholds(sql, 1);
      await sql`update household set head = 'x'`;
      expect(await sql`select inserted from change order by seq`).toMatchObject([
        { inserted: true },
        { inserted: false },
      ]);
    });

    if (engine.kind === "postgres") {
      test("a database server without a key is refused in a sentence", async () => {
        const settings = { ...(await engine.settings()), dataKeys: [] };
        await expect(openDatabase(settings)).rejects.toThrow(SealingRefused);
        await expect(openDatabase(settings)).rejects.toThrow(/必须设置 DATA_KEY.*openssl rand -base64 32/s);
      });
      return;
    }

    test("the embedded database makes itself a key that only this account may read, and keeps to it", async () => {
      const { start, keyFile } = await newPlace(engine);
      const { sealer } = await start([]);
      expect(statSync(keyFile).mode & 0o777).toBe(0o600);
      expect(readFileSync(keyFile, "utf8")).toMatch(/^[\w+/]{43}=\n$/);
      expect((await start([])).sealer.keyId).toBe(sealer.keyId);
    });

    test("a key file that is gone or damaged is asked for, never made again", async () => {
      const { start, keyFile } = await newPlace(engine);
      await start([]);
      const kept = readFileSync(keyFile);
      rmSync(keyFile);
      await expect(start([])).rejects.toThrow(SealingRefused);
      expect(existsSync(keyFile)).toBe(false);
      writeFileSync(keyFile, kept.subarray(0, 20));
      await expect(start([])).rejects.toThrow(SealingRefused);
      writeFileSync(keyFile, kept);
      await start([]);
    });

    test("DATA_KEY comes before the key file, which still opens", async () => {
      const { start } = await newPlace(engine);
      const { keyId } = (await start([])).sealer;
      expect((await start([one])).sealer.keyIds).toEqual([idOf(one), keyId]);
    });

    test("a database refused for its key is let go of, and opens with the right one", LONG, async () => {
      const dataDir = join(folder, "data");
      cpSync(inject("embeddedTemplate"), dataDir, { recursive: true });
      const kept = readFileSync(join(dataDir, "data.key"));
      rmSync(join(dataDir, "data.key"));
      const open = () => openDatabase({ dataDir, databaseUrl: null, dataKeys: [one] });
      await expect(open()).rejects.toThrow(SealingRefused);
      writeFileSync(join(dataDir, "data.key"), kept);
      await (await open()).close();
    });
  },
  { apart: true },
);

describe("settings", () => {
  const text = (key: Buffer) => key.toString("base64");

  test("keys are read newest first, from both variables", () => {
    expect(readSettings({ DATA_KEY: text(one) }).dataKeys).toEqual([one]);
    expect(readSettings({ DATA_KEY: text(one), DATA_KEY_BEFORE: text(two) }).dataKeys).toEqual([one, two]);
    expect(readSettings({ DATA_KEY: `${text(two)}, ${text(one)}` }).dataKeys).toEqual([two, one]);
    expect(readSettings({ DATA_KEY: "" }).dataKeys).toEqual([]);
  });

  test.each([
    ["a word", "secret"],
    ["too short", text(randomBytes(31))],
    ["too long", text(randomBytes(33))],
    ["a comma too many", `${text(one)},`],
    ["something behind it", `${text(one)} x`],
    ["no base64", "密钥在此"],
  ])("what is no key is refused without being shown: %s", (_, wrong) => {
    const read = () => readSettings({ DATA_KEY: wrong });
    expect(read).toThrow(SettingError);
    expect(read).toThrow(/^DATA_KEY: .*32/);
    expect(read).not.toThrow(wrong);
  });

  test("a key from before alone is refused", () => {
    expect(() => readSettings({ DATA_KEY_BEFORE: text(one) })).toThrow(/DATA_KEY_BEFORE/);
  });
});
