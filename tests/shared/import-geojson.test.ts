import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Entry } from "../../api/import/entry.ts";
import { importFile } from "../../api/import/import-file.ts";
import { ImportRefused, type KindName, USUAL_OPTIONS } from "../../api/import/options.ts";
import { readGeojson } from "../../api/import/read-geojson.ts";
import { openSource } from "../../api/import/source.ts";
import { eachEngine } from "../support/engines.ts";
import { describeShared } from "../support/shared.ts";

/**
 * What the collection's own checker (geojsonhint) says of each bad file, and what the importer makes of it: the reason and
 * the line on which it is. What geojsonhint calls a mere message is loaded and noted, so as not to turn away what every
 * map shows; excessive precision is no fault to either.
 */
const REFUSED: Record<string, [code: string, line: string]> = {
  "bad-duplicate-properties": ["json_member_twice", "1"], // the object with two members "type" begins on line 1
  "bad-json": ["json_broken", "2"], // the comma is missing at the end of line 2
  "bad-properties-as-array": ["properties_not_object", "1"],
  badcoordtype: ["coordinates_nesting", "9"],
  badfeatureid: ["feature_id", "4"],
  "bbox-contains-string": ["bbox_not_numbers", "4"],
  "different-first-last": ["ring_open", "3"],
  false: ["geometries_not_objects", "1"],
  "featurecollection-obj": ["features_not_array", "1"],
  featurecollection: ["features_missing", "1"],
  geometry_changed_semantics: ["member_forbidden", "1"],
  "multipoint-multidimension": ["position_not_numbers", "1"],
  nofeaturetype: ["feature_type", "4"],
  "point-labeled-as-a-multipolygon": ["coordinates_nesting", "6"],
  "point-toofew": ["position_short", "3"],
  point: ["coordinates_missing", "1"],
  rootstring: ["json_broken", "1"],
  "short-linearring": ["ring_short", "3"],
  stringcoord: ["position_not_numbers", "9"],
};

const LOADED: Record<string, { kind: KindName; note: RegExp | null }> = {
  "bad-polygon-interiorring-rhr": { kind: "areas", note: /1 个面的环不合右手法则/ },
  geometrycollection_single: { kind: "places", note: /1 个 GeometryCollection 只有一个几何/ },
  excessive_precision_truncated: { kind: "roads", note: null },
};

describeShared("GeoJSON that others collected", (folder) => {
  const good = join(folder, "fixtures/geojson-good");
  const bad = join(folder, "fixtures/geojson-bad");
  const reportFolder = mkdtempSync(join(tmpdir(), "minqingtu-geojson-"));
  afterAll(() => rmSync(reportFolder, { recursive: true }));
  const names = (path: string) =>
    readdirSync(path)
      .filter((name) => name.endsWith(".geojson"))
      .map((name) => name.replace(".geojson", ""));

  test("every bad file has its place in one of the two lists", () => {
    expect(names(bad).sort()).toEqual([...Object.keys(REFUSED), ...Object.keys(LOADED)].sort());
  });

  test.each(names(good))("%s is read", async (name) => {
    const entries: Entry[] = [];
    const reading = readGeojson(await openSource(join(good, `${name}.geojson`)));
    for await (const batch of reading.batches) entries.push(...batch);
    expect(entries.length).toBeGreaterThan(0);
  });

  eachEngine((engine) => {
    const load = async (name: string, kind: KindName) => {
      const database = await engine.fresh();
      const options = { ...USUAL_OPTIONS, kind, file: join(bad, `${name}.geojson`), reportFolder };
      return { database, act: () => importFile(database, options) };
    };

    test.each(Object.entries(REFUSED))(
      "%s is refused with what and where, and nothing stays",
      async (name, [code, line]) => {
        const { database, act } = await load(name, "places");
        const refused = await act().catch((error) => error);
        expect(refused).toBeInstanceOf(ImportRefused);
        expect(refused).toMatchObject({ code, where: line });
        expect(refused.message).toMatch(new RegExp(`^第 ${line} 行：.+请改正后再试。$`));
        expect(await database.sql`select from place`).toHaveLength(0);
        expect(await database.sql`select from import_run`).toHaveLength(0);
      },
    );

    test.each(Object.entries(LOADED))(
      "%s is loaded, with a note where there is something to note",
      async (name, { kind, note }) => {
        const { act } = await load(name, kind);
        const result = await act();
        expect(result).toMatchObject({ read: 1, loaded: 1, rejected: 0, odd: 0 });
        if (note) expect(result.notes.some((text) => note.test(text))).toBe(true);
        else expect(result.notes).toHaveLength(1); // on the datum
      },
    );
  });
});
