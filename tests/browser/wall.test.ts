import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { USUAL_SETTINGS, type WallOrders, type WallSettings } from "../../domain/wall/settings.ts";
import type { OperatedWall } from "../../domain/wall/wall.ts";
import type { TestServer } from "../support/server.ts";
import { SIGNED_IN } from "../support/signed-in.ts";
import { startVillage } from "../support/village.ts";
import { closeWindows, keepPicture, openBrowser, type Visit, visit, wordsOf } from "./visit.ts";
import { crossesSeam, spilled, tooSmall } from "./wall-text.ts";

const HD = { width: 1920, height: 1080 };
const YESTERDAY_MS = 24 * 3_600_000;

let server: TestServer;
let browser: Browser;
let opened: Visit;
let page: Page;
let code: string;
const scripts = new Set<string>();

const ask = (method: string, path: string, body?: object) =>
  fetch(server.url + path, {
    method,
    headers: { "content-type": "application/json", cookie: SIGNED_IN },
    body: body && JSON.stringify(body),
  });

const shown = () => page.locator(".wall-stage[data-ready]").waitFor({ timeout: 60_000 });
const codeShown = async (on = page): Promise<string> => {
  const sign = on.locator("[data-code]:not([data-code=''])");
  await sign.waitFor();
  return (await sign.getAttribute("data-code")) ?? "";
};
const pair = (name: string, typed: string, area: string | null = null) =>
  ask("POST", "/api/devices", { code: typed, name, area });

const theWall = async (): Promise<OperatedWall> => (await (await ask("GET", "/api/walls")).json()).items[0];

/** What an operator says to the wall, on top of the usual. */
async function say(change: { settings?: Partial<WallSettings>; orders?: Partial<WallOrders> }): Promise<void> {
  const { id, revision, settings, orders } = await theWall();
  const answer = await ask("PATCH", `/api/walls/${id}`, {
    revision,
    settings: { ...settings, ...change.settings },
    orders: { ...orders, ...change.orders },
  });
  expect(answer.status).toBe(200);
}

/** Only this scene, so that nothing turns while it is looked at. */
const only = (kind: WallSettings["scenes"][number]["kind"]) => {
  const { screen } = USUAL_SETTINGS;
  const scenes = [{ kind, area: null, seconds: 600 }];
  return say({ settings: { scenes, screen }, orders: { jump: null, held: false } });
};

beforeAll(async () => {
  browser = await openBrowser();
  server = await startVillage();
  // a machine whose clock is a day late
  opened = await visit(browser, `${server.url}/wall`, {
    viewport: HD,
    signedOut: true,
    before: (fresh) => {
      fresh.on("request", (request) => {
        if (/\.m?js$/.test(request.url())) scripts.add(request.url());
      });
      return fresh.clock.install({ time: Date.now() - YESTERDAY_MS });
    },
  });
  page = opened.page;
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

describe("a screen that is nobody's", () => {
  test("shows a code and no sign-in page, and is a wall once an administrator has typed it", async () => {
    code = await codeShown();
    expect(code).toMatch(/^[A-Z2-9]{6}$/);
    expect(await page.locator("input").count()).toBe(0);
    await keepPicture(page, "wall-pairing");
    await page.setViewportSize({ width: 1080, height: 1920 });
    await page.locator("[data-screen^='1080x1920']").waitFor();
    const { x, width } = (await page.locator(".wall-code").boundingBox())!;
    expect(x).toBeGreaterThan(0);
    expect(x + width).toBeLessThan(1080);
    await page.setViewportSize(HD);
    expect((await pair("指挥大厅", code)).status).toBe(201);
    await page.clock.fastForward(6_000);
    await shown();
    expect(await wordsOf(page.locator(".wall-title h1"))).not.toBe("");
  });

  test("is drawn with at most 700 kB of script, and none of the desk's libraries", async () => {
    const headers = { "accept-encoding": "gzip, br" };
    const answers = [...scripts].map((url) => fetch(url, { method: "HEAD", headers }));
    const sizes = (await Promise.all(answers)).map((answer) => Number(answer.headers.get("content-length")));
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(700_000);
    expect([...scripts].filter((url) => /deck-|spin-|antd/.test(url))).toEqual([]);
  });
});

describe("the picture", () => {
  test("says the server's time, not the machine's, and that its data are made up", async () => {
    const today = new Date(Date.now() + 8 * 3_600_000).getUTCDate();
    await page.locator(".wall-clock", { hasText: `${today} 日` }).waitFor();
    expect(await wordsOf(page.locator(".wall-title"))).toContain("模拟数据");
    expect(await page.locator(".wall-figure").count()).toBe(4);
    expect(await page.locator(".wall-urgent li").count()).toBeLessThanOrEqual(3);
  });

  test.each([
    [3840, 1080, 2, 1],
    [5760, 1080, 3, 1],
    [3840, 2160, 2, 2],
    [1366, 768, 1, 1],
    [1080, 1920, 1, 1],
  ])("at %d × %d nothing is cut off, too small or on a seam", async (width, height, columns, rows) => {
    const screen = { ...USUAL_SETTINGS.screen, columns, rows };
    await say({ settings: { screen, scenes: [{ kind: "communities", area: null, seconds: 600 }] } });
    await page.setViewportSize({ width, height });
    await page.locator(`[data-screen='${width}x${height} in ${columns}x${rows}']`).waitFor();
    await page.locator(".wall-stage[data-scene=communities]").waitFor();
    expect(await page.evaluate(spilled)).toEqual([]);
    expect(await page.evaluate(tooSmall)).toEqual([]);
    expect(await page.evaluate(crossesSeam, { columns, rows })).toEqual([]);
    if (process.env.PICTURES === "all") await keepPicture(page, `wall-${width}x${height}`);
  });

  test.each(["communities", "hot-spots", "day-plan"] as const)("of %s stands by itself", async (scene) => {
    await page.setViewportSize(HD);
    await page.locator(`[data-screen^='${HD.width}x${HD.height} ']`).waitFor();
    await only(scene);
    await page.locator(`.wall-stage[data-scene=${scene}]`).waitFor();
    expect(await page.evaluate(spilled)).toEqual([]);
    await keepPicture(page, `wall-${scene}`);
  });
});

describe("an operator", () => {
  test("jumps and holds at once, and what they write is read until its time is over", async () => {
    await only("whole");
    await page.locator(".wall-stage[data-scene=whole]").waitFor();
    await say({ orders: { held: true, jump: { kind: "day-plan", area: null, seconds: 5 } } });
    await page.locator(".wall-stage[data-scene=day-plan]").waitFor();
    await page.clock.fastForward(60_000);
    expect(await page.locator(".wall-stage").getAttribute("data-scene")).toBe("day-plan");
    const until = new Date(Date.now() + 120_000 + 60_000).toISOString();
    await say({ orders: { held: false, jump: null, message: { text: "今晚八点防汛会商", until } } });
    await page.locator(".wall-message", { hasText: "今晚八点防汛会商" }).waitFor();
    await page.locator(".wall-stage[data-scene=whole]").waitFor();
    // why: by the next answer of the server it is now again, and the message's time is not over
    await page.route("**/api/wall", (route) => route.abort());
    await page.clock.fastForward(180_000);
    await page.locator(".wall-message").waitFor({ state: "detached" });
    await page.unroute("**/api/wall");
    await page.clock.fastForward(11_000);
  });
});

describe("a critical incident", () => {
  test("takes the map to its grid for a moment, sounds, and lets it go again", async () => {
    await only("whole");
    await page.evaluate(() => {
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (when) {
        document.body.dataset.sounded = "yes";
        start.call(this, when);
      };
    });
    const [{ code: grid, name }] = await server.database.sql<{ code: string; name: string }[]>`
      with place as (
        select st_pointonsurface(border) as position, area.code, area.name from area_border join area on area.id = area_id
        where level = 'grid' and upper_inf(valid) order by area.code limit 1
      ), made as (
        insert into incident (code, text, kind_id, source_id, urgency_id, state_id, reported_at, position)
        select 'WALL-1', '', kind.id, 1, urgency.id, state.id, clock_timestamp(), place.position
        from place, (select id from incident_kind limit 1) as kind, urgency, incident_state as state
        where urgency.code = 'critical' and state.code = 'reported'
      )
      select code, name from place`;
    await page.locator(`.wall-stage[data-area='${grid}']`).waitFor();
    await page.locator(".wall-callout").first().waitFor();
    expect(await page.evaluate(() => document.body.dataset.sounded)).toBe("yes");
    await keepPicture(page, "wall-critical");
    await page.clock.fastForward(21_000);
    await page.locator(".wall-stage:not([data-area])").waitFor();
    expect(await wordsOf(page.locator(".wall-urgent li").first())).toContain(name);
  });
});

describe("left alone", () => {
  test("without the server it shows the last data, dated, then says where they stopped, also after a power cut", async () => {
    await page.route("**/api/**", (route) => route.abort("connectionrefused"));
    const age = (name: string) => page.locator(`.wall-title [data-age=${name}]`).waitFor();
    await page.clock.fastForward(4 * 60_000);
    await age("old");
    await page.clock.fastForward(15 * 60_000);
    await age("stopped");
    expect(await wordsOf(page.locator(".wall-title"))).toMatch(/数据停在 (\d\d-\d\d )?\d\d:\d\d/);
    await keepPicture(page, "wall-stopped");
    await page.reload();
    await shown();
    expect(await page.locator(".wall-figure").count()).toBe(4);
    await page.unroute("**/api/**");
    await page.clock.fastForward(70_000);
    await age("fresh");
  });

  test("a lost graphics context is made anew", async () => {
    await page.locator(".wall-map canvas").evaluate((canvas: HTMLCanvasElement) => {
      const context = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
      context?.loseContext();
      setTimeout(() => context?.restoreContext(), 50);
      canvas.dataset.before = "yes";
    });
    await page.locator(".wall-map canvas:not([data-before])").waitFor();
    await shown();
    expect(await page.locator(".wall-map canvas").count()).toBe(1);
  });

  test("an area without grids says so", async () => {
    await server.database.sql`
      with village as (
        select area.parent_id, border from area join area_border on area_id = area.id where level = 'community'
      ), made as (
        insert into area (code, level, name, parent_id) select 'new', 'community', '新村', parent_id from village returning id
      )
      insert into area_border (area_id, border) select made.id, st_translate(border, 0.1, 0) from made, village`;
    const bare = await visit(browser, `${server.url}/wall`, { viewport: HD, signedOut: true });
    const paired = await pair("新村村委会", await codeShown(bare.page), "new");
    expect(paired.status).toBe(201);
    await bare.page.getByText("这个范围还没有网格").waitFor({ timeout: 60_000 });
    await keepPicture(bare.page, "wall-without-grids");
    await ask("DELETE", `/api/devices/${(await paired.json()).id}`);
    await bare.close();
  });

  test("taken back it shows a code again, and keeps nothing", async () => {
    expect((await ask("DELETE", `/api/devices/${(await theWall()).id}`)).status).toBe(204);
    await page.clock.fastForward(61_000);
    expect(await codeShown()).not.toBe(code);
    expect(await page.locator(".wall-figure").count()).toBe(0);
    await page.reload();
    await codeShown();
  });
});
