import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_UNTIL, writeTown } from "../../data/town/town.ts";
import { build } from "../build.ts";
import { findPostgres, startPostgres } from "../support/postgres-server.ts";
import { KEY_ENVIRONMENT } from "./bench-key.ts";
import { type BenchBrowser, type Given, openBrowser, openMap } from "./browser.ts";
import { importTown, TOWN_FILES } from "./import-town.ts";
import { madeHouseholds, madeIncidents } from "./made-county.ts";
import { median, progress, type Report } from "./report.ts";
import { startServer } from "./server.ts";

const ROUNDS = 5;

/** The command centre of the demonstration county, 350,000 households and 1,000,000 incidents, opened by a browser that knows nothing of it. */
export async function open(report: Report): Promise<void> {
  await build();
  const folder = mkdtempSync(join(tmpdir(), "minqingtu-open-"));
  const postgres = await startPostgres(findPostgres()!);
  try {
    progress("making up a county");
    const town = join(folder, "town");
    await writeTown({ scale: "county", seed: 1, until: DEFAULT_UNTIL, out: town });
    const databaseUrl = postgres.url("postgres");
    const files = [...TOWN_FILES, ["incidents", "incidents.csv"]] as const;
    await importTown({ DATABASE_URL: databaseUrl, DATA_DIR: join(folder, "data"), ...KEY_ENVIRONMENT }, town, files);
    const server = await startServer({ databaseUrl });
    try {
      const nobody = madeHouseholds(0);
      const empty = { households: nobody, incidents: madeIncidents(0, nobody) };
      const times: Record<"whole" | "empty", Opened[]> = { whole: [], empty: [] };
      for (let round = -1; round < ROUNDS; round++) {
        // the first asks the server for what it then keeps
        const whole = await opened(server, server.url, {});
        const without = await opened(server, server.url, empty);
        if (round < 0) continue;
        times.whole.push(whole);
        times.empty.push(without);
      }
      const middle = (which: "whole" | "empty", what: keyof Opened) => median(times[which].map((each) => each[what]));
      for (const [what, name] of [
        ["mapS", "until the map stands"],
        ["slidesS", "until the slider over all incidents can be moved"],
      ] as const) {
        report({
          case: `the command centre of 350k households and 1M incidents, ${name}`,
          value: middle("whole", what),
          unit: "s",
          baseline: middle("empty", what),
          against: "the same page given no household and no incident",
          target: "value ≤ 3 s",
        });
      }
    } finally {
      await server.stop();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Opened = { mapS: number; slidesS: number };

/** How long the browser has been open, as one is that somebody works with: starting its own processes is not the page's. */
const SETTLED_MS = 2_000;

/** Seconds of the page's own clock, in a browser of its own. */
async function opened(server: Parameters<typeof openBrowser>[0], url: string, given: Given): Promise<Opened> {
  const browser: BenchBrowser = await openBrowser(server);
  try {
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    const page = await openMap(browser, url, { given });
    await page.waitForFunction(() => drawing.standsMs > 0 && drawing.slidesMs > 0);
    const { standsMs, slidesMs } = await page.evaluate(() => drawing);
    return { mapS: standsMs / 1000, slidesS: Math.max(standsMs, slidesMs) / 1000 };
  } finally {
    await browser.close();
  }
}
