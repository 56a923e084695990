import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Link, openLink } from "../support/link.ts";
import { A, A1, littleTown } from "../support/little-town.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { addPerson, signIn } from "./account.ts";
import { changeAbout, everythingKept, openOutboxIn } from "./device.ts";
import { closeWindows, keepPicture, openBrowser, PHONE, tellWindows } from "./visit.ts";

// A phone that loses its connection, its duty, its account or itself. Real browser, real service worker, real server; the
// connection between them is a proxy that can be cut.

const LI = "li-wei";
const WANG = "wang-min";
/** Everything personal of the little town that somebody on duty in A1 is told. */
const PERSONAL =
  /张\*|张志强|欧阳[修*]|𠮷[田*]|138\*|12345678|0391-39|柳园路1号院|"H-[1-6]|楼道飞线|li-wei|wang-min|noted in secret/;

let browser: Browser;
let server: TestServer;
let link: Link;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startTestServer(async (database) => {
    await littleTown(database.sql);
    await addPerson(database, { username: LI, name: "李微", grants: [{ role: "worker", area: A1 }] });
    await addPerson(database, { username: WANG, name: "王敏", grants: [{ role: "worker", area: A }] });
  });
});
afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

beforeEach(async () => {
  link = await openLink(server.url);
  context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true, locale: "zh-CN" });
  page = await context.newPage();
});
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await tellWindows();
  await setDisabled(LI, false);
  await context.close();
  await link.stop();
});

const KEPT_ROUTES = ["/api/session", "/api/phone/pack", "/api/town", "/api/grids", "/api/tiles/roads.json"];

/** Signs in on the page and waits until everything that a round needs is on the device. */
async function signInAndKeep(username = LI): Promise<void> {
  await page.goto(`${link.url}/m`);
  await signIn(page, username);
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration("/m"))?.active);
  await soon(copies).toBeGreaterThan(10);
}

/** What will be, on a machine that may be slow. */
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 30_000 });

/** What the page is answered at `path`: the status (0: no answer), whether it is a copy of the device, the body. */
const ask = (path: string) =>
  page.evaluate(async (path) => {
    const response = await fetch(path).catch(() => null);
    if (response === null) return { status: 0, kept: false, body: "" };
    return { status: response.status, kept: response.headers.has("x-kept"), body: await response.text() };
  }, path);

/**
 * How many of `store` the device keeps.
 * why not of `everythingKept`: it reads the page's files too, which takes a quarter of a second whenever it is asked
 */
const countOf = (store: "copies" | "keys" | "outbox") =>
  page.evaluate(async (store) => {
    const databases = await indexedDB.databases();
    if (databases.length === 0) return 0;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(databases[0].name!);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const counting = opening.result.transaction(store).objectStore(store).count();
        opening.result.close();
        counting.onerror = () => reject(counting.error);
        counting.onsuccess = () => resolve(counting.result);
      };
    });
  }, store);

const copies = () => countOf("copies");
const inOutbox = () => countOf("outbox");

const report = (number: number) => ({
  id: `0b7a3c1e-5a5e-4c59-9d49-5f3f0f9a8${String(number).padStart(3, "0")}`,
  kind: "report" as const,
  body: { text: `noted in secret ${number}`, position: [113.205, 35.215] as const },
  label: "noted in secret",
});
const addReport = (number: number) => page.evaluate((record) => outboxUnderTest.add(record), report(number));
const records = () => page.evaluate(() => outboxUnderTest.records());
/** Waits until the device could seal without asking the server. */
const keyIsThere = () => soon(() => countOf("keys")).toBe(3);
const stored = async (number: number): Promise<string[]> =>
  (await server.database.sql`select id from incident where text = ${`noted in secret ${number}`}`).map(({ id }) => id);

declare global {
  var keysHeld: (() => void)[];
}

/** In the page: the keys that the server gives to it reach it when they are let. */
function holdKeys(): void {
  const own = fetch;
  globalThis.keysHeld = [];
  globalThis.fetch = async (...asked) => {
    const answer = await own(...asked);
    if (String(asked[0]).includes("/api/phone/key")) await new Promise<void>((resolve) => keysHeld.push(resolve));
    return answer;
  };
}

/** Changes the account in the database, as an administrator does; its sessions end. */
async function setDisabled(username: string, disabled: boolean): Promise<void> {
  const { sql } = server.database;
  await sql`update account set disabled = ${disabled} where username = ${username}`;
  if (disabled) await sql`delete from session where account_id = (select id from account where username = ${username})`;
}

describe("what a phone keeps", () => {
  test("is there without a connection, masked as ever, and nothing else is", async () => {
    await signInAndKeep();
    link.state = "cut";
    await page.reload();
    await page.waitForFunction(() => document.querySelector("#root")?.childElementCount);
    for (const path of KEPT_ROUTES) expect({ path, ...(await ask(path)) }).toMatchObject({ status: 200, kept: true });
    const pack = JSON.parse((await ask("/api/phone/pack")).body);
    expect(pack.households.map(({ code }: { code: string }) => code)).toEqual(["H-1", "H-2", "H-3"]);
    expect(pack.households[0].head).toBe("张**");
    expect(await page.getByLabel("用户名").count()).toBe(0);
    // cards, searches and whatever was not listed go to the server alone
    for (const path of ["/api/households/1", "/api/search?q=1", "/api/households"])
      expect((await ask(path)).status).toBe(0);
    link.state = "open";
    expect(await ask("/api/phone/pack")).toMatchObject({ status: 200, kept: false });
  });

  test("is nowhere in clear, and its keys cannot be taken out of the browser", async () => {
    await signInAndKeep();
    await openOutboxIn(page, LI);
    await keyIsThere();
    link.state = "cut";
    await addReport(1);
    const { text, counts, extractable } = await everythingKept(page);
    expect(counts).toMatchObject({ outbox: 1, "cache minqingtu-page": expect.any(Number) });
    expect(text.match(PERSONAL)).toBeNull();
    expect(extractable).toEqual([false, false, false]);
    // the check itself sees words in bytes
    await page.evaluate(() => localStorage.setItem("x", "张志强"));
    expect((await everythingKept(page)).text).toMatch(PERSONAL);
  });

  test("goes when somebody signs out, also where the server cannot be told, which it is later", async () => {
    await signInAndKeep();
    await openOutboxIn(page, LI);
    link.state = "cut";
    expect(await page.evaluate(() => doorUnderTest.signOut())).toMatchObject({ ok: true });
    expect((await everythingKept(page)).counts).toMatchObject({ copies: 0, about: 0, keys: 1 });
    expect((await ask("/api/phone/pack")).status).toBe(0);
    const sessions = () => server.database.sql`select from session join account on account.id = account_id
      where username = ${LI}`;
    const before = (await sessions()).length;
    link.state = "open";
    await page.reload();
    await page.getByLabel("用户名").waitFor();
    expect((await sessions()).length).toBe(before - 1);
  });

  test("goes when somebody signs out while the key to the outbox is on its way; what was noted stays, sealed", async () => {
    // why so early: the page asks for a key itself, and where it has come nobody asks again
    await page.addInitScript(holdKeys);
    await signInAndKeep();
    await openOutboxIn(page, LI);
    const adding = addReport(2);
    await page.waitForFunction(() => keysHeld.length === 2);
    expect(await page.evaluate(() => doorUnderTest.signOut())).toMatchObject({ ok: true });
    await page.evaluate(() => {
      for (const letCome of keysHeld) letCome();
    });
    await adding;
    const { text, counts } = await everythingKept(page);
    expect(counts).toMatchObject({ copies: 0, about: 0, keys: 1, outbox: 1 });
    expect(text).not.toMatch(PERSONAL);
  });

  test.each([
    ["its time is over", () => ({ until: Date.now() - 1 })],
    ["the clock was set back", () => ({ latest: Date.now() + 3_600_000 })],
  ])("goes when %s, also when the device was off meanwhile", async (_, change) => {
    await signInAndKeep();
    link.state = "cut";
    // the page that is there then hears nothing of the server any more, which would make the copies last longer
    await page.reload();
    await page.waitForFunction(() => document.querySelector("#root")?.childElementCount);
    await changeAbout(page, change());
    await page.reload();
    expect((await ask("/api/phone/pack")).status).toBe(0);
    const { counts, extractable } = await everythingKept(page);
    expect(counts).toMatchObject({ copies: 0, about: 0, keys: 1 });
    expect(extractable).toEqual([false]);
  });

  test("goes when the duty is cut while it is away, and what is left is read anew", async () => {
    await signInAndKeep(WANG);
    expect((await ask("/api/phone/pack")).body).toContain("H-2");
    link.state = "cut";
    await server.database.sql`update account_grant set area_id = (select id from area where code = ${`${A}02`})
      where account_id = (select id from account where username = ${WANG})`;
    expect((await ask("/api/phone/pack")).body).toContain("H-2");
    link.state = "open";
    await page.reload();
    await soon(async () => (await ask("/api/phone/pack")).body).not.toContain("H-2");
    await soon(copies).toBeGreaterThan(3);
    link.state = "cut";
    for (const path of KEPT_ROUTES) expect((await ask(path)).body).not.toContain("H-2");
    await server.database.sql`update account_grant set area_id = (select id from area where code = ${A})
      where account_id = (select id from account where username = ${WANG})`;
  });

  test("belongs to nobody else who signs in", async () => {
    await signInAndKeep();
    await context.clearCookies();
    await page.reload();
    await signIn(page, WANG);
    await soon(async () => JSON.parse((await ask("/api/session")).body).username).toBe(WANG);
    link.state = "cut";
    expect((await ask("/api/session")).body).not.toContain(LI);
  });
});

/** Has a newer version of the page built, and waits until it lies ready. */
async function bringNewVersion(): Promise<void> {
  link.altered.set("/service-worker.js", "\n// built anew");
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration("/m"))?.update());
  await page.getByText("新版本已准备好").waitFor();
}

const waits = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration("/m"))?.waiting !== null);

test("a newer version of the page is offered, and takes over when somebody says so", async () => {
  await signInAndKeep();
  await bringNewVersion();
  expect(await waits()).toBe(true);
  await keepPicture(page, "phone-390-new-version");
  // the worker of today waits for a server that does not answer: for the page, and for a file that it loads for later
  await soon(async () => (await everythingKept(page)).counts["cache minqingtu-page-later"] ?? 0).toBeGreaterThan(0);
  const [file] = await page.evaluate(async () => {
    const cache = await caches.open("minqingtu-page-later");
    const [{ url }] = await cache.keys();
    await cache.delete(url);
    return [new URL(url).pathname];
  });
  link.held.add(file).add("/api/grids?held");
  await page.evaluate(() => {
    navigator.serviceWorker.controller?.postMessage("load-later");
    fetch("/api/grids?held").catch(() => {});
  });
  await soon(() => [...link.held]).not.toContain("/api/grids?held");
  // why longer than the button is waited for: if that stays, it is what to tell
  const loadedAnew = page.waitForEvent("load", { timeout: 60_000 });
  const press = page.getByRole("button", { name: "立即更新" });
  await page.evaluate(noteWhatIsAskedAfterAClick);
  await press.tap();
  await press.waitFor({ state: "detached" });
  await loadedAnew;
  // what reached the worker of today while that ends would start it once more
  expect(await page.evaluate(() => sessionStorage.getItem("asked after a click"))).toBe(null);
  await soon(waits).toBe(false);
  expect(await copies()).toBeGreaterThan(10);
  expect(await page.getByLabel("用户名").count()).toBe(0);
});

test("a newer version that does not take over gives the page back", async () => {
  await signInAndKeep();
  await bringNewVersion();
  await page.clock.install();
  // as if neither worker heard it
  await page.evaluate(() => {
    ServiceWorker.prototype.postMessage = () => {};
  });
  const loadedAnew = page.waitForEvent("load");
  await page.getByRole("button", { name: "立即更新" }).tap();
  await page.getByText("正在更新").waitFor();
  expect(await page.getByText("应访").count()).toBe(0);
  await page.clock.fastForward(60_000);
  await loadedAnew;
  await page.getByText("新版本已准备好").waitFor();
  await page.getByText("应访").first().waitFor();
});

/** In the page: keeps in its session what it fetches from the next click on. */
function noteWhatIsAskedAfterAClick(): void {
  const { fetch } = window;
  const noted: string[] = [];
  const noting: typeof fetch = (what, init) => {
    noted.push(what instanceof Request ? what.url : String(what));
    sessionStorage.setItem("asked after a click", noted.join("\n"));
    return fetch(what, init);
  };
  const begin = () => {
    window.fetch = noting;
  };
  addEventListener("click", begin, { once: true });
}

describe("what waits to be sent", () => {
  test("is stored once when the connection dies after the server has stored it, and the page with it", async () => {
    await signInAndKeep();
    await openOutboxIn(page, LI);
    await page.evaluate(() => outboxUnderTest.start());
    link.state = "loses answers";
    await addReport(10);
    await soon(() => stored(10)).toHaveLength(1);
    expect(await records()).toMatchObject([{ state: "waiting" }]);
    await page.close();
    link.state = "open";
    page = await context.newPage();
    await page.goto(`${link.url}/m`);
    await openOutboxIn(page, LI);
    await page.evaluate(() => outboxUnderTest.start());
    await soon(inOutbox).toBe(0);
    expect(await stored(10)).toHaveLength(1);
    expect(link.passed.filter((request) => request === "POST /api/incidents").length).toBeGreaterThan(1);
  });

  test("goes in order, once, from however many tabs", async () => {
    await signInAndKeep();
    await openOutboxIn(page, LI);
    await keyIsThere();
    link.state = "cut";
    for (const number of [20, 21, 22]) await addReport(number);
    const other = await context.newPage();
    link.state = "open";
    await other.goto(`${link.url}/m`);
    await openOutboxIn(other, LI);
    for (const tab of [page, other]) await tab.evaluate(() => outboxUnderTest.start());
    await soon(inOutbox).toBe(0);
    const ids = await Promise.all([20, 21, 22].map(stored));
    expect(ids.map((rows) => rows.length)).toEqual([1, 1, 1]);
    expect(ids.flat()).toEqual(ids.flat().toSorted((a, b) => Number(a) - Number(b)));
  });

  test("stays, unread and unsent, when the account was removed meanwhile; sent when it comes back", async () => {
    await signInAndKeep();
    await openOutboxIn(page, LI);
    await keyIsThere();
    link.state = "cut";
    await addReport(30);
    await setDisabled(LI, true);
    expect(await copies()).toBeGreaterThan(10);
    link.state = "open";
    // the server hears of it within two seconds
    await soon(async () => (await ask("/api/session")).status).toBe(401);
    await page.reload();
    await page.getByLabel("用户名").waitFor();
    await soon(copies).toBe(0);
    await openOutboxIn(page, LI);
    await page.evaluate(() => outboxUnderTest.start());
    expect(await records()).toEqual([]);
    expect(await inOutbox()).toBe(1);
    const { text, counts } = await everythingKept(page);
    expect(counts.keys).toBe(1);
    expect(text.match(PERSONAL)).toBeNull();
    expect(await stored(30)).toEqual([]);

    await setDisabled(LI, false);
    // the server hears of that within two seconds too
    await soon(async () => {
      const answer = page.waitForResponse((response) => response.request().method() === "POST");
      await signIn(page, LI);
      return (await answer).status();
    }).toBe(200);
    await soon(() => page.getByLabel("用户名").count()).toBe(0);
    await openOutboxIn(page, LI);
    await page.evaluate(() => outboxUnderTest.start());
    await soon(() => stored(30)).toHaveLength(1);
  });

  test("is neither seen nor sent by another account", async () => {
    await signInAndKeep();
    await openOutboxIn(page, LI);
    await keyIsThere();
    link.state = "cut";
    await addReport(40);
    link.state = "open";
    await context.clearCookies();
    await page.reload();
    await signIn(page, WANG);
    await soon(async () => (await ask("/api/session")).body).toContain(WANG);
    await openOutboxIn(page, WANG);
    await page.evaluate(() => outboxUnderTest.start());
    expect(await records()).toEqual([]);
    // not even by a page of the first that is still open
    await openOutboxIn(page, LI);
    await page.evaluate(() => outboxUnderTest.start());
    expect(await records()).toEqual([]);
    expect(await inOutbox()).toBe(1);
    expect(await stored(40)).toEqual([]);
  });

  test("that the server refuses stays with its reason until somebody decides", async () => {
    await signInAndKeep();
    await openOutboxIn(page, LI);
    await page.evaluate(() => outboxUnderTest.start());
    const far = { ...report(50), body: { text: "noted in secret 50", position: [113.235, 35.215] as const } };
    await page.evaluate((record) => outboxUnderTest.add(record), far);
    await addReport(51);
    await soon(() => stored(51)).toHaveLength(1);
    await soon(records).toMatchObject([{ state: "refused", error: { code: "place_unknown", status: 404 } }]);
    expect(await page.evaluate(() => outboxUnderTest.count())).toBe(1);
    await page.evaluate((id) => outboxUnderTest.discard(id), far.id);
    expect(await inOutbox()).toBe(0);
    expect(await stored(50)).toEqual([]);
  });
});
