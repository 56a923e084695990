import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { USUAL_SETTINGS, type WallOrders, type WallSettings } from "../../domain/wall/settings.ts";
import type { OperatedWall } from "../../domain/wall/wall.ts";
import { DIST } from "../../scripts/build.ts";
import { pairedDevice } from "../support/devices.ts";
import { type Link, openLink } from "../support/link.ts";
import type { TestServer } from "../support/server.ts";
import { SIGNED_IN } from "../support/signed-in.ts";
import { startVillage } from "../support/village.ts";
import { closeWindows, keepPicture, openBrowser, visit, wordsOf } from "./visit.ts";
import { spilled } from "./wall-text.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Between two places of the picture. */
const STEP_MS = 3 * MINUTE_MS;

/** The built page as this server has it: a test builds it anew. */
const folder = mkdtempSync(join(tmpdir(), "minqingtu-wall-"));
const pageFile = join(folder, "wall.html");

let server: TestServer;
let link: Link;
let page: Page;
/** What became of each tile, by its address. */
const tiles = new Map<string, "asked" | "came" | "lost">();

const ask = (path: string, init: RequestInit, cookie: string) => fetch(server.url + path, withCookie(init, cookie));
const withCookie = (init: RequestInit, cookie: string): RequestInit => ({
  ...init,
  headers: { ...init.headers, "content-type": "application/json", cookie },
});

/** What an operator says to the wall. */
async function say(settings: Partial<WallSettings>, orders: Partial<WallOrders> = {}): Promise<void> {
  const { items } = (await (await ask("/api/walls", {}, SIGNED_IN)).json()) as { items: OperatedWall[] };
  const { id, revision, ...wall } = items[0];
  const body = {
    revision,
    settings: { ...wall.settings, ...settings },
    orders: { ...wall.orders, jump: null, ...orders },
  };
  const answer = await ask(`/api/walls/${id}`, { method: "PATCH", body: JSON.stringify(body) }, SIGNED_IN);
  expect(answer.status).toBe(200);
}

const shown = () => page.locator(".wall-stage[data-ready]").waitFor();
const age = (name: string) => page.locator(`.wall-title [data-age=${name}]`).waitFor();
const buildIs = (name: string) => page.locator(`meta[name=build][content="${name}"]`).waitFor({ state: "attached" });
const builtName = () => /name="build" content="([^"]+)"/.exec(readFileSync(pageFile, "utf8"))![1];

/** The map shows the ground as the server has it now, whole. */
async function groundCame(): Promise<void> {
  const address = await page.evaluate(async () => (await (await fetch("/api/tiles/buildings.json")).json()).tiles[0]);
  const version = new URL(address).search;
  let before = 0;
  const isStill = () => {
    const came = [...tiles].filter(([url, fate]) => url.endsWith(version) && fate === "came").length;
    const was = before;
    before = came;
    return came > 0 && came === was && ![...tiles.values()].includes("asked");
  };
  await expect.poll(isStill, { interval: 500 }).toBe(true);
}

beforeAll(async () => {
  cpSync(DIST, folder, { recursive: true });
  server = await startVillage(undefined, { pageFolder: folder });
  link = await openLink(server.url);
  const { cookie } = await pairedDevice({ ask }, { kind: "wall", name: "大厅" });
  await say({ scenes: [{ kind: "whole", area: null, seconds: 600 }], screen: USUAL_SETTINGS.screen, night: null });
  const opened = await visit(await openBrowser(), `${link.url}/wall`, {
    viewport: { width: 1920, height: 1080 },
    signedOut: true,
    before: async (fresh) => {
      const [name, value] = cookie.split("=");
      await fresh.context().addCookies([{ name, value, url: link.url }]);
      const became = (fate: "asked" | "came" | "lost") => (request: Request) =>
        void (request.url().includes(".mvt?") && tiles.set(request.url(), fate));
      fresh.on("request", became("asked"));
      fresh.on("requestfinished", became("came"));
      fresh.on("requestfailed", became("lost"));
      await fresh.clock.install({ time: Date.now() });
    },
  });
  page = opened.page;
  await shown();
});

afterAll(async () => {
  await closeWindows();
  await link?.stop();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a scene of a grid that was merged away shows what took its place", async () => {
  const { sql } = server.database;
  const [from, to] = (
    await sql<{ code: string }[]>`select code from area where level = 'grid' order by code limit 2`
  ).map(({ code }) => code);
  const whole = { kind: "whole", area: null, seconds: 600 } as const;
  await say({ scenes: [{ kind: "community", area: from, seconds: 600 }] });
  await page.locator(`.wall-stage[data-area='${from}']`).waitFor();
  await sql`
    with ground as (
      insert into fabric (area_id, version, border_hash, body, cells)
      select id, '', '', '', 0 from area where level = 'community' limit 1 returning *
    ), layout as (
      insert into layout (area_id, fabric_id, name, state, base, loads, made_by)
      select area_id, id, '合并', 'superseded', '{}', '{}', '' from ground returning id
    )
    insert into area_lineage select layout.id, before.id, after.id, 0, 1
    from layout, area as before, area as after where before.code = ${from} and after.code = ${to}`;
  await sql`
    update area_border set valid = daterange(null, current_date) from area
    where area.id = area_id and area.code = ${from}`;
  await page.locator(`.wall-stage[data-area='${to}']`).waitFor();
  await say({ scenes: [whole] });
  await page.locator(".wall-stage:not([data-area])").waitFor();
});

test("a new build is loaded, and kept, once nothing is going on", async () => {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const first = builtName();
  await buildIs(first);
  const until = new Date(Date.now() + 5 * MINUTE_MS).toISOString();
  await say({}, { message: { text: "今晚八点防汛会商", until } });
  await page.locator(".wall-message").waitFor();
  writeFileSync(pageFile, readFileSync(pageFile, "utf8").replace(first, "anew"));
  const heard = page.waitForResponse("**/api/wall");
  await page.clock.fastForward(MINUTE_MS + 1_000);
  expect((await (await heard).json()).build).toBe("anew");
  await page.clock.fastForward(35_000);
  await buildIs(first);
  await say({}, { message: null });
  await buildIs("anew");
  await shown();
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.match("/wall"))?.text()) ?? ""))
    .toContain("anew");
});

test("is dimmed by the hours of night, drifts, and changes its sides at midnight", async () => {
  const china = (at: number) => new Date(at + 8 * HOUR_MS).toISOString().slice(11, 16);
  const now = Date.now();
  const night = { from: china(now - HOUR_MS), to: china(now + 20 * MINUTE_MS) };
  await say({ night });
  await page.locator(".wall-night").waitFor();
  await keepPicture(page, "wall-night");
  await groundCame();
  // without the server nothing sets the wall's clock right
  link.state = "cut";
  const place = () =>
    page.locator(".wall").evaluate((wall) => {
      const { e, f } = new DOMMatrix(getComputedStyle(wall).transform);
      return [e, f] as const;
    });
  // to the middle of a step, so that the next is one further
  await page.clock.fastForward(1.5 * STEP_MS - (Date.now() % STEP_MS));
  const [x, y] = await place();
  await page.clock.fastForward(STEP_MS);
  await expect.poll(async () => (await place()).join()).not.toBe(`${x},${y}`);
  const [nextX, nextY] = await place();
  expect(Math.hypot(nextX - x, nextY - y)).toBe(2);
  await page.clock.fastForward(20 * MINUTE_MS);
  await page.locator(".wall:not(.wall-night)").waitFor();

  const title = page.locator(".wall-title");
  const left = async () => (await title.boundingBox())!.x;
  const isSwapped = async () => ((await title.getAttribute("class")) ?? "").includes("wall-swapped");
  const [before, wasSwapped] = [await left(), await isSwapped()];
  await page.clock.fastForward(DAY_MS);
  await expect.poll(isSwapped).toBe(!wasSwapped);
  expect(Math.abs((await left()) - before)).toBeGreaterThan(200);
  expect(await page.evaluate(spilled)).toEqual([]);
  await keepPicture(page, "wall-swapped");
});

test("starts without a network, on ground and figures of before, and says of which day they are", async () => {
  tiles.clear();
  await page.reload();
  await shown();
  await age("stopped");
  expect(await wordsOf(page.locator(".wall-title"))).toMatch(/数据停在 \d\d-\d\d \d\d:\d\d/);
  expect(await page.locator(".wall-figure").count()).toBe(4);
  await buildIs("anew");
  expect([...tiles].filter(([, fate]) => fate !== "came")).toEqual([]);
  expect(await page.evaluate(spilled)).toEqual([]);
  await keepPicture(page, "wall-cold");
  link.state = "open";
  await page.clock.fastForward(11_000);
  await age("fresh");
});
