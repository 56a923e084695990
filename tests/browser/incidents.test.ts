import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SESSION_COOKIE } from "../../api/access/token.ts";
import { A, A1, littleTown, STREET } from "../support/little-town.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { SIGNED_IN, signIn } from "../support/signed-in.ts";
import { sharedWindow } from "./in-window.ts";
import { closeWindows, DESK, keepPicture, mapIsDrawn, openBrowser, PHONE, visit, withoutNetwork } from "./visit.ts";

// One incident from report to rating, by three people: a leader and a commander at desks, a worker on the round.

const PEOPLE = {
  wangge: { name: "王格", staff: "S-2", grant: { role: "leader", area: A } },
  liwei: { name: "李微", staff: "S-1", grant: { role: "worker", area: A1 } },
  zhengguan: { name: "郑管", staff: null, grant: { role: "administrator" } },
  zhaojie: { name: "赵街", staff: "S-3", grant: { role: "commander", area: STREET } },
} as const;
type Person = keyof typeof PEOPLE;

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startTestServer(
    async ({ sql }) => {
      await littleTown(sql);
      await sql`update incident set due_at = now() - interval '3 hours' where code = 'I-4'`;
      for (const [username, { name, staff, grant }] of Object.entries(PEOPLE)) {
        await signIn(sql, username, username === "zhengguan" ? [grant, { role: "commander" }] : [grant]);
        await sql`update account set name = ${name}, staff_id = (select id from staff where code = ${staff})
        where username = ${username}`;
      }
    },
    { privateHosts: ["127.0.0.1"] },
  );
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

/** A page of `person`, signed in. */
async function enter(person: Person, path: string, viewport = DESK) {
  const value = `test-token-of-${person}`;
  const before = (page: Page) => page.context().addCookies([{ name: SESSION_COOKIE, value, url: server.url }]);
  return visit(browser, `${server.url}${path}`, { signedOut: true, viewport, before });
}

const idOf = async (text: string): Promise<number> =>
  (await server.database.sql<{ id: number }[]>`select id from incident where text = ${text}`)[0].id;

const stepsOf = async (text: string) =>
  (
    await server.database.sql<{ code: string; by: string }[]>`
    select incident_step.code, by_name as by from incident_step join incident on incident.id = incident_id
    where text = ${text} and incident_step.code is not null order by incident_step.id`
  ).map(({ code, by }) => `${by} ${code}`);

const steps = (page: Page) => page.getByRole("group", { name: "下一步" });
const step = (page: Page, name: string) => steps(page).getByRole("button", { name, exact: true });
const form = (page: Page, name: string) => page.getByRole("form", { name });
const isIn = (page: Page, state: string) =>
  page.locator('.card .steps [aria-current="step"]', { hasText: state }).waitFor({ timeout: 20_000 });
const history = (page: Page) => page.getByRole("region", { name: "办理经过" });

/** No card, and the list with all that is open. */
async function listAlone(page: Page): Promise<void> {
  await page.locator(".card").getByRole("button", { name: "关闭" }).click();
  await page.getByRole("button", { name: "全选" }).click();
  await page.getByRole("tab", { name: "按时限" }).click();
}

/** Opens the card of what stands in the list as `text`. */
const choose = (page: Page, text: string) => page.getByRole("option", { name: text }).click();

const atLeadersDesk = sharedWindow(() => enter("wangge", "/?mode=incidents&at=113.2045,35.2104,17"), listAlone);
const atCommandersDesk = sharedWindow(() => enter("zhaojie", "/?mode=incidents&at=113.2045,35.2104,18"), listAlone);

const LEAK = "二楼漏水，地面积水";

describe("an incident, from the report to its rating", () => {
  atLeadersDesk(
    "is reported at a desk: words, a click on the map, and it stands on its card and in the list",
    async (page) => {
      await mapIsDrawn(page);
      await page.getByRole("button", { name: "报事件" }).click();
      const report = form(page, "报事件");
      await report.getByRole("button", { name: "上报", exact: true }).click();
      await report.getByText("请写发生了什么").waitFor();
      await report.getByLabel("发生了什么").fill(LEAK);
      await report.getByRole("button", { name: "上报", exact: true }).click();
      await report.getByText("还没有指定地点").or(report.getByText("请指定地点")).first().waitFor();
      await page.locator(".stage-map").click({ position: { x: 400, y: 330 } });
      await report.getByRole("textbox", { name: "地址（可改）" }).fill("柳园路1号院1号楼");
      await keepPicture(page, "incident-report-1366");
      await report.getByRole("button", { name: /上报/ }).click();
      await page.getByRole("heading", { name: LEAK }).waitFor();
      await isIn(page, "发现");
      await page.locator(".card").getByText("民生求助").waitFor();
      await page.getByRole("option", { name: LEAK }).waitFor();
      await keepPicture(page, "incident-card-1366");
    },
  );

  atLeadersDesk("two decide at once: one wins, the other is told who, and sees what is now", async (leader) => {
    await choose(leader, LEAK);
    const { page: commander, close } = await enter("zhaojie", `/?mode=incidents&sel=incident:${await idOf(LEAK)}`);
    await step(commander, "分办").click();
    await form(commander, "分办").getByText("立即办").click();
    await step(leader, "分办").click();
    const assign = form(leader, "分办");
    await assign.getByRole("button", { name: "确认分办" }).click();
    await assign.getByText("请选择办法").waitFor();
    await assign.getByText("限时办").click();
    await assign.getByRole("button", { name: "+1 天" }).click();
    await keepPicture(leader, "incident-step-1366");
    await assign.getByRole("button", { name: "确认分办" }).click();
    await leader.getByText("已分办").waitFor();
    await isIn(leader, "分办");
    // the other has seen it come, and decides by what they saw before
    await isIn(commander, "分办");
    await form(commander, "分办").getByRole("button", { name: "确认分办" }).click();
    const told = commander.getByRole("alert").filter({ hasText: "王格" });
    await told.waitFor();
    await keepPicture(commander, "incident-taken-1366");
    expect(await stepsOf(LEAK)).toEqual(["王格 assigned"]);
    await close();
  });

  atLeadersDesk(
    "is handled on the round without a connection, sent once when it is back, and told at the desk",
    async (desk) => {
      await choose(desk, LEAK);
      await isIn(desk, "分办");
      const { page, complaints, close } = await enter("liwei", "/m", PHONE);
      await page.getByRole("button", { name: LEAK }).tap();
      await page.getByRole("button", { name: "处置完成" }).waitFor();
      await keepPicture(page, "incident-m-390");
      await withoutNetwork(page, async () => {
        await page.getByRole("button", { name: "处置完成" }).tap();
        await page.getByLabel("说明").fill("关了阀门，已联系物业换管");
        await keepPicture(page, "incident-m-390-step");
        await page.getByRole("button", { name: "确认处置完成" }).tap();
        await page.getByText("已记“处置完成”，待上传").waitFor();
        await keepPicture(page, "incident-m-390-kept");
        expect(await stepsOf(LEAK)).toEqual(["王格 assigned"]);
      });
      await expect.poll(() => stepsOf(LEAK), { timeout: 20_000 }).toEqual(["王格 assigned", "李微 handled"]);
      await isIn(desk, "处置");
      await history(desk).getByText("关了阀门，已联系物业换管").waitFor();
      expect(complaints).toEqual([]);
      await close();
    },
  );

  atLeadersDesk("is closed and rated, and its history says who did what", async (page) => {
    await choose(page, LEAK);
    await step(page, "反馈").click();
    await form(page, "反馈").getByRole("button", { name: "确认反馈" }).click();
    await isIn(page, "反馈");
    await step(page, "评价").click();
    await form(page, "评价").getByText("很满意").click();
    await form(page, "评价").getByRole("button", { name: "确认评价" }).click();
    await isIn(page, "评价");
    await history(page).getByText("5 分").waitFor();
    await keepPicture(page, "incident-rated-1366");
    expect(await stepsOf(LEAK)).toEqual(["王格 assigned", "李微 handled", "王格 closed", "王格 rated"]);
  });
});

describe("reports of one cause, and others who are called", () => {
  atCommandersDesk("what may be the same is shown before it is reported twice, and joined into one", async (page) => {
    await mapIsDrawn(page);
    await page.getByRole("button", { name: "报事件" }).click();
    const report = form(page, "报事件");
    await report.getByLabel("发生了什么").fill("楼道里又拉飞线充电");
    await report.getByRole("combobox", { name: "地点" }).fill("柳园路1号院1号楼");
    await report.getByRole("option").first().click();
    const same = page.getByRole("region", { name: "附近可能是同一件事" });
    await same.getByText("楼道飞线充电").waitFor();
    await keepPicture(page, "incident-duplicates-1366");
    await report.getByRole("button", { name: "不是同一件，上报" }).click();
    await page.getByRole("heading", { name: "楼道里又拉飞线充电" }).waitFor();
    await page.getByRole("button", { name: "并案…" }).click();
    await form(page, "并案")
      .getByRole("checkbox", { name: /楼道飞线充电/ })
      .check();
    await form(page, "并案").getByRole("button", { name: "并入 1 件" }).click();
    const merged = page.getByRole("region", { name: "并案" });
    await merged.getByText("楼道飞线充电").waitFor();
    await merged.getByRole("button", { name: "撤出并案" }).click();
    await merged.waitFor({ state: "detached" });
  });

  atLeadersDesk("a department is called, and noted when it is there; a photo is added", async (page) => {
    await choose(page, "楼道飞线充电");
    await page.getByRole("button", { name: "吹哨…" }).click();
    const whistle = form(page, "吹哨");
    await whistle.getByRole("button", { name: "发出哨声" }).click();
    await whistle.getByText("请选择部门").last().waitFor();
    await whistle.getByLabel("部门").selectOption({ label: "消防救援" });
    await whistle.getByLabel("说明").fill("清理楼道电线");
    await whistle.getByRole("button", { name: "发出哨声" }).click();
    const called = page.getByRole("region", { name: "吹哨" });
    await called.getByText("消防救援").waitFor();
    await called.getByRole("button", { name: "已到场" }).click();
    await called.getByText(/✓ .+ 已到场/).waitFor();
    const canvas = await page.evaluate(() => {
      const made = document.createElement("canvas");
      [made.width, made.height] = [640, 480];
      made.getContext("2d")?.fillRect(0, 0, 320, 480);
      return made.toDataURL("image/png").split(",")[1];
    });
    const photos = page.getByRole("region", { name: "照片" });
    const buffer = Buffer.from(canvas, "base64");
    await photos.locator("input[type=file]").setInputFiles({ name: "楼道.png", mimeType: "image/png", buffer });
    const photo = photos.getByRole("img", { name: "照片 1" });
    await expect
      .poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 20_000 })
      .toBe(640);
    await keepPicture(page, "incident-whistle-1366");
  });
});

describe("rules and calendar", () => {
  test("a word added to the rules decides the kind, as the simulator says; who is away is passed by", async () => {
    const { page, close } = await enter("zhengguan", "/admin?tab=flow");
    const words = page.getByRole("region", { name: "按文字判断类别" });
    await words.getByLabel("词语，回车添加").first().fill("井盖塌陷");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.getByText("已保存，以后上报的事件按新规则办理").waitFor();
    const simulator = page.getByRole("region", { name: "试一试" });
    await simulator.getByLabel("发生了什么").fill("路口井盖塌陷");
    await simulator.getByRole("combobox", { name: "地点" }).fill("柳园路1号院1号楼");
    await page.locator(".ant-select-item-option").first().click();
    await simulator.getByRole("button", { name: "试算" }).click();
    const result = simulator.getByRole("status", { name: "结果" });
    await result.getByText("突发事件 · 文字中有“井盖塌陷”").waitFor();
    await result.getByText("李微 · 微网格员").waitFor();
    await keepPicture(page, "flow-rules-1366");
    await page.getByRole("tab", { name: "工作日历" }).click();
    const leaves = page.getByRole("region", { name: "休假" });
    await leaves.getByRole("button", { name: "添加" }).click();
    await leaves.getByRole("combobox", { name: "人员 第 1 条" }).fill("李微");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.getByText("已保存，以后开始计时的事件按新日历").waitFor();
    await keepPicture(page, "flow-calendar-1366");
    await page.getByRole("tab", { name: "流转规则" }).click();
    await simulator.getByRole("combobox", { name: "地点" }).fill("柳园路1号院1号楼");
    await page.locator(".ant-select-item-option").first().click();
    await simulator.getByRole("button", { name: "试算" }).click();
    await result.getByText("王格 · 网格长").waitFor();
    await result.getByText("休假，找下一位").waitFor();
    await close();
  });
});

describe("what machines were not sure of", () => {
  test("waits beside the map; one is put away with a reason, one becomes an incident that says how often it was told", async () => {
    const { sql } = server.database;
    await sql`insert into sender (code, name, protocol, secret, source_id)
      select 'smoke', '烟火识别', 'events', 'sealed elsewhere', id from incident_source where code = 'camera'`;
    const waits = (text: string, count: number, minutes: number) => sql`
      insert into alert_burst (sender_id, point, kind_id, state, count, confidence, text, address, urgency_id, position, area_id,
        first_at, last_at)
      select sender.id, 'C-07', incident_kind.id, 'waiting', ${count}, 0.62, ${text}, '柳园路1号院北门', urgency.id,
        st_setsrid(st_makepoint(113.2041, 35.2101), 4326), area.id, now() - interval '9 minutes',
        now() - make_interval(mins => ${minutes})
      from sender, incident_kind, urgency, area
      where incident_kind.code = 'fire-hazard' and urgency.code = 'urgent' and area.code = ${A1}`;
    await waits("疑似蒸汽", 1, 5);
    const { page, complaints, close } = await enter("zhaojie", "/?mode=incidents&at=113.2045,35.2104,17&list=overdue");
    expect(await page.getByRole("tab", { name: "超时" }).getAttribute("aria-selected")).toBe("true");
    await page.getByRole("tab", { name: "核实 1" }).waitFor();
    // what comes meanwhile is told
    await waits("疑似冒烟", 3, 1);
    await page.getByRole("tab", { name: "核实 2" }).click({ timeout: 20_000 });
    expect(page.url()).toContain("list=");
    await mapIsDrawn(page);
    const waiting = page.getByRole("list", { name: "待核实的告警" }).getByRole("listitem");
    await expect.poll(() => waiting.allInnerTexts()).toEqual([expect.stringContaining("3 次"), expect.any(String)]);
    const steam = waiting.filter({ hasText: "疑似蒸汽" });
    await steam.getByRole("button", { name: "不立案" }).click();
    await steam.getByRole("button", { name: "确认不立案" }).click();
    await steam.getByText("请选择或写明原因").waitFor();
    await steam.getByText("误报").click();
    await keepPicture(page, "alerts-1366");
    await steam.getByRole("button", { name: "确认不立案" }).click();
    await page.getByRole("tab", { name: "核实 1" }).waitFor();
    await waiting.filter({ hasText: "疑似冒烟" }).getByRole("button", { name: "立案", exact: true }).click();
    await page.getByRole("heading", { name: "疑似冒烟" }).waitFor();
    await page.locator(".card").getByText("设备告警 3 次").waitFor();
    await page.getByRole("tab", { name: "按时限" }).click();
    await page.getByRole("option", { name: "疑似冒烟" }).getByText("告警 3 次").waitFor();
    await page.getByRole("button", { name: "红牌" }).click();
    await page.getByText("没有这一档的事件").waitFor();
    await expect.poll(() => page.url()).toContain("card=3");
    await keepPicture(page, "incident-list-filter-1366");
    const judged = await sql`select text, state, reason, judged_by from alert_burst order by text`;
    expect(judged).toEqual([
      { text: "疑似冒烟", state: "reported", reason: null, judged_by: "赵街" },
      { text: "疑似蒸汽", state: "dismissed", reason: "误报", judged_by: "赵街" },
    ]);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe("the list", () => {
  atCommandersDesk("says what is late, follows the legend, and is walked by the keyboard", async (page) => {
    const list = page.getByRole("listbox", { name: "事件清单" });
    await page.getByRole("tab", { name: "超时" }).click();
    await list.getByRole("option").first().waitFor();
    expect(await list.getByRole("option").allInnerTexts()).toEqual([expect.stringContaining("已超 3 时")]);
    await page.getByRole("tab", { name: "按时限" }).click();
    await list.getByRole("option", { name: "楼道飞线充电" }).waitFor();
    await list.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "占道经营" }).waitFor();
    await page.locator(".legend-row", { hasText: "街面秩序" }).locator("input").uncheck();
    await list.getByRole("option", { name: "占道经营" }).waitFor({ state: "detached" });
    for (const box of await page.locator("li .legend-row input").all()) await box.uncheck();
    await page.getByText("这个范围内没有未结事件").waitFor();
  });
});

describe("a department with a system of its own", () => {
  const ask = async (path: string, body: object) => {
    const headers = { "content-type": "application/json", cookie: SIGNED_IN };
    return (await fetch(`${server.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) })).json();
  };

  test("is tried and saved; a call for it is there by itself, and what they say of it is on the card", async () => {
    const { secret } = await ask("/api/senders", { code: "gas", name: "燃气平台", protocol: "open311" });
    const admin = await enter("zhengguan", "/admin?tab=departments");
    await admin.page.getByRole("button", { name: "设置 燃气 的接口" }).click();
    const dialog = admin.page.getByRole("dialog", { name: "燃气：转交接口" });
    await dialog.getByLabel("地址").fill("https://10.0.0.1/v2");
    await dialog.getByRole("button", { name: "试连，读取对方的服务" }).click();
    await dialog.getByText(/该地址在内部网络/).waitFor();
    await dialog.getByLabel("地址").fill(`${server.url}/open311/v2`);
    await dialog.getByRole("button", { name: "试连，读取对方的服务" }).click();
    await dialog.getByText("连接正常，对方有 10 项服务").waitFor();
    await dialog.getByLabel("密钥（api_key）").fill(secret);
    await dialog.getByLabel("对方的服务", { exact: true }).fill("other");
    await admin.page.keyboard.press("Tab");
    await admin.page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").waitFor({ state: "detached" });
    await keepPicture(admin.page, "department-system-1366");
    await dialog.getByRole("button", { name: "保存" }).click();
    await admin.page.getByRole("row", { name: /燃气.*Open311 v2 · JSON/ }).waitFor();
    await keepPicture(admin.page, "departments-1366");
    await admin.page.setViewportSize(PHONE);
    await keepPicture(admin.page, "departments-390");
    await admin.close();

    // why a new window: departments are read once a page
    const { page, complaints, close } = await enter(
      "wangge",
      `/?mode=incidents&sel=incident:${await idOf("楼道飞线充电")}`,
    );
    await page.getByRole("button", { name: "吹哨…" }).click();
    const whistle = form(page, "吹哨");
    await whistle.getByLabel("部门").selectOption({ label: "燃气" });
    await whistle.getByText(/送到该部门的系统/).waitFor();
    await keepPicture(page, "whistle-hands-on-1366");
    await whistle.getByRole("button", { name: "发出哨声" }).click();
    const called = page.getByRole("region", { name: "吹哨" });
    await called.getByText(/已送达对方系统 · 对方编号 N/).waitFor({ timeout: 60_000 });
    const [copy] = await server.database.sql<{ id: number }[]>`
      select incident_id as id from open311_request order by id desc limit 1`;
    await ask(`/api/incidents/${copy.id}/steps`, { step: "explained", note: "已关阀" });
    await server.database.sql`update handing_on set due_at = clock_timestamp()`;
    await called.getByText("对方已办结", { exact: false }).waitFor({ timeout: 60_000 });
    await called.getByText("已办结 · 反馈 Closed").waitFor();
    await keepPicture(page, "whistle-handed-on-1366");
    expect(complaints).toEqual([]);
    await close();
  });

  atCommandersDesk(
    "an address that another program was not sure of is put right, and is an incident there",
    async (page) => {
      const { secret } = await ask("/api/senders", { code: "city", name: "市民热线平台", protocol: "open311" });
      const form = { service_code: "public-facility", address_string: "柳园路", description: "路灯不亮了" };
      const body = new URLSearchParams({ api_key: secret, ...form });
      const answer = await fetch(`${server.url}/open311/v2/requests.xml`, { method: "POST", body });
      expect(await answer.text()).toContain("<token>");
      await page.getByRole("tab", { name: /^核实/ }).click();
      const waiting = page.getByRole("listitem").filter({ hasText: "路灯不亮了" });
      await waiting.getByText("市民热线平台 · 柳园路", { exact: true }).waitFor();
      await waiting.getByRole("button", { name: "改位置 路灯不亮了" }).click();
      await waiting.getByRole("combobox", { name: "地点" }).fill("1号楼");
      await waiting.getByRole("option", { name: /1号楼/ }).first().click();
      await keepPicture(page, "alert-moved-1366");
      await waiting.getByRole("button", { name: "立案", exact: true }).click();
      await page
        .locator(".card", { hasText: "路灯不亮了" })
        .getByText(/柳园路1号院1号楼 · /)
        .waitFor();
    },
  );
});
