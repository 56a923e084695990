import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeTheme } from "../../../domain/theme-columns.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B, B1, type LittleTown, openLittleTown } from "../../support/little-town.ts";

/** Words of the restricted theme: no answer to who may not see it may hold any. */
const SECRET = ["secret-care", "照护等级", "Care level", "重度照护"];

eachEngine((engine) => {
  let town: LittleTown;
  let worker: string;
  let leader: string;
  let commander: string;
  let administrator: string;
  const ids = new Map<string, number>();

  beforeAll(async () => {
    town = await openLittleTown(engine);
    const { sql } = town;
    for (const { code, id } of await sql<{ code: string; id: number }[]>`select code, id from household`)
      ids.set(code, id);
    await sql`insert into theme (code, name_zh, name_en, subject, kind, restricted, rank, classes) values
      ('stars', '星级文明户', 'Stars', 'household', 'level', false, 1, ${'[{"from":1,"name":null},{"from":2,"name":null},{"from":3,"name":null}]'}::text::jsonb),
      ('housing', '安全住房', 'Housing', 'household', 'category', false, 2, ${'[{"values":["A级"],"name":null},{"values":["C级","D级"],"name":{"zh":"危房","en":"Unsafe"}}]'}::text::jsonb),
      ('secret-care', '照护等级', 'Care level', 'household', 'category', true, 3, ${'[{"values":["重度照护"],"name":null}]'}::text::jsonb),
      ('air', '环境评分', 'Air', 'area', 'number', false, 4, ${'[{"from":null,"name":null},{"from":80,"name":null}]'}::text::jsonb),
      ('empty', '空', 'Empty', 'household', 'level', false, 5, '[]')`;
    const value = async (theme: string, code: string, text: string) =>
      sql`insert into household_theme select theme.id, ${ids.get(code)!}::integer, ${text} from theme where code = ${theme}`;
    await value("stars", "H-1", "3");
    await value("stars", "H-2", "1");
    await value("stars", "H-4", "2");
    await value("stars", "H-5", "9.5");
    await value("stars", "H-6", "0");
    await value("housing", "H-1", "D级");
    await value("housing", "H-4", "无人评");
    await value("secret-care", "H-1", "重度照护");
    await value("secret-care", "H-4", "重度照护");
    await sql`insert into area_theme
      select theme.id, area.id, value from (values (${A}::text, '71'), (${B}, '94'), (${A1}, '80')) as row (area, value)
      join area on area.code = row.area
      join theme on theme.code = 'air'`;
    await town.changes.pull();
    worker = await town.signIn("worker", [{ role: "worker", area: A }]);
    leader = await town.signIn("leader", [{ role: "leader", area: B }]);
    commander = await town.signIn("commander", [{ role: "commander" }]);
    administrator = await town.signIn("manager", [{ role: "administrator" }]);
  });
  afterAll(() => town.close());

  const codesFor = async (cookie: string) =>
    (await town.json("/api/themes", cookie)).items.map(({ code }: { code: string }) => code);
  const columnsFor = async (code: string, cookie: string) => {
    const response = await town.ask(`/api/themes/${encodeURIComponent(code)}/columns`, undefined, cookie);
    if (!response.ok) return response.status;
    const { id, class: classes } = decodeTheme(new Uint8Array(await response.arrayBuffer()));
    const codeOf = new Map([...ids].map(([code, id]) => [id, code]));
    return Object.fromEntries(Array.from(id, (id, row) => [codeOf.get(id), classes[row]]));
  };
  const patch = (code: string, body: object, cookie: string) =>
    town.ask(
      `/api/themes/${code}`,
      { method: "PATCH", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
      cookie,
    );

  test("themes are listed to whoever sees a value of them, in their order", async () => {
    expect(await codesFor(commander)).toEqual(["stars", "housing", "secret-care", "air"]);
    expect(await codesFor(worker)).toEqual(["stars", "housing", "air"]);
    expect(await codesFor(leader)).toEqual(["stars", "housing", "secret-care", "air"]);
    // an area theme is of the ground; households are none of the administrator's
    expect(await codesFor(administrator)).toEqual(["air"]);
    expect((await town.json("/api/themes", worker)).items[1]).toEqual({
      code: "housing",
      name: { zh: "安全住房", en: "Housing" },
      of: "household",
      kind: "category",
      restricted: false,
      classes: [
        { values: ["A级"], name: null },
        { values: ["C级", "D级"], name: { zh: "危房", en: "Unsafe" } },
      ],
    });
  });

  test("columns say the class of what the database holds, of households in scope", async () => {
    expect(await columnsFor("stars", commander)).toEqual({ "H-1": 2, "H-2": 0, "H-4": 1, "H-5": 2, "H-6": 255 });
    expect(await columnsFor("stars", worker)).toEqual({ "H-1": 2, "H-2": 0 });
    expect(await columnsFor("housing", commander)).toEqual({ "H-1": 1, "H-4": 255 });
    expect(await columnsFor("secret-care", leader)).toEqual({ "H-4": 0 });
  });

  test("columns are kept: the same again is not sent again, and each scope has its own", async () => {
    const first = await town.ask("/api/themes/stars/columns", undefined, worker);
    const etag = first.headers.get("etag")!;
    const again = await town.ask("/api/themes/stars/columns", { headers: { "if-none-match": etag } }, worker);
    expect(again.status).toBe(304);
    const other = await town.ask("/api/themes/stars/columns", { headers: { "if-none-match": etag } }, commander);
    expect(other.status).toBe(200);
    expect(other.headers.get("cache-control")).toContain("private");
  });

  test("values of areas are given for areas that one answers for", async () => {
    const air = async (cookie: string) => (await town.json("/api/themes/air/areas", cookie)).items;
    expect(await air(worker)).toEqual([
      { area: A, value: "71", class: 0 },
      { area: A1, value: "80", class: 1 },
    ]);
    expect(await air(leader)).toEqual([{ area: B, value: "94", class: 1 }]);
    expect((await town.ask("/api/themes/stars/areas", undefined, worker)).status).toBe(404);
    expect(await columnsFor("air", worker)).toBe(404);
  });

  test("the card says what one may see, and the log that restricted values were seen", async () => {
    const themesOn = async (code: string, cookie: string) =>
      (await town.json(`/api/households/${ids.get(code)}`, cookie)).themes;
    const stars = { code: "stars", name: { zh: "星级文明户", en: "Stars" }, value: "3" };
    const housing = { code: "housing", name: { zh: "安全住房", en: "Housing" }, value: "D级" };
    const care = { code: "secret-care", name: { zh: "照护等级", en: "Care level" }, value: "重度照护" };
    expect(await themesOn("H-1", worker)).toEqual([stars, housing]);
    expect(await themesOn("H-1", commander)).toEqual([stars, housing, care]);
    expect(await themesOn("H-3", worker)).toBeUndefined();
    await columnsFor("secret-care", commander);
    const seen = await town.sql`
      select username, subject_kind, details from audit where action = 'theme.seen' and username = 'commander' order by id`;
    expect(seen).toContainEqual({
      username: "commander",
      subject_kind: "household",
      details: { code: "H-1", themes: ["secret-care"] },
    });
    expect(seen).toContainEqual({ username: "commander", subject_kind: "theme", details: { code: "secret-care" } });
    expect(await town.sql`select from audit where action = 'theme.seen' and username = 'worker'`).toHaveLength(0);
  });

  describe("a restricted theme is nowhere for who may not see it", () => {
    test("not in lists, columns, cards, search, tiles, counts, and no answer differs by it", async () => {
      const asked = [
        "/api/themes",
        "/api/themes/secret-care/columns",
        "/api/themes/secret-care/areas",
        "/api/themes/stars/columns",
        "/api/town",
        "/api/grids",
        `/api/grids/${A}`,
        "/api/households?limit=1000",
        "/api/households?q=secret-care",
        "/api/households/columns",
        `/api/households/${ids.get("H-1")}`,
        "/api/buildings/1",
        `/api/search?q=${encodeURIComponent("照护等级")}`,
        "/api/search?q=secret-care",
        "/api/tiles/households/16/53375/25964.mvt",
        "/api/tiles/buildings/16/53375/25964.mvt",
      ];
      const answers = async () => {
        const found = new Map<string, string>();
        for (const path of asked) {
          const response = await town.ask(path, undefined, worker);
          const body = Buffer.from(await response.arrayBuffer()).toString("latin1");
          found.set(path, `${response.status} ${body.replace(/[?&]v=[^"&]*/g, "")}`);
        }
        return found;
      };
      const withIt = await answers();
      await town.sql`update theme set code = 'kept-away', name_zh = '甲', name_en = 'K' where code = 'secret-care'`;
      await town.sql`delete from household_theme using theme where theme.id = theme_id and theme.code = 'kept-away'`;
      await town.changes.pull();
      const without = await answers();
      await town.sql`update theme set code = 'secret-care', name_zh = '照护等级', name_en = 'Care level' where code = 'kept-away'`;
      await town.sql`insert into household_theme
        select theme.id, household.id, '重度照护' from theme, household
        where theme.code = 'secret-care' and household.code in ('H-1', 'H-4')`;
      await town.changes.pull();
      expect(withIt.get("/api/themes/secret-care/columns")).toContain("404");
      for (const [path, body] of withIt) {
        const text = Buffer.from(body, "latin1").toString();
        // the address itself is said back to who asked for it
        const told = path.includes("secret-care") || path.includes("search") ? [SECRET[3]] : SECRET;
        for (const word of told) expect(text.includes(word), `${path} says ${word}`).toBe(false);
        expect(body, path).toBe(without.get(path));
      }
    });

    test("the database hides it from every reader, whatever a query forgets", async () => {
      for (const role of ["minqingtu_reader", "minqingtu_reader_of_all"]) {
        const found = await town.sql.begin("read only", async (tx) => {
          await tx.unsafe(`set local role ${role}`);
          return {
            themes: await tx`select code from theme where restricted`,
            values: await tx<{ count: number }[]>`select count(*)::integer as count from household_theme`,
          };
        });
        expect(found.themes).toEqual([]);
        // everything but the restricted for who sees all households; nothing where no area is named
        expect(found.values).toEqual([{ count: role === "minqingtu_reader" ? 0 : 7 }]);
      }
    });
  });

  test("live: a change of values is told without saying of which theme", async () => {
    const response = await town.ask("/api/live", undefined, worker);
    const reader = response.body!.getReader();
    const decoder = new TextDecoder();
    let text = decoder.decode((await reader.read()).value);
    await town.sql`update household_theme set value = '2' where household_id = ${ids.get("H-2")!} and value = '1'`;
    await town.changes.pull();
    while (!text.includes("event: themes")) text += decoder.decode((await reader.read()).value);
    await reader.cancel();
    expect(text).toMatch(/event: themes\nid: \d+\ndata: \{\}\n/);
    expect(await columnsFor("stars", worker)).toEqual({ "H-1": 2, "H-2": 1 });
    await town.sql`update household_theme set value = '1' where household_id = ${ids.get("H-2")!}`;
    await town.changes.pull();
  });

  describe("managing", () => {
    test("lists every theme with how many values it has, and no value", async () => {
      const { items } = await town.json("/api/themes/managed", administrator);
      expect(items.map(({ code, values }: { code: string; values: number }) => [code, values])).toEqual([
        ["stars", 5],
        ["housing", 2],
        ["secret-care", 2],
        ["air", 3],
        ["empty", 0],
      ]);
      const part = await town.signIn("part", [{ role: "administrator", area: B1 }]);
      expect((await town.ask("/api/themes/managed", undefined, part)).status).toBe(403);
    });

    test("names, classes and order are changed, logged, and seen by all", async () => {
      const classes = [
        { from: 1, name: { zh: "一般", en: "Fair" } },
        { from: 3, name: null },
      ];
      const response = await patch("stars", { name: { zh: "文明星级", en: "Stars" }, classes, rank: 9 }, administrator);
      expect(await response.json()).toMatchObject({ name: { zh: "文明星级" }, classes });
      expect(await codesFor(worker)).toEqual(["housing", "air", "stars"]);
      expect(await columnsFor("stars", commander)).toEqual({ "H-1": 1, "H-2": 0, "H-4": 0, "H-5": 1, "H-6": 255 });
      const [entry] = await town.sql`select username, details from audit where action = 'theme.changed'`;
      expect(entry).toEqual({ username: "manager", details: { code: "stars", changed: ["name", "rank", "classes"] } });
      await patch("stars", { classes: null, rank: 1 }, administrator);
      // from the values again: 0 to 9.5 are more steps than a legend lists
      expect(
        (await town.json("/api/themes", worker)).items[0].classes.map(({ from }: { from: number }) => from),
      ).toEqual([0, 1, 2, 3, 4, 5, 6]);
    });

    test("a theme that is restricted now is gone for who may not see it", async () => {
      expect((await patch("housing", { restricted: true }, administrator)).status).toBe(200);
      expect(await codesFor(worker)).not.toContain("housing");
      expect(await columnsFor("housing", worker)).toBe(404);
      await patch("housing", { restricted: false }, administrator);
      expect(await codesFor(worker)).toContain("housing");
    });

    test.each([
      [
        {
          classes: [
            { from: 5, name: null },
            { from: 3, name: null },
          ],
        },
        "stars",
      ],
      [{ classes: [{ values: ["A级"], name: null }] }, "stars"],
      [
        {
          classes: [
            { values: ["A级"], name: null },
            { values: ["A级"], name: null },
          ],
        },
        "housing",
      ],
      [{ classes: [] }, "housing"],
      [{ kind: "colour" }, "housing"],
      [{ name: { zh: "", en: "x" } }, "housing"],
    ])("%j is refused", async (body, code) => {
      const response = await patch(code, body, administrator);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: "invalid_parameter" });
    });

    test("a theme is deleted with its values, and its households stay", async () => {
      const response = await town.ask("/api/themes/empty", { method: "DELETE" }, administrator);
      expect(response.status).toBe(204);
      const housing = await town.ask("/api/themes/housing", { method: "DELETE" }, administrator);
      expect(housing.status).toBe(204);
      expect(await codesFor(commander)).not.toContain("housing");
      expect(await town.sql`select from household`).toHaveLength(6);
      expect(await town.sql`select from audit where action = 'theme.deleted'`).toHaveLength(2);
    });
  });
});
