import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { littleTown } from "../support/little-town.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { closeWindows, keepPicture, mapIsDrawn, openBrowser, PHONE, visit, wordsOf } from "./visit.ts";

let browser: Browser;
let empty: TestServer;
let little: TestServer;

beforeAll(async () => {
  browser = await openBrowser();
  empty = await startTestServer(async () => {});
  little = await startTestServer(({ sql }) => littleTown(sql));
});

afterAll(async () => {
  await closeWindows();
  await empty?.stop();
  await little?.stop();
});

const isServerFailure = (complaint: string) => /Failed to load resource|net::ERR/.test(complaint);

describe("nothing there yet", () => {
  test.each([
    ["desk", undefined],
    ["phone", PHONE],
  ])("an empty database says so, and which command fills it (%s)", async (name, viewport) => {
    const { page, complaints, close } = await visit(browser, empty.url, { viewport });
    await page.getByRole("heading", { name: "还没有数据" }).waitFor();
    expect(await wordsOf(page.locator(".notice pre"))).toContain("npm run import -- grids");
    await keepPicture(page, `empty-${name}`);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe("something fails", () => {
  test("households do not load: the rest stands, the reason is shown, and trying again helps", async () => {
    const { page, complaints, close } = await visit(browser, little.url, {
      before: (opened) =>
        opened.route("**/api/households/columns*", (route) =>
          route.fulfill({ status: 503, json: { code: "database_away", message: "数据库不在" } }),
        ),
    });
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await wordsOf(alert)).toContain("户的数据没有载入");
    expect(await wordsOf(alert)).toContain("database_away");
    await mapIsDrawn(page);
    await page.getByRole("treeitem").first().waitFor();
    await keepPicture(page, "error-households");
    await page.unroute("**/api/households/columns*");
    await alert.getByRole("button", { name: "重试" }).click();
    await alert.waitFor({ state: "detached" });
    await page.locator(".legend-count").getByText("2", { exact: true }).first().waitFor();
    expect(complaints.filter((complaint) => !isServerFailure(complaint))).toEqual([]);
    await close();
  });

  test("no server at all: one sentence, the code, and a button", async () => {
    const { page, complaints, close } = await visit(browser, little.url, {
      before: (opened) => opened.route("**/api/**", (route) => route.abort("connectionrefused")),
    });
    await page.getByRole("heading", { name: "读不到数据" }).waitFor();
    expect(await wordsOf(page.locator(".notice"))).toContain("network");
    await keepPicture(page, "error-town");
    await page.unroute("**/api/**");
    await page.locator(".notice").getByRole("button", { name: "重试" }).click();
    await mapIsDrawn(page);
    expect(complaints.filter((complaint) => !isServerFailure(complaint))).toEqual([]);
    await close();
  });

  test("the live connection is lost: a chip says so, the data stay", async () => {
    const { page, close } = await visit(browser, little.url, {
      before: (opened) => opened.route("**/api/live", (route) => route.abort("connectionrefused")),
    });
    await mapIsDrawn(page);
    await page.getByText("实时连接中断").waitFor();
    expect(await page.getByRole("treeitem").count()).toBeGreaterThan(3);
    await close();
  });

  test("a card of something that is gone says so", async () => {
    const { page, complaints, close } = await visit(browser, `${little.url}/?sel=household:999999`);
    await page.getByText("这一项已不存在").waitFor();
    expect(complaints.filter((complaint) => !isServerFailure(complaint))).toEqual([]);
    await close();
  });
});

describe("while it loads", () => {
  test("the panels show grey rows, and the figures come when the data do", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { page, complaints, close } = await visit(browser, little.url, {
      before: (opened) =>
        opened.route("**/api/grids", async (route) => {
          await held;
          await route.continue();
        }),
    });
    await page.locator(".areas .skeletons").waitFor();
    await keepPicture(page, "loading");
    release();
    await page.getByRole("treeitem").first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
