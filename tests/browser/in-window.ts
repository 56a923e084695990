import type { Browser, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { DESK, heedNetwork, mapIsDrawn, tellWindows, type Visit, type VisitOptions, visit } from "./visit.ts";

/**
 * Declares tests that each have a window of their own over the map, at a path of `at`'s server; they
 * fail when the page complained.
 */
export const windowsOn =
  (at: () => { browser: Browser; url: string }) =>
  (
    name: string,
    path: string | (() => string),
    steps: (page: Page, opened: Visit) => Promise<void>,
    viewport: VisitOptions["viewport"] = DESK,
  ) =>
    test(name, async () => {
      const { browser, url } = at();
      const opened = await visit(browser, new URL(typeof path === "string" ? path : path(), url).href, { viewport });
      try {
        await mapIsDrawn(opened.page);
        await steps(opened.page, opened);
        expect(opened.complaints).toEqual([]);
      } catch (error) {
        // why here: the window is gone when the file's hooks run
        await tellWindows();
        throw error;
      } finally {
        await opened.close();
      }
    });

/**
 * Declares tests that share one window, in the order they stand in: `between` brings the page back to rest before each but the
 * first. They fail when the page complained; after one that failed the next gets a new window.
 * why: opening the page takes two seconds of a core, which is most of what a short test takes
 */
export function sharedWindow(open: () => Promise<Visit>, between: (page: Page) => Promise<unknown> = async () => {}) {
  let opened: Visit | null = null;
  const close = async () => {
    await opened?.close();
    opened = null;
  };
  afterAll(close);
  return (name: string, steps: (page: Page, opened: Visit) => Promise<void>) =>
    test(name, async () => {
      try {
        if (opened) await between(opened.page);
        opened ??= await open();
        heedNetwork(opened.page);
        await steps(opened.page, opened);
        expect(opened.complaints.splice(0)).toEqual([]);
      } catch (error) {
        await tellWindows();
        await close();
        throw error;
      }
    });
}
