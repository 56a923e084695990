import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pairedDevice } from "../../support/devices.ts";
import { eachEngine } from "../../support/engines.ts";
import { type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { EXAMPLES } from "../access/examples.ts";

// What a wall and a screen at a stair may see is what whoever walks by may see: of every route of the server, nothing else.

/** Of people, of what they said, and of where exactly something is: all that stands in the little town, and what is put there below. */
const PERSONAL =
  /张志强|张\*|欧阳|𠮷田|买买提|13812345678|138\*|5678|3912345|李微|王格|赵街|13700000001|飞线充电|井盖|路灯不亮|占道经营|大声争吵|H-[1-6]"|living-alone|113\.2041|113\.2341|35\.2053/;

/** Routes that say 200 to everybody, or to a wall: what they say is looked through below. */
const ANSWERED = [
  "GET /api/flows",
  "GET /api/health",
  // a key of its own account
  "GET /api/phone/key",
  "GET /api/session",
  "GET /api/session/ways",
  "GET /api/tiles/{layer}.json",
  "GET /api/tiles/{layer}/{z}/{x}/{y}.mvt",
  "GET /api/wall",
  "GET /api/wall/areas",
  "GET /api/wall/day",
  "GET /api/wall/heat",
  "GET /api/wall/incidents",
  "POST /api/wall/shown",
];

eachEngine((engine) => {
  let town: LittleTown;
  const cookies: Record<string, string> = {};
  beforeAll(async () => {
    town = await openLittleTown(engine);
    await town.sql`update incident set reported_at = clock_timestamp() - interval '1 hour'`;
    await town.sql`insert into incident_step (incident_id, state_id, note) select id, 2, '大声争吵' from incident`;
    await town.changes.pull();
    cookies.wall = (await pairedDevice(town, { kind: "wall" })).cookie;
    cookies.kiosk = (await pairedDevice(town, { kind: "kiosk", building: 1 })).cookie;
  });
  afterAll(() => town.close());

  /** Bytes of an answer as text, also of a tile: names in it stand as they are. */
  const textOf = async (response: Response): Promise<string> => {
    const bytes = Buffer.from(await response.arrayBuffer());
    const isPacked = response.headers.get("content-encoding") === "gzip";
    return (isPacked ? gunzipSync(bytes) : bytes).toString("utf8");
  };

  const cells = Object.entries(EXAMPLES).flatMap(([route, examples]) =>
    examples.map((example) => ({ route, example })),
  );

  test.each(["wall", "kiosk"])(
    "of all routes a %s is answered by those made for it alone, without anything personal",
    async (kind) => {
      const answered = new Set<string>();
      for (const { route, example } of cells) {
        const [method] = route.split(" ");
        // the first ends the session that everything else is asked with; what the second says is meant to hang in public
        if (example.endsSession || route.startsWith("GET /api/kiosk")) continue;
        const path = typeof example.path === "function" ? example.path(kind) : example.path;
        const body = typeof example.body === "function" ? example.body(kind) : example.body;
        const init = body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
        const response = await town.ask(path, { method, ...init }, cookies[kind]);
        if (route.startsWith("GET /api/wall/live") || route === "GET /api/live") {
          await response.body?.cancel();
          continue;
        }
        const text = await textOf(response);
        expect(text, `${route} ${response.status}`).not.toMatch(PERSONAL);
        if (response.ok) answered.add(route);
      }
      const open = [...answered].filter((route) => !route.includes("/open311/") && !route.includes("/api/resident/"));
      const own = kind === "wall" ? ANSWERED : ANSWERED.filter((route) => !/wall|tiles/.test(route));
      expect(open.sort()).toEqual(own);
    },
  );

  describe("the ground that a wall draws", () => {
    test.each(["roads", "areas", "buildings", "places", "grids"])(
      "has tiles of %s, without households",
      async (layer) => {
        const example = EXAMPLES["GET /api/tiles/{layer}/{z}/{x}/{y}.mvt"].find(({ path }) =>
          String(path).includes(`/${layer}/`),
        );
        const path = String(example?.path ?? EXAMPLES["GET /api/tiles/{layer}/{z}/{x}/{y}.mvt"][0].path).replace(
          /tiles\/\w+/,
          `tiles/${layer}`,
        );
        const response = await town.ask(path, undefined, cookies.wall);
        expect([200, 204]).toContain(response.status);
        expect(await textOf(response)).not.toMatch(/households|main_type|population|visited|open_incidents/);
        expect((await town.ask(path, undefined, cookies.kiosk)).status).toBe(403);
      },
    );

    test.each(["households", "incidents"])("has none of %s", async (layer) => {
      expect((await town.ask(`/api/tiles/${layer}.json`, undefined, cookies.wall)).status).toBe(403);
      expect((await town.ask(`/api/tiles/${layer}/16/53376/25856.mvt`, undefined, cookies.wall)).status).toBe(403);
    });
  });
});
