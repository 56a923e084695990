import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { USUAL_SETTINGS } from "../../domain/wall/settings.ts";
import type { OperatedWall, Wall } from "../../domain/wall/wall.ts";
import { pairedDevice } from "../support/devices.ts";
import { littleTown, STREET } from "../support/little-town.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { SIGNED_IN } from "../support/signed-in.ts";
import { addPerson } from "./account.ts";
import { sharedWindow } from "./in-window.ts";
import { closeWindows, DESK, keepPicture, openBrowser, PHONE, visit, WALL_DESK, widerThanScreen } from "./visit.ts";

let server: TestServer;
let browser: Browser;
let hall: { id: number; cookie: string };
let yard: { id: number; cookie: string };

const ask = (path: string, init: RequestInit, cookie: string) =>
  fetch(server.url + path, { ...init, headers: { ...init.headers, cookie } });
const paired = async (name: string, area: string | null) => {
  const { device, cookie } = await pairedDevice({ ask }, { kind: "wall", name, area });
  return { id: device.id, cookie };
};
const wallOf = async ({ cookie }: { cookie: string }) => (await (await ask("/api/wall", {}, cookie)).json()) as Wall;
const send = (path: string, method: string, body: object, cookie = SIGNED_IN) =>
  ask(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) }, cookie);

beforeAll(async () => {
  browser = await openBrowser();
  server = await startTestServer(async (database) => {
    await littleTown(database.sql);
    await addPerson(database, { username: "clerk", name: "何数", grants: [{ role: "clerk", area: STREET }] });
  });
});
afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

const now = (page: Page) => page.getByRole("region", { name: "现在" });
const settings = (page: Page) => page.getByRole("region", { name: "设置" });

const onDesk = sharedWindow(() => visit(browser, `${server.url}/walls?theme=dark`, { viewport: WALL_DESK }));
const onPhone = sharedWindow(() => visit(browser, `${server.url}/walls`, { viewport: PHONE }));

onPhone("without a wall the console says how to get one", async (page) => {
  await page.getByText("还没有大屏").waitFor();
  await page.getByText(`${server.url}/wall`).waitFor();
  expect(await page.getByRole("link", { name: "去添加设备" }).getAttribute("href")).toBe("/admin?tab=devices");
});

test("an operator holds a wall, jumps, writes to all, and sets its scenes; of two at once the slower is told", async () => {
  hall = await paired("指挥大厅", null);
  yard = await paired("服务大厅", STREET);
  const { build } = await wallOf(hall);
  const shown = { scene: USUAL_SETTINGS.scenes[0], build, width: 3840, height: 1080, ratio: 1 };
  await send("/api/wall/shown", "POST", shown, hall.cookie);
  await send("/api/wall/shown", "POST", { ...shown, build: "older", width: 1920 }, yard.cookie);
  const { page, complaints, close } = await visit(browser, `${server.url}/walls`, { viewport: DESK });
  const list = page.getByRole("navigation", { name: "大屏" });
  await list.getByRole("button", { name: /服务大厅.*旧版本页面/ }).waitFor();
  await list.getByRole("button", { name: /指挥大厅.*在线/ }).click();

  await page.keyboard.press("h");
  await now(page).getByRole("button", { name: "继续轮换" }).waitFor();
  expect((await wallOf(hall)).orders.held).toBe(true);
  await now(page).getByRole("button", { name: "热点" }).click();
  await now(page).locator("b", { hasText: "热点" }).waitFor();
  expect((await wallOf(hall)).orders.jump).toEqual({ kind: "hot-spots", area: null, seconds: 30 });
  await page.keyboard.press("4");
  await now(page).locator("b", { hasText: "当日计划" }).waitFor();
  await now(page).getByRole("button", { name: "继续轮换" }).click();
  await now(page).locator("b", { hasText: "全貌" }).waitFor();

  await page.keyboard.press("m");
  await page.keyboard.press("Enter");
  await page.getByText("请写通知内容").waitFor();
  await page.keyboard.type("今日 18 时起有暴雨，请各网格加强巡查");
  await page.getByRole("checkbox", { name: "同时发到全部 2 块大屏" }).check();
  await page.getByRole("region", { name: "通知" }).getByRole("button", { name: "显示", exact: true }).click();
  await page.getByRole("button", { name: "撤下" }).waitFor();
  for (const wall of [hall, yard]) {
    expect((await wallOf(wall)).orders.message?.text).toBe("今日 18 时起有暴雨，请各网格加强巡查");
  }
  await keepPicture(page, "walls-1366");

  await settings(page).getByRole("button", { name: "加一个场景" }).click();
  await settings(page).getByRole("combobox", { name: "第 5 个场景", exact: true }).click();
  await page.getByTitle("一个区域").click();
  await settings(page).getByLabel("第 5 个场景的秒数").fill("45");
  await settings(page).getByRole("button", { name: "第 5 个场景提前" }).click();
  await settings(page).getByRole("button", { name: "删去第 1 个场景" }).click();
  await settings(page).getByRole("spinbutton", { name: "拼接 列" }).fill("2");
  await settings(page).locator("svg line").first().waitFor({ state: "attached" });
  // meanwhile somebody else turns the alarm down, before the page asks again
  await page.route("**/api/walls", () => {});
  const { items } = (await (await ask("/api/walls", {}, SIGNED_IN)).json()) as { items: OperatedWall[] };
  const { revision } = items.find(({ id }) => id === hall.id)!;
  await send(`/api/walls/${hall.id}`, "PATCH", { revision, settings: { ...USUAL_SETTINGS, volume: 5 } });
  const save = settings(page).getByRole("button", { name: "保存" });
  await save.click();
  await page.getByText("everyone刚改过这块大屏（提示音）").first().waitFor();
  await page.unroute("**/api/walls");
  await keepPicture(page, "walls-conflict-1366");
  await now(page).getByText("5", { exact: true }).waitFor();
  await save.click();
  await page.getByText("已保存，大屏随即更新").waitFor();
  const set = (await wallOf(hall)).settings;
  expect(set.scenes.map(({ kind, seconds }) => [kind, seconds])).toEqual([
    ["communities", 15],
    ["hot-spots", 30],
    ["community", 45],
    ["day-plan", 30],
  ]);
  expect([set.screen.columns, set.volume]).toEqual([2, 5]);

  await page.locator("body").click({ position: { x: 5, y: 400 } });
  await page.keyboard.press("ArrowDown");
  await list.locator("[aria-current]", { hasText: "服务大厅" }).waitFor();
  expect(complaints.filter((complaint) => !complaint.includes("409"))).toEqual([]);
  await close();
});

async function keepConsole(page: Page, name: string) {
  await page.getByRole("button", { name: /服务大厅/ }).click();
  await page.locator(".walls-preview svg").waitFor();
  expect(await widerThanScreen(page)).toBe(0);
  await keepPicture(page, `walls-${name}`);
}

onDesk("the console looks as it should: 1920-dark", (page) => keepConsole(page, "1920-dark"));

// without having been opened again: there are walls now
onPhone("the console looks as it should: 390", (page) => keepConsole(page, "390"));

onDesk("the console looks as it should: 1366-english", async (page) => {
  await page.setViewportSize(DESK);
  await page.getByRole("button", { name: "Switch to English" }).click();
  await page.getByRole("button", { name: "Light theme" }).click();
  await keepConsole(page, "1366-english");
});

test("who may not direct walls is told so", async () => {
  const { page, close } = await visit(browser, `${server.url}/walls`, { as: "clerk" });
  await page.getByText("您没有控制大屏的权限").waitFor();
  await close();
});
