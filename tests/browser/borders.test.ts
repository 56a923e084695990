import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { A, B, B1, B2, littleTown } from "../support/little-town.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { addressSays, closeWindows, keepPicture, openBrowser, PHONE, visitMap, WALL_DESK } from "./visit.ts";

let server: TestServer;
let browser: Browser;

// one grid until the end of May: 第一网格 over all four microgrids; two since
beforeAll(async () => {
  browser = await openBrowser();
  server = await startTestServer(async ({ sql }) => {
    await littleTown(sql);
    await sql.begin(async (tx) => {
      await tx`update area_border set valid = daterange('2026-06-01', null)
        where area_id in (select id from area where code in (${A}, ${B}))`;
      await tx`insert into area_border (area_id, valid, border)
        select id, daterange(null, '2026-06-01'), st_multi(st_makeenvelope(113.2, 35.2, 113.24, 35.22, 4326))
        from area where code = ${A}`;
      await tx`update area_facts set valid = daterange('2026-06-01', null)
        where area_id in (select id from area where code in (${B1}, ${B2}))`;
      await tx`insert into area_facts (area_id, valid, name, kind, parent_id)
        select area.id, daterange(null, '2026-06-01'), area.name, area.kind, whole.id
        from area, area as whole where area.code in (${B1}, ${B2}) and whole.code = ${A}`;
      await tx`select set_config('minqingtu.day', '2026-06-01', true)`;
      await tx`update area set name = '西网格' where code = ${A}`;
    });
  });
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

test("the borders of an earlier day are chosen by keys, have its names, say that they are not today's, and are in the link", async () => {
  const { page, complaints, close } = await visitMap(browser, server.url, { viewport: WALL_DESK });
  await page.getByRole("button", { name: "查看某一天的边界" }).focus();
  await page.keyboard.press("Enter");
  const periods = page.getByRole("dialog", { name: "某一天的边界" });
  await periods.getByRole("button", { name: "2026-06-01 起（现行）", pressed: true }).waitFor();
  await periods.getByRole("button", { name: "2026-05-31 及以前" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("2026-05-31 的边界，不是今日的").waitFor();
  await addressSays(page, "borders", "2026-05-31");
  await keepPicture(page, "borders-menu-1920");
  await page.keyboard.press("Escape");
  expect(await periods.isVisible()).toBe(false);

  await page.getByRole("treeitem", { name: "第一网格" }).waitFor();
  expect(await page.getByRole("treeitem", { name: "第二网格" }).count()).toBe(0);
  await page.getByText("今日的边界，当时没有或级别较低").waitFor();
  await page.getByText("新设 1 · 边界变动 1 · 改名或改属 2").click();
  await page.getByRole("button", { name: "第一网格，今为西网格" }).click();
  await addressSays(page, "at");
  await keepPicture(page, "borders-then-1920");
  await page.getByRole("button", { name: "回到今日边界" }).click();
  await page.waitForFunction(() => !location.search.includes("borders="));
  expect(await page.getByText("不是今日的").isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await close();
});

test("on a phone, in English", async () => {
  const { page, close } = await visitMap(browser, `${server.url}/?borders=2026-05-31&lang=en`, { viewport: PHONE });
  await page.getByText("Borders of 2026-05-31, not of today").waitFor();
  await page.getByText("1 new · 1 with other borders · 2 with another name or parent").waitFor();
  await keepPicture(page, "borders-then-390");
  await close();
});
