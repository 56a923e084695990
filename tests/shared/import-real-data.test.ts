import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import type { Database } from "../../api/database/database.ts";
import { importFile } from "../../api/import/import-file.ts";
import { type ImportOptions, type KindName, USUAL_OPTIONS } from "../../api/import/options.ts";
import { eachEngine } from "../support/engines.ts";
import { describeShared } from "../support/shared.ts";

const OSM = { attribution: "© OpenStreetMap contributors" };

// Incidents of Houston: tests/browser/real-town.test.ts loads them by the command.
describeShared("a real town", (folder) => {
  const reportFolder = mkdtempSync(join(inject("places"), "real-"));
  const load = (database: Database, kind: KindName, file: string, options: Partial<ImportOptions> = {}) =>
    importFile(database, { ...USUAL_OPTIONS, kind, file: join(folder, "data", file), reportFolder, ...options });

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
});
