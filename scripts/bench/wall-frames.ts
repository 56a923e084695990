import type { Page } from "playwright-core";
import type { WallIncident } from "../../domain/wall/incidents.ts";
import { USUAL_SETTINGS } from "../../domain/wall/settings.ts";
import { cookieHeader } from "../support/sign-in.ts";
import { pairWall } from "./a-wall.ts";
import { onTheStreet } from "./on-the-street.ts";
import { median, progress, type Report } from "./report.ts";

const EVENTS_PER_SECOND = 10;
const SECONDS = 10;
const ROUNDS = 3;

/** Frames a second of a wall's page while ten incidents a second arrive, against the same page with an empty map to which nothing happens. */
export async function wallFrames(report: Report): Promise<void> {
  await onTheStreet(async (server, browser) => {
    const scenes = [{ kind: "whole" as const, area: null, seconds: 3600 }];
    const cookie = await pairWall(server, { ...USUAL_SETTINGS, scenes });
    const asked = await fetch(`${server.url}/api/wall/incidents`, { headers: { cookie: cookieHeader(cookie) } });
    const { items } = (await asked.json()) as { items: WallIncident[] };
    const open = async (hasEvents: boolean): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
      await context.addCookies([{ ...cookie, url: server.url }]);
      const page = await context.newPage();
      await page.addInitScript("globalThis.__name ??= (named) => named;");
      if (hasEvents) await page.addInitScript(playEvents, { items, perSecond: EVENTS_PER_SECOND });
      else await emptied(page);
      await page.goto(`${server.url}/wall`);
      await page.locator(".wall-stage[data-ready]").waitFor({ timeout: 120_000 });
      return page;
    };
    const pages = [await open(true), await open(false)];
    const rates: number[][] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      for (const [index, page] of pages.entries()) {
        await page.bringToFront();
        rates[index].push(await page.evaluate(framesPerSecond, SECONDS));
      }
      progress(rates.map((list) => list.at(-1)!.toFixed(1)).join(" · "));
    }
    const measured = { value: median(rates[0]), baseline: median(rates[1]), against: "the empty map" };
    report({ case: "ten incidents a second, 1920 × 1080", unit: "frames/s", ...measured, target: "ratio ≥ 0.8" });
  });
}

/** No incidents, no heat, and a line on which nothing is said. */
async function emptied(page: Page): Promise<void> {
  await page.route("**/api/wall/incidents", (route) => route.fulfill({ json: { items: [], next: null } }));
  await page.route("**/api/wall/heat*", (route) =>
    route.fulfill({ json: { from: "", to: "", lng: [], lat: [], count: [], parts: [[], [], [], []] } }),
  );
  await page.route("**/api/wall/live", () => {});
}

/** Runs in the page before its own code: a line that brings so many new incidents a second, each taking the place of one before it. */
function playEvents({ items, perSecond }: { items: WallIncident[]; perSecond: number }): void {
  let id = 10_000_000;
  class Line extends EventTarget {
    onopen: (() => void) | null = null;
    onerror: (() => void) | null = null;
    readyState = 1;
    constructor() {
      super();
      setTimeout(() => this.onopen?.(), 0);
      setInterval(() => {
        const open = [{ ...items[id % items.length], id, urgency: "normal" }];
        const data = JSON.stringify({ ids: [id, id - 50], open });
        id++;
        this.dispatchEvent(new MessageEvent("incidents", { data }));
      }, 1000 / perSecond);
    }
    close(): void {}
  }
  Object.assign(globalThis, { EventSource: Object.assign(Line, { CLOSED: 2 }) });
}

/** Frames a second that the page had. */
async function framesPerSecond(seconds: number): Promise<number> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const start = await frame();
  let [frames, now] = [0, start];
  while (now < start + seconds * 1000) {
    now = await frame();
    frames++;
  }
  return (frames * 1000) / (now - start);
}
