import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, inject, test } from "vitest";
import { rotateKeys } from "../../../api/sealing/rotate.ts";
import { newSealer } from "../../../api/sealing/sealer.ts";
import { environmentOf, WITH_TSX_BRIEFLY } from "../../support/command.ts";
import { type DatabaseSettings, eachEngine } from "../../support/engines.ts";
import { importing } from "../import/importing.ts";
import { addOpenHouseholds, lyingThere, newPlace, opened } from "./new-place.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const [older, newer] = [randomBytes(32), randomBytes(32)];
const idOf = (key: Buffer) => newSealer([key]).keyId;
const interrupted = new Error("interrupted");
const interrupt = () => {
  throw interrupted;
};

/** More than one batch, less than three. */
const HOUSEHOLDS = 12_000;

// why: an embedded database is opened more than once, by programs of their own
const LONG = { timeout: 180_000 };

const folder = mkdtempSync(join(tmpdir(), "minqingtu-rotate-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

eachEngine(
  (engine) => {
    const { csv } = importing();

    test("all is sealed with the new key alone, tells nobody and stands in the log", async () => {
      const { sql, start, settings } = await newPlace(engine);
      await addOpenHouseholds(sql, 20);
      const old = await start([older]);
      const said = await opened(old);
      const [{ id }] = await sql<{ id: number }[]>`
      insert into account (username, name, password_hash) values ('a', 'a', '') returning id`;
      await sql`update account set totp_secret = ${old.sealer.seal("JBSWY3DP", `totp ${id}`)} where id = ${id}`;
      const key = "0b9e6a1c-5b0e-4c5e-9d0a-3f1f6f0f7a11";
      const { sealer } = old;
      await sql`insert into area (code, level, name) values ('a', 'grid', 'a')`;
      await sql`insert into visit (key, household_id, at, way, note, by_name)
        select ${key}, min(id), now(), 'door', ${sealer.seal("一切都好", `visit ${key}`)}, '林' from household`;
      await sql`insert into household_plan (household_id, text, by_name) values (2, ${sealer.seal("每周送餐", "plan 2")}, '林')`;
      await sql`insert into patrol (area_id, day, note, by_name)
        values (1, '2026-11-20', ${sealer.seal("平安", "patrol 1 2026-11-20")}, '林')`;
      await sql`insert into staff (code, name, phone) values ('Y-1', '周敏', ${sealer.seal("13900001234", "staff Y-1")})`;
      const photo = randomBytes(5_000);
      await sql`insert into visit_photo (visit_id, nth, type, image)
        values (1, 2, 'image/jpeg', ${Buffer.from(sealer.sealBytes(photo, "photo 1 2"))})`;
      const told = await sql`select count(*) from change`;

      const database = await start([newer, older]);
      const { rows, ...rotation } = await rotateKeys(database, settings([newer, older]));
      expect(rotation).toEqual({ keyId: idOf(newer), before: [idOf(older)] });
      expect(Object.fromEntries(Object.entries(rows).filter(([, count]) => count > 0))).toEqual({
        household: 20,
        staff: 1,
        account: 1,
        visit: 1,
        household_plan: 1,
        patrol: 1,
        visit_photo: 1,
      });
      expect(await sql`select count(*) from change`).toEqual(told);
      const [entry] = await sql`select action, account_id, details from audit order by id desc limit 1`;
      expect(entry).toMatchObject({ action: "key.rotated", account_id: null, details: { before: [idOf(older)] } });
      await expect(start([older])).rejects.toThrow(idOf(newer));
      const after = await start([newer]);
      expect(await opened(after)).toEqual(said);
      const [{ totp_secret }] = await sql<{ totp_secret: string }[]>`select totp_secret from account`;
      expect(after.sealer.open(totp_secret, `totp ${id}`)).toBe("JBSWY3DP");
      const [kept] = await sql<{ visit: string; plan: string; patrol: string; image: Buffer }[]>`
        select visit.note as visit, household_plan.text as plan, patrol.note as patrol, visit_photo.image
        from visit, household_plan, patrol, visit_photo`;
      expect(after.sealer.open(kept.visit, `visit ${key}`)).toBe("一切都好");
      expect(after.sealer.open(kept.plan, "plan 2")).toBe("每周送餐");
      expect(after.sealer.open(kept.patrol, "patrol 1 2026-11-20")).toBe("平安");
      expect(Buffer.compare(after.sealer.openBytes(kept.image, "photo 1 2"), photo)).toBe(0);
    });

    test("an import repeated after the change still changes nothing", async () => {
      const { start, settings } = await newPlace(engine);
      const text = "code,lng,lat,head,phone\na,113.2,35.2,陈一,13800001111\nb,113.2,35.2,,\nc,113.2,35.2,李二,";
      await csv(await start([older]), "households", text);
      const database = await start([newer, older]);
      await rotateKeys(database, settings([newer, older]));
      expect(await csv(database, "households", text)).toMatchObject({ loaded: 0, updated: 0, unchanged: 3 });
    });

    test("interrupted half-way, everything still opens with both keys; run again it finishes the rest", async () => {
      const { sql, start, settings } = await newPlace(engine);
      await addOpenHouseholds(sql, HOUSEHOLDS);
      const said = await opened(await start([older]));
      const both = settings([newer, older]);
      const begun = await start(both.dataKeys);
      await expect(rotateKeys(begun, both, interrupt)).rejects.toThrow(interrupted);
      expect(await opened(begun)).toEqual(said);
      const done = (await lyingThere(sql)).filter(({ head }) => head.includes(idOf(newer))).length;
      expect(done).toBeGreaterThan(0);
      expect(done).toBeLessThan(HOUSEHOLDS);
      await expect(start([newer])).rejects.toThrow(idOf(older));

      const again = await rotateKeys(await start(both.dataKeys), both);
      expect(again).toMatchObject({ before: [idOf(older)], rows: { household: HOUSEHOLDS - done } });
      const after = await start([newer]);
      expect(await opened(after)).toEqual(said);
      expect(await rotateKeys(after, settings([newer]))).toMatchObject({ before: [], rows: { household: 0 } });
    });

    if (engine.kind === "postgres") {
      test("the command says what it did, and what to do where there is nothing", async () => {
        const { sql, start, settings } = await newPlace(engine);
        await addOpenHouseholds(sql, 3);
        await start([older]);
        const changed = await command(settings([newer, older]));
        expect(changed).toMatchObject({ code: 0, out: expect.stringContaining("households 3") });
        expect(changed.out).toContain(idOf(newer));
        expect(changed.out).toContain(idOf(older));
        const again = await command(settings([newer]));
        expect(again).toMatchObject({ code: 0, out: expect.stringContaining("DATA_KEY_BEFORE") });
        expect(await command(settings([older]))).toMatchObject({ code: 2, err: expect.stringContaining("密钥不对") });
      });
      return;
    }

    test("a key file is given a new key, interrupted or not, and the old one leaves it last", async () => {
      const { sql, start, settings, keyFile } = await newPlace(engine);
      await addOpenHouseholds(sql, HOUSEHOLDS);
      const first = await start([]);
      const said = await opened(first);
      const keys = () => readFileSync(keyFile, "utf8").trim().split("\n");
      await expect(rotateKeys(first, settings([]), interrupt)).rejects.toThrow(interrupted);
      const both = keys();
      expect(both).toHaveLength(2);
      expect(await opened(await start([]))).toEqual(said);
      expect(await rotateKeys(await start([]), settings([]))).toMatchObject({ before: [first.sealer.keyId] });
      expect(keys()).toEqual(both.slice(0, 1));
      expect(await opened(await start([]))).toEqual(said);
    });

    test(
      "the command changes the key file, and while a server has the database it says so and changes nothing",
      LONG,
      async () => {
        const dataDir = join(folder, "data");
        cpSync(inject("embeddedTemplate"), dataDir, { recursive: true });
        const key = () => readFileSync(join(dataDir, "data.key"), "utf8");
        const before = key();
        const place = { dataDir, databaseUrl: null, dataKeys: [] };
        // who asks how it is used changes nothing
        expect(await command(place, "--help")).toMatchObject({
          code: 2,
          err: expect.stringContaining("npm run rotate-key"),
        });
        expect(key()).toBe(before);
        expect(await command(place)).toMatchObject({ code: 0 });
        expect(key()).not.toBe(before);

        const taken = await engine.settings();
        await engine.open();
        const { code, err } = await command(taken);
        expect(code).toBe(2);
        expect(err).toContain(String(process.pid));
      },
    );
  },
  { apart: true },
);

/** Runs `npm run rotate-key` as a person would. */
function command(settings: DatabaseSettings, ...args: string[]) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [...WITH_TSX_BRIEFLY, "scripts/rotate-key.ts", ...args],
      { cwd: ROOT, env: environmentOf(settings) },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}
