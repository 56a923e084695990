import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SESSION_COOKIE } from "../../api/access/token.ts";
import type { TestServer } from "../support/server.ts";
import { signIn } from "../support/signed-in.ts";
import { startVillage } from "../support/village.ts";
import { isRefusal } from "./account.ts";
import { sharedWindow } from "./in-window.ts";
import {
  closeWindows,
  countOf,
  DESK,
  keepPicture,
  mapIsDrawn,
  openBrowser,
  PHONE,
  type Visit,
  type VisitOptions,
  visit,
  withoutNetwork,
  wordsOf,
} from "./visit.ts";

let server: TestServer;
let browser: Browser;
let cookies: Record<string, string>;

beforeAll(async () => {
  cookies = {};
  server = await startVillage(async ({ sql }) => {
    cookies.linlan = await signIn(sql, "linlan", [{ role: "planner" }]);
    cookies.heqing = await signIn(sql, "heqing", [{ role: "planner" }, { role: "commander" }]);
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

/** Where size is not the matter. */
const SMALL = { width: 1000, height: 640 };

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const tool = (page: Page, name: string) =>
  page.getByRole("toolbar", { name: "工具" }).getByRole("button", { name, exact: true });
const step = (page: Page, n: number) => page.getByText(`第 ${n} 步`).waitFor();
const isSaved = (page: Page) => page.getByText(/已保存$/).waitFor();
const stage = (page: Page, name: string) => page.locator(".planner-stages [aria-current]", { hasText: name }).waitFor();

/** The list of layouts in somebody's window, with no sheet ever going to a printer. */
async function windowOf(username: string, viewport: VisitOptions["viewport"]) {
  const before = async (page: Page) => {
    const [, value] = cookies[username].split("=");
    await page.context().addCookies([{ name: SESSION_COOKIE, value, url: server.url }]);
    await page.addInitScript(() => {
      window.print = () => {};
    });
  };
  return visit(browser, `${server.url}/plan`, { viewport, signedOut: true, before });
}

const toTheList = (page: Page) => page.getByRole("button", { name: /全部方案$/ }).click();

/** The other one's window, beside the one that the tests share. */
let theirs: Visit;

async function openBoth(): Promise<Visit> {
  const [mine, other] = await Promise.all([windowOf("linlan", SMALL), windowOf("heqing", SMALL)]);
  theirs = other;
  const close = async () => {
    await Promise.all([mine.close(), other.close()]);
  };
  return { ...mine, close };
}

const together = sharedWindow(openBoth, (page) => Promise.all([page, theirs.page].map(toTheList)));

async function aDraft(page: Page, name: string): Promise<void> {
  await page.getByLabel("方案名称").fill(name);
  await button(page, "建立草案").click();
  await isOpen(page);
}

/** The first time the ground is cut into cells before. */
const isOpen = (page: Page) => page.locator(".tool-bar").waitFor({ timeout: 120_000 });

const pathOf = (page: Page) => new URL(page.url()).pathname + new URL(page.url()).search;

/** Paints along a line, given in shares of the map. */
async function paint(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = (await page.locator(".stage-map").boundingBox())!;
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 6 });
  await page.mouse.up();
}

together(
  "what somebody else does with the layout shows without a reload: its band, handed in, sent back",
  async (page) => {
    const other = theirs.page;
    await aDraft(page, "两人同看");
    await button(other, "打开两人同看").click();
    await isOpen(other);

    const band = page.getByRole("form", { name: "每格户数" });
    await band.getByLabel("每格最多户数").fill("20");
    await page.keyboard.press("Enter");
    await band.getByText("请填整数").waitFor();
    for (const [label, value] of [
      ["每格最少户数", "40"],
      ["每格最多户数", "120"],
      ["每格目标户数", "80"],
    ])
      await band.getByLabel(label).fill(value);
    await page.keyboard.press("Enter");
    await other.getByText("在 40–120 内").waitFor();

    const id = new URL(page.url()).searchParams.get("layout");
    const submitted = await page.request.post(`${server.url}/api/layouts/${id}/submit`, { data: {} });
    expect(submitted.status()).toBe(200);
    await Promise.all([stage(page, "送审"), stage(other, "送审")]);
    await tool(other, "刷涂").waitFor({ state: "detached" });
    await button(other, "退回").click();
    await other.getByRole("dialog").getByLabel("退回原因").fill("再看看北边");
    await other.getByRole("dialog").getByRole("button", { name: "退回" }).click();
    await stage(page, "草案");
    await tool(page, "刷涂").waitFor();
    expect(theirs.complaints).toEqual([]);
  },
);

together("the same ground drawn by two: it asks, and mine becomes a copy", async (page, mine) => {
  await aDraft(page, "各画各的");
  await button(theirs.page, "打开各画各的").click();
  await isOpen(theirs.page);
  await Promise.all([mapIsDrawn(page), mapIsDrawn(theirs.page)]);
  await withoutNetwork(page, async () => {
    for (const one of [page, theirs.page]) {
      await tool(one, "刷涂").click();
      await paint(one, [0.42, 0.5], [0.52, 0.5]);
      await step(one, 1);
    }
    await isSaved(theirs.page);
  });
  const dialog = page.getByRole("dialog", { name: "两人改了同一处" });
  await dialog.getByText("heqing").waitFor({ timeout: 60_000 });
  await keepPicture(page, "planner-conflict-1000");
  const before = pathOf(page);
  await button(page, "我的另存为副本").click();
  await page.getByText(/各画各的（副本）/).waitFor();
  expect(pathOf(page)).not.toBe(before);
  await isSaved(page);
  // what it asked for in vain
  expect(mine.complaints.splice(0).filter((one) => !isRefusal(one))).toEqual([]);
  expect(theirs.complaints).toEqual([]);
});

together("an area in two, all back in the band with few moved, and the layout on paper", async (page) => {
  await page.setViewportSize(DESK);
  await aDraft(page, "再平衡");
  const rows = page.locator(".planner-row");
  await rows.first().waitFor();
  const before = await rows.count();
  const order = page.getByLabel("排序");
  await order.selectOption("households");
  await rows.first().locator(".planner-pick").click();
  const whole = await countOf(rows.first().locator(".planner-households"));
  await page.getByRole("button", { name: "均分" }).click();
  await step(page, 1);
  await expect.poll(() => rows.count()).toBe(before + 1);
  const counts = await Promise.all((await rows.locator(".planner-households").all()).map(countOf));
  expect(Math.max(...counts)).toBeLessThan(whole);

  await button(page, "再平衡").click();
  const outcome = page.locator(".planner-reshaped");
  await outcome.waitFor({ timeout: 60_000 });
  expect(await wordsOf(outcome)).toMatch(/\d+ 个网格中 \d+ 个在范围内/);
  await keepPicture(page, "planner-rebalance-1366");

  await button(page, "打印").click();
  await page.locator(".layout-sheet").waitFor({ state: "attached" });
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(paper.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test("a second finger moves the map, and what the first had begun to paint is dropped", async () => {
  const { page, complaints, close } = await windowOf("linlan", PHONE);
  await aDraft(page, "两指");
  await mapIsDrawn(page);
  await tool(page, "刷涂").click();
  const box = (await page.locator(".stage-map").boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const touch = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd", points: [number, number][]) =>
    touch.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  const scale = () => wordsOf(page.locator(".scale-bar").first());
  const before = await scale();
  await send("touchStart", [[x - 30, y]]);
  await send("touchMove", [[x - 20, y]]);
  await send("touchStart", [
    [x - 20, y],
    [x + 20, y],
  ]);
  for (let i = 1; i <= 10; i++)
    await send("touchMove", [
      [x - 20 - 10 * i, y],
      [x + 20 + 10 * i, y],
    ]);
  await send("touchEnd", []);
  await expect.poll(scale).not.toBe(before);
  expect(await page.getByText("还没有改动").count()).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});
