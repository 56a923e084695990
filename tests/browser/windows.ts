import type { Browser, BrowserContext, Page } from "playwright-core";

/** How a window is set up when it is made. */
export type WindowShape = {
  viewport: { width: number; height: number };
  reducedMotion: "reduce" | null;
};

/** A window: a profile of its own with one page, on nobody's behalf. */
export type Window = { page: Page; context: BrowserContext; giveBack: () => Promise<void> };

/** What a test does to a page or its profile that cannot be told to be undone: such a window is not used again. */
const LASTING = {
  page: [
    ...["addInitScript", "exposeBinding", "exposeFunction", "route", "routeWebSocket", "emulateMedia"],
    ...["setViewportSize", "setExtraHTTPHeaders", "setDefaultTimeout"],
  ],
  context: [
    ...["addInitScript", "exposeBinding", "exposeFunction", "route", "routeWebSocket", "setOffline"],
    ...["grantPermissions", "setGeolocation", "setExtraHTTPHeaders", "newCDPSession", "newPage"],
  ],
  clock: ["install", "setFixedTime", "setSystemTime", "pauseAt"],
};

/** What tests listen to. */
const EVENTS = ["console", "pageerror", "request", "requestfailed", "requestfinished", "response", "dialog"] as const;

const idle = new Map<Browser, Map<string, Window[]>>();

/**
 * A window that nobody uses: as good as new, but the page's files are in its cache already, read and compiled.
 * why: more than a third of what a page's opening takes is reading its scripts.
 */
export async function openWindow(browser: Browser, shape: WindowShape): Promise<Window> {
  const key = JSON.stringify(shape);
  const ofBrowser = idle.get(browser) ?? new Map<string, Window[]>();
  idle.set(browser, ofBrowser);
  const waiting = ofBrowser.get(key) ?? [];
  ofBrowser.set(key, waiting);
  return waiting.pop() ?? newWindow(browser, shape, waiting);
}

/** Closes the windows that nobody uses, of all browsers. */
export function forgetWindows(): void {
  idle.clear();
}

async function newWindow(
  browser: Browser,
  { viewport, reducedMotion }: WindowShape,
  waiting: Window[],
): Promise<Window> {
  const isPhone = viewport.width < 768;
  const context = await browser.newContext({
    viewport,
    hasTouch: isPhone,
    isMobile: isPhone,
    locale: "zh-CN",
    reducedMotion,
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  let isSpoilt = false;
  const spoil = () => {
    isSpoilt = true;
  };
  watch(page, LASTING.page, spoil);
  watch(context, LASTING.context, spoil);
  watch(page.clock, LASTING.clock, spoil);
  const window: Window = {
    page,
    context,
    giveBack: async () => {
      if (isSpoilt || page.isClosed() || context.pages().length > 1) return context.close();
      for (const event of EVENTS) page.removeAllListeners(event);
      const { origin } = new URL(page.url());
      await page.evaluate(() => sessionStorage.clear());
      await page.mouse.move(-1, -1);
      await page.goto("about:blank");
      await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
      await devtools.send("Page.resetNavigationHistory");
      await context.clearCookies();
      waiting.push(window);
    },
  };
  return window;
}

/** Has `tell` called whenever one of `names` of `object` is. */
function watch(object: object, names: readonly string[], tell: () => void): void {
  const methods = object as Record<string, (...given: unknown[]) => unknown>;
  for (const name of names) {
    const own = methods[name].bind(object);
    methods[name] = (...given) => {
      tell();
      return own(...given);
    };
  }
}
