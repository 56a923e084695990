import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestServer } from "../support/server.ts";
import { startVillage } from "../support/village.ts";
import { closeWindows, DESK, keepPicture, openBrowser, PHONE, visit } from "./visit.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startVillage();
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

const GRID = "990101001001002";

test("one chooses an area and paper, sees the first page, makes a PDF and takes it along", async () => {
  const { page, complaints, close } = await visit(browser, `${server.url}/print?area=${GRID}&paper=A4`, {
    viewport: DESK,
  });
  const picture = page.getByRole("img", { name: "第一页预览" });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
  await keepPicture(page, "print-1366");
  await page.getByLabel("标题").fill("白庄 02 网格图");
  await page.getByRole("button", { name: "制作" }).click();
  const link = page.getByRole("link", { name: "下载" });
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("白庄 02 网格图-map-A4.pdf");
  await page.getByText("MB，").waitFor();

  // names are never printed unless one says why
  await page.getByLabel("印出户主姓名").check();
  await page.getByText("另附户主名册").waitFor();
  await page.getByRole("button", { name: "制作" }).click();
  expect(await page.getByRole("alert").textContent()).toBe("请写明印出姓名的原因（2–200 字）。");

  // codes that nobody has made yet
  await server.database.sql`delete from resident_code`;
  await page.getByLabel("印什么").selectOption({ label: "优居码" });
  await page.getByText("个单元还没有优居码").waitFor();
  expect(page.url()).toContain("kind=codes&paper=A4&orientation=portrait");
  expect(complaints).toEqual([]);
  await close();
});

test("on a phone the form comes first, then the picture", async () => {
  const { page, complaints, close } = await visit(browser, `${server.url}/print?area=${GRID}&kind=boards`, {
    viewport: PHONE,
  });
  await page.getByRole("img", { name: "第一页预览" }).waitFor();
  await keepPicture(page, "print-390");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(complaints).toEqual([]);
  await close();
});
