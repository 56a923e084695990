import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ResidentCode } from "../../domain/resident.ts";
import type { TestServer } from "../support/server.ts";
import { SIGNED_IN } from "../support/signed-in.ts";
import { startVillage } from "../support/village.ts";
import {
  closeWindows,
  keepPicture,
  openBrowser,
  PHONE,
  SMALL_PHONE,
  visit,
  widerThanScreen,
  wordsOf,
} from "./visit.ts";

const GRID = "990101001001001";

let server: TestServer;
let browser: Browser;
let codes: ResidentCode[];

beforeAll(async () => {
  browser = await openBrowser();
  server = await startVillage();
  await ask("POST", "/api/resident-codes", { area: GRID });
  codes = (await ask("GET", `/api/resident-codes?area=${GRID}&limit=1000`)).items;
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

/** As somebody of the office. */
async function ask(method: string, path: string, body?: object) {
  const headers = { cookie: SIGNED_IN, "content-type": "application/json" };
  const response = await fetch(server.url + path, { method, headers, body: body && JSON.stringify(body) });
  return response.json();
}

/** A photo as phones take them, its place in it. */
const taken = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: { r: 190, g: 180, b: 160 } } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitude: "35/1 13/1 0/1", GPSLatitudeRef: "N" } })
    .toBuffer();

const open = (path: string, viewport = PHONE) => visit(browser, server.url + path, { viewport, signedOut: true });

/** What can be pressed and is smaller than a thumb. */
const tooSmall = (page: Page) =>
  page.locator(".resident :is(button, a, textarea, input:not(.unseen), label:has(input))").evaluateAll((elements) =>
    elements
      .map((element) => ({
        box: (element.closest("label") ?? element).getBoundingClientRect(),
        name: element.textContent,
      }))
      .filter(({ box }) => box.width > 0 && box.height < 43.5)
      .map(({ box, name }) => `${name} ${Math.round(box.width)}×${Math.round(box.height)}`),
  );

describe("a resident at the door of a stair", () => {
  test("reports without account or cookie: place from the code, kind, words, a photo; then follows it and rates it", async () => {
    const [code] = codes;
    const { page, complaints, close } = await open(`/r/${code.token}`);
    await page.getByRole("heading", { name: "随手报" }).waitFor();
    await page.locator(".r-place").getByText(code.place).waitFor();
    await keepPicture(page, "r-390-report");
    expect(await tooSmall(page)).toEqual([]);

    await page.getByRole("button", { name: "提交" }).tap();
    await page.getByText("请选一类").waitFor();
    await page.getByText("占道堵门").tap();
    await page.getByRole("textbox", { name: "说两句" }).fill("二楼转角停了两辆电动车，老人推轮椅过不去。");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "p.jpg", mimeType: "image/jpeg", buffer: await taken() });
    await page.getByRole("img", { name: "照片 1" }).waitFor();
    expect(await page.getByLabel("电话号码").count()).toBe(0);
    await page.getByRole("switch").tap();
    await page.getByLabel("电话号码").fill("12");
    await page.getByRole("button", { name: "提交" }).tap();
    await page.getByText("请输入手机号或座机号").waitFor();
    await page.getByLabel("电话号码").fill("13800001111");
    await keepPicture(page, "r-390-filled");
    await page.getByRole("button", { name: "提交" }).tap();
    await page.getByText("已提交").waitFor();
    await page.getByText("照片 1 张").waitFor();
    await keepPicture(page, "r-390-receipt");
    const number = (await wordsOf(page.locator(".r-number"))).replace("-", "");
    expect(new URL(page.url()).pathname).toBe(`/r/receipt/${number}`);
    expect(await page.context().cookies()).toEqual([]);
    expect(await wordsOf(page.locator("body"))).not.toMatch(/13800001111|电动车/);

    const [{ id }] = await server.database.sql<{ id: number }[]>`
      select incident_id as id from resident_report where receipt = ${number}`;
    const card = await ask("GET", `/api/incidents/${id}`);
    expect(card).toMatchObject({ source: "resident", address: code.place, photos: 1 });
    await closeIncident(id);
    await page.reload();
    await page.getByText("已办结").waitFor();
    await page.locator(".r-stars label").nth(3).tap();
    await keepPicture(page, "r-390-rate");
    await page.getByRole("button", { name: "提交评价" }).tap();
    await page.getByText("谢谢评价").waitFor();
    expect((await ask("GET", `/api/incidents/${id}`)).rating).toBe(4);
    expect(complaints).toEqual([]);
    await close();
  });

  test("says that it is elsewhere: a building of the list, a tap on the map", async () => {
    const [code] = codes;
    const { page, complaints, close } = await open(`/r/${code.token}`, SMALL_PHONE);
    await page.getByRole("button", { name: "不在这里" }).tap();
    await page.getByRole("dialog").waitFor();
    const second = page.locator(".r-nearby label").nth(1);
    const name = await wordsOf(second.locator("span"));
    await second.tap();
    await keepPicture(page, "r-320-elsewhere");
    expect(await tooSmall(page)).toEqual([]);
    await page.getByRole("button", { name: "就在这里" }).tap();
    await page.locator(".r-place").getByText(name).waitFor();
    await page.getByRole("button", { name: "不在这里" }).tap();
    await page.locator(".r-picker-map").tap({ position: { x: 6, y: 6 } });
    await page.getByRole("button", { name: "就在这里" }).tap();
    await page.getByText("漏水").tap();
    expect(await widerThanScreen(page)).toBe(0);
    await page.getByRole("button", { name: "English" }).tap();
    await page.getByRole("button", { name: "Send" }).tap();
    await page.getByText("Receipt number").waitFor();
    await keepPicture(page, "r-320-receipt-en");
    expect(complaints).toEqual([]);
    await close();
  });

  test("an old code and a wrong number say what to do", async () => {
    const { page, close } = await open("/r/NEVER2MADE");
    await page.getByRole("alert").getByText("已停用").waitFor();
    await keepPicture(page, "r-390-unknown");
    await page.getByLabel("受理编号").fill("aaaaa-aaaaa");
    await page.getByRole("button", { name: "查询" }).tap();
    await page.getByRole("alert").getByText("没有这个编号").waitFor();
    await close();
  });
});

test("the codes of a grid come out of the printer: A4, a dozen a page, each with its place", async () => {
  const { page, complaints, close } = await visit(browser, `${server.url}/codes?area=${GRID}&per=12`);
  const sheets = Math.ceil(codes.length / 12);
  await page
    .locator(".code-sheet")
    .nth(sheets - 1)
    .locator("svg")
    .first()
    .waitFor({ state: "attached" });
  await keepPicture(page, "codes-1366-12");
  const sheet = await page.pdf({ preferCSSPageSize: true });
  const pages = sheet.toString("latin1").match(/\/Type \/Page\b(?!s)/g);
  expect(pages?.length).toBe(sheets);
  expect(sheet.toString("latin1")).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  await page.getByLabel("每页").selectOption("6");
  await page.locator('.code-sheet[data-per="6"]').first().waitFor();
  expect(new URL(page.url()).search).toBe(`?area=${GRID}&per=6`);
  expect(await page.locator(".code-sheet").count()).toBe(Math.ceil(codes.length / 6));
  await keepPicture(page, "codes-1366-6");
  expect(complaints).toEqual([]);
  await close();
});

/** Leads an incident through its flow until it can be rated. */
async function closeIncident(id: number): Promise<void> {
  for (let turn = 0; turn < 6; turn++) {
    const card = await ask("GET", `/api/incidents/${id}`);
    if (card.available.some(({ needs }: { needs: string[] }) => needs.includes("rating"))) return;
    const [next] = card.available;
    await ask("POST", `/api/incidents/${id}/steps`, { step: next.code, note: "已处理" });
  }
}
