import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { A, littleTown, STREET } from "../support/little-town.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { SIGNED_IN } from "../support/signed-in.ts";
import { addPerson, NEW_PASSWORD, signIn } from "./account.ts";
import { showTab } from "./administration-tabs.ts";
import { sharedWindow } from "./in-window.ts";
import { closeWindows, DESK, keepPicture, mapIsDrawn, openBrowser, PHONE, visit, WALL_DESK, wordsOf } from "./visit.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startTestServer(async (database) => {
    await littleTown(database.sql);
    // longer ago than it is kept
    await database.sql`update household set left_on = current_date - 200 where code = 'H-6'`;
    await addPerson(database, { username: "admin", name: "郑管", grants: [{ role: "administrator" }] });
    await addPerson(database, { username: "clerk", name: "何数", grants: [{ role: "clerk", area: STREET }] });
    await addPerson(database, { username: "auditor", name: "沈计", grants: [{ role: "auditor" }] });
    await addPerson(database, { username: "zhoumin", name: "周敏", grants: [{ role: "worker", area: A }] });
    await addPerson(database, {
      username: "linlan",
      name: "林岚",
      grants: [
        { role: "planner", area: STREET },
        { role: "leader", area: A, until: new Date("2027-01-01T00:00:00+08:00") },
      ],
      expired: true,
    });
  });
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

const enter = (path: string, username: string) => visit(browser, `${server.url}/${path}`, { as: username });

async function closeDrawer(page: Page) {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

const asAdmin = sharedWindow(
  () => enter("admin?tab=retention", "admin"),
  async (page) => {
    await closeDrawer(page);
    await page.setViewportSize(DESK);
    // what was searched for on another tab is forgotten with it
    await showTab(page, "保存期限");
  },
);
// of everyone, for what it looks like
const onDesk = sharedWindow(() => visit(browser, `${server.url}/admin?theme=dark&lang=en`), closeDrawer);
const onPhone = sharedWindow(() => visit(browser, `${server.url}/admin`, { viewport: PHONE }), closeDrawer);

describe("retention", () => {
  asAdmin(
    "the days are set, what is kept too long is removed after a question, and it stands in the log",
    async (page) => {
      const days = page.getByLabel("迁出户");
      await expect.poll(() => days.inputValue()).toBe("180");
      await expect.poll(() => page.locator(".retention-run").innerText()).toContain("1 户迁出户");
      await keepPicture(page, "retention-1366");
      await days.fill("300");
      await page.getByRole("button", { name: "保存" }).click();
      await page.getByText("已保存").waitFor();
      await expect.poll(() => page.locator(".retention-run").innerText()).toContain("没有到期的");
      await days.fill("100");
      await page.getByRole("button", { name: "保存" }).click();
      const run = page.locator(".retention-run").getByRole("button", { name: "现在执行" });
      await run.click();
      await page.getByRole("tooltip").getByRole("button", { name: "现在执行" }).click();
      await expect.poll(() => page.locator(".retention-run").innerText()).toMatch(/上次执行：.*，1 户迁出户/);
      const [row] = await server.database.sql`select left_on from household where code = 'H-6'`;
      expect(row.left_on).toBeNull();
      const log = await server.database
        .sql`select action from audit where action in ('retention.changed', 'data.anonymised') order by id`;
      expect(log.map(({ action }) => action)).toEqual(["retention.changed", "retention.changed", "data.anonymised"]);
      await page.setViewportSize(PHONE);
      await keepPicture(page, "retention-390");
    },
  );
});

describe("accounts", () => {
  asAdmin("one is created, signs in with the one-time password, and is out the moment it is disabled", async (page) => {
    await showTab(page, "账号");
    await page.getByRole("row", { name: /周敏/ }).waitFor();
    const create = page.getByRole("button", { name: "新建账号" });
    await expect.poll(() => create.isEnabled()).toBe(true);
    await keepPicture(page, "accounts-1366");

    await create.click();
    const drawer = page.getByRole("dialog", { name: "新建账号" });
    await drawer.getByLabel("姓名").fill("何来");
    await drawer.getByLabel("用户名").fill("helai");
    await drawer.getByRole("combobox", { name: "角色" }).click();
    await page.getByTitle("网格员", { exact: true }).click();
    await keepPicture(page, "account-new");
    await drawer.getByRole("button", { name: "新建账号" }).click();
    const password = await wordsOf(drawer.locator("code"));
    expect(password.length).toBeGreaterThan(8);
    await keepPicture(page, "account-password");
    await drawer.getByRole("button", { name: "关闭" }).last().click();
    await page.getByRole("row", { name: /何来/ }).waitFor();
    expect(await page.getByText(password).count()).toBe(0);

    const newcomer = await visit(browser, server.url, { signedOut: true });
    await signIn(newcomer.page, "helai", password);
    await newcomer.page.getByLabel("新密码", { exact: true }).fill(NEW_PASSWORD);
    await newcomer.page.getByLabel("再输入一次新密码").fill(NEW_PASSWORD);
    await newcomer.page.getByRole("button", { name: "保存新密码" }).click();
    await mapIsDrawn(newcomer.page);

    await page.getByRole("button", { name: "管理账号 何来" }).click();
    const edit = page.getByRole("dialog", { name: "何来" });
    await edit.getByText(/登录，最近使用/).waitFor();
    await keepPicture(page, "account-edit");
    await edit.getByRole("button", { name: "停用账号" }).click();
    await page.getByRole("button", { name: "继续" }).click();
    await edit.getByText("已停用").waitFor();
    await newcomer.page.getByText("登录已失效").waitFor();
    await newcomer.close();
  });

  asAdmin("grants are changed with an area and a last day, and said in words", async (page) => {
    await showTab(page, "账号");
    await page.getByLabel("姓名、用户名或角色").fill("zhou");
    await page.getByRole("row", { name: /林岚/ }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "管理账号 周敏" }).click();
    const drawer = page.getByRole("dialog", { name: "周敏" });
    await drawer.getByLabel("截止日（含）").fill("2027-06-30");
    await drawer.getByRole("combobox", { name: "范围" }).click();
    await page.getByTitle("柳园街道", { exact: true }).last().click();
    await drawer.getByRole("button", { name: "保存" }).click();
    await drawer.getByText("已保存").waitFor();
    await page.keyboard.press("Escape");
    await expect
      .poll(() => wordsOf(page.getByRole("row", { name: /周敏/ })), { timeout: 10_000 })
      .toContain("柳园街道 · 至 2027-06-30");
  });

  asAdmin("the last administrator cannot be disabled: the reason is said", async (page, opened) => {
    await showTab(page, "账号");
    await server.database.sql`update account set disabled = true where username = 'everyone'`;
    await page.getByRole("button", { name: "管理账号 郑管" }).click();
    const drawer = page.getByRole("dialog", { name: "郑管" });
    await drawer.getByRole("button", { name: "停用账号" }).click();
    await page.getByRole("button", { name: "继续" }).click();
    await drawer.getByRole("alert").waitFor();
    await server.database.sql`update account set disabled = false where username = 'everyone'`;
    const session = () => fetch(`${server.url}/api/session`, { headers: { cookie: SIGNED_IN } });
    await expect.poll(async () => (await session()).status, { timeout: 10_000 }).toBe(200);
    expect(opened.complaints.splice(0)).toEqual([expect.stringContaining("409")]);
  });

  /** The list, and what opens from it. */
  const keepPictures = async (page: Page, name: string, width: number) => {
    await page.getByText("周敏").first().waitFor();
    await keepPicture(page, `accounts-${name}`);
    await page.getByRole("button", { name: /(管理账号|Manage) 林岚/ }).click();
    await page
      .getByRole("dialog")
      .getByText(/一次性密码|one-time/)
      .first()
      .waitFor();
    await keepPicture(page, `account-edit-${name}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  };

  onDesk("looks as it should: 1366-dark-english", (page) => keepPictures(page, "1366-dark-english", DESK.width));

  onDesk("looks as it should: 1920", async (page) => {
    await page.setViewportSize(WALL_DESK);
    await page.getByRole("button", { name: "切换到中文" }).click();
    await page.getByRole("button", { name: "切换到浅色" }).click();
    await keepPictures(page, "1920", WALL_DESK.width);
  });

  onPhone("looks as it should: 390", (page) => keepPictures(page, "390", PHONE.width));
});

describe("audit", () => {
  test("an auditor searches the log, checks its chain, takes it along, and sees no accounts", async () => {
    const { page, complaints, close } = await enter("admin", "auditor");
    await page.getByRole("row", { name: /沈计/ }).first().waitFor();
    expect(await page.getByRole("tab", { name: "账号" }).count()).toBe(0);
    await page.getByRole("button", { name: "核对完整性" }).click();
    await page.getByText(/条记录完整/).waitFor();
    await keepPicture(page, "audit-1366");
    await page.getByLabel("用户名").fill("admin");
    await page.keyboard.press("Enter");
    await page.getByRole("row", { name: /沈计/ }).first().waitFor({ state: "detached" });
    const link = await page.getByRole("link", { name: "导出 CSV" }).getAttribute("href");
    expect(link).toContain("account=admin");
    const table = await page.request.get(server.url + link);
    expect(table.headers()["content-type"]).toContain("text/csv");
    expect(complaints).toEqual([]);
    await close();
  });

  onDesk("looks as it should: 1920-dark", async (page) => {
    await page.getByRole("button", { name: "切换到深色" }).click();
    await showTab(page, "审计日志");
    await page.locator(".ant-table-row").first().waitFor();
    await keepPicture(page, "audit-1920-dark");
  });

  onPhone("looks as it should: 390-english", async (page) => {
    await page.getByRole("button", { name: "Switch to English" }).click();
    await showTab(page, "Audit log");
    await page.locator(".ant-table-row").first().waitFor();
    await keepPicture(page, "audit-390-english");
  });
});

test("without the right it says so and leads back", async () => {
  const { page, close } = await enter("admin", "zhoumin");
  await page.getByText("您没有管理账号或查看审计日志的权限").waitFor();
  await page.getByRole("link", { name: "返回地图" }).last().click();
  await mapIsDrawn(page);
  await close();
});

describe("senders", () => {
  asAdmin("one is entered, its secret is shown once, its threshold is changed, and it is ended", async (page) => {
    await showTab(page, "事件接入");
    await page.getByText("还没有接入方").waitFor();
    const create = page.getByRole("button", { name: "登记接入方" });
    await create.click();
    const form = page.getByRole("dialog", { name: "登记接入方" });
    await form.getByLabel("名称").fill("烟火识别平台");
    await form.getByLabel("代码").fill("Smoke");
    await form.getByRole("button", { name: "登记接入方" }).click();
    await form.getByText("1–40 位小写字母").waitFor();
    await form.getByLabel("代码").fill("smoke");
    await form.getByRole("button", { name: "添加对应" }).click();
    await form.getByRole("textbox", { name: "对方的叫法" }).fill("smoke");
    await form.getByRole("combobox", { name: "我们的类别" }).click();
    await page.getByTitle("消防隐患", { exact: true }).click();
    await keepPicture(page, "sender-new-1366");
    await form.getByRole("button", { name: "登记接入方" }).click();
    const told = page.getByRole("status", { name: "烟火识别平台：密钥" });
    const secret = await wordsOf(told.locator("code").last());
    expect(secret).toMatch(/^[\w-]{43}$/);
    await keepPicture(page, "sender-secret-1366");
    await page.getByRole("button", { name: "修改 烟火识别平台" }).click();
    const change = page.getByRole("dialog", { name: "修改 烟火识别平台" });
    await change.getByLabel("立案门槛").fill("90");
    await change.getByRole("button", { name: "保存" }).click();
    const row = page.getByRole("row", { name: /烟火识别平台/ });
    await row.getByText("门槛 90%").waitFor();
    await row.getByText("还没有送来").waitFor();
    await page.setViewportSize(PHONE);
    await keepPicture(page, "senders-390");
    // the address says which tab it was
    await page.reload();
    await page.getByText("烟火识别平台").waitFor();
    expect(await page.getByText(secret).count()).toBe(0);
    await page.getByRole("button", { name: "停用 烟火识别平台" }).click();
    await page.getByRole("button", { name: "继续" }).click();
    await page.getByText("已停用").waitFor();
    expect(await server.database.sql`select disabled, kinds, min_confidence::float8 as sure from sender`).toEqual([
      { disabled: true, kinds: { smoke: "fire-hazard" }, sure: expect.closeTo(0.9) },
    ]);
  });
});

describe("12345 orders", () => {
  const SHEET = [
    "工单编号,来电时间,来电人,联系电话,事发地址,诉求内容,类别",
    "W-1,2025-11-19 08:30,王小明,13912345678,柳园路1号院1号楼1单元,楼道飞线充电,消防隐患",
    "W-2,2025-11-19 09:10,李四,13800000000,柳园路一号院,垃圾没人收,",
    ",2025-11-19 09:20,,,柳园路8号,路灯不亮,",
  ].join("\n");

  test("a sheet is brought in, its columns confirmed, rows loaded, one placed by a click, results downloaded", async () => {
    const { page, complaints, close } = await enter("admin?tab=hotline", "clerk");
    const file = { name: "11月19日工单.csv", mimeType: "text/csv", buffer: Buffer.from(SHEET) };
    await page.getByLabel("选择文件").setInputFiles(file);
    await page.getByRole("heading", { name: "各列是什么" }).waitFor();
    await keepPicture(page, "hotline-mapping-1366");
    await page.getByRole("button", { name: "确认并匹配地址" }).click();
    await page.getByText("没有工单编号").first().waitFor({ state: "detached" });
    await page.getByRole("button", { name: "导入 1 条" }).click();
    await page.getByText("没有可导入的行").waitFor();
    await keepPicture(page, "hotline-doubtful-1366");
    await page.getByRole("button", { name: /^第 3 行定位到 1号楼/ }).click();
    await page.getByText("没有待定位的工单").waitFor();
    await page.getByText("不能导入 1").click();
    await page.getByText(/没有工单编号/).waitFor();
    await page.setViewportSize(PHONE);
    await keepPicture(page, "hotline-390");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "下载办理结果" }).click();
    expect((await download).suggestedFilename()).toBe("11月19日工单-办理结果.xlsx");
    await page.getByText("已成事件 2").click();
    await page.getByRole("link", { name: "查看事件" }).first().click();
    await page.getByText("楼道飞线充电").first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
