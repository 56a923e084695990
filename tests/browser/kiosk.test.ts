import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLink } from "../support/link.ts";
import { A1, COMMUNITY, littleTown, STREET } from "../support/little-town.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { SIGNED_IN } from "../support/signed-in.ts";
import { isRefusal } from "./account.ts";
import { closeWindows, keepPicture, openBrowser, type Visit, visit, widerThanScreen, wordsOf } from "./visit.ts";

const UPRIGHT = { width: 1080, height: 1920 };
const LYING = { width: 1920, height: 1080 };
const SMALL = { width: 768, height: 1024 };
const WIDE = { width: 1366, height: 768 };

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer(({ sql }) => littleTown(sql));
  browser = await openBrowser();
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

/** As somebody of the office. */
async function ask(method: string, path: string, body?: object) {
  const headers = { cookie: SIGNED_IN, "content-type": "application/json" };
  const response = await fetch(server.url + path, { method, headers, body: body && JSON.stringify(body) });
  return response.status === 204 ? null : response.json();
}

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();

const hang = (title: string, text: string, more: object = {}) =>
  ask("POST", "/api/bulletins", { key: randomUUID(), area: COMMUNITY, title, text, from: hours(-1), ...more });

/** The page of building 1, as nobody's screen yet. */
const open = (viewport = UPRIGHT, before?: (page: Page) => Promise<unknown>, url = server.url): Promise<Visit> =>
  visit(browser, `${url}/kiosk/1`, { viewport, signedOut: true, before });

/** The same, made the screen of that building by an administrator. */
async function openPaired(viewport = UPRIGHT, before?: (page: Page) => Promise<unknown>, url = server.url) {
  const opened = await open(viewport, before, url);
  const code = await wordsOf(opened.page.locator(".kiosk-code"));
  const device = await ask("POST", "/api/devices", { code, name: `楼道屏 ${code}` });
  await opened.page.getByText("谁负责这栋楼").waitFor();
  return { ...opened, device: device.id as number };
}

const LONGEST_TITLE = "关于开展二〇二六年冬季城乡居民取暖安全入户宣传和排查的通知公告".slice(0, 30);

/** All that a board may have to hold: the longest bulletin beside five others, four people, two offices, long names. */
async function makeFull(): Promise<void> {
  const lines = Array.from({ length: 12 }, (_, nth) =>
    `${nth + 1}. ${"请各户检查炉具烟道、加装报警器，保持通风。".repeat(2)}`.slice(0, 41),
  );
  await hang(LONGEST_TITLE, lines.join("\n").slice(0, 500), { urgency: "important" });
  await hang("燃气抢修", "", { urgency: "urgent" });
  for (const title of ["暖气试水", "流感疫苗接种", "垃圾分类积分兑换"]) await hang(title, "");
  const office = { address: "柳园街道柳园路与文昌巷交叉口向东一百二十米路北便民服务中心一楼大厅", hours: "" };
  for (const { area, revision } of (await ask("GET", "/api/offices")).items) {
    const phone = area === STREET ? "0391-3900001 转 8002" : "0391-3900012、3900013";
    await ask("PUT", `/api/offices/${area}`, { phone, ...office, revision });
  }
  const { sql } = server.database;
  await sql`update building set address = '柳园街道柳园路一号院（原棉纺厂家属院北区）1号楼' where id = 1`;
  await sql`insert into staff (code, name) values ('S-8', '买买提·艾力·阿不都热合曼'), ('S-9', '欧阳𠮷祥')`;
  await sql`insert into assignment (staff_id, area_id, duty_id)
    select staff.id, area.id, duty.id from staff, area, duty
    where staff.code in ('S-8', 'S-9') and area.code = ${COMMUNITY} and duty.code = 'community-secretary'`;
}

/** Whether the end of the text is on the screen, on its last page where it has several. */
async function lastLineIn(page: Page): Promise<boolean> {
  const turn = page.locator(".kiosk-page");
  for (let left = 9; left > 0 && (await turn.count()) > 0; left--) {
    const [, nth, all] = /(\d+) \/ (\d+)/.exec(await wordsOf(turn))!;
    if (nth === all) break;
    await turn.click();
  }
  return page.locator(".kiosk-words").evaluate((box) => {
    const text = box.querySelector("p")!.firstChild as Text;
    const range = document.createRange();
    range.setStart(text, text.length - 1);
    range.setEnd(text, text.length);
    const [end, view] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
    return end.left >= view.left - 1 && end.right <= view.right + 1 && end.bottom <= view.bottom + 1;
  });
}

/** Has the page ask the server now and not at its next turn. */
const askAgain = (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event("online")));

/** What stands out of its part of the board, or out of the screen. */
const overflowing = (page: Page) =>
  page.locator(".kiosk > *").evaluateAll((parts) =>
    parts.flatMap((part) => {
      const box = part.getBoundingClientRect();
      const isOut = (inner: DOMRect, outer: { left: number; top: number; right: number; bottom: number }) =>
        inner.left < outer.left - 1 ||
        inner.top < outer.top - 1 ||
        inner.right > outer.right + 1 ||
        inner.bottom > outer.bottom + 1;
      // pages of a long text lie beside each other
      const all = [...part.querySelectorAll(":not([data-paged] *)")].filter(
        (each) => each.getClientRects().length > 0 && isOut(each.getBoundingClientRect(), box),
      );
      const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
      return [...all, ...(isOut(box, screen) ? [part] : [])].map(
        (each) => `${each.tagName} ${each.getAttribute("class")} ${each.textContent?.slice(0, 20)}`,
      );
    }),
  );

/** The smallest characters, in px. */
const smallest = (page: Page) =>
  page
    .locator(".kiosk *")
    .evaluateAll((elements) =>
      Math.min(
        ...elements
          .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
          .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
      ),
    );

describe("the screen at a stair", () => {
  test("shows a code until an administrator has typed it, then its building, and a code again when it is taken back", async () => {
    const { page, close } = await open();
    await page.locator(".kiosk-code").waitFor();
    expect(await wordsOf(page.locator(".kiosk-code"))).toMatch(/^[A-Z2-9]{6}$/);
    await page.getByText("楼栋编号 1").waitFor();
    await keepPicture(page, "kiosk-code");
    const code = await wordsOf(page.locator(".kiosk-code"));
    const device = await ask("POST", "/api/devices", { code, name: "一号楼" });
    await page.getByText("目前没有公告").waitFor();
    await page.getByRole("heading", { name: "柳园路1号院1号楼" }).waitFor();
    await page.getByText("这栋楼还没有随手报的二维码").waitFor();
    await page.getByText("社区还没有登记办公电话").waitFor();
    expect(await overflowing(page)).toEqual([]);
    await keepPicture(page, "kiosk-empty");
    await ask("DELETE", `/api/devices/${device.id}`);
    await askAgain(page);
    await page.locator(".kiosk-code").waitFor();
    expect(await wordsOf(page.locator(".kiosk-code"))).not.toBe(code);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await close();
  });

  test("shows bulletins in turn, who answers, the office, the code, the clock: upright, lying, small", async () => {
    await ask("POST", "/api/resident-codes", { area: A1 });
    const office = { address: "柳园路2号党群服务站", hours: "周一至周五 8:30–18:00", revision: 0 };
    await ask("PUT", `/api/offices/${COMMUNITY}`, { phone: "0391-3900012", ...office });
    await hang(
      "冬季用电安全提醒",
      "电动车请在充电棚充电，不要进楼、不要飞线。\n取暖器周围一米内不放易燃物，人走断电。",
    );
    await hang("周六上午义诊", "本周六 9:00–11:00，党群服务站，量血压、测血糖，自愿参加。", { urgency: "important" });
    await hang("今晚 20:00 至次日 6:00 停水", "因主管道抢修，停水范围为全院。请提前储水，恢复后先放几分钟再饮用。", {
      urgency: "urgent",
      until: hours(24),
    });
    const { page, complaints, close } = await openPaired();
    for (const [name, viewport] of Object.entries({ upright: UPRIGHT, lying: LYING, small: SMALL })) {
      await page.setViewportSize(viewport);
      await page.getByRole("heading", { name: "今晚 20:00 至次日 6:00 停水" }).waitFor();
      await page.getByText("0391-3900012").waitFor();
      await page.locator(".kiosk-report svg path").waitFor();
      await keepPicture(page, `kiosk-${name}`);
      expect(await overflowing(page)).toEqual([]);
      expect(await widerThanScreen(page)).toBe(0);
      expect(await smallest(page)).toBeGreaterThanOrEqual(name === "small" ? 15 : 25);
    }
    await page.getByRole("button", { name: "周六上午义诊" }).click();
    await page.getByRole("heading", { name: "周六上午义诊" }).waitFor();
    // nobody's screen was refused until it was paired
    expect(complaints.filter((complaint) => !isRefusal(complaint))).toEqual([]);
    await close();
  });

  test("starts without a connection, keeps bulletins to their time by the server's clock, and says since when", async () => {
    const link = await openLink(server.url);
    // a day behind: what is shown goes by the server all the same
    const behind = new Date(Date.now() - 86_400_000);
    const { page, close } = await openPaired(UPRIGHT, (page) => page.clock.install({ time: behind }), link.url);
    const day = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", month: "numeric", day: "numeric" });
    const today = day.format(new Date()).replace("/", "月");
    await page.locator(".kiosk-when").getByText(`${today}日`).waitFor();
    await hang("一小时后开始登记", "凭身份证领取。", { urgency: "urgent", from: hours(1), until: hours(2) });
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    const page2 = link.passed.length;
    await askAgain(page);
    await expect.poll(() => link.passed.slice(page2).some((line) => line.endsWith("/api/kiosk"))).toBe(true);
    await expect.poll(() => page.evaluate(() => localStorage.getItem("minqingtu-kiosk"))).toContain("一小时后开始登记");
    link.state = "cut";
    await page.reload();
    await page.getByRole("heading", { name: "今晚 20:00 至次日 6:00 停水" }).waitFor();
    await page.clock.fastForward("16:00");
    await page.getByText("没有网络，内容停在").waitFor();
    await keepPicture(page, "kiosk-offline");
    await page.clock.fastForward("50:00");
    await page.getByText("一小时后开始登记").waitFor();
    await page.clock.fastForward("01:10:00");
    await page.getByText("一小时后开始登记").waitFor({ state: "detached" });
    link.state = "open";
    await askAgain(page);
    await page.getByText("没有网络，内容停在").waitFor({ state: "detached" });
    await close();
    await link.stop();
  });
});

describe("who writes for the screens", () => {
  const FORM = ".bulletins-form";
  const desk = (viewport: { width: number; height: number }, query = "") =>
    visit(browser, `${server.url}/bulletins?area=${COMMUNITY}${query}`, { viewport });

  test("writes a bulletin and sees it on the screen before it is there; of two the slower decides which holds", async () => {
    const { page, complaints, close } = await desk({ width: 1920, height: 1080 });
    await page.getByRole("button", { name: "写公告" }).click();
    await page.locator(FORM).getByRole("button", { name: "发布" }).click();
    await page.getByText("请写标题").waitFor();
    await page.getByLabel("标题").fill("医保缴费本月底截止");
    await page.getByLabel("正文").fill("可在党群服务站代办，带好社保卡。\n周末不休。");
    await page.getByRole("radio", { name: "重要" }).check();
    await page.locator(".bulletins-screen").getByRole("heading", { name: "医保缴费本月底截止" }).waitFor();
    await keepPicture(page, "bulletins-1920");
    await page.getByLabel("结束").fill("2020-01-01T08:00");
    await page.locator(FORM).getByRole("button", { name: "发布" }).click();
    await page.getByText("结束时间应晚于开始时间").waitFor();
    await page.getByLabel("结束").fill("");
    await page.locator(FORM).getByRole("button", { name: "发布" }).click();
    await page.getByText("已保存").waitFor();
    const { items } = await ask("GET", `/api/bulletins?area=${COMMUNITY}`);
    expect(items[0]).toMatchObject({ title: "医保缴费本月底截止", urgency: "important", until: null });

    await page.locator(".bulletins-list").getByText("医保缴费本月底截止").click();
    await ask("PUT", `/api/bulletins/${items[0].id}`, { ...items[0], title: "医保缴费延到下月五日" });
    await page.getByLabel("标题").fill("医保缴费月底截止");
    await page.locator(FORM).getByRole("button", { name: "保存" }).click();
    await page.getByText("请看过再改").waitFor();
    await page.getByRole("button", { name: "用对方的" }).click();
    expect(await page.getByLabel("标题").inputValue()).toBe("医保缴费延到下月五日");
    page.once("dialog", (dialog) => void dialog.accept());
    await page.locator(FORM).getByRole("button", { name: "撤下" }).click();
    await page.getByText("已撤下").waitFor();
    await page.getByRole("button", { name: "已结束" }).click();
    await page.locator(".bulletins-list").getByText("医保缴费延到下月五日").waitFor();
    expect(complaints.filter((complaint) => !complaint.includes("409"))).toEqual([]);
    await close();
  });

  test("says how to reach the office; fits a small desk and a phone", async () => {
    const small = await desk({ width: 1366, height: 768 }, "&tab=offices");
    const form = small.page.getByRole("form", { name: "柳园社区" });
    await form.getByLabel("电话").fill("找小王");
    await form.getByRole("button", { name: "保存" }).click();
    await form.getByText("应为电话号码").waitFor();
    await form.getByLabel("电话").fill("0391-3900015");
    await form.getByRole("button", { name: "保存" }).click();
    await form.getByText("已保存").waitFor();
    await keepPicture(small.page, "bulletins-1366-offices");
    await small.page.getByRole("button", { name: "在用" }).click();
    await small.page.getByRole("button", { name: "写公告" }).click();
    await small.page.locator(".bulletins-screen").getByText("0391-3900015").waitFor();
    await keepPicture(small.page, "bulletins-1366");
    expect(await widerThanScreen(small.page)).toBe(0);
    await small.close();
    const phone = await desk({ width: 390, height: 844 });
    await phone.page.getByRole("button", { name: "写公告" }).tap();
    await phone.page.getByLabel("标题").fill("今晚停水");
    expect(await widerThanScreen(phone.page)).toBe(0);
    await keepPicture(phone.page, "bulletins-390");
    await phone.close();
  });
});

test("the fullest board stays whole: long texts in pages, long names, four people, two offices", async () => {
  const { page, close } = await openPaired();
  await makeFull();
  await askAgain(page);
  await page.getByRole("button", { name: LONGEST_TITLE }).click();
  await page.getByRole("heading", { name: LONGEST_TITLE }).waitFor();
  for (const [name, viewport] of Object.entries({ upright: UPRIGHT, lying: LYING, small: SMALL, wide: WIDE })) {
    await page.setViewportSize(viewport);
    await keepPicture(page, `kiosk-full-${name}`);
    expect(await overflowing(page)).toEqual([]);
    expect(await lastLineIn(page)).toBe(true);
  }
  await close();
});
