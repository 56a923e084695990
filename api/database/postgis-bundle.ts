import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const WHOLE = join(createRequire(import.meta.url).resolve("@electric-sql/pglite-postgis"), "../postgis.tar.gz");
const CACHE = fileURLToPath(new URL("../../node_modules/.cache/minqingtu/", import.meta.url));

/** PostGIS itself: its code, what `create extension postgis` runs, and the parameters of coordinate systems. */
const NEEDED =
  /^(lib\/postgresql\/postgis-\d+\.so|share\/postgresql\/extension\/postgis(\.control|--[\d.]+\.sql)|share\/proj\/.+)$/;

/**
 * The file that the embedded engine loads PostGIS from: the library's own without raster, topology, geocoder and upgrades.
 * Made once in the folder `cache`, kept until the library's version changes; where nothing can be written, the library's own.
 * why: the engine compiles and links every library of the bundle whenever it opens; without these it takes half the time
 * and 330 MB less
 */
export async function postgisBundle(cache = CACHE): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(WHOLE, "../../package.json"), "utf8")) as { version: string };
  const slim = join(cache, `postgis-${version}.tar.gz`);
  if (existsSync(slim)) return slim;
  try {
    mkdirSync(cache, { recursive: true });
    await writeSlim(slim, cache);
    return slim;
  } catch {
    return WHOLE;
  }
}

/** Writes it beside its place and moves it there whole, since another process may be doing the same. */
async function writeSlim(slim: string, cache: string): Promise<void> {
  const { create, extract } = await import("tar");
  const folder = mkdtempSync(join(cache, "making-"));
  try {
    const content = join(folder, "content");
    const file = join(folder, "postgis.tar.gz");
    mkdirSync(content);
    await extract({ file: WHOLE, cwd: content, filter: (path) => NEEDED.test(path) });
    await create({ file, cwd: content, gzip: true, portable: true }, readdirSync(content));
    renameSync(file, slim);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
