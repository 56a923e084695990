import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { afterAll, expect, test } from "vitest";
import type { Database } from "../../api/database/database.ts";
import { importFile } from "../../api/import/import-file.ts";
import { type ImportOptions, type KindName, USUAL_OPTIONS } from "../../api/import/options.ts";
import { eachEngine, quickestEngine } from "../support/engines.ts";
import { describeShared } from "../support/shared.ts";

const OSM = { attribution: "© OpenStreetMap contributors" };

describeShared("a real town and real incidents", (folder) => {
  const reportFolder = mkdtempSync(join(tmpdir(), "minqingtu-real-"));
  afterAll(() => rmSync(reportFolder, { recursive: true }));
  const load = (database: Database, kind: KindName, file: string, options: Partial<ImportOptions> = {}) =>
    importFile(database, { ...USUAL_OPTIONS, kind, file: join(folder, "data", file), reportFolder, ...options });
  const report = (path: string | null): Record<string, string>[] =>
    parse(readFileSync(path!), { bom: true, columns: true });

  eachEngine((engine) => {
    test("Nanjing: every building, road, area and place", async () => {
      const database = await engine.fresh();
      const files = [
        ["buildings", "nanjing/buildings.geojson", 1270],
        ["roads", "nanjing/roads.geojson", 384],
        ["areas", "nanjing/areas.geojson", 204],
        ["places", "nanjing/pois.geojson", 305],
      ] as const;
      for (const [kind, file, count] of files) {
        const result = await load(database, kind, file, OSM);
        expect(result).toMatchObject({ read: count, loaded: count, rejected: 0, odd: 0, datum: "wgs84" });
        expect(await load(database, kind, file, OSM)).toMatchObject({ unchanged: count, loaded: 0, updated: 0 });
      }
      const { sql } = database;
      const kinds = async (table: string) =>
        Object.fromEntries(
          (await sql`select kind, count(*) from ${sql(table)} group by kind`).map(({ kind, count }) => [kind, count]),
        );
      expect(await kinds("road")).toMatchObject({ footway: 118, residential: 90, living_street: 49, steps: 3 });
      expect(await kinds("building")).toMatchObject({ other: 1055, apartments: 87, school: 53, hotel: 7, shop: 29 });
      expect(await kinds("land")).toMatchObject({ school: 15, parking: 12, water: 6, market: 2 });
      expect(await kinds("place")).toMatchObject({ subway: 51, bus_stop: 43, shop: 55, school: 4 });
      const [library] = await sql`select name, height_m from building where name = '南京图书馆'`;
      expect(library).toEqual({ name: "南京图书馆", height_m: 50 });
      const [{ bounds }] = await sql`select st_extent(shape)::text as bounds from building`;
      expect(bounds).toMatch(/^BOX\(118\.7\d+ 32\.0\d+,118\.7\d+ 32\.0\d+\)$/);
      expect(await sql`select distinct attribution from import_run`).toEqual([OSM]);
    });

    test("331 townships of Beijing, known by a column of names", async () => {
      const database = await engine.fresh();
      const result = await load(database, "communities", "townships/beijing_townships.geojson", {
        columns: { name: "乡" },
      });
      expect(result).toMatchObject({ read: 331, loaded: 331, rejected: 0 });
      const [{ count }] = await database.sql`select count(distinct code) from area`;
      expect(count).toBe(331);
    });
  });

  // why not on both here: tests/browser/real-town.test.ts loads it into both
  quickestEngine((engine) => {
    test("Houston: 86,309 incidents, 5 rejected for want of a position, 203 far away named", async () => {
      const database = await engine.fresh();
      const file = "incidents/houston_crime_2010.csv.gz";
      const options = { columns: { time: "iso", kind: "offense" } };
      const result = await load(database, "incidents", file, options);
      expect(result).toMatchObject({ read: 86314, loaded: 86309, updated: 0, unchanged: 0, rejected: 5, odd: 203 });
      const rejects = report(result.rejects);
      expect(rejects.map(({ reason }) => reason)).toEqual(Array(5).fill("position_missing"));
      expect(rejects.map(({ address }) => address)).toContain("3650 gardenia bend dr");
      const odds = report(result.odds);
      expect(odds).toHaveLength(203);
      expect(new Set(odds.map(({ reason }) => reason))).toEqual(new Set(["outlier"]));

      const { sql } = database;
      const rows: { offense: string; iso: string; lon: string }[] = parse(
        gunzipSync(readFileSync(join(folder, "data", file))),
        { columns: true },
      );
      const placed = rows.filter(({ lon }) => lon !== "");
      const expected: Record<string, number> = {};
      for (const { offense } of placed) expected[offense] = (expected[offense] ?? 0) + 1;
      expect(Object.keys(expected)).toHaveLength(7);
      const counted = await sql`
        select kind.name_en as kind, count(*) from incident
        join incident_kind as kind on kind.id = kind_id group by kind.name_en`;
      expect(Object.fromEntries(counted.map(({ kind, count }) => [kind, count]))).toEqual(expected);
      expect(result.added.incident_kind.sort()).toEqual(Object.keys(expected).sort());

      const times = placed.map(({ iso }) => iso).sort();
      const [range] = await sql`select min(reported_at) as first, max(reported_at) as last from incident`;
      expect(range).toEqual({ first: new Date(times[0]), last: new Date(times.at(-1)!) });
      const [{ far }] = await sql`
        select count(*) as far from incident
        where st_distance(position::geography, 'SRID=4326;POINT(-95.41 29.74)'::geography) > 150000`;
      expect(far).toBe(203);

      const [{ seq }] = await sql`select max(seq) as seq from change`;
      expect(await load(database, "incidents", file, options)).toMatchObject({
        unchanged: 86309,
        rejected: 5,
        odd: 203,
      });
      expect((await sql`select max(seq) as seq from change`)[0].seq).toBe(seq);
    });
  });
});
