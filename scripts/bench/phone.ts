import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright-core";
import { cookieHeader, type SessionCookie } from "../support/sign-in.ts";
import { signInAsWorker } from "./a-worker.ts";
import type { BenchBrowser } from "./browser.ts";
import { onTheStreet } from "./on-the-street.ts";
import { median, progress, type Report } from "./report.ts";
import type { BenchServer } from "./server.ts";
import { openSlowLink } from "./slow-link.ts";

/** Slow 3G: 400 kbit/s. */
const LATENCY_MS = 400;
const BYTES_PER_SECOND = 50_000;

/** How much slower than this machine's the phone's processor is. */
const SLOWER = 4;
const ROUNDS = 3;

/** Seconds until the phone's page can be used on a slow phone and connection, against the bare answer of the server over both. */
export async function phone(report: Report): Promise<void> {
  await onTheStreet(async (server, browser) => {
    const worker = await signInAsWorker(server, await largestGrid(server));
    const link = await openSlowLink(server.url, LATENCY_MS, BYTES_PER_SECOND);
    await warm(browser, server.url, worker);
    const times = { bare: [] as number[], first: [] as number[], after: [] as number[] };
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const context = await browser.newContext({
          viewport: { width: 390, height: 844 },
          hasTouch: true,
          isMobile: true,
        });
        await context.addCookies([{ ...worker, url: link.url }]);
        times.bare.push(await seconds(context, (page) => page.goto(`${link.url}/phone.webmanifest`)));
        times.first.push(await seconds(context, (page) => use(page, link.url)));
        link.slow = false;
        await keepEverything(context, link.url);
        link.slow = true;
        times.after.push(await seconds(context, (page) => use(page, link.url)));
        progress(`first ${times.first.at(-1)!.toFixed(2)} s, after ${times.after.at(-1)!.toFixed(2)} s`);
        await context.close();
      }
      const compared = { unit: "s", baseline: median(times.bare), against: "one small file over the same connection" };
      report({ case: "usable the first time", value: median(times.first), ...compared, target: "value ≤ 5" });
      report({ case: "usable after", value: median(times.after), ...compared, target: "value ≤ 2" });
    } finally {
      await link.stop();
    }
  });
}

/** How long `act` takes in a new tab on a slow phone. */
async function seconds(context: BrowserContext, act: (page: Page) => Promise<unknown>): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const start = performance.now();
  await act(page);
  const spent = (performance.now() - start) / 1000;
  await page.close();
  return spent;
}

/** Opens the page and waits until its search answers and the list of who is due is shown. */
async function use(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/m`, { waitUntil: "commit" });
  const search = page.locator("input[type=search]");
  await search.fill("1");
  await page.locator("#round-tab .lines li").first().waitFor();
  await page.locator("[data-tab=due]").click();
  await page.locator("#round-tab .section-title, #round-tab .told").first().waitFor();
}

/** Lets somebody else open the page first, as on any day but the first: the server then has its files compressed well. */
async function warm(browser: BenchBrowser, url: string, cookie: SessionCookie): Promise<void> {
  const context = await browser.newContext();
  await context.addCookies([{ ...cookie, url }]);
  const page = await context.newPage();
  await page.goto(`${url}/m`);
  await page.waitForLoadState("networkidle");
  await context.close();
  await sleep(5000);
}

/** Opens the page on a fast connection and lets it keep what it keeps. */
async function keepEverything(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}/m`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 });
  await page.waitForLoadState("networkidle");
  await page.close();
}

/** Code of the grid with the most households. */
async function largestGrid({ url, cookie }: BenchServer): Promise<string> {
  const answer = await fetch(`${url}/api/grids?level=grid`, { headers: { cookie: cookieHeader(cookie) } });
  const { features } = (await answer.json()) as { features: { properties: { code: string; households: number } }[] };
  const grids = features.map(({ properties }) => properties);
  return grids.reduce((best, grid) => (grid.households > best.households ? grid : best)).code;
}
