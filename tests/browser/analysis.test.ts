import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestServer } from "../support/server.ts";
import { startVillage } from "../support/village.ts";
import {
  addressSays,
  closeWindows,
  comes,
  countOf,
  keepPicture,
  openBrowser,
  type Visit,
  visitMap,
  wordsOf,
} from "./visit.ts";

let server: TestServer;
let browser: Browser;
let opened: Visit;
let page: Page;

beforeAll(async () => {
  server = await startVillage();
  browser = await openBrowser();
  opened = await visitMap(browser, `${server.url}/?mode=analysis&span=year`);
  page = opened.page;
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

const ask = async (name: string) => {
  await page.getByRole("combobox", { name: "研判", exact: true }).selectOption({ label: name });
};
const answered = () => page.locator(".analysis-progress:not([data-busy])").waitFor({ state: "attached" });
const legend = (name: string) => page.getByRole("region", { name, exact: true });
const inPeriod = () => countOf(page.locator(".slider-sums dd").first());

test("each question is asked by its name, answered, and said by the address", async () => {
  await legend("热点").getByText("热点 99%").waitFor();
  await page.getByRole("button", { name: "200 m", exact: true }).click();
  await addressSays(page, "cell", "200");
  await legend("热点")
    .getByText(/件，200 m 方格/)
    .waitFor();

  await ask("热点演变");
  await addressSays(page, "ask", "emerging");
  await legend("热点演变")
    .getByText(/的 12 周，每周一步/)
    .waitFor();

  await ask("相对风险");
  await legend("相对风险")
    .getByText(/2,400 户/)
    .waitFor();

  await ask("时空聚集");
  await page.getByText("p 值由至多 999 次模拟得出").waitFor();

  await ask("各区域发生率");
  const highest = page.getByRole("region", { name: "最高的区域" }).getByRole("button");
  await expect.poll(() => highest.count()).toBe(5);
  await page.getByRole("button", { name: "原始" }).click();
  await addressSays(page, "rates", "raw");
  await keepPicture(page, "analysis-rates-1366");
});

test("two periods are compared, those before unless one says otherwise", async () => {
  await ask("两期对比");
  const now = await inPeriod();
  await legend("两期对比")
    .getByText(new RegExp(`本期 ${now} 件，对比期 \\d+ 件`))
    .waitFor();
  await page.getByRole("button", { name: "去年同期" }).click();
  const before = (await addressSays(page, "with")).split(",");
  expect(await page.getByLabel("对比起始日").inputValue()).toBe(before[0]);
  await answered();
  await keepPicture(page, "analysis-difference-1366");
});

test("hours of the week add up to the period, and a click shows those alone", async () => {
  await ask("星期与钟点");
  const table = page.getByRole("table", { name: "一周各钟点的事件数" });
  await page.getByText(/^最多：/).waitFor();
  const labels = await table.locator("td button").evaluateAll((cells) => cells.map((cell) => cell.ariaLabel ?? ""));
  expect(labels).toHaveLength(168);
  const sum = labels.reduce((total, label) => total + Number(/，([\d,]+) 件/.exec(label)?.[1] ?? Number.NaN), 0);
  expect(sum).toBe(await inPeriod());
  await table.getByRole("button", { name: "一", exact: true }).click();
  await page.getByText("已选 24 个钟点").waitFor();
  expect(await addressSays(page, "hours")).toBe("f".repeat(6) + "0".repeat(36));
  await page.getByRole("button", { name: "全部钟点" }).click();
  await page.getByText("已选 24 个钟点").waitFor({ state: "detached" });
});

test("figures of how it is handled are those of the period, by area and by person, and can be sorted", async () => {
  await ask("办理情况");
  const table = page.getByRole("region", { name: "办理情况" }).getByRole("table");
  const whole = table.locator(".handling-whole td").first();
  await whole.waitFor();
  expect(await countOf(whole)).toBe(await inPeriod());
  await table.getByRole("button", { name: "上报" }).click();
  const counts = async () =>
    (await table.locator("tbody tr:not(.handling-whole) td:nth-child(2)").allTextContents()).map(Number);
  const falling = await counts();
  expect(falling).toEqual([...falling].sort((a, b) => b - a));
  await keepPicture(page, "analysis-figures-1366");
  await page.getByRole("button", { name: "按人员" }).click();
  await table.getByRole("columnheader", { name: "人员" }).waitFor();
});

test("open reports that may have one cause are joined into a case, and parted again", async () => {
  const place = { kind: "fire-hazard", text: "楼道飞线充电", address: "白庄村9号" };
  for (const metres of [0, 1, 2]) {
    const position = [113.2165 + metres * 1e-5, 35.2365];
    const reported = await page.request.post(`${server.url}/api/incidents`, {
      data: { ...place, position },
      headers: { origin: server.url },
    });
    expect(reported.status()).toBe(201);
  }
  await page.getByRole("button", { name: "事件", exact: true }).click();
  await page.getByRole("button", { name: /^1 组未结事件可能同因/ }).click();
  await addressSays(page, "ask", "cases");
  const list = page.getByRole("region", { name: /^可能同因的事件/ });
  await list.getByText("消防隐患 · 3 件").waitFor();
  await keepPicture(page, "analysis-cases-1366");
  await list.getByRole("button", { name: "并为一案" }).click();
  await list.getByText("已把 3 件并为一案").waitFor();
  await list.getByText("未结事件里没有看起来同因的").waitFor();
  await list.getByRole("button", { name: "撤销并案" }).click();
  await list.getByText("已撤销，各件恢复原状").waitFor();
  await list.getByText("消防隐患 · 3 件").waitFor();
});

test("similar places are found from the card of an incident, listed with reasons, and lead to their building", async () => {
  await page
    .getByRole("region", { name: /^可能同因的事件/ })
    .getByText("楼道飞线充电")
    .first()
    .click();
  await page.getByRole("button", { name: "类似点位…" }).click();
  await addressSays(page, "like", "fire-hazard");
  const kind = page.getByRole("combobox", { name: "事件类别" });
  await expect.poll(() => kind.inputValue()).toBe("fire-hazard");
  await kind.selectOption({ label: "民生求助" });
  const list = page.getByRole("region", { name: /^类似的楼栋/ });
  const first = list.getByRole("listitem").first();
  await first
    .getByText(/发生过的楼 .*如此/)
    .first()
    .waitFor();
  const name = await wordsOf(first.locator("b"));
  await keepPicture(page, "analysis-similar-1366");
  await first.getByRole("button").click();
  await page.getByRole("article", { name }).waitFor();
});

test("the review of a week says what it found, with two maps, and is a PDF of A4", async () => {
  await page.getByRole("link", { name: /^周研判/ }).click();
  await comes(page, ".review[data-done]");
  const headings = await page.locator(".review-sheet h2").allTextContents();
  expect(headings).toEqual(["新出现", "仍在持续", "消退", "需要关注", "各类事件", "各区域"]);
  const pictures = await page
    .locator(".review-maps img")
    .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
  expect(pictures).toEqual([960, 960]);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  // 595 × 842 points are A4
  expect(pdf).toMatch(/\/MediaBox ?\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  expect(pdf.match(/\/Type ?\/Page\b/g)!.length).toBeGreaterThanOrEqual(2);
  await keepPicture(page, "review-week-1366");
  await page.getByRole("button", { name: "月", exact: true }).click();
  await comes(page, ".review[data-done]");
  expect(await wordsOf(page.getByRole("heading", { level: 1 }).last())).toContain("月分析");
  expect(new URL(page.url()).searchParams.get("month")).toMatch(/^\d{4}-\d{2}$/);
  expect(opened.complaints).toEqual([]);
});
