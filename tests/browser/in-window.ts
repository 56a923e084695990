import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESK, mapIsDrawn, tellWindows, type Visit, type VisitOptions, visit } from "./visit.ts";

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
