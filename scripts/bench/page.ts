import type { BenchBrowser } from "./browser.ts";
import { onTheStreet } from "./on-the-street.ts";
import { progress, type Report } from "./report.ts";

/** Chunks that hold the map's libraries and nothing of ours. */
const LIBRARIES = /\/(maplibre|deck)-.*\.js$/;

/** Bytes of script that come before the map stands, as they are transferred, against the map's libraries alone. */
export async function page(report: Report): Promise<void> {
  await onTheStreet(async (server, browser) => {
    const scripts = await scriptsBeforeMap(browser, server.url);
    for (const [name, bytes] of scripts) progress(`${name}: ${bytes} bytes`);
    report({
      case: "script before the map stands",
      value: [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0),
      unit: "bytes",
      baseline: librariesAmong(scripts),
      against: "maplibre-gl and deck.gl alone",
      target: "value ≤ 900,000",
    });
  });
}

/** Bytes transferred for each script, workers' too, until the map's first picture is complete. */
async function scriptsBeforeMap(browser: BenchBrowser, url: string): Promise<Map<string, number>> {
  const opened = await browser.newPage({ width: 1366, height: 768 });
  const scripts = new Map<string, number>();
  const sizes: Promise<void>[] = [];
  opened.on("requestfinished", (request) => {
    const { pathname } = new URL(request.url());
    if (!/\.m?js$/.test(pathname)) return;
    const note = async () => {
      const { responseBodySize } = await request.sizes();
      // why: of a worker's script the browser tells the page nothing
      scripts.set(pathname, responseBodySize || (await compressedLength(request.url())));
    };
    sizes.push(note());
  });
  await opened.goto(url);
  await opened.locator("[data-ready=true]").waitFor({ timeout: 120_000 });
  await Promise.all(sizes);
  return scripts;
}

/** Bytes the server sends for `url` to a browser. */
async function compressedLength(url: string): Promise<number> {
  const { headers } = await fetch(url, { method: "HEAD", headers: { "accept-encoding": "gzip, br" } });
  return Number(headers.get("content-length"));
}

/** Bytes of those that hold nothing of ours. */
const librariesAmong = (scripts: Map<string, number>): number =>
  [...scripts].filter(([path]) => LIBRARIES.test(path)).reduce((sum, [, bytes]) => sum + bytes, 0);
