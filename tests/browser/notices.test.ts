import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import type { HouseholdItem } from "../../domain/household.ts";
import type { Position } from "../../domain/position.ts";
import type { TestServer } from "../support/server.ts";
import { SIGNED_IN } from "../support/signed-in.ts";
import { startVillage } from "../support/village.ts";
import { addPerson } from "./account.ts";
import { sharedWindow, windowsOn } from "./in-window.ts";
import {
  addressSays,
  closeWindows,
  keepPicture,
  openBrowser,
  PHONE,
  visit,
  visitMap,
  WALL_DESK,
  wordsOf,
} from "./visit.ts";

let server: TestServer;
let browser: Browser;
let middle: Position;
let party: HouseholdItem;

const ask = async <T>(path: string): Promise<T> =>
  (await fetch(server.url + path, { headers: { cookie: SIGNED_IN } })).json() as Promise<T>;

beforeAll(async () => {
  server = await startVillage(
    (database) => addPerson(database, { username: "second", name: "second", grants: [{ role: "worker" }] }),
    { noticeGateway: "simulator" },
  );
  browser = await openBrowser();
  const { items } = await ask<{ items: HouseholdItem[] }>("/api/households?limit=1000&type=party");
  const linked = await server.database.sql<{ party_id: number; count: number }[]>`
    select party_id, count(*)::integer as count from household_link group by party_id order by count desc, party_id limit 1`;
  party = items.find(({ id }) => id === linked[0].party_id) as HouseholdItem;
  const [{ building_id }] = await server.database.sql<{ building_id: number }[]>`
    select building_id from household group by building_id having count(*) between 8 and 40 and building_id is not null
    order by count(*) desc, building_id limit 1`;
  const [place] = await server.database.sql<{ lng: number; lat: number }[]>`
    select st_x(position) as lng, st_y(position) as lat from building where id = ${building_id}`;
  middle = [place.lng, place.lat];
});
afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

const inWindow = windowsOn(() => ({ browser, url: server.url }));

/** A window over the map, at an address of it. */
const mapAt = (address: string) => visitMap(browser, `${server.url}/${address}`);

const notices = (zoom = 17.2, [lng, lat] = middle) => `?mode=notices&at=${lng},${lat},${zoom}`;
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** The middle of the map, and a circle of `radius` px around it. */
async function circle(page: Page, radius: number, steps = 24): Promise<[number, number][]> {
  const box = (await page.locator(".stage-map").boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return Array.from({ length: steps + 1 }, (_, i) => [
    x + radius * Math.cos((2 * Math.PI * i) / steps),
    y + radius * Math.sin((2 * Math.PI * i) / steps),
  ]);
}

async function lasso(page: Page, radius: number, meanwhile = async () => {}): Promise<void> {
  const [first, ...rest] = await circle(page, radius);
  await page.mouse.move(...first);
  await page.mouse.down();
  for (const [index, point] of rest.entries()) {
    await page.mouse.move(...point);
    if (index === 18) await meanwhile();
  }
  await page.mouse.up();
}

const startDrawing = async (page: Page) => {
  await button(page, "画范围，建名单").click();
  await page.getByText("Esc 取消", { exact: false }).waitFor();
};

/** The number in words such as 范围内 128 户, once it is there. */
async function figureIn(words: Locator): Promise<number> {
  await words.waitFor();
  return Number(/([\d,]+)/.exec(await wordsOf(words))![1].replaceAll(",", ""));
}

/** From a list that is open. */
async function toAllLists(page: Page): Promise<void> {
  const back = button(page, "全部名单");
  if (await back.isVisible()) await back.click();
}

const left = (page: Page) => page.locator(".notify-top .notify-progress b");

/** Draws an area, makes a list of it, and gives how many are on it. */
async function makeList(page: Page, radius: number): Promise<number> {
  await startDrawing(page);
  await lasso(page, radius);
  const count = await figureIn(page.locator(".notify-inside b"));
  await button(page, "停水通知").click();
  await button(page, "建立名单").click();
  await expect.poll(() => figureIn(left(page))).toBe(count);
  return count;
}

describe("on a desk", () => {
  const onDesk = sharedWindow(() => mapAt(notices()), toAllLists);

  onDesk("draw with the mouse, make a list, tick off, two people at once", async (page) => {
    await startDrawing(page);
    await keepPicture(page, "notices-1366-hint");
    let beside = 0;
    await lasso(page, 150, async () => {
      beside = await figureIn(page.locator(".sketch-chip"));
      await keepPicture(page, "notices-1366-drawing");
    });
    const inside = await figureIn(page.locator(".notify-inside b"));
    expect(beside).toBeGreaterThan(0);
    expect(inside).toBeGreaterThanOrEqual(beside);
    await button(page, "停水通知").click();
    await keepPicture(page, "notices-1366-words");
    await button(page, "建立名单").click();
    await expect.poll(() => figureIn(left(page))).toBe(inside);
    expect(await page.locator(".card").count(), "letting go of the button chose nothing").toBe(0);

    const other = await visit(browser, `${server.url}/${notices()}`, { as: "second" });
    try {
      await button(other.page, /停水通知/).click();
      await expect.poll(() => figureIn(left(other.page))).toBe(inside);
      await openAll(page);
      await page.locator(".notify-tick").first().click();
      await expect.poll(() => figureIn(left(page))).toBe(inside - 1);
      await expect.poll(() => figureIn(left(other.page)), { timeout: 10_000 }).toBe(inside - 1);
      // a whole building, by the other
      await openAll(other.page);
      const building = other.page.locator(".notify-building input").first();
      await building.check();
      const chosen = await figureIn(other.page.locator(".notify-tick-bar b"));
      await other.page.getByLabel("方式").selectOption("in-person");
      await keepPicture(other.page, "notices-1366-building");
      await button(other.page, "记录").click();
      await expect.poll(() => figureIn(left(page)), { timeout: 10_000 }).toBeLessThanOrEqual(inside - chosen);
      await page.locator(".notify-state", { hasText: "上门" }).first().waitFor({ timeout: 10_000 });
      expect(other.complaints).toEqual([]);
    } finally {
      await other.close();
    }
    await page.getByLabel("只看还没通知到的").check();
    await keepPicture(page, "notices-1366-list");
  });

  onDesk("send, hear what became of it, remind, end", async (page) => {
    await button(page, "切换到深色").click();
    const count = await makeList(page, 90);
    await page.getByText("模拟短信", { exact: true }).waitFor();
    await button(page, "发短信").click();
    await expect
      .poll(() => figureIn(page.locator(".notify-key li:last-child b")), { timeout: 40_000 })
      .toBeGreaterThan(0);
    await expect.poll(() => page.locator(".notify-sent").textContent(), { timeout: 60_000 }).not.toContain("正在发送");
    const rest = (await wordsOf(left(page))) === "全部通知到" ? 0 : await figureIn(left(page));
    expect(rest).toBeLessThan(count);
    await keepPicture(page, "notices-1366-dark");
    await button(page, "结束名单").click();
    if (rest > 0) await page.getByRole("alertdialog").getByText("结束", { exact: true }).click();
    await page.getByText("已结束", { exact: true }).waitFor();
    expect(await page.locator(".notify-tick").count()).toBe(0);
    await button(page, "全部名单").click();
    await page.locator(".notify-lists li").first().waitFor();
  });

  onDesk("corner by corner, Escape, a border that crosses itself", async (page) => {
    await startDrawing(page);
    const [a, b, c, d] = await circle(page, 120, 4);
    await page.mouse.click(...a);
    await page.mouse.click(...b);
    await page.keyboard.press("Escape");
    await button(page, "画范围，建名单").waitFor();
    await startDrawing(page);
    for (const corner of [a, c, b]) await page.mouse.click(...corner);
    await page.mouse.dblclick(...d);
    await page.getByRole("alert").getByText("交叉", { exact: false }).waitFor();
    for (const corner of [a, b, c]) await page.mouse.click(...corner);
    await page.mouse.dblclick(...d);
    expect(await figureIn(page.locator(".notify-inside b"))).toBeGreaterThan(0);
    await button(page, "取消").click();
    // the pencil is laid down: a click chooses again
    await button(page, "画范围，建名单").waitFor();
    await expect
      .poll(async () => {
        await page.mouse.click(...a);
        return new URL(page.url()).searchParams.has("sel");
      })
      .toBe(true);
  });

  inWindow(
    "a large window",
    () => notices(17),
    async (page) => {
      await makeList(page, 260);
      await keepPicture(page, "notices-1920");
      // no room for a whole address: its end, with the door, is seen all the same
      const place = page.locator(".notify-who .address").first();
      expect(await place.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeGreaterThan(0);
      const [edge, end] = await place.evaluate((box) =>
        [box, box.firstElementChild!].map((part) => part.getBoundingClientRect().right),
      );
      expect(end).toBeCloseTo(edge, 0);
    },
    WALL_DESK,
  );
});

describe("on a phone", () => {
  inWindow(
    "one finger draws",
    // the sheet covers the middle of the map: what is drawn around lies 190 px above it
    () => notices(16.8, [middle[0], middle[1] - 0.00096]),
    async (page) => {
      await page.getByRole("tab", { name: "名单" }).click();
      await button(page, "画范围，建名单").click();
      await page.getByText("用一根手指圈一圈", { exact: false }).waitFor();
      await keepPicture(page, "notices-390-hint");
      const touch = await page.context().newCDPSession(page);
      const points = (await circle(page, 90)).map(([x, y]) => ({ x, y: y - 190 }));
      const send = (type: "touchStart" | "touchMove" | "touchEnd", at: { x: number; y: number }[]) =>
        touch.send("Input.dispatchTouchEvent", { type, touchPoints: at });
      await send("touchStart", [points[0]]);
      for (const point of points.slice(1)) await send("touchMove", [point]);
      await send("touchEnd", []);
      expect(await figureIn(page.locator(".notify-inside b"))).toBeGreaterThan(0);
      await button(page, "停水通知").click();
      await button(page, "建立名单").click();
      await figureIn(left(page));
      await keepPicture(page, "notices-390");
    },
    PHONE,
  );
});

describe("party links", () => {
  const onParty = (more = "") => `?at=${party.position.join(",")},17.4&sel=household:${party.id}${more}`;
  const linksOf = (page: Page) => page.getByRole("region", { name: "联户" });

  const onItsCard = sharedWindow(() => mapAt(onParty()));

  onItsCard("the card of a party-member household lists those it answers for", async (page) => {
    const count = await figureIn(linksOf(page).locator(".card-head span"));
    expect(count).toBeGreaterThan(8);
    await button(page, /^其余/).click();
    expect(await linksOf(page).locator("li").count()).toBe(count);
    await keepPicture(page, "links-1366");
    await linksOf(page).locator("li button").first().click();
    await page.getByText("联户党员", { exact: true }).waitFor();
    await linksOf(page).locator(".card-link").click();
    await addressSays(page, "sel", new RegExp(`:${party.id}$`));
  });

  onItsCard("another party member answers for a household when somebody says so", async (page) => {
    await linksOf(page).locator("li button").first().click();
    await button(page, "改联户").click();
    const choices = page.getByRole("form", { name: "改联户" });
    await choices.locator("li").nth(1).waitFor();
    const other = await wordsOf(choices.locator("li .card-link span").nth(1));
    await keepPicture(page, "link-by-hand-1366");
    await choices.locator("li button").nth(1).click();
    await linksOf(page).getByText("人工指定").waitFor();
    expect(await wordsOf(linksOf(page).locator(".card-link span"))).toBe(other);
    await button(page, "改联户").click();
    await button(page, "不再联户").click();
    await linksOf(page).getByText("还没有联户党员").waitFor();
    await button(page, "指定").click();
    await choices.getByRole("searchbox").fill("没有这一户");
    await choices.getByText("本社区没有这样的党员户").waitFor();
  });

  inWindow(
    "all links of a grid are a layer",
    () => `?at=${party.position.join(",")},17&in=${party.grid?.slice(0, 15)}`,
    async (page) => {
      await button(page, "图层").click();
      const lines = page.waitForResponse(/\/api\/links\?/);
      await page.getByLabel("联户", { exact: true }).check();
      await addressSays(page, "on", "links");
      await lines;
      await keepPicture(page, "links-1920");
    },
    WALL_DESK,
  );

  inWindow(
    "on a phone",
    () => onParty("&theme=dark"),
    (page) =>
      linksOf(page)
        .scrollIntoViewIfNeeded()
        .then(() => keepPicture(page, "links-390")),
    PHONE,
  );
});

/** Opens every building that is closed. */
async function openAll(page: Page): Promise<void> {
  await page.locator(".notify-groups section").first().waitFor();
  const closed = page.locator('.notify-building button[aria-expanded="false"]');
  while ((await closed.count()) > 0) await closed.first().click();
}
