import type { Browser, BrowserContext, Page } from "playwright-core";

/** How a window is set up. */
export type WindowShape = {
  viewport: { width: number; height: number };
  reducedMotion: "reduce" | null;
};

/** A window: a profile of its own with one page, on nobody's behalf. */
export type Window = { page: Page; context: BrowserContext; giveBack: () => Promise<void> };

/** What a test does to a page or its profile that cannot be told to be undone: such a window is not used again. */
const LASTING = {
  page: [
    ...["addInitScript", "exposeBinding", "exposeFunction", "routeWebSocket"],
    ...["setExtraHTTPHeaders", "setDefaultTimeout"],
  ],
  context: [
    ...["addInitScript", "exposeBinding", "exposeFunction", "route", "routeWebSocket"],
    ...["grantPermissions", "setGeolocation", "setExtraHTTPHeaders", "newCDPSession", "newPage"],
  ],
  clock: ["install", "setFixedTime", "setSystemTime", "pauseAt"],
};

/** What tests listen to. */
const EVENTS = ["console", "pageerror", "request", "requestfailed", "requestfinished", "response", "dialog"] as const;

/** Windows of one browser and one kind that nobody uses, at most. Each is a process with the memory of the page that it showed. */
const MOST_IDLE = 2;

const idle = new Map<Browser, Record<"phone" | "desk", Window[]>>();

const used = new Set<Window>();

/**
 * A window that nobody uses: as good as new, but the page's files are in its cache already, read and compiled.
 * why: more than a third of what a page's opening takes is reading its scripts.
 */
export async function openWindow(browser: Browser, shape: WindowShape): Promise<Window> {
  const kind = isPhone(shape) ? "phone" : "desk";
  const ofBrowser = idle.get(browser) ?? { phone: [], desk: [] };
  idle.set(browser, ofBrowser);
  const window = ofBrowser[kind].pop() ?? (await newWindow(browser, shape, ofBrowser[kind]));
  used.add(window);
  const { width, height } = shape.viewport;
  const now = window.page.viewportSize();
  if (now?.width !== width || now.height !== height) await window.page.setViewportSize(shape.viewport);
  await window.page.emulateMedia({ media: null, colorScheme: null, reducedMotion: shape.reducedMotion });
  return window;
}

/** Takes back the windows that are still used, of all browsers, and closes what was opened beside them in `browsers`. */
export async function takeBackWindows(browsers: readonly Browser[]): Promise<void> {
  await Promise.all([...used].map((window) => window.giveBack()));
  const kept = new Set(
    [...idle.values()].flatMap(({ phone, desk }) => [...phone, ...desk]).map(({ context }) => context),
  );
  const others = browsers.flatMap((browser) => browser.contexts()).filter((context) => !kept.has(context));
  await Promise.all(others.map((context) => context.close()));
}

const isPhone = ({ viewport }: WindowShape): boolean => viewport.width < 768;

async function newWindow(browser: Browser, shape: WindowShape, waiting: Window[]): Promise<Window> {
  const context = await browser.newContext({
    viewport: shape.viewport,
    hasTouch: isPhone(shape),
    isMobile: isPhone(shape),
    locale: "zh-CN",
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
  // why all of them: the next file's server may listen where one of this file's did
  const origins = new Set<string>();
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame() && frame.url().startsWith("http")) origins.add(new URL(frame.url()).origin);
  });
  const window: Window = {
    page,
    context,
    giveBack: async () => {
      if (!used.delete(window)) return;
      if (isSpoilt || page.isClosed() || context.pages().length > 1 || waiting.length >= MOST_IDLE) {
        return context.close();
      }
      for (const event of EVENTS) page.removeAllListeners(event);
      await page.unrouteAll({ behavior: "ignoreErrors" });
      await page.mouse.move(-1, -1);
      if (!(await rests(page))) return context.close();
      await page.evaluate(() => sessionStorage.clear());
      for (const origin of origins) {
        await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
      }
      origins.clear();
      await devtools.send("Page.resetNavigationHistory");
      await context.clearCookies();
      await context.setOffline(false);
      waiting.push(window);
    },
  };
  return window;
}

/**
 * Leads `page` to where nothing happens, on the server that it shows; false where that does not answer any more.
 * why not about:blank: from there a page of ours goes into a process of its own, which compiles all scripts anew
 */
async function rests(page: Page): Promise<boolean> {
  try {
    const answer = await page.goto(new URL("/api/health", page.url()).href);
    return answer?.ok() ?? false;
  } catch {
    return false; // why: a window is soon made, and what it showed may be nothing of ours
  }
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
