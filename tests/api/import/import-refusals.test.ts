import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { ImportOptions, KindName } from "../../../api/import/options.ts";
import { eachEngine } from "../../support/engines.ts";
import { importing } from "./importing.ts";

eachEngine((engine) => {
  const { folder, refusal, run, write } = importing();
  const HOUSEHOLD = "code,lng,lat\na,113.2,35.2\n";

  /** Imports a file that must be refused; gives the refusal, having seen that nothing stayed. */
  async function refuse(file: string, kind: KindName = "households", options: Partial<ImportOptions> = {}) {
    const database = await engine.fresh();
    const refused = await refusal(() => run(database, kind, file, options));
    for (const table of ["household", "place", "incident", "import_run", "change"]) {
      expect(await database.sql`select from ${database.sql(table)}`).toHaveLength(0);
    }
    return refused;
  }

  test("a file that is missing, a folder, empty, or no text", async () => {
    const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(100)]);
    expect(await refuse(join(folder, "nowhere.csv"))).toMatchObject({ code: "file_missing" });
    mkdirSync(join(folder, "folder.csv"));
    expect(await refuse(join(folder, "folder.csv"))).toMatchObject({ code: "file_is_folder" });
    expect(await refuse(write("empty.csv", ""))).toMatchObject({ code: "file_empty" });
    expect(await refuse(write("blank.csv", " \n\n"))).toMatchObject({ code: "file_empty" });
    expect(await refuse(write("book.xlsx", zip))).toMatchObject({
      code: "file_not_text",
      message: expect.stringContaining("Excel"),
    });
    expect(await refuse(write("noise.csv", Buffer.from([1, 2, 0, 255, 254, 0])))).toMatchObject({
      code: "file_not_text",
    });
    const cut = gzipSync(HOUSEHOLD.repeat(500)).subarray(0, 60);
    expect(await refuse(write("cut.csv.gz", cut))).toMatchObject({ code: "gzip_broken" });
  });

  test("a header without rows, a quote that never closes", async () => {
    expect(await refuse(write("header.csv", "code,lng,lat\n"))).toMatchObject({ code: "file_header_only" });
    const open = await refuse(write("quote.csv", `${HOUSEHOLD}b,"113.2,35.2\nc,113.2,35.2\n`));
    expect(open).toMatchObject({ code: "csv_quote_open", where: "3" });
  });

  test("a column that is missing, or given and not there, lists what the file has", async () => {
    const missing = await refuse(write("missing.csv", "code,经,纬\na,113.2,35.2\n"));
    expect(missing).toMatchObject({ code: "column_missing", where: "lng" });
    expect(missing.message).toContain("“code”、“经”、“纬”");
    const given = await refuse(write("given.csv", HOUSEHOLD), "households", { columns: { head: "户主" } });
    expect(given).toMatchObject({ code: "column_unknown", where: "户主" });
    expect(given.message).toContain("“code”、“lng”、“lat”");
    const field = await refuse(write("field.csv", HOUSEHOLD), "households", { columns: { colour: "lng" } });
    expect(field).toMatchObject({ code: "field_unknown", where: "colour" });
    expect(field.message).toContain("head（户主）");
    const time = await refuse(write("time.csv", HOUSEHOLD), "incidents");
    expect(time).toMatchObject({ code: "column_missing", where: "time" });
  });

  test("a fault at the end of a large file undoes all before it", async () => {
    const features = Array.from({ length: 6_000 }, (_, at) => ({
      type: "Feature",
      properties: { code: `p${at}`, name: "门" },
      geometry: { type: "Point", coordinates: [113.2, 35.2] },
    }));
    const text = JSON.stringify({ type: "FeatureCollection", features }, null, 1);
    const cut = await refuse(write("cut.geojson", text.slice(0, -20)), "places");
    expect(cut).toMatchObject({ code: "json_broken", message: expect.stringContaining("断了") });
    const last = text.lastIndexOf("35.2");
    const wrong = `${text.slice(0, last)}"35.2"${text.slice(last + 4)}`;
    expect(await refuse(write("wrong.geojson", wrong), "places")).toMatchObject({ code: "position_not_numbers" });
    expect(await refuse(write("none.geojson", '{"type":"FeatureCollection","features":[]}'), "places")).toMatchObject({
      code: "features_empty",
    });
  });

  test("an unknown --community", async () => {
    expect(await refuse(write("a.csv", HOUSEHOLD), "households", { community: "x" })).toMatchObject({
      code: "community_unknown",
      where: "x",
    });
  });
});
