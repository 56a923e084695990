import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeHouseholds, decodeIncidents } from "../../../domain/columns.ts";
import type { TestGrant } from "../../support/account.ts";
import { eachEngine } from "../../support/engines.ts";
import {
  A,
  A1,
  B,
  B2,
  COMMUNITY,
  type LittleTown,
  littleTown,
  openLittleTown,
  STREET,
} from "../../support/little-town.ts";
import { type Read, readTile, tileOf } from "../tiles/tile-reader.ts";

// Row × answer: whoever has a duty over some areas finds the rows of those areas in every answer, and no other in any.

/** Who asks, and the codes that the areas of their rows begin with. */
const PEOPLE: Record<string, { grants: TestGrant[]; households: string[]; incidents: string[] }> = {
  "a worker of one microgrid": { grants: [{ role: "worker", area: A1 }], households: [A1], incidents: [A1] },
  "a leader of a grid": { grants: [{ role: "leader", area: A }], households: [A], incidents: [A] },
  "a worker of two places": {
    grants: [
      { role: "worker", area: A1 },
      { role: "worker", area: B2 },
    ],
    households: [A1, B2],
    incidents: [A1, B2],
  },
  "a commander of the whole street": {
    grants: [{ role: "commander", area: STREET }],
    households: [STREET],
    incidents: [STREET],
  },
  "a stand-in whose duty is over": {
    grants: [
      { role: "worker", area: A1 },
      { role: "worker", area: B2, until: new Date(Date.now() - 1000) },
    ],
    households: [A1],
    incidents: [A1],
  },
  "everyone, everywhere": { grants: [{ role: "commander" }], households: [""], incidents: [""] },
};

type Row = { id: number; code: string; area: string; building: number | null; lng: number; lat: number };

eachEngine((engine) => {
  let town: LittleTown;
  const cookies: Record<string, string> = {};
  const rows: Record<"household" | "incident", Row[]> = { household: [], incident: [] };

  beforeAll(async () => {
    town = await openLittleTown(engine, async (sql) => {
      await littleTown(sql);
      // a door of the building in A1 whose point lies in A2
      await sql`insert into household (code, type_id, address, building_id, unit, floor, door, position)
        select 'H-7', 1, '柳园路1号院1号楼2单元202', id, '2', 2, '202', st_setsrid(st_makepoint(113.2105, 35.2102), 4326)
        from building where code = 'B-1'`;
    });
    for (const [name, { grants }] of Object.entries(PEOPLE))
      cookies[name] = await town.signIn(name.replace(/\W/g, "-"), grants);
    rows.household = await town.sql<Row[]>`select h.id, h.code, coalesce(a.code, '') as area, h.building_id as building,
      st_x(h.position) as lng, st_y(h.position) as lat from household h left join area a on a.id = h.area_id order by h.id`;
    rows.incident = await town.sql<Row[]>`select i.id, i.code, coalesce(a.code, '') as area, null as building,
      st_x(i.position) as lng, st_y(i.position) as lat from incident i left join area a on a.id = i.area_id order by i.id`;
  });
  afterAll(() => town.close());

  const bytes = async (path: string, cookie: string) =>
    new Uint8Array(await (await town.ask(path, undefined, cookie)).arrayBuffer());

  /** All features of a layer in the tiles that hold `places`. */
  async function tilesAt(layer: string, z: number, places: readonly Row[], cookie: string): Promise<Read[]> {
    const paths = new Set(places.map(({ lng, lat }) => `${z}/${tileOf(lng, lat, z).x}/${tileOf(lng, lat, z).y}`));
    const read = await Promise.all([...paths].map((path) => bytes(`/api/tiles/${layer}/${path}.mvt`, cookie)));
    return read.flatMap((tile) => readTile(tile, layer));
  }

  const idsOf = (items: readonly { id: number }[]) => items.map(({ id }) => id);

  /** Ids of those of `all` for which there is a card. */
  async function cards(path: string, all: readonly Row[], cookie: string): Promise<number[]> {
    const statuses = await Promise.all(
      all.map(async ({ id }) => (await town.ask(`${path}/${id}`, undefined, cookie)).status),
    );
    expect(new Set([...statuses, 200, 404])).toEqual(new Set([200, 404]));
    return idsOf(all.filter((_, index) => statuses[index] === 200));
  }

  /** Every way to households and incidents: the ids it gives. */
  const WAYS: Record<"household" | "incident", Record<string, (cookie: string) => Promise<number[]>>> = {
    household: {
      list: async (cookie) => idsOf((await town.json("/api/households?limit=1000", cookie)).items),
      columns: async (cookie) => [...decodeHouseholds(await bytes("/api/households/columns", cookie)).id],
      tiles: async (cookie) => idsOf(await tilesAt("households", 16, rows.household, cookie)),
      cards: (cookie) => cards("/api/households", rows.household, cookie),
    },
    incident: {
      list: async (cookie) => idsOf((await town.json("/api/incidents?limit=1000", cookie)).items),
      columns: async (cookie) => [...decodeIncidents(await bytes("/api/incidents/columns", cookie)).id],
      "columns of a time": async (cookie) => [
        ...decodeIncidents(await bytes("/api/incidents/columns?from=2020-01-01T00:00:00Z", cookie)).id,
      ],
      tiles: async (cookie) => idsOf(await tilesAt("incidents", 16, rows.incident, cookie)),
      cards: (cookie) => cards("/api/incidents", rows.incident, cookie),
      search: async (cookie) => idsOf((await town.json("/api/search?q=I-", cookie)).items),
    },
  };

  const within = (codes: readonly string[], area: string) => codes.some((code) => area.startsWith(code));
  const sorted = (ids: readonly number[]) => [...new Set(ids)].sort((a, b) => a - b);

  describe.each(Object.entries(PEOPLE))("%s", (name, { households, incidents }) => {
    const scopes = { household: households, incident: incidents };
    const cells = (["household", "incident"] as const).flatMap((kind) =>
      Object.keys(WAYS[kind]).map((way) => [kind, way] as const),
    );

    test.each(cells)("%s, %s: exactly the rows of their areas", async (kind, way) => {
      const expected = rows[kind].filter(({ area }) => within(scopes[kind], area));
      expect(sorted(await WAYS[kind][way](cookies[name]))).toEqual(idsOf(expected));
    });

    const mine = () => rows.household.filter(({ area }) => within(households, area));

    test("households are found by search only in their areas", async () => {
      for (const { id, code } of rows.household) {
        const { items } = await town.json(`/api/search?q=${code}`, cookies[name]);
        const found = items.some((item: { kind: string; id: number }) => item.kind === "household" && item.id === id);
        expect([code, found]).toEqual([code, idsOf(mine()).includes(id)]);
      }
    });

    test("buildings are there for all, their doors only where one may see them", async () => {
      for (const id of [1, 2]) {
        const doors = mine().filter(({ building }) => building === id);
        const card = await town.json(`/api/buildings/${id}`, cookies[name]);
        expect(sorted(idsOf(card.households))).toEqual(idsOf(doors));
        const [at] = rows.household.filter(({ building }) => building === id);
        const shape = (await tilesAt("buildings", 14, [at], cookies[name])).find((read) => read.id === id)!;
        expect(shape.properties.households ?? 0).toBe(doors.length);
        if (doors.length === 0) expect(shape.properties.main_type ?? "").toBe("");
      }
    });

    test("areas are there for all, their figures only where the whole area is in scope", async () => {
      const { features } = await town.json("/api/grids", cookies[name]);
      expect(features).toHaveLength(8);
      const tiles = await tilesAt("grids", 16, rows.household, cookies[name]);
      for (const { properties } of features) {
        const { code } = properties;
        const counted = (list: Row[]) => list.filter(({ area }) => area.startsWith(code)).length;
        const figures = within(households, code) ? { households: counted(rows.household) } : {};
        const { households: count } = properties;
        expect({ code, ...(count === undefined ? {} : { households: count }) }).toEqual({ code, ...figures });
        for (const field of ["households", "population"]) expect(field in properties).toBe(within(households, code));
        expect("open_incidents" in properties).toBe(within(incidents, code));
        const { areas, responsible, bounds, ...card } = await town.json(`/api/grids/${code}`, cookies[name]);
        expect(card).toEqual(properties);
        const { population, visited, ...shown } = properties;
        for (const tile of tiles.filter((read) => read.properties.code === code)) {
          expect({ parent: null, ...tile.properties }).toEqual(shown);
        }
      }
    });

    test("the town counts what one may see", async () => {
      const { counts, incidentTime } = await town.json("/api/town", cookies[name]);
      expect(counts.households).toBe(mine().length);
      expect(counts.incidents).toBe(rows.incident.filter(({ area }) => within(incidents, area)).length);
      expect(incidentTime).not.toBeNull();
    });
  });

  test("who may see no household and no incident sees no figure of them anywhere", async () => {
    const auditor = await town.signIn("auditor", [{ role: "auditor" }]);
    const { counts, incidentTime } = await town.json("/api/town", auditor);
    expect([counts.households, counts.incidents, incidentTime, counts.buildings]).toEqual([
      undefined,
      undefined,
      null,
      2,
    ]);
    expect(await town.json("/api/buildings/1", auditor)).not.toHaveProperty("households");
    const { features } = await town.json(`/api/grids?level=community`, auditor);
    expect(Object.keys(features[0].properties).sort()).toEqual(["code", "kind", "level", "name", "parent"]);
    expect(await town.json(`/api/grids/${COMMUNITY}`, auditor)).not.toHaveProperty("households");
    for (const { properties } of await tilesAt("buildings", 14, rows.household, auditor)) {
      expect(properties).not.toHaveProperty("households");
    }
    for (const q of ["H-1", "I-1", "柳园路"]) {
      const { items } = await town.json(`/api/search?q=${q}`, auditor);
      expect(items.filter(({ kind }: { kind: string }) => kind === "household" || kind === "incident")).toEqual([]);
    }
  });

  test("a household's card says what waits there only to who may see incidents, and only theirs", async () => {
    await town.sql`insert into role (code, name_zh, name_en, rights) values ('census', '普查员', 'Census', '{map,households}')
      on conflict (code) do nothing`;
    await town.changes.pull();
    const census = await town.signIn("census", [{ role: "census" }]);
    expect(await town.json("/api/households/1", census)).not.toHaveProperty("openIncidents");
    const elsewhere = await town.signIn("elsewhere", [{ role: "census" }, { role: "worker", area: B2 }]);
    expect((await town.json("/api/households/1", elsewhere)).openIncidents).toEqual([]);
    expect((await town.json("/api/households/1")).openIncidents).toHaveLength(1);
    await town.sql`delete from account_grant where role_id = (select id from role where code = 'census')`;
    await town.sql`delete from role where code = 'census'`;
  });

  test("what one was given is not given to another, whatever version or tag they name", async () => {
    const [worker, everyone] = [cookies["a worker of one microgrid"], cookies["everyone, everywhere"]];
    const { x, y } = tileOf(113.2041, 35.2101, 14);
    const v = async (cookie: string) =>
      new URL((await town.json("/api/tiles/households.json", cookie)).tiles[0]).searchParams.get("v");
    expect(await v(worker)).not.toBe(await v(everyone));
    for (const path of [
      "/api/households/columns",
      "/api/incidents/columns",
      "/api/grids",
      `/api/tiles/households/14/${x}/${y}.mvt`,
    ]) {
      const first = await town.ask(path, undefined, everyone);
      const version = first.headers.get("x-version") ?? (await v(everyone));
      const headers = { "if-none-match": first.headers.get("etag")! };
      const named = await town.ask(`${path}?v=${version}`, { headers }, worker);
      expect([path, named.status]).toEqual([path, 200]);
      expect(named.headers.get("cache-control")).toBe("private, no-cache");
      expect(Buffer.from(await named.arrayBuffer()).equals(Buffer.from(await first.arrayBuffer()))).toBe(false);
      const mine = await town.ask(
        `${path}?v=${named.headers.get("x-version") ?? (await v(worker))}`,
        undefined,
        worker,
      );
      expect(mine.headers.get("cache-control")).toMatch(/^private, .*immutable/);
      expect(mine.headers.get("vary")).toContain("cookie");
    }
  });

  test("incidents are reported only where one may", async () => {
    const report = (position: [number, number]) =>
      town.ask(
        "/api/incidents",
        {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ text: "井盖丢失", position }),
        },
        cookies["a worker of two places"],
      );
    for (const outside of [
      [113.215, 35.21],
      [113.3, 35.3],
    ] as const) {
      const refused = await report([...outside]);
      expect(refused.status).toBe(404);
      expect(await refused.json()).toMatchObject({ code: "place_unknown", where: "position" });
    }
    const [{ count }] = await town.sql<{ count: number }[]>`select count(*)::integer as count from incident`;
    expect(count).toBe(4);
    expect((await report([113.235, 35.21])).status).toBe(201);
  });

  describe("after a change", () => {
    const worker = () => cookies["a worker of one microgrid"];
    const ways = async () => {
      const [list, columns, tiles] = await Promise.all(
        [WAYS.household.list, WAYS.household.columns, WAYS.household.tiles].map(async (way) =>
          sorted(await way(worker())),
        ),
      );
      expect([columns, tiles]).toEqual([list, list]);
      return list;
    };
    const tagsOf = async () => {
      const { x, y } = tileOf(113.2041, 35.2101, 16);
      const paths = ["/api/households/columns", "/api/grids", `/api/tiles/households/16/${x}/${y}.mvt`];
      return Promise.all(paths.map(async (path) => (await town.ask(path, undefined, worker())).headers.get("etag")));
    };

    test("a household that moves into a scope or out of it comes and goes everywhere, also from what was kept", async () => {
      const before = await ways();
      const tags = await tagsOf();
      const [{ id }] = await town.sql<{ id: number }[]>`
        update household set position = st_setsrid(st_makepoint(113.20412, 35.2101), 4326) where code = 'H-4' returning id`;
      await town.changes.pull();
      expect(await ways()).toEqual(sorted([...before, id]));
      for (const [index, tag] of (await tagsOf()).entries()) expect(tag).not.toBe(tags[index]);
      const { features } = await town.json("/api/grids?level=microgrid", worker());
      const figure = features.find((feature: { properties: { code: string } }) => feature.properties.code === A1);
      expect(figure.properties.households).toBe(before.length + 1);
      await town.sql`update household set position = st_setsrid(st_makepoint(113.2241, 35.2101), 4326) where code = 'H-4'`;
      await town.changes.pull();
      expect(await ways()).toEqual(before);
    });

    test("an area that is moved under another takes its rows with it", async () => {
      const leader = cookies["a leader of a grid"];
      const seen = async () => [
        sorted(await WAYS.household.list(leader)),
        sorted(await WAYS.household.columns(leader)),
        sorted(await WAYS.household.tiles(leader)),
      ];
      const inB2 = idsOf(rows.household.filter(({ area }) => area === B2));
      const [before] = await seen();
      await town.sql`update area set parent_id = (select id from area where code = ${A}) where code = ${B2}`;
      await town.changes.pull();
      const more = sorted([...before, ...inB2]);
      expect(inB2).toHaveLength(1);
      expect(await seen()).toEqual([more, more, more]);
      await town.sql`update area set parent_id = (select id from area where code = ${B}) where code = ${B2}`;
      await town.changes.pull();
      expect(await seen()).toEqual([before, before, before]);
    });

    test("a duty that is taken away is gone with the next request", async () => {
      const cookie = await town.signIn("relieved", [
        { role: "worker", area: A1 },
        { role: "planner", area: B2 },
      ]);
      expect(sorted(await WAYS.household.columns(cookie))).toHaveLength(4);
      await town.sql`delete from account_grant where role_id = (select id from role where code = 'worker')
        and account_id = (select id from account where username = 'relieved')`;
      await town.changes.pull();
      expect(sorted(await WAYS.household.columns(cookie))).toEqual(
        idsOf(rows.household.filter(({ area }) => area === B2)),
      );
      expect((await town.ask("/api/households/1", undefined, cookie)).status).toBe(404);
    });
  });
});
