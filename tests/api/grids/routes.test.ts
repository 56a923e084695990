import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, A2, B, B1, B2, COMMUNITY, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";

type Feature = { properties: { code: string; level: string } & Record<string, unknown>; geometry: unknown };

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());

  const features = async (query = ""): Promise<Feature[]> => (await town.json(`/api/grids${query}`)).features;

  test("all levels, the largest first, then by code", async () => {
    const codes = (await features()).map(({ properties }) => properties.code);
    expect(codes).toEqual([STREET, COMMUNITY, A, B, A1, A2, B1, B2]);
  });

  test("counts are of everything within: A has the three of building 1, the street all but the one outside", async () => {
    const counted = Object.fromEntries(
      (await features()).map(({ properties: { code, households, population, open_incidents } }) => [
        code,
        [households, population, open_incidents],
      ]),
    );
    expect(counted).toEqual({
      [STREET]: [5, 10, 3],
      [COMMUNITY]: [5, 10, 3],
      [A]: [3, 9, 1],
      [B]: [2, 1, 2],
      [A1]: [3, 9, 1],
      [A2]: [0, 0, 0],
      [B1]: [1, 1, 1],
      [B2]: [1, 0, 1],
    });
  });

  test("one level, with borders as multipolygons", async () => {
    const [first, ...others] = await features("?level=grid");
    expect(others).toHaveLength(1);
    expect(first.properties).toMatchObject({
      code: A,
      name: "第一网格",
      level: "grid",
      kind: "urban",
      parent: COMMUNITY,
    });
    expect(first.geometry).toEqual({
      type: "MultiPolygon",
      coordinates: [
        [
          [
            [113.2, 35.2],
            [113.2, 35.22],
            [113.22, 35.22],
            [113.22, 35.2],
            [113.2, 35.2],
          ],
        ],
      ],
    });
  });

  test("the same version is not sent twice, and is compressed for those who can read it", async () => {
    const first = await town.ask("/api/grids", { headers: { "accept-encoding": "gzip" } });
    expect(first.headers.get("content-encoding")).toBe("gzip");
    expect(JSON.parse(gunzipSync(await first.arrayBuffer()).toString()).features).toHaveLength(8);
    const etag = first.headers.get("etag")!;
    expect((await town.ask("/api/grids", { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  test("an area knows what it lies in and who answers for it, the nearest first", async () => {
    const card = await town.json(`/api/grids/${A1}`);
    expect(card.areas.map(({ code }: { code: string }) => code)).toEqual([STREET, COMMUNITY, A, A1]);
    expect(card.responsible).toEqual([
      { name: "李微", duty: "microgrid-worker", area: A1, phone: "13700000001" },
      { name: "王格", duty: "grid-leader", area: A, phone: "13700000002" },
      { name: "赵街", duty: "street-officer", area: STREET, phone: null },
    ]);
    expect(card.bounds).toEqual([113.2, 35.2, 113.21, 35.22]);
  });

  describe("what is wrong is named", () => {
    test.each([
      ["/api/grids?level=planet", 400, "invalid_parameter", "level", "planet"],
      ["/api/grids?at=2026-13-01", 400, "invalid_parameter", "at", "2026-13-01"],
      ["/api/grids/nowhere", 404, "area_unknown", "nowhere", "nowhere"],
    ])("%s", async (path, status, code, where, value) => {
      const response = await town.ask(path);
      expect(response.status).toBe(status);
      const body = (await response.json()) as { message: string };
      expect(body).toMatchObject({ code, where });
      expect(body.message).toContain(value);
    });
  });

  test("`at` gives the borders of that day", async () => {
    const town = await openLittleTown(engine);
    await town.sql`update area_border set valid = daterange('2026-01-01', null) where area_id = (select id from area where code = ${B2})`;
    await town.changes.pull();
    const codesAt = async (query: string) =>
      (await town.json(`/api/grids?level=microgrid${query}`)).features.map((each: Feature) => each.properties.code);
    expect(await codesAt("&at=2025-12-31")).toEqual([A1, A2, B1]);
    expect(await codesAt("&at=2026-01-01")).toEqual([A1, A2, B1, B2]);
    await town.close();
  });

  test("areas are called what they were called on that day, and the days are known", async () => {
    const town = await openLittleTown(engine);
    const onDay = async (day: string) => {
      const { features } = await town.json(`/api/grids?level=microgrid&at=${day}`);
      return features.map(({ properties: { name, parent } }: Feature) => [name, parent]).slice(0, 2);
    };
    await town.sql.begin(async (tx) => {
      await tx`select set_config('minqingtu.day', '2026-03-01', true)`;
      await tx`update area set name = '桃园' where code = ${A1}`;
      await tx`update area set name = '桃源', parent_id = (select id from area where code = ${B}) where code = ${A1}`;
    });
    await town.sql`update area set kind = kind`;
    await town.sql`
      update area_border set valid = daterange('2026-01-01', null)
      where area_id in (select id from area where code in (${A2}, ${B2}))`;
    await town.changes.pull();
    expect(await onDay("2026-02-28")).toEqual([
      ["第一微网格", A],
      ["第二微网格", A],
    ]);
    expect(await onDay("2026-03-01")).toEqual([
      ["桃源", B],
      ["第二微网格", A],
    ]);
    expect(await town.json("/api/grids/days")).toEqual({
      items: [
        { day: "2026-03-01", areas: 1 },
        { day: "2026-01-01", areas: 2 },
      ],
      next: null,
    });
    await town.close();
  });

  test("a household that moves is counted where it lives now", async () => {
    const town = await openLittleTown(engine);
    const households = async (code: string) => (await town.json(`/api/grids/${code}`)).households;
    expect([await households(A1), await households(B2)]).toEqual([3, 1]);
    await town.sql`update household set position = st_setsrid(st_makepoint(113.235, 35.21), 4326) where code = 'H-1'`;
    await town.changes.pull();
    expect([await households(A1), await households(B2)]).toEqual([2, 2]);
    expect((await town.ask("/api/grids")).headers.get("etag")).not.toBeNull();
    await town.close();
  });
});
