import { randomUUID } from "node:crypto";
import type { APIRequestContext, Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PhonePack } from "../../domain/phone.ts";
import type { TestServer } from "../support/server.ts";
import { startVillage } from "../support/village.ts";
import { addPerson, signIn, signInAhead } from "./account.ts";
import { sharedWindow } from "./in-window.ts";
import {
  closeWindows,
  keepPicture,
  mapIsDrawn,
  openBrowser,
  PHONE,
  type Visit,
  visit,
  widerThanScreen,
  withoutNetwork,
  wordsOf,
} from "./visit.ts";

const NARROW = { width: 360, height: 640 };
const GRID = "990101001001001";

type Door = PhonePack["households"][number];

let server: TestServer;
let browser: Browser;
/** a door up a stair, with neighbours */
let door: Door;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startVillage(async (database) => {
    for (const [username, name] of [
      ["zhoumin", "周敏"],
      ["lijing", "李静"],
    ]) {
      await addPerson(database, { username, name, grants: [{ role: "worker", area: GRID }] });
    }
  });
  door = await aDoor();
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

/** The round of a worker, its lists there. */
async function walk(viewport = PHONE): Promise<Visit> {
  const opened = await visit(browser, `${server.url}/m`, { viewport, as: "zhoumin" });
  await opened.page.getByRole("tab", { name: "我的网格" }).waitFor();
  return opened;
}

/** The same, where the phone may say that it is near the door. */
async function walkNearDoor(): Promise<Visit> {
  const opened = await walk();
  const context = opened.page.context();
  await context.grantPermissions(["geolocation"]);
  const [longitude, latitude] = door.position;
  await context.setGeolocation({ longitude: longitude + 0.0002, latitude: latitude + 0.0001, accuracy: 12 });
  return opened;
}

/** Back to the first tab by the phone's own way: no page over it, nothing typed. */
async function toFirstTab(page: Page): Promise<void> {
  const pages: number = await page.evaluate(() => history.state?.roundDepth ?? 0);
  for (let left = pages; left > 0; left--) await page.goBack();
  const clear = page.getByRole("button", { name: "清空搜索" });
  if (await clear.isVisible()) await clear.tap();
  // why another one first: the open one, pressed again, makes room for the map
  for (const name of ["应访", "我的网格"]) await page.getByRole("tab", { name }).tap();
}

/** What `username` asks the server without a page. */
async function requestsOf(username: string): Promise<APIRequestContext> {
  const context = await browser.newContext();
  await signInAhead(context, server.url, username);
  return context.request;
}

async function aDoor(): Promise<Door> {
  const answer = await (await requestsOf("zhoumin")).get(`${server.url}/api/phone/pack`);
  const { households } = (await answer.json()) as PhonePack;
  const found = households.find((one) => one.unit !== null && one.attention !== null && one.phone !== null);
  if (!found) throw new Error("the village has no stair with a household of attention");
  return found;
}

const titleOf = ({ unit, door }: Door) => `${unit} 单元 ${door}`;
const opened = (page: Page, title: string) => page.getByRole("heading", { name: title, exact: true }).waitFor();

/** Finds the door by what one calls it and opens it. */
async function openDoor(page: Page, { code } = door): Promise<void> {
  await page.getByRole("searchbox").tap();
  await page.keyboard.type(code);
  await page.locator("#round-tab .line").first().tap();
  await opened(page, titleOf(door));
}

/** What can be pressed and is smaller than a thumb. */
const tooSmall = (page: Page) =>
  page
    .locator(".round :is(button, a, select, textarea, input[type=search], input[type=date], label:has(input))")
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility() && !element.matches(".psheet-grip"))
        .map((element) => ({ box: element.getBoundingClientRect(), name: element.ariaLabel ?? element.textContent }))
        .filter(({ box }) => box.width > 0 && (box.width < 47.5 || box.height < 47.5))
        .map(({ box, name }) => `${name} ${Math.round(box.width)}×${Math.round(box.height)}`),
    );

const visitsOf = async (household: number) =>
  (await server.database.sql`select id from visit where household_id = ${household}`).length;

describe("a round on a phone", () => {
  const onPhone = sharedWindow(walk, toFirstTab);

  onPhone("a door is found by typing, visited with two presses, and is not due any more", async (page) => {
    await mapIsDrawn(page);
    await keepPicture(page, "m-390-grid");
    const before = await visitsOf(door.id);
    await page.getByRole("searchbox").tap();
    await page.keyboard.type(`${door.unit}单元${door.door}`);
    await page.getByText("条结果").first().waitFor();
    await keepPicture(page, "m-390-search");
    await page.getByRole("button", { name: "清空搜索" }).tap();
    await openDoor(page);
    await keepPicture(page, "m-390-door");
    expect(await tooSmall(page)).toEqual([]);
    await page.getByRole("button", { name: "记走访" }).tap();
    await page.getByRole("button", { name: "一切正常" }).tap();
    await keepPicture(page, "m-390-visit");
    expect(await tooSmall(page)).toEqual([]);
    await page.getByRole("button", { name: "保存走访" }).tap();
    await page.getByText("走访已保存").waitFor();
    await opened(page, titleOf(door));
    await expect.poll(() => visitsOf(door.id)).toBe(before + 1);
    await page.getByText(/，今天/).waitFor();
  });

  onPhone("an incident is reported from a door, and where one points on the map", async (page) => {
    await mapIsDrawn(page);
    await openDoor(page);
    await page.getByRole("button", { name: "报事件" }).tap();
    await page.getByRole("button", { name: "上报事件" }).tap();
    await page.getByText("请选择类别").waitFor();
    await page.locator(".kinds label").first().tap();
    await page.getByLabel("发生了什么").fill("单元门口飞线充电");
    await keepPicture(page, "m-390-report");
    expect(await tooSmall(page)).toEqual([]);
    await page.getByText("在地图上指", { exact: true }).tap();
    await keepPicture(page, "m-390-pin");
    await page.getByRole("button", { name: "就是这里" }).tap();
    expect(await page.getByLabel("发生了什么").inputValue()).toBe("单元门口飞线充电");
    await page.getByRole("button", { name: "上报事件" }).tap();
    await page.getByText("事件已上报").waitFor();
    const reported = () => server.database.sql<{ lng: number; lat: number }[]>`
      select st_x(position) as lng, st_y(position) as lat from incident where text = '单元门口飞线充电'`;
    await expect.poll(async () => (await reported()).length).toBe(1);
    const [at] = await reported();
    expect(Math.abs(at.lng - door.position[0]) + Math.abs(at.lat - door.position[1])).toBeLessThan(0.001);
  });

  onPhone("a photo taken with a report goes with it when the network is back, once", async (page) => {
    await withoutNetwork(page, async () => {
      await openDoor(page);
      await page.getByRole("button", { name: "报事件" }).tap();
      await page.locator(".kinds label").first().tap();
      await page.getByLabel("发生了什么").fill("楼道堆物，堵了半边");
      const picture = await page.screenshot({ type: "png", clip: { x: 0, y: 0, width: 64, height: 64 } });
      await page.locator(".photo-take input").setInputFiles({ name: "x.png", mimeType: "image/png", buffer: picture });
      await page.getByRole("img", { name: "第 1 张照片" }).waitFor();
      await keepPicture(page, "m-390-report-photo");
      await page.getByRole("button", { name: "上报事件" }).tap();
      await page.getByText("1 条记录待上传，联网后自动送出").waitFor();
    });
    const photos = () => server.database.sql`
      select nth from incident_photo join incident on incident.id = incident_id where text = '楼道堆物，堵了半边'`;
    await expect.poll(async () => (await photos()).length, { timeout: 20_000 }).toBe(1);
  });

  onPhone("signing out with unsent records is asked twice", async (page) => {
    await openDoor(page);
    await withoutNetwork(page, async () => {
      await page.getByRole("button", { name: "记走访" }).tap();
      await page.getByRole("button", { name: "保存走访" }).tap();
      await page.getByText("1 条记录待上传").waitFor();
      await page.getByRole("button", { name: "我的账号：周敏" }).tap();
      await page.getByRole("button", { name: "退出登录" }).tap();
      await page.getByText("还有 1 条记录没有送出").waitFor();
      await keepPicture(page, "m-390-sign-out");
      await page.getByRole("button", { name: "先不退出" }).tap();
      await page.getByRole("button", { name: "退出登录" }).waitFor();
    });
    await page.goBack();
    await page.getByText("1 条记录待上传").waitFor({ state: "detached" });
  });

  onPhone("a visit noted by somebody else meanwhile is told, until it was seen", async (page) => {
    const other = await requestsOf("lijing");
    await withoutNetwork(page, async () => {
      const noted = { id: randomUUID(), household: door.id, at: new Date().toISOString(), way: "door" };
      const answer = await other.post(`${server.url}/api/visits`, { data: noted });
      expect(answer.status()).toBe(201);
      await openDoor(page);
      await page.getByRole("button", { name: "记走访" }).tap();
      await page.getByRole("button", { name: "保存走访" }).tap();
      await page.getByText("1 条记录待上传").tap();
    });
    await page.getByText("李静 也走访了这一户").waitFor({ timeout: 20_000 });
    await keepPicture(page, "m-390-conflict");
    await page.getByRole("button", { name: "知道了" }).tap();
    await page.getByText("没有待上传的记录").waitFor();
  });

  onPhone("calling asks for a reason first, and then calls", async (page) => {
    await openDoor(page);
    await page.getByRole("button", { name: "拨号" }).tap();
    await page.getByText("为什么查看？").waitFor();
    await keepPicture(page, "m-390-reason");
    expect(await tooSmall(page)).toEqual([]);
    await page.getByRole("button", { name: "查看", exact: true }).tap();
    await expect.poll(() => page.getByRole("link", { name: "拨号" }).getAttribute("href")).toMatch(/^tel:\d+$/);
  });

  onPhone(
    "the phone's own way back closes page after page; the sheet moves by drag, by press and by key",
    async (page) => {
      await openDoor(page);
      await page.getByRole("button", { name: "记走访" }).tap();
      await page.goBack();
      await opened(page, titleOf(door));
      await page.goBack();
      await page.getByRole("tab", { name: "搜索" }).waitFor();
      await page.getByRole("tab", { name: "应访" }).tap();
      const sheet = page.locator(".psheet");
      const height = async () => (await sheet.boundingBox())?.height ?? 0;
      const grip = page.getByRole("button", { name: "展开面板" });
      await expect.poll(height).toBeGreaterThan(300);
      await grip.press("ArrowDown");
      await expect.poll(height).toBeLessThan(200);
      await grip.tap();
      await expect.poll(height).toBe(422);
      const box = await grip.boundingBox();
      if (!box) throw new Error("no grip");
      await page.mouse.move(box.x + box.width / 2, box.y + 10);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2, 160, { steps: 8 });
      await page.waitForTimeout(80);
      await page.mouse.move(box.x + box.width / 2, 155);
      await page.mouse.up();
      await expect.poll(height).toBeGreaterThan(600);
    },
  );

  // last in its window, which is English and dark from here on
  onPhone("in English, and dark for who wants it", async (page) => {
    await page.getByRole("button", { name: "我的账号：周敏" }).tap();
    await page.getByText("English", { exact: true }).tap();
    await keepPicture(page, "m-390-me-english");
    await page.getByText("Dark", { exact: true }).tap();
    await page.getByRole("button", { name: "Back" }).tap();
    await page.getByRole("searchbox").tap();
    await page.keyboard.type(door.code);
    await page.locator("#round-tab .line").first().tap();
    await opened(page, `Stair ${door.unit}, ${door.door}`);
    await keepPicture(page, "m-390-door-english-dark");
    expect(await tooSmall(page)).toEqual([]);
    expect(await wordsOf(page.locator(".round"))).not.toMatch(/记走访|应访/);
  });

  const nearDoor = sharedWindow(walkNearDoor, async (page) => {
    await toFirstTab(page);
    await page.getByRole("tab", { name: "附近" }).tap();
    await page.getByRole("button", { name: "停止定位" }).tap();
  });

  nearDoor("a door is found by nearness; the own position is asked of nobody and told to nobody", async (page) => {
    const told: string[] = [];
    page.on("request", (request) => told.push(request.url() + (request.postData() ?? "")));
    await page.getByRole("tab", { name: "附近" }).tap();
    await page.getByRole("button", { name: "开始定位" }).tap();
    await page.locator("#round-tab .line").first().waitFor();
    await keepPicture(page, "m-390-near");
    const near = page.locator("#round-tab .line").filter({ hasText: /户 · / });
    await near.first().tap();
    const elevation = page.getByRole("region", { name: "楼栋立面" });
    await elevation.waitFor();
    await keepPicture(page, "m-390-building");
    await elevation.getByRole("button").first().tap();
    await page.getByRole("button", { name: "记走访" }).waitFor();
    const [longitude, latitude] = door.position;
    const [lng, lat] = [(longitude + 0.0002).toFixed(4), (latitude + 0.0001).toFixed(4)];
    expect(told.filter((one) => one.includes(lng) || one.includes(lat))).toEqual([]);
  });

  nearDoor("the way is handed over with the place alone; the page itself says how far", async (page) => {
    await openDoor(page);
    await page.getByRole("button", { name: "我在哪里" }).tap();
    await page
      .getByText(/距 \d+ 米/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "带路" }).tap();
    await page.getByText("直线距离和方向").waitFor();
    await keepPicture(page, "m-390-lead");
    const links = await page
      .getByRole("link", { name: /^用/ })
      .evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    expect(links.length).toBe(3);
    for (const link of links) expect(decodeURIComponent(link ?? "")).not.toContain(door.head?.[0]);
  });

  const onNarrowPhone = sharedWindow(
    () => walk(NARROW),
    async (page) => {
      await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
      await page.setViewportSize(NARROW);
      await toFirstTab(page);
    },
  );

  for (const [size, viewport, name] of [
    ["320 px, letters at 130 %", { width: 320, height: 568 }, "m-320-130"],
    ["360 px", NARROW, "m-360"],
    ["lying on its side", { width: 844, height: 390 }, "m-844-side"],
  ] as const) {
    onNarrowPhone(`${size}: nothing is cut off, everything can be pressed`, async (page) => {
      await page.setViewportSize(viewport);
      if (name.endsWith("130"))
        await page.evaluate(() => document.documentElement.style.setProperty("font-size", "130%"));
      for (const tab of ["附近", "应访", "待上传", "我的网格"]) {
        await page.getByRole("tab", { name: tab }).tap();
        expect(await tooSmall(page), tab).toEqual([]);
        expect(await widerThanScreen(page), tab).toBe(0);
      }
      await keepPicture(page, `${name}-grid`);
      await openDoor(page);
      await keepPicture(page, `${name}-door`);
      expect(await tooSmall(page)).toEqual([]);
      await page.getByRole("button", { name: "记走访" }).tap();
      await keepPicture(page, `${name}-visit`);
      expect(await widerThanScreen(page)).toBe(0);
    });
  }

  onNarrowPhone("a refused position is said, with what to do instead", async (page) => {
    await page.getByRole("tab", { name: "附近" }).tap();
    await page.getByRole("button", { name: "开始定位" }).tap();
    await page.getByText("没有定位权限").waitFor();
    await keepPicture(page, "m-360-refused");
    expect(await tooSmall(page)).toEqual([]);
    await page.getByRole("button", { name: "重试" }).waitFor();
  });

  onNarrowPhone(
    "a code at the stair opens its building: scanned where the browser can, typed where it cannot",
    async (page) => {
      const [{ token }] = await server.database.sql<{ token: string }[]>`
      select token
      from household
      join resident_code using (building_id)
      where household.id = ${door.id} and revoked_at is null
      limit 1`;
      await page.getByRole("button", { name: "扫码" }).tap();
      await opened(page, "扫码");
      // Chromium on Linux reads no codes, nor has it a camera here
      await page.getByText("这个浏览器不能扫码").or(page.getByText("打不开相机")).first().waitFor();
      const typed = page.getByLabel("也可以输入码下面的编号");
      await typed.fill("ZZZZ2222YY");
      await page.getByRole("button", { name: "打开", exact: true }).tap();
      await page.getByText("这不是优居码").waitFor();
      await typed.fill(token.toLowerCase());
      await keepPicture(page, "m-360-scan");
      expect(await tooSmall(page)).toEqual([]);
      expect(await widerThanScreen(page)).toBeLessThanOrEqual(0);
      await page.getByRole("button", { name: "打开", exact: true }).tap();
      await page.getByRole("button", { name: "带路" }).waitFor();
      await page.goBack();
      await page.getByRole("tab", { name: "我的网格" }).waitFor();
    },
  );

  onNarrowPhone("without a network a visit is kept, counted and sent once when the network is back", async (page) => {
    const before = await visitsOf(door.id);
    await withoutNetwork(page, async () => {
      await page.locator(".pchip-offline").waitFor();
      await openDoor(page);
      await page.getByRole("button", { name: "查看", exact: true }).tap();
      await page.getByText("联网后才能查看").waitFor();
      await page.getByRole("button", { name: "记走访" }).tap();
      await page.getByText("电话", { exact: true }).tap();
      await page.getByRole("button", { name: "保存走访" }).tap();
      await page.getByText("1 条记录待上传，联网后自动送出").waitFor();
      await keepPicture(page, "m-360-offline");
      expect(await tooSmall(page)).toEqual([]);
      expect(await visitsOf(door.id)).toBe(before);
      await page.getByText("1 条记录待上传").tap();
      await page.getByText(titleOf(door)).first().waitFor();
      await keepPicture(page, "m-360-outbox");
    });
    await page.getByText("没有待上传的记录").waitFor({ timeout: 20_000 });
    await expect.poll(() => visitsOf(door.id)).toBe(before + 1);
  });

  test("a map that does not come leaves the lists as they are", async () => {
    const { page, close } = await visit(browser, `${server.url}/m`, {
      viewport: PHONE,
      signedOut: true,
      before: (fresh) => fresh.context().route(/maplibre/, (route) => route.abort()),
    });
    const lost = page.waitForEvent("requestfailed", (request) => request.url().includes("maplibre"));
    await signIn(page, "zhoumin");
    await lost;
    await openDoor(page);
    await close();
  });
});
