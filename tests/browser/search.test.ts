import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { littleTown } from "../support/little-town.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { sharedWindow } from "./in-window.ts";
import { addressSays, closeWindows, DESK, keepPicture, openBrowser, PHONE, visitMap } from "./visit.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer(({ sql }) => littleTown(sql));
  browser = await openBrowser();
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

const openMap = (viewport = DESK) => visitMap(browser, server.url, { viewport });

/** What the search asks from now on. */
const questionsOf = (page: Page): string[] => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === "/api/search") asked.push(url.searchParams.get("q") ?? "");
  });
  return asked;
};

const box = (page: Page) => page.getByRole("combobox", { name: "搜索" });
const options = (page: Page) => page.locator(".search-list").getByRole("option");
const active = (page: Page) => page.locator('.search-list [aria-selected="true"]');
const marks = (page: Page) => page.locator(".search-list mark").allTextContents();

describe("the search box on a desk", () => {
  const inWindow = sharedWindow(openMap, async (page) => {
    // why: what was chosen before is asked for and shown when the box is entered
    await page.evaluate(() => sessionStorage.clear());
    await box(page).fill("");
    await box(page).blur();
    await page.keyboard.press("Escape");
    await page.locator(".card").waitFor({ state: "detached" });
  });

  inWindow("/ and initials: the door, its masked name and grid; Enter opens its card", async (page) => {
    const asked = questionsOf(page);
    await page.keyboard.press("/");
    // why none waits for the one before: on a busy machine that would be a pause, after which is asked
    await Promise.all([..."zzq"].map((key) => page.keyboard.press(key)));
    await options(page).first().waitFor();
    expect(await options(page).allTextContents()).toEqual(["柳园路1号院1号楼1单元101张**第一微网格"]);
    expect(await marks(page)).toEqual(["张**"]);
    expect(asked).toEqual(["zzq"]);
    await page.keyboard.press("Enter");
    await addressSays(page, "sel", /^household:\d+$/);
    await page.locator(".card h2", { hasText: "柳园路1号院1号楼1单元101" }).waitFor();
    await options(page).first().waitFor({ state: "detached" });
  });

  inWindow("the arrows go round, Escape closes the list and keeps the card", async (page) => {
    await box(page).click();
    await page.keyboard.type("柳园");
    await options(page).first().waitFor();
    const all = await options(page).allTextContents();
    expect(all.length).toBeGreaterThan(6);
    expect(await active(page).textContent()).toBe(all[0]);
    await page.keyboard.press("ArrowDown");
    expect(await active(page).textContent()).toBe(all[1]);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await active(page).textContent()).toBe(all.at(-1));
    expect(await box(page).getAttribute("aria-activedescendant")).toBe(await active(page).getAttribute("id"));
    await page.keyboard.press("Enter");
    await page.locator(".card h2").waitFor();
    const title = await page.locator(".card h2").textContent();
    await box(page).click();
    await options(page).first().waitFor();
    await page.keyboard.press("Escape");
    await options(page).first().waitFor({ state: "detached" });
    expect(await page.locator(".card h2").textContent()).toBe(title);
    expect(await box(page).inputValue()).toBe("柳园");
  });

  inWindow("what was searched for is set off", async (page) => {
    await box(page).fill("1-2-201");
    await options(page).first().waitFor();
    expect(await marks(page)).toEqual(["1", "1", "2", "201"]);
    await box(page).fill("5678");
    await expect.poll(() => marks(page)).toEqual(["5678"]);
    await box(page).fill("liwei");
    await expect.poll(() => marks(page)).toEqual(["李微"]);
    await page.getByText("13700000001").waitFor();
    await keepPicture(page, "search-worker");
  });

  inWindow("half-typed pinyin of an input method asks nothing, the word it makes does", async (page) => {
    const asked = questionsOf(page);
    await box(page).click();
    const ime = await page.context().newCDPSession(page);
    for (const text of ["z", "zh", "zhang", "zhang'zhi'q"]) {
      await ime.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await page.waitForTimeout(250);
    }
    expect(await box(page).inputValue()).toBe("zhang'zhi'q");
    expect(asked).toEqual([]);
    await ime.send("Input.insertText", { text: "张志强" });
    await options(page).first().waitFor();
    expect(asked).toEqual(["张志强"]);
    expect(await options(page).count()).toBe(1);
    expect(await page.locator(".search-list").textContent()).not.toContain("志强");
  });

  inWindow("the last question wins, however late an earlier answer comes", async (page) => {
    await page.route("**/api/search?q=oyx*", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1200));
      await route.continue().catch(() => {});
    });
    await box(page).fill("oyx");
    await page.waitForTimeout(400);
    await box(page).fill("zzq");
    await options(page).first().waitFor();
    await page.waitForTimeout(1300);
    expect(await options(page).allTextContents()).toEqual(["柳园路1号院1号楼1单元101张**第一微网格"]);
    await page.unroute("**/api/search?q=oyx*");
  });

  inWindow("Enter before the answer chooses what it brings, not what stood there", async (page) => {
    await box(page).fill("zzq");
    await options(page).first().waitFor();
    await box(page).fill("oyx");
    await page.keyboard.press("Enter");
    await page.locator(".card h2", { hasText: "柳园路1号院1号楼1单元102" }).waitFor();
  });

  inWindow("nothing found says what can be typed", async (page) => {
    await box(page).fill("不存在的名字");
    await page.getByRole("status").filter({ hasText: "没有找到“不存在的名字”" }).waitFor();
    await page.getByText("3-2-501").waitFor();
    await keepPicture(page, "search-none");
    await box(page).fill("<img src=x onerror=alert(1)>");
    await page.getByText("没有找到“<img src=x onerror=alert(1)>”").waitFor();
  });

  inWindow("a search that fails says so and tries again when told to", async (page, { complaints }) => {
    await page.route("**/api/search?*", (route) => route.abort());
    await box(page).fill("zzq");
    const alert = page.locator(".search-list").getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("请检查网络后重试");
    await keepPicture(page, "search-failed");
    await page.unroute("**/api/search?*");
    await alert.getByRole("button", { name: "重试" }).click();
    await options(page).first().waitFor();
    expect(await box(page).evaluate((input) => document.activeElement === input)).toBe(true);
    expect(complaints.splice(0)).toEqual([expect.stringContaining("ERR_FAILED")]);
  });

  inWindow("what was chosen before is offered again; the browser keeps codes alone", async (page) => {
    for (const q of ["zzq", "柳园小学"]) {
      await box(page).fill(q);
      await options(page).first().waitFor();
      await page.keyboard.press("Enter");
      await options(page).first().waitFor({ state: "detached" });
    }
    await page.getByRole("button", { name: "清空搜索" }).click();
    await page.getByRole("group", { name: "最近选过" }).waitFor();
    expect(await options(page).allTextContents()).toEqual(["柳园小学学校", "柳园路1号院1号楼1单元101张**第一微网格"]);
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    expect(kept).toContain("H-1");
    expect(kept).not.toMatch(/张|柳园|网格|5678/);
    await keepPicture(page, "search-recent");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator(".card h2", { hasText: "柳园路1号院1号楼1单元101" }).waitFor();
  });
});

describe("the search box on a phone", () => {
  const onPhone = sharedWindow(() => openMap(PHONE));

  onPhone("results fit the screen and the finger; a tap opens the card", async (page) => {
    await box(page).tap();
    await page.keyboard.type("柳园");
    await options(page).first().waitFor();
    await keepPicture(page, "search-phone");
    const list = (await page.locator(".search-list").boundingBox())!;
    expect(list.x).toBeGreaterThanOrEqual(0);
    expect(list.x + list.width).toBeLessThanOrEqual(PHONE.width);
    for (const option of await options(page).all()) expect((await option.boundingBox())!.height).toBeGreaterThan(47);
    await box(page).fill("");
    await page.keyboard.type("mmt·aili");
    await options(page).filter({ hasText: "买**" }).tap();
    await page.locator(".card h2", { hasText: "柳园路8号" }).waitFor();
  });
});
