import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A, B, type LittleTown, openLittleTown } from "../../support/little-town.ts";

const RESTRICTED = ["community-correction", "社区矫正", "Community correction"];

eachEngine((engine) => {
  let town: LittleTown;
  let worker: string;
  let leader: string;
  let id: number;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    worker = await town.signIn("worker", [{ role: "worker", area: A }]);
    leader = await town.signIn("leader", [{ role: "leader", area: A }]);
    [{ id }] = await town.sql<{ id: number }[]>`select id from household where code = 'H-1'`;
  });
  afterAll(() => town.close());

  const tag = async (tags: string[]) => {
    await town.sql`update household set tags = ${tags} where id = ${id}`;
    await town.changes.pull();
  };
  const tagsFor = async (cookie: string) => (await town.json(`/api/households/${id}`, cookie)).tags;

  const VOLUNTEER = { code: "volunteer", name: { zh: "志愿者", en: "Volunteer" }, restricted: false };
  const CORRECTED = {
    code: "community-correction",
    name: { zh: "社区矫正", en: "Community correction" },
    restricted: true,
  };

  test("tags have names, in the order they were given; restricted ones only for who may see them there", async () => {
    await tag(["community-correction", "volunteer"]);
    expect(await tagsFor(leader)).toEqual([CORRECTED, VOLUNTEER]);
    expect(await tagsFor(worker)).toEqual([VOLUNTEER]);
    const leaderElsewhere = await town.signIn("both", [
      { role: "worker", area: A },
      { role: "leader", area: B },
    ]);
    expect(await tagsFor(leaderElsewhere)).toEqual([VOLUNTEER]);
  });

  test("a card stays in no browser's store", async () => {
    const { headers } = await town.ask(`/api/households/${id}`, undefined, leader);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("a tag that no table knows is taken for restricted", async () => {
    await tag(["unheard-of"]);
    expect(await tagsFor(worker)).toEqual([]);
    expect(await tagsFor(leader)).toEqual([
      { code: "unheard-of", name: { zh: "unheard-of", en: "unheard-of" }, restricted: true },
    ]);
  });

  test("that restricted tags were seen is logged, once for each account, household and day", async () => {
    await tag(["community-correction", "volunteer"]);
    const second = await town.signIn("second", [{ role: "leader", area: A }]);
    await Promise.all([tagsFor(second), tagsFor(second), tagsFor(second), tagsFor(worker)]);
    await tagsFor(second);
    const entries = await town.sql`
      select username, subject_kind, subject_id, area_code, details from audit
      where action = 'tags.seen' and username in ('second', 'worker')`;
    expect(entries).toEqual([
      {
        username: "second",
        subject_kind: "household",
        subject_id: String(id),
        area_code: `${A}01`,
        details: { code: "H-1", tags: ["community-correction"] },
      },
    ]);
    await town.json(`/api/households/${id + 1}`, second);
    expect(await town.sql`select from audit where action = 'tags.seen' and username = 'second'`).toHaveLength(1);
  });

  describe("for somebody without the right", () => {
    /** Every answer that can be asked for without changing anything, by its address. */
    async function answers(cookie: string): Promise<Map<string, string>> {
      const { paths } = await town.json("/api/openapi.json");
      const given: Record<string, (string | number)[]> = {
        "/api/buildings/{id}": [1, 2],
        "/api/grids/{code}": [A, `${A}01`],
        "/api/households/{id}": [id, id + 1],
        "/api/incidents/{id}": [1],
        "/api/tiles/{layer}.json": ["households", "buildings"],
      };
      const queries: Record<string, string[]> = {
        "/api/households": ["q=H-1", `q=${encodeURIComponent("社区矫正")}`, "q=community-correction", "limit=1000"],
        "/api/search": ["q=H-1", `q=${encodeURIComponent("社区矫正")}`, "q=community-correction", "q=sqjz"],
      };
      const asked = Object.entries<object>(paths)
        .filter(([path, methods]) => "get" in methods && path !== "/api/live" && !path.endsWith(".mvt"))
        .flatMap(([path]) => (given[path] ?? [""]).map((value) => path.replace(/\{\w+\}/, String(value))))
        .flatMap((path) => (queries[path] ?? [""]).map((query) => (query ? `${path}?${query}` : path)));
      const tiles = [10, 12, 14, 16].map((z) => {
        const x = Math.floor(((113.2041 + 180) / 360) * 2 ** z);
        const y = Math.floor(((1 - Math.asinh(Math.tan((35.2101 * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);
        return `/api/tiles/households/${z}/${x}/${y}.mvt`;
      });
      const found = new Map<string, string>();
      for (const path of [...asked, ...tiles]) {
        const response = await town.ask(path, undefined, cookie);
        const body = Buffer.from(await response.arrayBuffer()).toString("latin1");
        // versions differ after any change at all, and a pack says when it was made
        const said = body.replace(/[?&]v=[^"&]*/g, "").replace(/"(at|until)":"[^"]*"/g, "");
        found.set(path, `${response.status} ${said}`);
      }
      return found;
    }

    test("no answer names a restricted tag, and none differs by one", async () => {
      await tag(["volunteer"]);
      const without = await answers(worker);
      await tag(["volunteer", "community-correction"]);
      const withIt = await answers(worker);
      expect(without.size).toBeGreaterThan(20);
      for (const [path, body] of withIt) {
        const text = Buffer.from(body, "latin1").toString();
        for (const word of RESTRICTED) expect(text.includes(word), `${path} says ${word}`).toBe(false);
        expect(body, path).toBe(without.get(path));
      }
    });

    test("not even who may see them finds them outside the card", async () => {
      const found = [...(await answers(leader))].filter(([, body]) =>
        RESTRICTED.some((word) => Buffer.from(body, "latin1").toString().includes(word)),
      );
      expect(found.map(([path]) => path)).toEqual([`/api/households/${id}`]);
    });
  });
});
