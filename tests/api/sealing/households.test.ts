import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A, littleTown, openLittleTown } from "../../support/little-town.ts";
import { importing } from "../import/importing.ts";

const HEADS = ["欧阳修竹", "𠮷田静香", "买买提·艾力江"];
const PHONES = ["13812349876", "03913912399", "13900005555"];
const FILE = [
  "code,lng,lat,head,phone",
  ...HEADS.map((head, index) => `P-${index},113.201,35.201,${head},${PHONES[index]}`),
  "P-none,113.202,35.202,,",
].join("\n");
const WITHOUT_CODES = ["lng,lat,head,phone", ...Array(2).fill(`113.203,35.203,${HEADS[0]},${PHONES[0]}`)].join("\n");

eachEngine(
  (engine) => {
    const { csv } = importing();

    test("what is imported lies sealed in the database, opened for its household alone", async () => {
      const database = await engine.fresh();
      await csv(database, "households", FILE);
      const rows = await database.sql<{ code: string; head: string | null; phone: string | null }[]>`
      select code, head, phone from household order by code`;
      expect(rows.at(-1)).toEqual({ code: "P-none", head: null, phone: null });
      for (const [index, { code, head, phone }] of rows.slice(0, -1).entries()) {
        expect(head).toMatch(/^§1\./);
        expect(phone).toMatch(/^§1\./);
        expect(database.sealer.open(head!, code)).toBe(HEADS[index]);
        expect(database.sealer.open(phone!, code)).toBe(PHONES[index]);
      }
    });

    test("no text of any table shows a name or a phone after an import", async () => {
      const database = await engine.fresh();
      await csv(database, "households", FILE);
      await csv(database, "households", WITHOUT_CODES);
      const tables = await database.sql<{ name: string }[]>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
      expect(tables.map(({ name }) => name)).toContain("household");
      for (const { name } of tables) {
        const [{ text }] = await database.sql<{ text: string }[]>`
        select coalesce(string_agg(row::text, ' '), '') as text from ${database.sql(name)} as row`;
        for (const secret of [...HEADS, ...PHONES]) expect(text.includes(secret), `${secret} in ${name}`).toBe(false);
      }
    });

    test("an import repeated changes nothing and tells nobody; one that differs in a phone changes that household", async () => {
      const database = await engine.fresh();
      for (const [text, count] of [[FILE, 4] as const, [WITHOUT_CODES, 2] as const]) {
        expect(await csv(database, "households", text)).toMatchObject({ loaded: count });
        const [{ seq }] = await database.sql<{ seq: number }[]>`select max(seq) as seq from change`;
        expect(await csv(database, "households", text)).toMatchObject({ loaded: 0, updated: 0, unchanged: count });
        expect(await database.sql`select max(seq) as seq from change`).toEqual([{ seq }]);
      }
      expect(await csv(database, "households", FILE.replace(PHONES[1], "13700000000"))).toMatchObject({
        updated: 1,
        unchanged: 3,
      });
    });

    test("equal names of two households do not look alike", async () => {
      const database = await engine.fresh();
      await csv(database, "households", WITHOUT_CODES);
      const rows = await database.sql<{ head: string; phone: string }[]>`select head, phone from household`;
      expect(new Set(rows.flatMap(({ head, phone }) => [head, phone])).size).toBe(4);
    });

    test("lists and cards show sealed households masked like open ones", async () => {
      const town = await openLittleTown(engine);
      await csv(await engine.open(), "households", FILE.replaceAll("113.201", "113.2041"));
      const { items } = await town.json("/api/households?q=P-1");
      expect(items).toMatchObject([{ code: "P-1", head: "𠮷**", phone: "039****2399" }]);
      expect(await town.json(`/api/households/${items[0].id}`)).toMatchObject({ head: "𠮷**", phone: "039****2399" });
      expect((await town.json("/api/households?q=H-1")).items).toMatchObject([{ head: "张**", phone: "138****5678" }]);
      await town.close();
    });

    test("a worker's phone lies sealed, and stands on cards and is found as it is", async () => {
      const town = await openLittleTown(engine);
      const file = `code,name,phone,duty,area\nS-9,周全,13700009876,grid-leader,${A}`;
      await csv(await engine.open(), "staff", file);
      const [{ phone }] = await town.sql<{ phone: string }[]>`select phone from staff where code = 'S-9'`;
      expect(phone).toMatch(/^§1\./);
      await town.changes.pull();
      const { responsible } = await town.json(`/api/grids/${A}`);
      const shown = responsible.map(({ name, phone }: { name: string; phone: string }) => `${name} ${phone}`);
      expect(shown).toEqual(expect.arrayContaining(["周全 13700009876", "王格 13700000002"]));
      const { items } = await town.json("/api/search?q=9876");
      expect(items).toContainEqual(expect.objectContaining({ kind: "staff", title: "周全", phone: "13700009876" }));
      await town.close();
    });

    if (engine.kind === "pglite") {
      test("no file of the data folder shows a name or a phone after an import", async () => {
        const database = await engine.fresh();
        await littleTown(database.sql);
        await csv(database, "households", FILE);
        await csv(database, "households", FILE.replace(PHONES[1], PHONES[2]));
        await database.sql`checkpoint`;
        const { dataDir } = await engine.settings();
        const files = readdirSync(dataDir, { recursive: true, encoding: "utf8" })
          .map((name) => join(dataDir, name))
          .filter((path) => statSync(path).isFile())
          .map((path) => ({ path, bytes: readFileSync(path) }));
        const filesWith = (text: string) => files.filter(({ bytes }) => bytes.includes(text)).map(({ path }) => path);
        // what was never sealed is found, so the search itself works
        expect(filesWith("13812345678")).not.toEqual([]);
        for (const secret of [...HEADS, ...PHONES]) expect(filesWith(secret), secret).toEqual([]);
      });
    }
  },
  { apart: true },
);
