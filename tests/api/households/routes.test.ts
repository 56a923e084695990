import { brotliDecompressSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeHouseholds } from "../../../domain/columns.ts";
import { fromLattice } from "../../../domain/position.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B1, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());
  const codes = async (query: string) =>
    (await town.json(`/api/households${query}`)).items.map(({ code }: { code: string }) => code);

  describe("a list of households", () => {
    test("names and phones are masked", async () => {
      const { items, next } = await town.json("/api/households?limit=4");
      expect(next).not.toBeNull();
      expect(items.map(({ head, phone }: { head: string; phone: string }) => [head, phone])).toEqual([
        ["张**", "138****5678"],
        ["欧**", "039****2345"],
        ["𠮷**", null],
        ["买**", "139****0000"],
      ]);
      expect(items[0]).toEqual({
        id: 1,
        code: "H-1",
        type: "party",
        attention: null,
        address: "柳园路1号院1号楼1单元101",
        building: 1,
        unit: "1",
        floor: 1,
        door: "101",
        residents: 3,
        head: "张**",
        phone: "138****5678",
        grid: A1,
        position: [113.2041, 35.2101],
      });
    });

    test.each([
      ["", ["H-1", "H-2", "H-3", "H-4", "H-5", "H-6"]],
      [`?grid=${A}`, ["H-1", "H-2", "H-3"]],
      [`?grid=${STREET}`, ["H-1", "H-2", "H-3", "H-4", "H-5"]],
      ["?type=elder,rented", ["H-4", "H-5"]],
      ["?bbox=113.2040,35.2,113.20425,35.22", ["H-1", "H-2"]],
      ["?q=1单元", ["H-1", "H-2"]],
      ["?q=%25", []],
      [`?q=h-4&grid=${B1}`, ["H-4"]],
    ])("%s", async (query, expected) => expect(await codes(query)).toEqual(expected));

    test.each([1, 2, 3, 5, 6])("pages of %i give every household once", async (limit) => {
      const seen: string[] = [];
      for (let after = ""; ; ) {
        const { items, next } = await town.json(`/api/households?limit=${limit}${after}`);
        seen.push(...items.map(({ code }: { code: string }) => code));
        if (next === null) break;
        after = `&after=${next}`;
      }
      expect(seen).toEqual(["H-1", "H-2", "H-3", "H-4", "H-5", "H-6"]);
    });

    test("a name is not a way to find a household", async () => {
      expect(await codes("?q=张志强")).toEqual([]);
    });

    test.each([
      ["?limit=0", "invalid_parameter", "limit", "0"],
      ["?limit=1001", "invalid_parameter", "limit", "1001"],
      ["?limit=some", "invalid_parameter", "limit", "some"],
      ["?bbox=1,2,3", "invalid_parameter", "bbox", "1,2,3"],
      ["?bbox=35.2,113.2,35.3,113.3", "invalid_parameter", "bbox", "113.2"],
      ["?after=tomorrow", "invalid_parameter", "after", "tomorrow"],
      ["?grid=nowhere", "area_unknown", "grid", "nowhere"],
      ["?type=party,king", "code_unknown", "type", "king"],
    ])("%s is refused with what is wrong", async (query, code, where, value) => {
      const response = await town.ask(`/api/households${query}`);
      expect(response.status).toBe(400);
      const body = (await response.json()) as { message: string };
      expect(body).toMatchObject({ code, where });
      expect(body.message).toContain(value);
    });
  });

  describe("the card of a household", () => {
    test("its areas, who answers, and what waits there", async () => {
      const card = await town.json("/api/households/1");
      expect(card.areas.map(({ name }: { name: string }) => name)).toEqual([
        "柳园街道",
        "柳园社区",
        "第一网格",
        "第一微网格",
      ]);
      expect(card.responsible[0]).toEqual({ name: "李微", duty: "microgrid-worker", area: A1, phone: "13700000001" });
      expect(card.openIncidents).toEqual([
        { id: 1, kind: "fire-hazard", text: "楼道飞线充电", state: "reported", reportedAt: "2026-05-01T00:00:00.123Z" },
      ]);
      expect([card.head, card.phone]).toEqual(["张**", "138****5678"]);
    });

    test.each([
      ["/api/households/4711", 404, "household_unknown"],
      ["/api/households/H-1", 400, "invalid_parameter"],
    ])("%s", async (path, status, code) => {
      const response = await town.ask(path);
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ code });
    });
  });

  describe("a building", () => {
    test("lists its doors by stair", async () => {
      const building = await town.json("/api/buildings/1");
      expect(building).toMatchObject({ code: "B-1", name: "1号楼", floors: 6, units: 2 });
      expect(building.households).toEqual([
        { id: 1, unit: "1", floor: 1, door: "101", type: "party", attention: null },
        { id: 2, unit: "1", floor: 1, door: "102", type: "ordinary", attention: null },
        { id: 3, unit: "2", floor: 2, door: "201", type: "ordinary", attention: null },
      ]);
      expect((await town.ask("/api/buildings/99")).status).toBe(404);
    });
  });

  describe("columns", () => {
    const columns = async () =>
      decodeHouseholds(new Uint8Array(await (await town.ask("/api/households/columns")).arrayBuffer()));
    type Row = { id: number; lng: number; lat: number; type: string; attention: string; grid: string };
    const inMemory = async (): Promise<Row[]> => {
      const { length, types, attentions, grids, ...of } = await columns();
      const rows = Array.from({ length }, (_, row) => ({
        id: of.id[row],
        lng: fromLattice(of.lng[row]),
        lat: fromLattice(of.lat[row]),
        type: types[of.type[row]],
        attention: attentions[of.attention[row]],
        grid: grids[of.grid[row]],
      }));
      return rows.sort((a, b) => a.id - b.id);
    };
    const inDatabase = async () => [
      ...(await town.sql<Row[]>`
        select household.id, st_x(position) as lng, st_y(position) as lat, household_type.code as type,
          coalesce(attention_level.code, '') as attention, coalesce(area.code, '') as grid
        from household join household_type on household_type.id = type_id
        left join attention_level on attention_level.id = attention_id left join area on area.id = area_id
        order by household.id`),
    ];

    test("hold exactly what the database holds, sorted by grid", async () => {
      expect(await inMemory()).toEqual(await inDatabase());
      const { grid } = await columns();
      expect([...grid]).toEqual([...grid].sort((a, b) => a - b));
    });

    test("are told apart by version, compressed, and immutable under their version", async () => {
      const plain = await town.ask("/api/households/columns");
      expect(plain.headers.get("cache-control")).toBe("private, no-cache");
      const version = plain.headers.get("x-version")!;
      const named = await town.ask(`/api/households/columns?v=${version}`, { headers: { "accept-encoding": "br" } });
      expect(named.headers.get("cache-control")).toContain("immutable");
      if (named.headers.get("content-encoding") === "br") {
        const bytes = brotliDecompressSync(await named.arrayBuffer());
        expect(bytes.equals(Buffer.from(await plain.arrayBuffer()))).toBe(true);
      }
      const etag = plain.headers.get("etag")!;
      const again = await town.ask("/api/households/columns", { headers: { "if-none-match": etag } });
      expect(again.status).toBe(304);
    });

    test("after any sequence of inserts, moves, new types and deletions they hold what the database holds", async () => {
      const change = fc.record({
        what: fc.constantFrom("insert", "move", "retype", "delete"),
        code: fc.nat(12),
        lng: fc.integer({ min: 1132000000, max: 1132400000 }),
        lat: fc.integer({ min: 352000000, max: 352200000 }),
      });
      const apply = async ({ what, code, lng, lat }: { what: string; code: number; lng: number; lat: number }) => {
        const { sql } = town;
        const at = sql`st_setsrid(st_makepoint(${lng / 1e7}::float8, ${lat / 1e7}::float8), 4326)`;
        if (what === "insert")
          await sql`insert into household (code, type_id, position) values (${`X-${code}`}, 1, ${at}) on conflict do nothing`;
        if (what === "move") await sql`update household set position = ${at} where code = ${`X-${code}`}`;
        if (what === "retype")
          await sql`update household set type_id = 1 + id % 11, attention_id = 1 + id % 3 where code >= ${`X-${code}`}`;
        if (what === "delete") await sql`delete from household where code = ${`X-${code}`}`;
      };
      await fc.assert(
        fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
          for (const each of changes) await apply(each);
          await town.changes.pull();
          expect(await inMemory()).toEqual(await inDatabase());
        }),
        { numRuns: 20 },
      );
    });

    test("a grid that gets another code is called by it", async () => {
      await town.sql`update area set code = 'renamed' where code = ${A1}`;
      await town.changes.pull();
      expect((await inMemory())[0].grid).toBe("renamed");
    });

    test("a change of too many rows to name is taken over too", async () => {
      await town.sql`insert into household (code, type_id, position)
        select 'many-' || n, 1, st_setsrid(st_makepoint(113.2 + n * 1e-6, 35.21), 4326) from generate_series(1, 10001) as n`;
      await town.changes.pull();
      expect((await columns()).length).toBeGreaterThan(10000);
      expect(await inMemory()).toEqual(await inDatabase());
    });
  });
});
