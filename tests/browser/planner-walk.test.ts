import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chinaDay } from "../../domain/day.ts";
import { fillWhenEmpty } from "../../scripts/fill.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { addPerson } from "./account.ts";
import { closeWindows, countOf, keepPicture, mapIsDrawn, openBrowser, visit, WALL_DESK, wordsOf } from "./visit.ts";

let server: TestServer;
let browser: Browser;

/** `share`: households of each of its grids, were they alike; dedicated ones and who lives there left out. */
type Community = { code: string; name: string; grids: number; share: number };
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
    select community.code, community.name, count(grid.id)::int as grids,
      round(sum(homes) filter (where grid.kind <> 'dedicated') / count(*) filter (where grid.kind <> 'dedicated'))::int as share
    from area as community
    join area as grid on grid.parent_id = community.id
    cross join lateral (
      select count(*) as homes from household join area on area.id = household.area_id and area.path <@ grid.path
    ) as inside
    where community.level = 'community' group by community.id order by community.code`;
}, 400_000);

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

const enter = (as: string, path: string) => visit(browser, `${server.url}${path}`, { as, viewport: WALL_DESK });

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" });
const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const figures = (page: Page) => page.locator(".planner-figures").first().locator("b");
const stage = (page: Page, name: string) =>
  page.locator(".planner-stages [aria-current]", { hasText: name }).waitFor({ timeout: 60_000 });
const isSaved = (page: Page) => page.locator(".planner-name p", { hasText: "已保存" }).waitFor({ timeout: 60_000 });

const LAYOUT = "2026 年秋季调整";

/** The list of a community's layouts. */
async function choose(page: Page, community: Community): Promise<void> {
  await page.getByRole("heading", { name: "划分方案" }).waitFor();
  await page.getByRole("combobox", { name: "社区" }).selectOption(community.code);
}

/** Begins a draft for a community, from the list of layouts. */
async function begin(page: Page, community: Community): Promise<void> {
  await choose(page, community);
  await page.getByLabel("方案名称").fill(LAYOUT);
  await button(page, "建立草案").click();
  await section(page, "网格").waitFor({ timeout: 120_000 });
}

/** As many grids as there are now. */
async function keepTheirNumber(page: Page, { share }: Community): Promise<void> {
  await page.getByLabel("每格目标户数").fill(String(share));
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === "PATCH"),
    page.keyboard.press("Enter"),
  ]);
}

/** Lets the program propose divisions and takes the first of them, along roads; `name` is what that is called. */
async function takeProposal(page: Page, name: string, look = async () => {}): Promise<void> {
  const first = section(page, "自动方案").locator(".planner-alternatives button").first();
  await button(page, /^(给出五个方案|换一批)$/).click();
  await first.getByText(name, { exact: true }).waitFor({ timeout: 60_000 });
  await look();
  const stop = button(page, "停止，用当前结果");
  if (await stop.isVisible()) await stop.click({ timeout: 5000 }).catch(() => "all five have come");
  await button(page, "换一批").waitFor({ timeout: 60_000 });
  await first.click();
  await isSaved(page);
}

/** Where the grids are as many as before each has the code of the one it took the place of; what else is new gets one. */
async function renumber(page: Page): Promise<void> {
  if (await button(page, "送审").isEnabled()) return;
  await button(page, "重新编号").click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^改 \d+ 个编号$/ })
    .click();
  await isSaved(page);
}

/** Hands the layout in; gives its address. */
async function handIn(page: Page): Promise<string> {
  await button(page, "送审").click();
  await page.getByRole("dialog", { name: "送审" }).getByRole("button", { name: "送审" }).click();
  await stage(page, "送审");
  expect(await button(page, "批准").count()).toBe(0);
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

/** Approves the layout that is open and brings it into force today. */
async function bringIntoForce(page: Page, look = async () => {}): Promise<void> {
  const dialog = page.getByRole("dialog");
  await button(page, "批准").click({ timeout: 60_000 });
  await dialog.getByRole("button", { name: "批准" }).click();
  await button(page, "发布").click();
  await look();
  await dialog.getByLabel("生效日期").fill(chinaDay(new Date()));
  await dialog.getByRole("button", { name: "发布" }).click();
  // closed without a refusal
  const alert = dialog.getByRole("alert");
  await expect.poll(() => alert.allTextContents(), { timeout: 120_000 }).toEqual([]);
  await stage(page, "生效");
}

/** Households that change hands, by their codes, as the layout's table for Excel has them. */
async function handedOver(page: Page, address: string): Promise<string[]> {
  const id = new URL(address, server.url).searchParams.get("layout");
  const table = await page.request.get(`${server.url}/api/layouts/${id}/handover.csv`);
  expect(table.status()).toBe(200);
  const rows = (await table.text()).trim().split("\r\n");
  return rows.flatMap((row) => row.match(/^住户,([^,]+),/)?.[1] ?? []);
}

type Home = { code: string; area: number; worker: number | null };

/** Every household with the area it lies in, and who walks there: of those on duty in the smallest area around it, the first. */
const everyHome = () => server.database.sql<Home[]>`
  select distinct on (household.id) household.code, household.area_id as area, assignment.staff_id as worker
  from household
  join area on area.id = household.area_id
  join area as around on around.path @> area.path
  left join assignment on assignment.area_id = around.id and assignment.valid @> current_date
  left join duty on duty.id = assignment.duty_id
  order by household.id, assignment.staff_id is null, nlevel(around.path) desc, duty.rank, assignment.staff_id`;

/** How many grids are in force, and how many of them should hold 300 to 500 homes and do not. */
const gridsInForce = () => server.database.sql<{ grids: number; off: number }[]>`
  select count(*)::int as grids, count(*) filter (where kind <> 'dedicated' and homes not between 300 and 500)::int as off
  from area as grid
  join area_border on area_border.area_id = grid.id and area_border.valid @> current_date
  cross join lateral (
    select count(*) as homes from household join area on area.id = household.area_id and area.path <@ grid.path
  ) as inside
  where grid.level = 'grid'`;

/** What stands in the street, and how much of it in exactly one grid in force: compounds by their place, homes by it and by their area. */
const inOneGrid = () => server.database.sql<{ what: string; once: number; all: number }[]>`
  with grid as (
    select area.id, area.path, area_border.border
    from area join area_border on area_border.area_id = area.id and area_border.valid @> current_date
    where area.level = 'grid'
  ), thing as (
    select 'compound' as what, land.id, st_pointonsurface(land.shape) as place, null::ltree as path
    from land where land.kind = 'compound'
    union all
    select 'household', household.id, household.position, area.path
    from household join area on area.id = household.area_id
  ), found as (
    select thing.what, thing.id, count(grid.id) as grids, bool_and(thing.path <@ grid.path) as is_its_own
    from thing left join grid on st_covers(grid.border, thing.place)
    group by thing.what, thing.id
  )
  select what, count(*) filter (where grids = 1 and is_its_own is not false)::int as once, count(*)::int as all
  from found group by what order by what`;

test("58 compounds, 46 grids: from opening the planner to the hand-over list", async () => {
  const { sql } = server.database;
  const [{ compounds }] = await sql<{ compounds: number }[]>`
    select count(*)::int as compounds from land where kind = 'compound'`;
  expect([compounds, communities.reduce((sum, { grids }) => sum + grids, 0)]).toEqual([58, 46]);
  const before = await everyHome();
  const [community, ...further] = communities;

  // from the map to the planner
  const planner = await enter("linlan", "/");
  const { page } = planner;
  await mapIsDrawn(page);
  await button(page, /^账号/).click();
  await page.getByRole("link", { name: "网格划分" }).click();
  await begin(page, community);
  await mapIsDrawn(page);
  await keepPicture(page, "planner-opened-1920");
  expect(await page.locator(".planner-row").count()).toBe(community.grids);

  // a proposal, taken back and taken again
  await takeProposal(page, "沿路", () => keepPicture(page, "planner-proposals-1920"));
  expect(await countOf(figures(page).nth(0))).toBe(await page.locator(".planner-row").count());
  await keepPicture(page, "planner-taken-1920");
  const moved = await wordsOf(figures(page).nth(3));
  expect(moved).not.toBe("0%");
  await button(page, "撤销").click();
  await expect.poll(() => wordsOf(figures(page).nth(3))).toBe("0%");
  await button(page, "重做").click();
  await expect.poll(() => wordsOf(figures(page).nth(3))).toBe(moved);

  // a grid more than before, which has no code; then as many as before
  expect(await button(page, "送审").isDisabled()).toBe(true);
  await button(page, "重新编号").click();
  await page.getByRole("dialog").locator("tbody tr").first().waitFor();
  await keepPicture(page, "planner-codes-1920");
  await page.keyboard.press("Escape");
  await keepTheirNumber(page, community);
  await takeProposal(page, "沿路 6");
  expect(await page.locator(".planner-row").count()).toBe(community.grids);

  // a name and a worker
  await page.locator(".planner-pick").first().click();
  const form = page.locator(".planner-form");
  await form.getByLabel("名称").fill("东片网格");
  await page.keyboard.press("Enter");
  await form.getByLabel("网格员").selectOption({ index: 1 });
  await form.locator(".chip").first().waitFor();
  await isSaved(page);
  await keepPicture(page, "planner-form-1920");

  await renumber(page);

  // how it differs from what is in force
  await button(page, "比较").click();
  await page.getByRole("dialog", { name: "比较方案" }).getByText("谁换到哪里").waitFor();
  await keepPicture(page, "planner-compare-1920");
  await button(page, "差异").click();
  await keepPicture(page, "planner-difference-1920");
  await button(page, "关闭").click();

  // handed in, and the other five communities after it
  const addresses = [await handIn(page)];
  for (const other of further) {
    await button(page, /全部方案$/).click();
    await begin(page, other);
    await keepTheirNumber(page, other);
    await takeProposal(page, "沿路");
    expect(await page.locator(".planner-row").count()).toBe(other.grids);
    await renumber(page);
    addresses.push(await handIn(page));
  }
  expect(planner.complaints).toEqual([]);
  await planner.close();

  // approved by another person, in force from today, handed over
  const approver = await enter("heqing", addresses[0]);
  const other = approver.page;
  await bringIntoForce(other, () => keepPicture(other, "planner-publish-1920"));
  await button(other, "明细").click();
  const list = other.getByRole("dialog", { name: /^移交清单/ });
  await list.locator("tbody").first().waitFor({ timeout: 60_000 });
  await keepPicture(other, "planner-handover-1920");
  expect(await list.locator("tbody tr:not(.handover-group)").count()).toBeGreaterThan(100);
  await other.keyboard.press("Escape");
  for (const next of further) {
    await button(other, /全部方案$/).click();
    await choose(other, next);
    await button(other, `打开${LAYOUT}`).click();
    await bringIntoForce(other);
  }

  // whoever has another worker than before stands in one of the lists, once, and nobody else; all are in one grid each
  const listed = (await Promise.all(addresses.map((address) => handedOver(other, address)))).flat();
  const after = new Map((await everyHome()).map((home) => [home.code, home]));
  const isHandedOver = ({ code, area, worker }: Home) => {
    const now = after.get(code)!;
    return now.worker !== worker || (worker === null && now.area !== area);
  };
  expect(after.size).toBe(before.length);
  expect(listed.sort()).toEqual(
    before
      .filter(isHandedOver)
      .map(({ code }) => code)
      .sort(),
  );
  expect(await gridsInForce()).toEqual([{ grids: 46, off: 0 }]);
  expect(await inOneGrid()).toEqual([
    { what: "compound", once: 58, all: 58 },
    { what: "household", once: before.length, all: before.length },
  ]);
  expect(approver.complaints).toEqual([]);
  await approver.close();
}, 400_000);
