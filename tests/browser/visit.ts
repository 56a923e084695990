import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { launchChromium } from "../../scripts/support/chromium.ts";
import { SESSION_OF_EVERYONE } from "../support/signed-in.ts";
import { signInAhead } from "./account.ts";
import { wordsOutOfButtons } from "./button-words.ts";
import { openWindow, takeBackWindows } from "./windows.ts";

const ARTIFACTS = new URL("../artifacts/", import.meta.url).pathname;

export const DESK = { width: 1366, height: 768 };
export const WALL_DESK = { width: 1920, height: 1080 };
export const PHONE = { width: 390, height: 844 };
export const SMALL_PHONE = { width: 320, height: 568 };

/** The same with the map drawn: for pictures of it, and where pixels are counted. */
export const DRAWN_DESK = { ...DESK, drawn: true };
export const DRAWN_WALL_DESK = { ...WALL_DESK, drawn: true };
export const DRAWN_PHONE = { ...PHONE, drawn: true };

/**
 * Chromium that does everything but paint what WebGL draws, and composes the page without it.
 * why: in software the map takes two thirds of the processor, and hits are found without it
 */
const WITHOUT_MAP = ["--disable-gl-drawing-for-tests", "--disable-gpu-compositing", "--disable-accelerated-2d-canvas"];

/** With PICTURES=all the map is drawn in every window, for looking at all pictures. */
const allDrawn = process.env.PICTURES === "all";

/** Letters of a page that say enough. */
const MOST_SHOWN = 1500;

/** Pages of windows with the map. */
const drawnPages = new WeakSet<Page>();

const running = new Map<string, Promise<Browser>>();

/** The system's browser, one for all files of a worker: starting it takes a second. Its windows show the page without the map. */
export const openBrowser = (): Promise<Browser> => launched(allDrawn ? [] : WITHOUT_MAP);

async function launched(more: readonly string[]): Promise<Browser> {
  const key = more.join();
  if (!(await running.get(key))?.isConnected()) running.set(key, launchChromium(more));
  return running.get(key)!;
}

/** Ends what every window shows. The browsers stay open for the next file, and windows as good as new; they end with the worker. */
export const closeWindows = async (): Promise<void> => takeBackWindows(await Promise.all(running.values()));

/** Pages whose network their test has cut. */
const cutPages = new WeakSet<Page>();

/**
 * Does `steps` without a network, and tells the page of both ends as a phone does. What the browser itself says of it is no
 * complaint of the page.
 * why until the test ends: what was on its way when the network came back is told later
 */
export async function withoutNetwork(page: Page, steps: () => Promise<void>): Promise<void> {
  cutPages.add(page);
  await page.context().setOffline(true);
  await page.waitForFunction(() => !navigator.onLine);
  await steps();
  await page.context().setOffline(false);
  await page.waitForFunction(() => navigator.onLine);
}

/** From here on the page's network counts again: a new test has the page. */
export const heedNetwork = (page: Page): boolean => cutPages.delete(page);

/** What pages complained about, for who looks for the cause of a failure. */
const complaintsOf = new WeakMap<Page, string[]>();

/** Prints what every window shows now: address, words, service workers, complaints. */
export async function tellWindows(): Promise<void> {
  const browsers = await Promise.all(running.values());
  const pages = browsers.flatMap((browser) => browser.contexts()).flatMap((context) => context.pages());
  const shown = pages.map(async (page) => {
    const words = await page.evaluate(() => document.body.innerText).catch(String);
    const workers = await page.evaluate(workersSeen).catch(String);
    const complaints = complaintsOf.get(page)?.map((complaint) => `  complained: ${complaint}`) ?? [];
    return [page.url(), words.replace(/\s+/g, " ").slice(0, MOST_SHOWN), workers, ...complaints].join("\n");
  });
  const told = (await Promise.all(shown)).filter((page) => !page.startsWith("about:"));
  if (told.length > 0) console.log(told.join("\n"));
}

/** In the page: its service workers, by what they are to their registration. */
async function workersSeen(): Promise<string> {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  return JSON.stringify(
    registrations.map(({ installing, waiting, active }) => [installing?.state, waiting?.state, active?.state]),
  );
}

/** A page and what it complained about. */
export type Visit = { page: Page; complaints: string[]; close: () => Promise<void> };

export type VisitOptions = {
  viewport?: { width: number; height: number; drawn?: boolean };
  before?: (page: Page) => Promise<unknown>;
  /** as nobody */
  signedOut?: boolean;
  /** as this person (`addPerson`), who has signed in already */
  as?: string;
};

/** Opens `url` in a window of its own. `before` runs on the page before it loads. */
export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const { before, as, signedOut = as !== undefined } = options;
  const { drawn = false, ...viewport }: NonNullable<VisitOptions["viewport"]> = options.viewport ?? DESK;
  const { page, context, giveBack } = await openWindow(drawn ? await launched([]) : browser, {
    viewport,
    // why: nothing is seen to move there, and flights would be waited for
    reducedMotion: drawn || allDrawn ? null : "reduce",
  });
  if (drawn) drawnPages.add(page);
  heedNetwork(page);
  if (!signedOut) await context.addCookies([{ ...SESSION_OF_EVERYONE, url }]);
  if (as !== undefined) await signInAhead(context, url, as);
  const complaints: string[] = [];
  page.on("console", (message) => {
    const isOfCutNetwork = cutPages.has(page) && message.text().includes("net::ERR_");
    if (message.type() === "error" && !isOfCutNetwork) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  complaintsOf.set(page, complaints);
  await before?.(page);
  await page.goto(url);
  return { page, complaints, close: giveBack };
}

/** The same over the map, once that has been drawn. */
export async function visitMap(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const opened = await visit(browser, url, options);
  await mapIsDrawn(opened.page);
  return opened;
}

/** Waits until the base map has been drawn. */
export const mapIsDrawn = (page: Page): Promise<void> => comes(page, ".stage-map[data-ready]");

/**
 * Waits until an element of this selector is seen.
 * why not the page's own waiting: it hands the element over, for which a second 350 kB of Playwright's go into every page
 */
export const comes = (page: Page, selector: string): Promise<void> =>
  page.locator(selector).first().waitFor({ timeout: 60_000 });

/** The words of an element. */
export const wordsOf = async (element: Locator): Promise<string> => (await element.textContent()) ?? "";

/** The count an element shows: `16,110` is 16110. */
export const countOf = async (element: Locator): Promise<number> =>
  Number((await wordsOf(element)).replaceAll(",", ""));

/** Keeps a picture of the page in tests/artifacts; fails where the words of a button do not fit into it. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(ARTIFACTS, { recursive: true });
  await page.evaluate(atRest);
  // for the tiles that came last, where they are drawn
  if (drawnPages.has(page) || allDrawn) await page.waitForTimeout(150);
  // why not PNG: making it takes more than twice as long
  await page.screenshot({ path: join(ARTIFACTS, `${name}.jpg`), quality: 92 });
  expect(await page.evaluate(wordsOutOfButtons)).toEqual([]);
}

/** Waits, in the page, until nothing moves any more that will ever stop, and two more frames were drawn; at most a second. */
async function atRest(): Promise<void> {
  const moving = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    .map((animation) => animation.finished.catch(() => {}));
  await Promise.race([Promise.all(moving), new Promise((resolve) => setTimeout(resolve, 1000))]);
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** What the address says under `key`, once it says `wanted` (or anything, when that is left out). */
export async function addressSays(page: Page, key: string, wanted?: string | RegExp): Promise<string> {
  const source =
    wanted instanceof RegExp ? wanted.source : wanted && `^${wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`;
  const handle = await page.waitForFunction(
    ([name, pattern]) => {
      const value = new URLSearchParams(location.search).get(name);
      return value !== null && (!pattern || new RegExp(pattern).test(value)) ? value : null;
    },
    [key, source ?? ""] as const,
    { timeout: 10_000 },
  );
  return (await handle.jsonValue()) as string;
}

/** Pixels by which the page is wider than its window. */
export const widerThanScreen = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
