import { USUAL_SETTINGS } from "../../domain/wall/settings.ts";
import { type Looks, SOAK_SCENES, WallSoak, type Weight } from "../support/wall-soak.ts";
import { pairWall } from "./a-wall.ts";
import { onTheStreet } from "./on-the-street.ts";
import { progress, type Report } from "./report.ts";

const WARM = { events: 5_000, scenes: 60, reconnects: 10 };
const DAY = { events: 100_000, scenes: 500, reconnects: 50 };

const UNITS: Record<keyof Weight, string> = {
  heap: "bytes",
  nodes: "nodes",
  listeners: "listeners",
  glObjects: "objects",
};

/** A day on a wall, compressed: what grows, against what it weighed before. */
export async function soak(report: Report): Promise<void> {
  await onTheStreet(async (server, browser) => {
    const cookie = await pairWall(server, { ...USUAL_SETTINGS, scenes: SOAK_SCENES });
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: "reduce" });
    await context.addCookies([{ ...cookie, url: server.url }]);
    const page = await context.newPage();
    const wall = new WallSoak(page);
    await wall.before();
    await page.goto(`${server.url}/wall`);
    await page.locator(".wall-map canvas").waitFor({ timeout: 120_000 });
    await wall.live(WARM);
    const before = await wall.weight();
    progress(`before: ${JSON.stringify(before)}`);
    await wall.live(DAY);
    const after = await wall.weight();
    for (const key of Object.keys(UNITS) as (keyof Weight)[]) {
      const [value, baseline] = [leastOf(after[key]), mostOf(before[key])];
      const measured = { value, unit: UNITS[key], baseline, against: "before them" };
      report({ case: `${key} after 100,000 events, 500 scenes, 50 lost lines`, ...measured, target: "ratio ≤ 1.05" });
    }
    wall.end();
  });
}

const leastOf = (weighed: number | Looks): number => (typeof weighed === "number" ? weighed : weighed.least);
const mostOf = (weighed: number | Looks): number => (typeof weighed === "number" ? weighed : weighed.most);
