import type { Page } from "playwright-core";
import { encodeFabric } from "../../domain/layout/fabric/encode.ts";
import { type Draft, type LayoutData, layoutData } from "../../domain/layout/layout.ts";
import { USUAL_SETTINGS } from "../../domain/layout/layout-settings.ts";
import type { LayoutCard } from "../../domain/layout/publication.ts";
import type { BenchBrowser } from "./browser.ts";
import { madeCommunity } from "./made-community.ts";
import { madeDraft } from "./made-draft.ts";
import { onTheStreet } from "./on-the-street.ts";
import { median, progress, type Report } from "./report.ts";

/** 71 × 71 houses: 5,041 cells. */
const SIDE = 71;

const ROUNDS = 5;

const COMMUNITY = "990101001001";

/** A layout of 5,000 cells opened in the browser, against one of the same border that is a single cell: the empty map. */
export async function editor(report: Report): Promise<void> {
  await onTheStreet(async (server, browser) => {
    const sources = madeCommunity(SIDE);
    const full = madeDraft(sources);
    const empty = madeDraft({ ...sources, buildings: [], lines: [] });
    progress(`${full.fabric.cells.length} cells, ${empty.fabric.cells.length} cell`);
    const times: { full: number[]; empty: number[] } = { full: [], empty: [] };
    // why in turns: what else the machine does meets both alike
    for (let round = 0; round < ROUNDS; round++) {
      times.empty.push(await openedMs(browser, server.url, empty));
      times.full.push(await openedMs(browser, server.url, full));
    }
    report({
      case: "5,000 cells, from their last byte to the map with all of them",
      value: median(times.full),
      unit: "ms",
      baseline: median(times.empty),
      against: "the empty map",
      target: "value ≤ 1,000 more than the empty map",
    });
  });
}

/** Milliseconds from the last byte of the ground until the map stands and all that is on it is drawn. */
async function openedMs(browser: BenchBrowser, url: string, draft: Draft): Promise<number> {
  const page = await browser.newPage({ width: 1920, height: 1080 });
  await page.addInitScript(noteReady);
  await answer(page, draft);
  await page.goto(`${url}/plan?layout=1`);
  const ms = await page.waitForFunction(() => {
    const ground = performance.getEntriesByType("resource").find(({ name }) => name.includes("/api/fabrics/"));
    return readyMs > 0 && ground ? readyMs - (ground as PerformanceResourceTiming).responseEnd : null;
  });
  const value = (await ms.jsonValue()) as number;
  await page.close();
  return value;
}

declare global {
  /** when the map stood, in milliseconds of the page's clock; 0 = not yet */
  var readyMs: number;
}

/** Runs in the page before its own code. */
function noteReady(): void {
  globalThis.readyMs = 0;
  new MutationObserver(() => {
    if (readyMs === 0 && document.querySelector("[data-ready=true]")) globalThis.readyMs = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"] });
}

/** Has the page find `draft` under the number 1, as the server would answer. */
async function answer(page: Page, draft: Draft): Promise<void> {
  const item = cardOf(draft);
  await page.route("**/api/layouts/1", (route) => route.fulfill({ json: item }));
  await page.route("**/api/layouts/1/edits*", (route) => route.fulfill({ json: { items: [], next: null } }));
  await page.route("**/api/fabrics/*?version=*", (route) =>
    route.fulfill({ body: Buffer.from(encodeFabric(draft.fabric)), contentType: "application/octet-stream" }),
  );
}

const cardOf = ({ layout, loads }: Draft): LayoutCard<LayoutData> => ({
  ...{ id: 1, community: COMMUNITY, communityName: COMMUNITY, name: "5,000", by: "bench", fabric: "made" },
  ...{ state: "draft", settings: USUAL_SETTINGS, revision: 0, inForceFrom: null, steps: [], usedCodes: [] },
  ...{ createdAt: "2026-11-20T08:00:00Z", changedAt: "2026-11-20T08:00:00Z" },
  may: { edit: null, delete: null, submit: null, withdraw: null, approve: null, reject: null, publish: null },
  base: layoutData(layout),
  loads: { households: [...loads.households], population: [...loads.population] },
});
