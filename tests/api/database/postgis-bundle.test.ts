import { mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { list } from "tar";
import { expect, inject, test } from "vitest";
import { postgisBundle } from "../../../api/database/postgis-bundle.ts";

const newFolder = () => mkdtempSync(join(inject("places"), "bundle-"));

async function filesIn(file: string): Promise<string[]> {
  const files: string[] = [];
  await list({ file, onReadEntry: ({ path }) => files.push(path) });
  return files.filter((path) => !path.endsWith("/"));
}

test("holds PostGIS without what it is not asked for; made once, also by two at once", async () => {
  const cache = join(newFolder(), "below");
  const [file, other] = await Promise.all([postgisBundle(cache), postgisBundle(cache)]);
  expect(other).toBe(file);
  expect(readdirSync(cache).map((name) => join(cache, name))).toEqual([file]);
  const files = await filesIn(file);
  expect(files.filter((path) => path.endsWith(".so"))).toEqual(["lib/postgresql/postgis-3.so"]);
  expect(files).toContain("share/proj/proj.db");
  expect(files.filter((path) => path.includes("/extension/")).sort()).toEqual([
    expect.stringMatching(/\/postgis--\d+\.\d+\.\d+\.sql$/),
    "share/postgresql/extension/postgis.control",
  ]);
  const { mtimeMs } = statSync(file);
  expect(await postgisBundle(cache)).toBe(file);
  expect(statSync(file).mtimeMs).toBe(mtimeMs);
});

test("where nothing can be written, it is the library's own", async () => {
  const file = join(newFolder(), "file");
  writeFileSync(file, "");
  expect(await filesIn(await postgisBundle(join(file, "below")))).toContain("lib/postgresql/postgis_raster-3.so");
});
