import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../api/database/database.ts";
import type { HouseholdItem } from "../../domain/household.ts";
import { decodeTheme } from "../../domain/theme-columns.ts";
import type { TestServer } from "../support/server.ts";
import { SIGNED_IN } from "../support/signed-in.ts";
import { startVillage } from "../support/village.ts";
import { sharedWindow, windowsOn } from "./in-window.ts";
import {
  addressSays,
  closeWindows,
  countOf,
  DESK,
  DRAWN_WALL_DESK,
  keepPicture,
  mapIsDrawn,
  openBrowser,
  PHONE,
  type VisitOptions,
  visit,
  visitMap,
  WALL_DESK,
} from "./visit.ts";

let server: TestServer;
let browser: Browser;
let database: Database;
let household: HouseholdItem;

const ask = async <T>(path: string): Promise<T> =>
  (await fetch(server.url + path, { headers: { cookie: SIGNED_IN } })).json() as Promise<T>;

beforeAll(async () => {
  server = await startVillage(async (opened) => {
    database = opened;
  });
  browser = await openBrowser();
  const { items } = await ask<{ items: HouseholdItem[] }>("/api/households?type=party&limit=1");
  household = items[0];
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

const inWindow = windowsOn(() => ({ browser, url: server.url }));

/** The map at an address of the server's, once it is drawn. */
const mapAt = (path: string, viewport: VisitOptions["viewport"]) =>
  visitMap(browser, `${server.url}/${path}`, { viewport });

const near = (zoom: number) => `?at=${household.position.join(",")},${zoom}`;
const picker = (page: Page) => page.getByRole("combobox", { name: "着色" });
const legend = (page: Page, name: string) => page.getByRole("region", { name });
const countsIn = async (page: Page, name: string) =>
  Promise.all((await legend(page, name).locator(".legend-count").all()).map(countOf));

/** How many of the pixels on the map are of this colour. */
const painted = async (page: Page, colour: string): Promise<number> => {
  const picture = await page.locator(".stage-map").screenshot();
  return page.evaluate(
    async ([data, wanted]) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0))]));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d")!;
      context.drawImage(image, 0, 0);
      const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
      const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(wanted.slice(at, at + 2), 16));
      let count = 0;
      for (let i = 0; i < pixels.length; i += 4) {
        if (Math.abs(pixels[i] - r) + Math.abs(pixels[i + 1] - g) + Math.abs(pixels[i + 2] - b) < 12) count++;
      }
      return count;
    },
    [picture.toString("base64"), colour] as const,
  );
};

describe("a theme of households", () => {
  const onDesk = sharedWindow(
    () => mapAt(`${near(18.4)}&sel=household:${household.id}`, WALL_DESK),
    async (page) => {
      // the first test's picture alone is of a large one
      await page.setViewportSize(DESK);
      await page.keyboard.press("Escape");
      await page.locator(".card").waitFor({ state: "detached" });
      await picker(page).selectOption({ label: "户类型" });
      await legend(page, "户类型").waitFor();
    },
  );

  onDesk("says on the card what it is, and the card leads back to the map", async (page) => {
    const themes = page.getByRole("region", { name: "主题" });
    await themes.waitFor();
    expect(await themes.textContent()).toMatch(/积分\d+.*安全住房[A-D]级/);
    await themes.getByRole("button", { name: "安全住房" }).click();
    await legend(page, "安全住房").waitFor();
    await addressSays(page, "by", "theme:housing");
    await keepPicture(page, "theme-card-1920");
  });

  onDesk("is chosen with the keyboard, counts what the server says, and stays in the address", async (page) => {
    await picker(page).focus();
    await page.keyboard.press("ArrowDown");
    await legend(page, "积分").waitFor();
    await addressSays(page, "by", "theme:score");
    const bytes = await fetch(`${server.url}/api/themes/score/columns`, { headers: { cookie: SIGNED_IN } });
    const { class: classes } = decodeTheme(new Uint8Array(await bytes.arrayBuffer()));
    await expect.poll(async () => (await countsIn(page, "积分"))[0]).toBe(classes.filter((own) => own === 0).length);
    const counts = await countsIn(page, "积分");
    const { households } = (
      await ask<{ features: { properties: { level: string; households: number } }[] }>("/api/grids?level=community")
    ).features[0].properties;
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(households);
    await page.reload();
    await mapIsDrawn(page);
    await legend(page, "积分").waitFor();
    await keepPicture(page, "theme-score-1366");
  });

  onDesk("in the dark, and one that is changed meanwhile is read again", async (page) => {
    await page.getByRole("button", { name: "切换到深色" }).click();
    await picker(page).selectOption({ label: "星级文明户" });
    await legend(page, "星级文明户").waitFor();
    const lowest = async () => (await countsIn(page, "星级文明户"))[0];
    await expect.poll(lowest).toBeGreaterThan(0);
    const before = await lowest();
    await keepPicture(page, "theme-stars-dark-1366");
    await database.sql`
      update household_theme set value = '1'
      where (theme_id, household_id) in (
        select theme_id, household_id from household_theme
        join theme on theme.id = theme_id
        where theme.code = 'stars' and value = '5' order by household_id limit 7)`;
    await expect.poll(lowest, { timeout: 15_000 }).toBe(before + 7);
  });

  inWindow(
    "on a phone is chosen with a finger",
    () => near(17.6),
    async (page) => {
      await page.getByRole("tab", { name: "图例" }).tap();
      await picker(page).selectOption({ label: "星级文明户" });
      await legend(page, "星级文明户").waitFor();
      const height = await picker(page).evaluate((element) => element.getBoundingClientRect().height);
      expect(height).toBeGreaterThanOrEqual(48);
      await keepPicture(page, "theme-stars-390");
    },
    PHONE,
  );
});

describe("on the map", () => {
  const onMap = sharedWindow(() => mapAt("?by=theme:environment", DRAWN_WALL_DESK));

  describe("a theme of grids", () => {
    onMap("fills the grids and takes the households off the map", async (page) => {
      await legend(page, "环境评分").waitFor();
      await expect.poll(async () => (await countsIn(page, "环境评分")).reduce((sum, count) => sum + count, 0)).toBe(5);
      await keepPicture(page, "theme-environment-1920");
      await picker(page).selectOption({ label: "户类型" });
      await legend(page, "户类型").waitFor();
    });
  });

  describe("a theme of households", () => {
    onMap(
      "draws each class in its colour; a class switched off with the mouse is gone from the map, and back",
      async (page) => {
        await page.setViewportSize(DESK);
        await page.keyboard.press("/");
        await page.keyboard.type(household.code);
        await page.getByRole("option").first().waitFor();
        await page.keyboard.press("Enter");
        await page.locator(".card h2", { hasText: household.address }).waitFor();
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "缩小" }).click();
        await picker(page).selectOption({ label: "星级文明户" });
        await legend(page, "星级文明户").waitFor();
        // 4 of 5 stars, on light ground
        const four = "#056F5E";
        await expect.poll(() => painted(page, four), { timeout: 20_000 }).toBeGreaterThan(40);
        await page.getByRole("checkbox", { name: /^4/ }).click();
        await addressSays(page, "no", "3");
        await expect.poll(() => painted(page, four), { timeout: 20_000 }).toBeLessThan(10);
        await page.getByRole("button", { name: "全选" }).click();
        await expect.poll(() => painted(page, four), { timeout: 20_000 }).toBeGreaterThan(40);
      },
    );
  });
});

test("at /admin a theme is renamed, restricted and moved; the map follows", async () => {
  const opened = await visit(browser, `${server.url}/admin?tab=themes`, { viewport: DESK });
  const { page } = opened;
  const themeRow = (name: string) => page.getByRole("row", { name: new RegExp(name) });
  await themeRow("安全住房").waitFor();
  await keepPicture(page, "themes-admin-1366");
  await page.getByRole("button", { name: "修改主题 安全住房" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("中文名称").fill("住房安全");
  await drawer.getByLabel("第 4 级的名称", { exact: true }).fill("危房");
  await keepPicture(page, "themes-admin-drawer-1366");
  await drawer.getByRole("button", { name: "保存" }).click();
  await themeRow("住房安全").waitFor();
  const themes = async () =>
    (await ask<{ items: { code: string; restricted: boolean; classes: unknown[] }[] }>("/api/themes")).items;
  expect((await themes()).find(({ code }) => code === "housing")?.classes[3]).toMatchObject({ name: { zh: "危房" } });
  await page.getByRole("switch", { name: "住房安全为敏感主题" }).click();
  await expect.poll(async () => (await themes()).find(({ code }) => code === "housing")?.restricted).toBe(true);
  await page.getByRole("button", { name: "上移主题 住房安全" }).click();
  await expect.poll(async () => (await themes()).map(({ code }) => code).indexOf("housing")).toBe(2);
  await page.getByRole("button", { name: "删除主题 住房安全" }).click();
  await page.getByRole("button", { name: "删除", exact: true }).last().click();
  await expect.poll(async () => (await themes()).map(({ code }) => code)).not.toContain("housing");
  expect(opened.complaints).toEqual([]);
  await opened.close();
});
