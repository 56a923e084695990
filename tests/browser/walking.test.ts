import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { walkedTown } from "../api/walking/walked-town.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { sharedWindow, windowsOn } from "./in-window.ts";
import { addressSays, closeWindows, DRAWN_WALL_DESK, keepPicture, openBrowser, PHONE, visitMap } from "./visit.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer(({ sql }) => walkedTown(sql));
  browser = await openBrowser();
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

const inWindow = windowsOn(() => ({ browser, url: server.url }));

const fact = (page: Page, label: string) => page.locator(".card-fact", { hasText: label }).locator("dd");
const searchBox = (page: Page) => page.getByRole("combobox", { name: "搜索" });
const search = async (page: Page, query: string) => {
  await page.keyboard.press("/");
  await searchBox(page).fill(query);
  await page.locator(".search-list").getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
};

/** The map of a desk, with the ground of the compound in its middle. */
const onDesk = sharedWindow(
  () => visitMap(browser, `${server.url}/?at=113.2036,35.2100,16.4`),
  async (page) => {
    await searchBox(page).fill("");
    await searchBox(page).blur();
    await page.keyboard.press("Escape");
    await page.locator(".card").waitFor({ state: "detached" });
  },
);

describe("a compound", () => {
  onDesk("is chosen by its ground, shows its gates, households and people; Escape lets it go", async (page) => {
    const map = page.locator(".stage-map");
    const { width, height } = (await map.boundingBox())!;
    await map.click({ position: { x: width / 2, y: height / 2 } });
    await addressSays(page, "sel", /^compound:/);
    const card = page.locator(".card");
    await card.getByRole("heading", { name: "槐安小区" }).waitFor();
    expect(await card.locator(".compound-types li").allTextContents()).toEqual(["普通常住2", "党员户1"]);
    expect(await card.locator(".compound-gate").allTextContents()).toEqual(["大门", "南门"]);
    expect(await card.locator(".card-people").textContent()).toContain("李微");
    await keepPicture(page, "walking-compound-1366");
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
  });

  onDesk("is found by name and reached from a household's card", async (page) => {
    await search(page, "1号楼1单元101");
    await fact(page, "小区").getByRole("button").click();
    await page.locator(".card h2", { hasText: "槐安小区" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".card").waitFor({ state: "detached" });
    await search(page, "槐安小区");
    await page.locator(".card h2", { hasText: "槐安小区" }).waitFor();
  });
});

describe("the way to a door", () => {
  onDesk(
    "choosing a household in the search flies there, says how far it is from the gate, and draws it",
    async (page) => {
      await search(page, "1号楼1单元101");
      await addressSays(page, "sel", /^household:/);
      expect(await fact(page, "路线").textContent()).toBe("从南门步行 76 米");
      expect(await fact(page, "小区").textContent()).toBe("槐安小区");
      await keepPicture(page, "walking-way-1366");
      await page.getByRole("button", { name: "切换到深色" }).click();
      await keepPicture(page, "walking-way-dark-1366");
      await page.getByRole("button", { name: "切换到浅色" }).click();
    },
  );

  inWindow(
    "on a phone too",
    "/?sel=household:1&at=113.2042,35.2092,17.6",
    async (page) => {
      expect(await fact(page, "路线").textContent()).toBe("从南门步行 76 米");
      await keepPicture(page, "walking-way-390");
    },
    PHONE,
  );
});

describe("a walking circle", () => {
  const within = (page: Page) => page.locator(".walk-within b");

  onDesk("shows who lives within 15 minutes, and within fewer when one says so", async (page) => {
    await search(page, "柳园社区食堂");
    await page.locator(".walk-within b", { hasText: "3 户" }).waitFor();
    await page.getByRole("button", { name: "看全圈" }).click();
    await keepPicture(page, "walking-circle-1366");
    await page.getByRole("button", { name: "5 分钟", exact: true }).click();
    await page.locator(".walk-within b", { hasText: "0 户" }).waitFor();
    expect(await page.locator(".card").textContent()).toContain("沿道路步行 400 米内，按每分钟 80 米计");
  });

  onDesk("says that it is straight where there is no road", async (page) => {
    await search(page, "城外食堂");
    await page.locator(".walk-within b", { hasText: "1 户" }).waitFor();
    expect(await page.locator(".card .chip-warning").textContent()).toBe("直线");
    expect(await within(page).textContent()).toBe("1 户");
  });

  inWindow(
    "colours who lives outside every circle, and lists the areas where most do",
    "/?at=113.216,35.207,15",
    async (page) => {
      await page.getByLabel("着色").selectOption({ label: "社区食堂 · 步行 15 分钟" });
      await addressSays(page, "by", "walk:canteen:15");
      const legend = page.locator(".walk-legend");
      await legend.locator(".walk-area").first().waitFor();
      expect(await legend.locator(".walk-area").allTextContents()).toEqual(["第二网格2 / 2 户"]);
      await keepPicture(page, "walking-outside-1920");
      await legend.getByRole("button", { name: "5 分钟", exact: true }).click();
      await addressSays(page, "by", "walk:canteen:5");
      await legend.locator(".walk-area", { hasText: "第一网格" }).click();
      await page.locator(".card h2", { hasText: "第一网格" }).waitFor();
    },
    DRAWN_WALL_DESK,
  );
});
