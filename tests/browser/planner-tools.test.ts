import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { gridOfCells } from "../../domain/layout/layout.ts";
import type { TestServer } from "../support/server.ts";
import { startVillage } from "../support/village.ts";
import { sharedWindow } from "./in-window.ts";
import { aPullOntoARoad, arcsBetweenGrids, draftOf } from "./pull.ts";
import {
  closeWindows,
  countOf,
  DESK,
  DRAWN_DESK,
  keepPicture,
  mapIsDrawn,
  openBrowser,
  PHONE,
  type VisitOptions,
  visit,
  wordsOf,
} from "./visit.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startVillage();
  browser = await openBrowser();
});
afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const tool = (page: Page, name: string) =>
  page.getByRole("toolbar", { name: "工具" }).getByRole("button", { name, exact: true });
const step = (page: Page, n: number) => page.getByText(`第 ${n} 步`).waitFor();
const saved = (page: Page) => page.getByText(/已保存$/).waitFor();
const chip = (page: Page) => page.locator(".change-chip");

/** Households of every grid in the list, by its number. */
async function households(page: Page): Promise<Record<string, number>> {
  await page.locator(".planner-row").first().waitFor();
  const rows = await page.locator(".planner-row").all();
  const pairs = rows.map(async (row) => [
    await wordsOf(row.locator(".planner-number")),
    await countOf(row.locator(".planner-households")),
  ]);
  return Object.fromEntries(await Promise.all(pairs));
}

const toTheList = (page: Page) => page.getByRole("button", { name: /全部方案$/ }).click();

/** Tests in one window, each over a new draft of the village. */
function inPlanner(viewport: VisitOptions["viewport"]) {
  const inWindow = sharedWindow(() => visit(browser, `${server.url}/plan`, { viewport }), toTheList);
  return (name: string, steps: (page: Page) => Promise<void>) =>
    inWindow(name, async (page) => {
      await page.getByLabel("方案名称").fill(name);
      await button(page, "建立草案").click();
      await page.locator(".tool-bar").waitFor({ timeout: 60_000 });
      await mapIsDrawn(page);
      await steps(page);
    });
}

/** A place on the map, as shares of its width and height. */
async function placed(page: Page, [x, y]: readonly [number, number]): Promise<[number, number]> {
  const box = (await page.locator(".stage-map").boundingBox())!;
  return [box.x + x * box.width, box.y + y * box.height];
}

async function drag(
  page: Page,
  places: readonly (readonly [number, number])[],
  meanwhile = async () => {},
): Promise<void> {
  await page.mouse.move(...(await placed(page, places[0])));
  await page.mouse.down();
  for (const place of places.slice(1)) await page.mouse.move(...(await placed(page, place)), { steps: 6 });
  await meanwhile();
  await page.mouse.up();
}

describe("on a desk", () => {
  const onDesk = inPlanner(DESK);

  onDesk("brush, undo, redo, and what was drawn survives a reload", async (page) => {
    const before = await households(page);
    expect(Object.keys(before).length).toBeGreaterThan(3);
    await tool(page, "刷涂").click();
    await drag(
      page,
      [
        [0.42, 0.5],
        [0.52, 0.5],
        [0.6, 0.52],
      ],
      async () => {
        await chip(page).waitFor();
        expect(await wordsOf(chip(page))).toMatch(/\d+ → \d+.*移交 \d+ 户/u);
        await keepPicture(page, "planner-brush-1366");
      },
    );
    await step(page, 1);
    const painted = await households(page);
    expect(painted).not.toEqual(before);
    expect(sum(painted)).toBe(sum(before));
    await saved(page);
    await page.reload();
    await step(page, 1);
    expect(await households(page)).toEqual(painted);
    await page.keyboard.press("Control+z");
    await expect.poll(() => households(page)).toEqual(before);
    await page.keyboard.press("Control+y");
    await expect.poll(() => households(page)).toEqual(painted);
  });

  onDesk("lasso a new grid, cut it in two, merge it again, lock it", async (page) => {
    const before = await households(page);
    await tool(page, "新建").click();
    await drag(
      page,
      [
        [0.35, 0.45],
        [0.5, 0.45],
        [0.5, 0.62],
        [0.35, 0.62],
      ],
      () => keepPicture(page, "planner-lasso-1366"),
    );
    await step(page, 1);
    const count = Object.keys(before).length;
    await expect.poll(() => page.locator(".planner-row").count()).toBe(count + 1);
    await tool(page, "切割").click();
    await drag(
      page,
      [
        [0.425, 0.35],
        [0.425, 0.5],
        [0.425, 0.72],
      ],
      () => keepPicture(page, "planner-cut-1366"),
    );
    await step(page, 2);
    await expect.poll(() => page.locator(".planner-row").count()).toBe(count + 2);
    await page.keyboard.press("Escape");
    await tool(page, "合并").click();
    await drag(
      page,
      [
        [0.39, 0.53],
        [0.46, 0.53],
      ],
      () => keepPicture(page, "planner-merge-1366"),
    );
    await step(page, 3);
    await expect.poll(() => page.locator(".planner-row").count()).toBe(count + 1);
    await tool(page, "锁定").click();
    await page.mouse.click(...(await placed(page, [0.42, 0.53])));
    await step(page, 4);
    await keepPicture(page, "planner-locked-1366");
    await tool(page, "刷涂").click();
    await drag(page, [
      [0.3, 0.53],
      [0.42, 0.53],
    ]);
    expect(await page.getByText(/^第 [45] 步/).count()).toBe(1);
  });

  onDesk("push a border", async (page) => {
    await tool(page, "移边").click();
    await tool(page, "吸附").click();
    const [x, y] = await aBorder(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y + 4, { steps: 8 });
    await keepPicture(page, "planner-border-1366");
    await page.mouse.up();
    await step(page, 1);
    // as it was, for who comes after
    await tool(page, "吸附").click();
  });

  onDesk("a corner pulled onto a road, a stroke by keyboard", async (page) => {
    // why: each press is to zoom in by a level, whatever the one before it is still flying to
    await page.emulateMedia({ reducedMotion: "reduce" });
    const box = (await page.locator(".stage-map").boundingBox())!;
    const { zooms, from, to, road } = aPullOntoARoad(await draftOf(page), box.width, box.height);
    const map = page.locator(".stage-map canvas");
    const scale = page.locator(".scale-bar").first();
    const whole = await wordsOf(scale);
    await tool(page, "移边").click();
    for (let i = 0; i < zooms; i++) await map.press("+");
    await expect.poll(() => wordsOf(scale)).not.toBe(whole);
    await page.mouse.move(box.x + from[0], box.y + from[1]);
    await page.locator(".editor-stage[data-corners]").waitFor();
    await page.mouse.down();
    await page.mouse.move(box.x + to[0], box.y + to[1], { steps: 8 });
    await keepPicture(page, "planner-snapped-1366");
    await page.mouse.up();
    await step(page, 1);
    await saved(page);
    const pulled = await draftOf(page);
    expect([...arcsBetweenGrids(pulled)]).toContain(road);

    await map.press("b");
    for (let i = 0; i < 3; i++) await map.press("ArrowRight");
    await map.press("Enter");
    for (let i = 0; i < 12; i++) await map.press("ArrowRight");
    await keepPicture(page, "planner-keyboard-1366");
    await map.press("Enter");
    await step(page, 2);
    await saved(page);
    expect(gridOfCells((await draftOf(page)).layout)).not.toEqual(gridOfCells(pulled.layout));

    // the microgrid under the cross, by a name of its own
    for (const key of ["v", "w", "Enter"]) await map.press(key);
    const form = page.locator(".planner-form");
    await form.getByLabel("名称").fill("东院");
    await page.keyboard.press("Enter");
    await form.getByLabel("微网格员").selectOption({ index: 1 });
    await step(page, 4);
    // the stroke left grids to mend, and ways to do it are found
    await page.locator(".planner-repairs").first().waitFor();
    await keepPicture(page, "planner-microgrid-1366");
    await saved(page);
    const named = [...(await draftOf(page)).layout.microgrids.values()].filter(({ name }) => name === "东院");
    expect(named).toHaveLength(1);
  });

  inPlanner(DRAWN_DESK)("five alternatives, and one of them taken", async (page) => {
    await button(page, "给出五个方案").click();
    await expect.poll(() => page.locator(".planner-alternatives li").count(), { timeout: 90_000 }).toBeGreaterThan(2);
    await page.locator(".planner-alternatives button").first().click();
    await step(page, 1);
    await keepPicture(page, "planner-alternatives-1366");
  });
});

describe("on a phone", () => {
  inPlanner(PHONE)("one finger paints", async (page) => {
    await tool(page, "刷涂").click();
    const touch = await page.context().newCDPSession(page);
    const send = (type: "touchStart" | "touchMove" | "touchEnd", at: [number, number][]) =>
      touch.send("Input.dispatchTouchEvent", { type, touchPoints: at.map(([x, y]) => ({ x, y })) });
    const from = await placed(page, [0.45, 0.5]);
    await send("touchStart", [from]);
    for (let i = 1; i <= 8; i++) await send("touchMove", [[from[0] + 10 * i, from[1]]]);
    await send("touchEnd", []);
    await step(page, 1);
    await keepPicture(page, "planner-390");
    for (const width of [390, 360, 700]) {
      await page.setViewportSize({ width, height: 844 });
      const outside = await page.locator(".planner-header").evaluate((header) => header.scrollWidth - innerWidth);
      expect(outside).toBeLessThanOrEqual(0);
      const [tools, foot] = await Promise.all([boxOf(page, ".tool-bar"), boxOf(page, ".planner-foot")]);
      expect(tools.x + tools.width).toBeLessThanOrEqual(foot.x);
      expect(foot.x + foot.width).toBeLessThanOrEqual(width);
    }
    await page.setViewportSize(PHONE);
    await page.locator(".account-button").click();
    await page.locator(".account-menu button").last().click({ trial: true });
    await keepPicture(page, "planner-390-account");
    await page.getByRole("button", { name: "Switch to English" }).click();
    await page.keyboard.press("Escape");
    await page.locator(".tool-bar").getByRole("button", { name: "Select", exact: true }).click();
    const [settings, hint] = await Promise.all([boxOf(page, ".tool-settings"), boxOf(page, ".tool-hint")]);
    expect(settings.x + settings.width).toBeLessThanOrEqual(PHONE.width);
    expect(hint.x + hint.width).toBeLessThanOrEqual(settings.x + settings.width);
    await keepPicture(page, "planner-390-english");
  });
});

const boxOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())!;

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0);

/** A place on screen where a border can be taken hold of: where corners show up under the mouse. */
async function aBorder(page: Page): Promise<[number, number]> {
  const shown = page.locator(".editor-stage[data-corners]");
  for (let share = 0.35; share < 0.75; share += 0.01) {
    const place = await placed(page, [share, 0.7]);
    await page.mouse.move(...place);
    if ((await shown.count()) > 0) return place;
  }
  throw new Error("there is no border along this line");
}
