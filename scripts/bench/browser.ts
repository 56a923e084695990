import type { Browser, Page } from "playwright-core";
import {
  encodeHouseholds,
  encodeIncidents,
  type HouseholdColumns,
  type IncidentColumns,
} from "../../domain/columns.ts";
import type { Town } from "../../domain/town.ts";
import { launchChromium } from "../support/chromium.ts";
import { cookieHeader } from "../support/sign-in.ts";
import { median, progress } from "./report.ts";
import type { BenchServer } from "./server.ts";

/** A browser whose pages are signed in to one server; its contexts are nobody's. */
export type BenchBrowser = Pick<Browser, "newContext" | "close"> & {
  newPage(viewport: { width: number; height: number }): Promise<Page>;
};

/** Chromium with WebGL in software, signed in to `server`. */
export async function openBrowser({ url, cookie }: BenchServer): Promise<BenchBrowser> {
  const browser = await launchChromium();
  return {
    newPage: async (viewport) => {
      const page = await browser.newPage({ viewport });
      await page.context().addCookies([{ ...cookie, url }]);
      return page;
    },
    newContext: (options) => browser.newContext(options),
    close: () => browser.close(),
  };
}

/** Frame rates of each of `pages`, the medians of `rounds`; in turns, so that what else the machine does meets all alike. */
export async function ratesInTurn(
  pages: { page: Page; act: "pan" | "slide" }[],
  rounds: number,
  seconds: number,
): Promise<FrameRates[]> {
  const rates: FrameRates[][] = pages.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, { page, act }] of pages.entries()) {
      await page.bringToFront();
      const measured = await frameRates(page, act, round < 0 ? 1 : seconds);
      if (round >= 0) rates[index].push(measured);
    }
    if (round >= 0) progress(`${rates.map((list) => list.at(-1)!.drawn.toFixed(1)).join(" · ")} pictures/s`);
  }
  return rates.map((list) => ({
    frames: median(list.map(({ frames }) => frames)),
    drawn: median(list.map(({ drawn }) => drawn)),
  }));
}

/** The middle of the town that a server shows. */
export async function townMiddle({ url, cookie }: BenchServer): Promise<readonly [lng: number, lat: number]> {
  const answer = await fetch(`${url}/api/town`, { headers: { cookie: cookieHeader(cookie) } });
  const [west, south, east, north] = ((await answer.json()) as Town).bounds!;
  return [(west + east) / 2, (south + north) / 2];
}

/** What the page is given instead of the server's own columns. */
export type Given = { households?: HouseholdColumns; incidents?: IncidentColumns };

export type OpenOptions = {
  given?: Given;
  /** households are held back until the map stands */
  householdsLast?: boolean;
};

/** Opens the page at `address` in a window of 1280 × 720 and waits until its base map is drawn. */
export async function openMap(browser: BenchBrowser, address: string, options: OpenOptions = {}): Promise<Page> {
  const page = await browser.newPage({ width: 1280, height: 720 });
  page.on("pageerror", (error) => console.error(error));
  // why: functions sent to the page call this, which the compiler of scripts adds
  await page.addInitScript("globalThis.__name = (named) => named;");
  await page.addInitScript(watchDrawing);
  const { given = {}, householdsLast = false } = options;
  const stands = mapStands(page);
  stands.catch(() => {});
  const { households, incidents } = given;
  if (households) await answer(page, "households", encodeHouseholds(households), householdsLast ? stands : null);
  if (incidents) await answer(page, "incidents", encodeIncidents(incidents), null);
  await page.goto(address);
  await stands;
  return page;
}

const mapStands = (page: Page) => page.locator("[data-ready=true]").waitFor({ timeout: 120_000 });

const answer = (page: Page, kind: string, bytes: Uint8Array, after: Promise<void> | null) =>
  page.route(`**/api/${kind}/columns*`, async (route) => {
    await after;
    await route.fulfill({ body: Buffer.from(bytes), contentType: "application/octet-stream" });
  });

/** What `watchDrawing` keeps in the page. */
export type Drawing = {
  /** draw calls so far */
  calls: number;
  /** when points were first drawn, in milliseconds of the page's clock; 0 = not yet */
  firstPointsMs: number;
  /** when the map stood, and when the slider of time could be moved; as above */
  standsMs: number;
  slidesMs: number;
};

declare global {
  var drawing: Drawing;
}

/** Runs in the page before its own code: counts what WebGL is told to draw, and sees when the page is whole. */
function watchDrawing(): void {
  const drawing: Drawing = { calls: 0, firstPointsMs: 0, standsMs: 0, slidesMs: 0 };
  globalThis.drawing = drawing;
  const watch = new MutationObserver(() => {
    const isThere = (selector: string) => document.querySelector(selector) !== null;
    if (isThere("[data-ready=true]")) drawing.standsMs ||= performance.now();
    // the page without incidents has words in the slider's place
    if (isThere("[data-grip=window], .slider-empty")) drawing.slidesMs ||= performance.now();
    if (drawing.standsMs && drawing.slidesMs) watch.disconnect();
  });
  watch.observe(document, { subtree: true, childList: true, attributeFilter: ["data-ready"] });
  const { drawArrays, drawElements } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.drawArrays = function (mode, first, count) {
    drawing.calls++;
    drawArrays.call(this, mode, first, count);
    if (mode === this.POINTS && drawing.firstPointsMs === 0) {
      this.finish();
      drawing.firstPointsMs = performance.now();
    }
  };
  WebGL2RenderingContext.prototype.drawElements = function (mode, count, type, offset) {
    drawing.calls++;
    drawElements.call(this, mode, count, type, offset);
  };
}

/** Frames a second that the page had, and those of them in which the map was drawn. */
export type FrameRates = { frames: number; drawn: number };

/** Frames a second while the map is panned, or the slider of time moved, before each. */
function frameRates(page: Page, act: "pan" | "slide", seconds: number): Promise<FrameRates> {
  return page.evaluate(
    async ([act, seconds]) => {
      const map = document.querySelector(".maplibregl-canvas-container")!;
      const { left, top, width, height } = map.getBoundingClientRect();
      const mouse = (type: string, x: number, y: number) => {
        const [clientX, clientY] = [left + width / 2 + x, top + height / 2 + y];
        const buttons = type === "mouseup" ? 0 : 1;
        map.dispatchEvent(
          new MouseEvent(type, { bubbles: true, cancelable: true, clientX, clientY, button: 0, buttons }),
        );
      };
      const grip = document.querySelector("[data-grip=window]");
      const move = (second: number) => {
        if (act === "pan") return mouse("mousemove", 220 * Math.sin(second * 2), 110 * Math.sin(second * 3));
        const key = Math.floor(second / 1.5) % 2 === 0 ? "ArrowLeft" : "ArrowRight";
        grip!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      };
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

      if (act === "pan") mouse("mousedown", 0, 0);
      const start = await frame();
      let [frames, drawn] = [0, 0];
      let now = start;
      while (now < start + seconds * 1000) {
        const before = drawing.calls;
        move((now - start) / 1000);
        now = await frame();
        frames++;
        if (drawing.calls > before) drawn++;
      }
      const spent = (now - start) / 1000;
      if (act === "pan") {
        // back to where it began and at rest there, so that every round sees the same ground
        const rest = now + 300;
        while (now < rest) {
          mouse("mousemove", 0, 0);
          now = await frame();
        }
        mouse("mouseup", 0, 0);
      }
      return { frames: frames / spent, drawn: drawn / spent };
    },
    [act, seconds] as const,
  );
}
