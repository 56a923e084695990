import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chinaDay } from "../../domain/day.ts";
import { fillWhenEmpty } from "../../scripts/fill.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { addPerson, isRefusal, signIn } from "./account.ts";
import { closeWindows, countOf, keepPicture, mapIsDrawn, openBrowser, visit, WALL_DESK, wordsOf } from "./visit.ts";

let server: TestServer;
let browser: Browser;

type Community = { code: string; name: string; grids: number };
let communities: Community[];

beforeAll(async () => {
  browser = await openBrowser();
  server = await startTestServer(async (database) => {
    const dataDir = await mkdtemp(join(tmpdir(), "minqingtu-street-"));
    await fillWhenEmpty(database, { demo: "street", dataDir });
    await rm(dataDir, { recursive: true });
    await addPerson(database, { username: "linlan", name: "林岚", grants: [{ role: "planner" }] });
    await addPerson(database, { username: "heqing", name: "何清", grants: [{ role: "commander" }] });
  });
  communities = await server.database.sql<Community[]>`
    select community.code, community.name, count(grid.id)::int as grids
    from area as community join area as grid on grid.parent_id = community.id
    where community.level = 'community' group by community.id order by community.code`;
}, 400_000);

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

const enter = async (username: string, path: string) => {
  const opened = await visit(browser, `${server.url}${path}`, { signedOut: true, viewport: WALL_DESK });
  await signIn(opened.page, username);
  return opened;
};

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" });
const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const figures = (page: Page) => page.locator(".planner-figures").first().locator("b");
const isSaved = (page: Page) => page.locator(".planner-name p", { hasText: "已保存" }).waitFor({ timeout: 60_000 });

/** Begins a draft for a community, from the list of layouts. */
async function begin(page: Page, community: Community): Promise<void> {
  await page.getByRole("combobox", { name: "社区" }).selectOption(community.code);
  await page.getByLabel("方案名称").fill("2026 年秋季调整");
  await button(page, "建立草案").click();
  await section(page, "网格").waitFor({ timeout: 120_000 });
  await mapIsDrawn(page);
}

/** Lets the program propose divisions and takes the first of them, along roads. */
async function takeProposal(page: Page): Promise<void> {
  const auto = section(page, "自动方案");
  await button(page, "给出五个方案").click();
  await auto.locator(".planner-alternatives button").first().waitFor({ timeout: 60_000 });
  await keepPicture(page, "planner-proposals-1920");
  await button(page, "停止，用当前结果")
    .click({ timeout: 5000 })
    .catch(() => "all five have come");
  await button(page, "换一批").waitFor({ timeout: 60_000 });
  await auto.locator(".planner-alternatives button").first().click();
  await isSaved(page);
}

test("58 compounds, 46 grids: from opening the planner to the hand-over list", async () => {
  const { sql } = server.database;
  const [{ compounds }] = await sql<{ compounds: number }[]>`
    select count(*)::int as compounds from land where kind = 'compound'`;
  expect([compounds, communities.reduce((sum, { grids }) => sum + grids, 0)]).toEqual([58, 46]);
  const [community] = communities;

  // from the map to the planner
  const planner = await enter("linlan", "/");
  const { page } = planner;
  await mapIsDrawn(page);
  await button(page, /^账号/).click();
  await page.getByRole("link", { name: "网格划分" }).click();
  await page.getByRole("heading", { name: "划分方案" }).waitFor();
  await begin(page, community);
  await keepPicture(page, "planner-opened-1920");
  expect(await page.locator(".planner-row").count()).toBe(community.grids);

  // a proposal, taken back and taken again
  await takeProposal(page);
  expect(await countOf(figures(page).nth(0))).toBe(await page.locator(".planner-row").count());
  await keepPicture(page, "planner-taken-1920");
  const moved = await wordsOf(figures(page).nth(3));
  expect(moved).not.toBe("0%");
  await button(page, "撤销").click();
  await expect.poll(() => wordsOf(figures(page).nth(3))).toBe("0%");
  await button(page, "重做").click();
  await expect.poll(() => wordsOf(figures(page).nth(3))).toBe(moved);

  // a name and a worker
  await page.locator(".planner-pick").first().click();
  const form = page.locator(".planner-form");
  await form.getByLabel("名称").fill("东片网格");
  await page.keyboard.press("Enter");
  await form.getByLabel("网格员").selectOption({ index: 1 });
  await form.locator(".chip").first().waitFor();
  await isSaved(page);
  await keepPicture(page, "planner-form-1920");

  // codes for what is new
  expect(await button(page, "送审").isDisabled()).toBe(true);
  await button(page, "重新编号").click();
  const codes = page.getByRole("dialog", { name: "重新编号" });
  await codes.locator("tbody tr").first().waitFor();
  await keepPicture(page, "planner-codes-1920");
  await codes.getByRole("button", { name: /^改 \d+ 个编号$/ }).click();
  await isSaved(page);

  // how it differs from what is in force
  await button(page, "比较").click();
  await page.getByRole("dialog", { name: "比较方案" }).getByText("谁换到哪里").waitFor();
  await keepPicture(page, "planner-compare-1920");
  await button(page, "差异").click();
  await keepPicture(page, "planner-difference-1920");
  await button(page, "关闭").click();

  // handed in
  await button(page, "送审").click();
  await page.getByRole("dialog", { name: "送审" }).getByRole("button", { name: "送审" }).click();
  await page.locator(".planner-stages [aria-current]", { hasText: "送审" }).waitFor();
  expect(await button(page, "批准").count()).toBe(0);
  const address = page.url();
  expect(planner.complaints.filter((complaint) => !isRefusal(complaint))).toEqual([]);
  await planner.close();

  // approved by another person, in force from today, handed over
  const approver = await enter("heqing", new URL(address).pathname + new URL(address).search);
  const other = approver.page;
  await button(other, "批准").click({ timeout: 60_000 });
  await other.getByRole("dialog").getByRole("button", { name: "批准" }).click();
  await button(other, "发布").click();
  await keepPicture(other, "planner-publish-1920");
  await other.getByRole("dialog").getByLabel("生效日期").fill(chinaDay(new Date()));
  await other.getByRole("dialog").getByRole("button", { name: "发布" }).click();
  await other.getByRole("dialog").waitFor({ state: "detached", timeout: 120_000 });
  await other.locator(".planner-stages [aria-current]", { hasText: "生效" }).waitFor({ timeout: 60_000 });
  await button(other, "明细").click();
  const list = other.getByRole("dialog", { name: /^移交清单/ });
  await list.locator("tbody").first().waitFor({ timeout: 60_000 });
  await keepPicture(other, "planner-handover-1920");
  expect(await list.locator("tbody tr:not(.handover-group)").count()).toBeGreaterThan(100);
  const csv = await list.getByRole("link", { name: "下载 CSV" }).getAttribute("href");
  const table = await other.request.get(`${server.url}${csv}`);
  expect(table.status()).toBe(200);
  expect((await table.text()).trim().split("\n").length).toBeGreaterThan(100);
  expect(approver.complaints.filter((complaint) => !isRefusal(complaint))).toEqual([]);
  await approver.close();
}, 400_000);
