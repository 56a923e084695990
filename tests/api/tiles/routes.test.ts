import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B, B1, B2, COMMUNITY, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";
import { type Read, readTile, tileOf } from "./tile-reader.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());

  const tileAt = async (layer: string, z: number, lng: number, lat: number): Promise<Read[]> => {
    const { x, y } = tileOf(lng, lat, z);
    const response = await town.ask(`/api/tiles/${layer}/${z}/${x}/${y}.mvt`);
    expect([200, 204]).toContain(response.status);
    return readTile(new Uint8Array(await response.arrayBuffer()), layer);
  };
  const ids = (read: Read[]) => read.map(({ id }) => id).sort((a, b) => a - b);

  describe("points", () => {
    test.each([12, 13, 14, 15, 16])(
      "every household is in exactly its tile of zoom %i, where the database has it",
      async (z) => {
        const rows = await town.sql<
          { id: number; lng: number; lat: number; type: string; attention: string | null; grid: string | null }[]
        >`
        select h.id, st_x(h.position) as lng, st_y(h.position) as lat, t.code as type, l.code as attention, a.code as grid
        from household h join household_type t on t.id = h.type_id
        left join attention_level l on l.id = h.attention_id left join area a on a.id = h.area_id
        order by h.id`;
        for (const { lng, lat, id, type, attention, grid } of rows) {
          const found = (await tileAt("households", z, lng, lat)).filter((read) => read.id === id);
          const properties = { id, type, attention: attention ?? "", grid: grid ?? "" };
          expect(found).toEqual([{ id, properties, geometry: [[tileOf(lng, lat, z).step]] }]);
        }
        const { x, y } = tileOf(rows[0].lng, rows[0].lat, z);
        const there = rows.filter((row) => tileOf(row.lng, row.lat, z).x === x && tileOf(row.lng, row.lat, z).y === y);
        expect(ids(await tileAt("households", z, rows[0].lng, rows[0].lat))).toEqual(there.map(({ id }) => id));
      },
    );

    test("an incident says its kind, state, urgency and the second it was reported", async () => {
      const [first] = (await tileAt("incidents", 16, 113.2041, 35.2101)).filter(({ id }) => id === 1);
      expect(first.properties).toEqual({
        id: 1,
        kind: "fire-hazard",
        state: "reported",
        urgency: "urgent",
        time: Date.parse("2026-05-01T08:00:00+08:00") / 1000,
      });
    });

    test("no personal field is in a tile", async () => {
      const { x, y } = tileOf(113.2041, 35.2101, 14);
      const bytes = Buffer.from(await (await town.ask(`/api/tiles/households/14/${x}/${y}.mvt`)).arrayBuffer());
      for (const secret of ["张", "志强", "1381", "独居"]) expect(bytes.includes(secret)).toBe(false);
    });

    test("a place has its name", async () => {
      const [place] = await tileAt("places", 14, 113.215, 35.215);
      expect(place.properties).toEqual({ name: "柳园小学", kind: "school" });
      expect(place.geometry).toEqual([[tileOf(113.215, 35.215, 14).step]]);
    });
  });

  describe("shapes", () => {
    test("a building says what lives in it", async () => {
      const buildings = await tileAt("buildings", 14, 113.2045, 35.2101);
      expect(buildings.find(({ id }) => id === 1)?.properties).toEqual({
        id: 1,
        code: "B-1",
        name: "1号楼",
        kind: "apartments",
        address: "柳园路1号院1号楼",
        floors: 6,
        households: 3,
        main_type: "party",
      });
    });

    test("a footprint lies on the lattice, clockwise on screen", async () => {
      const [building] = (await tileAt("buildings", 16, 113.2045, 35.2101)).filter(({ id }) => id === 1);
      const { x, y } = tileOf(113.2045, 35.2101, 16);
      const step = (lng: number, lat: number) => {
        const at = tileOf(lng, lat, 20); // 16 of its steps are one of zoom 16
        return [(at.x * 4096 + at.step[0]) / 16 - x * 4096, (at.y * 4096 + at.step[1]) / 16 - y * 4096].map(Math.round);
      };
      const [ring] = building.geometry;
      const corners = [step(113.204, 35.2103), step(113.205, 35.2103), step(113.205, 35.21), step(113.204, 35.21)];
      expect(ring).toHaveLength(5);
      expect(new Set(ring.map(String))).toEqual(new Set(corners.map(String)));
      const turn = ring.slice(1).reduce((sum, [right, down], at) => sum + ring[at][0] * down - right * ring[at][1], 0);
      expect(turn).toBeGreaterThan(0);
    });

    test("a park keeps the pond cut out of it", async () => {
      const [park] = await tileAt("areas", 14, 113.207, 35.214);
      expect(park.properties).toEqual({ name: "柳园", kind: "park" });
      expect(park.geometry).toHaveLength(2);
    });

    test("a road that leaves the tile is cut a little beyond its edge", async () => {
      const [road] = (await tileAt("roads", 16, 113.21, 35.205)).filter(
        ({ properties }) => properties.name === "柳园路",
      );
      expect(road.properties).toEqual({ name: "柳园路", kind: "secondary", bridge: false });
      expect(road.geometry[0].map(([right]) => right)).toEqual([-64, 4096 + 64]);
    });

    test("areas of all levels have their counts, and microgrids come only when they can be seen", async () => {
      const near = await tileAt("grids", 12, 113.205, 35.21);
      const codes = near.map(({ properties }) => properties.code);
      expect(codes).toEqual(expect.arrayContaining([STREET, COMMUNITY, A, B, A1, B1, B2]));
      expect(near.find(({ properties }) => properties.code === A)?.properties).toEqual({
        code: A,
        name: "第一网格",
        level: "grid",
        kind: "urban",
        parent: COMMUNITY,
        households: 3,
        open_incidents: 1,
      });
      expect((await tileAt("grids", 8, 113.205, 35.21)).map(({ properties }) => properties.code)).toEqual([STREET]);
    });
  });

  describe("TileJSON", () => {
    test.each(["grids", "buildings", "roads", "areas", "places", "households", "incidents"])("%s", async (layer) => {
      const said = await town.json(`/api/tiles/${layer}.json`);
      expect(said).toMatchObject({
        tilejson: "3.0.0",
        bounds: [113.2, 35.2, 113.24, 35.22],
        attribution: "模拟数据",
        vector_layers: [{ id: layer }],
      });
      const { x, y } = tileOf(113.2141, 35.2141, said.maxzoom);
      const address = new URL(said.tiles[0].replace("{z}", said.maxzoom).replace("{x}", x).replace("{y}", y));
      const response = await town.ask(address.pathname + address.search);
      expect(response.headers.get("cache-control")).toContain("immutable");
      const fields = Object.keys(said.vector_layers[0].fields);
      for (const { properties } of readTile(new Uint8Array(await response.arrayBuffer()), layer)) {
        expect(fields).toEqual(expect.arrayContaining(Object.keys(properties)));
      }
    });
  });

  test("a tile is compressed for those who can read it, and the same bytes inside", async () => {
    const { x, y } = tileOf(113.205, 35.21, 12);
    const path = `/api/tiles/grids/12/${x}/${y}.mvt`;
    const packed = await town.ask(path, { headers: { "accept-encoding": "gzip, br" } });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    const plain = Buffer.from(await (await town.ask(path)).arrayBuffer());
    expect(gunzipSync(await packed.arrayBuffer()).equals(plain)).toBe(true);
  });

  test.each([
    ["/api/tiles/planets.json", "layer_unknown", "planets"],
    ["/api/tiles/planets/14/1/1.mvt", "layer_unknown", "planets"],
    ["/api/tiles/households/3/1/1.mvt", "tile_unknown", "3/1/1.mvt"],
    ["/api/tiles/households/14/16384/1.mvt", "tile_unknown", "14/16384/1.mvt"],
    ["/api/tiles/households/14/1/x.mvt", "tile_unknown", "14/1/x.mvt"],
  ])("%s is not there", async (path, code, where) => {
    const response = await town.ask(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code, where });
  });

  describe("after a change", () => {
    const ask = async (layer: string, lng: number, lat: number, ifNoneMatch?: string) => {
      const { x, y } = tileOf(lng, lat, 16);
      const headers: Record<string, string> = ifNoneMatch ? { "if-none-match": ifNoneMatch } : {};
      return town.ask(`/api/tiles/${layer}/16/${x}/${y}.mvt`, { headers });
    };
    const etagOf = async (layer: string, lng: number, lat: number) => (await ask(layer, lng, lat)).headers.get("etag")!;

    test("a household that moves leaves its tile, enters another, and no third tile changes", async () => {
      const [from, to, third] = await Promise.all([
        etagOf("households", 113.2041, 35.2101),
        etagOf("households", 113.2241, 35.2101),
        etagOf("households", 113.3, 35.3),
      ]);
      const [{ id }] = await town.sql<{ id: number }[]>`
        update household set position = st_setsrid(st_makepoint(113.2243, 35.2103), 4326) where code = 'H-2' returning id`;
      await town.changes.pull();
      expect(ids(await tileAt("households", 16, 113.2041, 35.2101))).not.toContain(id);
      expect(ids(await tileAt("households", 16, 113.2243, 35.2103))).toContain(id);
      expect((await ask("households", 113.2041, 35.2101, from)).status).toBe(200);
      expect((await ask("households", 113.2241, 35.2101, to)).status).toBe(200);
      expect((await ask("households", 113.3, 35.3, third)).status).toBe(304);
    });

    test("its building is of another type when the party household goes", async () => {
      await town.sql`delete from household where code = 'H-1'`;
      await town.changes.pull();
      const building = (await tileAt("buildings", 14, 113.2045, 35.2101)).find(({ id }) => id === 1);
      expect(building?.properties).toMatchObject({ households: 2, main_type: "" });
    });

    test("what is new, and a type that did not exist before, is in the next tile", async () => {
      await town.sql`insert into household_type (code, name_zh, name_en, fill, glyph, rank) values ('tofu-shop', '豆腐坊', 'Tofu shop', '#AABBCC', 'shop', 20)`;
      await town.sql`insert into household (code, type_id, position)
        select 'H-' || n, (select max(id) from household_type), st_setsrid(st_makepoint(113.2041 + n * 1e-6, 35.2101), 4326)
        from generate_series(101, 140) as n`;
      await town.changes.pull();
      const read = await tileAt("households", 14, 113.2041, 35.2101);
      expect(read.filter(({ properties }) => properties.type === "tofu-shop")).toHaveLength(40);
    });

    test("a building torn down, a road renamed and a border removed are seen", async () => {
      await town.sql`delete from building where code = 'B-2'`;
      await town.sql`update road set name = '新柳园路' where code = 'R-1'`;
      await town.sql`delete from area_border where area_id = (select id from area where code = ${B2})`;
      await town.changes.pull();
      expect(ids(await tileAt("buildings", 14, 113.2241, 35.2101))).not.toContain(2);
      const names = (await tileAt("roads", 14, 113.2241, 35.205)).map(({ properties }) => properties.name);
      expect(names).toContain("新柳园路");
      expect((await tileAt("grids", 14, 113.235, 35.21)).map(({ properties }) => properties.code)).not.toContain(B2);
    });

    test("a table emptied at once is empty on the map", async () => {
      await town.sql`delete from incident`;
      await town.changes.pull();
      expect((await ask("incidents", 113.2041, 35.2101)).status).toBe(204);
    });
  });
});
