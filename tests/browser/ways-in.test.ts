import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DevicePairing } from "../../domain/device.ts";
import { PASSWORD } from "../support/account.ts";
import { pairedDevice } from "../support/devices.ts";
import { A, littleTown } from "../support/little-town.ts";
import { codeOf } from "../support/one-time-codes.ts";
import { openProvider, type People } from "../support/openid-provider.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { SIGNED_IN } from "../support/signed-in.ts";
import { addPerson, isRefusal, signIn } from "./account.ts";
import { showTab } from "./administration-tabs.ts";
import { sharedWindow } from "./in-window.ts";
import { closeWindows, DESK, keepPicture, mapIsDrawn, openBrowser, PHONE, visit, WALL_DESK, wordsOf } from "./visit.ts";

let server: TestServer;
let browser: Browser;
let provider: Awaited<ReturnType<typeof openProvider>>;

beforeAll(async () => {
  const port = await freePort();
  const people: People = new Map([
    ["employee-17", { preferred_username: "zhoumin" }],
    ["employee-18", { preferred_username: "nobody-here" }],
  ]);
  provider = await openProvider(`http://127.0.0.1:${port}`, people);
  browser = await openBrowser();
  const fill: Parameters<typeof startTestServer>[0] = async (database) => {
    await littleTown(database.sql);
    await addPerson(database, { username: "zhoumin", name: "周敏", grants: [{ role: "worker", area: A }] });
    await addPerson(database, { username: "admin", name: "郑管", grants: [{ role: "administrator" }] });
    await addPerson(database, { username: "careful", name: "何慎", grants: [{ role: "leader", area: A }] });
  };
  server = await startTestServer(fill, { port, openid: provider.settings });
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
  await provider?.close();
});

/** A port that nobody listens on: our own address has to be known before the provider starts. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const asNobody = (path = "", viewport?: { width: number; height: number }) =>
  visit(browser, `${server.url}/${path}`, { signedOut: true, viewport });

describe("with an account of the office", () => {
  const button = (page: Page) => page.getByRole("link", { name: "用单位账号登录" });

  /** On the provider's own pages. */
  const atProvider = async (page: Page, subject: string) => {
    await page.waitForURL(/\/interaction\//, { waitUntil: "commit" });
    await page.locator("input[name=login]").fill(subject);
    await page.locator("input[name=password]").fill("any");
    await page.locator("button[type=submit]").click();
    await page.locator("input[name=prompt][value=consent]").waitFor({ state: "attached" });
    await page.locator("button[type=submit]").click();
  };

  /** The provider's own pages complain too. */
  const isOurs = (complaint: string) => !isRefusal(complaint) && !complaint.includes("Content Security");

  test("one comes back to where one was", async () => {
    const { page, complaints, close } = await asNobody("?sel=household:1&hide=rented");
    await button(page).waitFor();
    await keepPicture(page, "ways-in-1366");
    await button(page).focus();
    await page.keyboard.press("Enter");
    await atProvider(page, "employee-17");
    await mapIsDrawn(page);
    await page.locator(".card h2", { hasText: "柳园路1号院" }).waitFor();
    expect(page.url()).toContain("sel=household:1");
    await page.getByRole("button", { name: "账号：周敏" }).click();
    const menu = page.getByRole("region", { name: "账号：周敏" });
    // whoever came by the office's account has no password here
    expect(await menu.getByRole("button", { name: "修改密码" }).count()).toBe(0);
    await menu.getByRole("button", { name: "退出登录" }).click();
    await button(page).waitFor();
    expect(complaints.filter(isOurs)).toEqual([]);
    await close();
  });

  const looksAsItShould = async (page: Page, name: string) => {
    await page.locator(".form-actions a").waitFor();
    await keepPicture(page, `ways-in-${name}`);
  };

  test("looks as it should: 1920-dark-english", async () => {
    const { page, close } = await asNobody("?theme=dark&lang=en", WALL_DESK);
    await looksAsItShould(page, "1920-dark-english");
    await close();
  });

  const onPhone = sharedWindow(() => asNobody("admin", PHONE));

  onPhone("looks as it should: 390", async (page, { complaints }) => {
    await looksAsItShould(page, "390");
    expect(complaints.splice(0).filter(isOurs)).toEqual([]);
  });

  onPhone("that is not known here one is told so, and can try again", async (page, { complaints }) => {
    await button(page).click();
    await atProvider(page, "employee-18");
    await page.getByText("您的单位账号在这里还没有开通").waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/admin");
    await keepPicture(page, "ways-in-refused-390");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    expect(complaints.splice(0).filter(isOurs)).toEqual([]);
  });
});

describe("one-time codes", () => {
  const openDialog = async (page: Page) => {
    await page.getByRole("button", { name: "账号：何慎" }).click();
    await page.getByRole("button", { name: /^动态验证码/ }).click();
    return page.getByRole("dialog", { name: "动态验证码" });
  };

  test("are turned on with a phone, asked for at the next sign-in, and turned off", async () => {
    const { page, complaints, close } = await asNobody("", PHONE);
    const scripts: string[] = [];
    page.on("request", (request) => scripts.push(request.url()));
    await signIn(page, "careful");
    await mapIsDrawn(page);
    const light = scripts.filter((url) => url.endsWith(".js")).length;
    const dialog = await openDialog(page);
    await keepPicture(page, "codes-ask-390");
    await dialog.getByLabel("当前密码").fill("wrong");
    await page.keyboard.press("Enter");
    await dialog.getByText("当前密码不正确").waitFor();
    await dialog.getByLabel("当前密码").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await dialog.locator(".codes-picture svg path").last().waitFor();
    expect(scripts.filter((url) => url.endsWith(".js")).length).toBeGreaterThan(light);
    const secret = (await wordsOf(dialog.locator("code"))).replaceAll(" ", "");
    await keepPicture(page, "codes-scan-390");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    const code = dialog.getByLabel("动态验证码", { exact: true });
    await code.fill(codeOf(secret, 5));
    await dialog.getByRole("button", { name: "确认开启" }).click();
    await dialog.getByText("验证码不对").waitFor();
    await code.fill(codeOf(secret));
    await dialog.getByRole("button", { name: "确认开启" }).click();
    await dialog.getByText("已开启").waitFor();
    await dialog.getByRole("button", { name: "关闭" }).click();

    await page.getByRole("button", { name: "账号：何慎" }).click();
    await page.getByRole("button", { name: "退出登录" }).click();
    await signIn(page, "careful");
    await page.getByLabel("动态验证码").fill(codeOf(secret, 1));
    await page.keyboard.press("Enter");
    await mapIsDrawn(page);
    const again = await openDialog(page);
    await again.getByLabel("当前密码").fill(PASSWORD);
    await again.getByRole("button", { name: "关闭验证码" }).click();
    await again.getByText("已关闭").waitFor();
    expect(complaints.filter((complaint) => !isRefusal(complaint) && !complaint.includes("400"))).toEqual([]);
    await close();
  });

  const onDesk = sharedWindow(
    () => visit(browser, `${server.url}/?theme=dark&lang=en`, { as: "careful", viewport: WALL_DESK }),
    (page) => page.keyboard.press("Escape"),
  );
  const lookAsTheyShould = async (page: Page, name: string) => {
    await page.locator(".account-button").click();
    await page.getByRole("button", { name: /^(动态验证码|One-time codes)/ }).click();
    await page.getByLabel(/^(当前密码|Current password)$/).fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.locator(".codes-picture svg path").last().waitFor();
    await keepPicture(page, `codes-scan-${name}`);
  };

  onDesk("look as they should: 1920-dark-english", (page) => lookAsTheyShould(page, "1920-dark-english"));
  onDesk("look as they should: 1366", async (page) => {
    await page.setViewportSize(DESK);
    await page.getByRole("button", { name: "切换到中文" }).click();
    await page.getByRole("button", { name: "切换到浅色" }).click();
    await lookAsTheyShould(page, "1366");
  });
});

describe("devices", () => {
  const ask = (path: string, body: object, cookie = "") =>
    fetch(`${server.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify(body),
    });
  /** A screen that shows a code. */
  const aScreen = async () => (await (await ask("/api/device-pairings", { kind: "wall" })).json()) as DevicePairing;

  test("a screen is added by the code it shows, replaced by another, and goes dark when it is removed", async () => {
    const screen = await aScreen();
    const { page, complaints, close } = await visit(browser, `${server.url}/admin?tab=devices`, { as: "admin" });
    await page.getByText("还没有设备").waitFor();
    await page.getByRole("button", { name: "添加设备" }).click();
    const dialog = page.getByRole("dialog", { name: "添加设备" });
    await dialog.getByLabel("屏幕上的六个字符").fill("abc");
    await dialog.getByLabel("名称").fill("指挥大厅");
    await dialog.getByText("应为六个字母或数字").waitFor();
    await dialog.getByLabel("屏幕上的六个字符").fill("AAAAAA");
    await page.keyboard.press("Enter");
    await dialog.getByText("配对码不对，或已过期").waitFor();
    await keepPicture(page, "device-new-1366");
    await dialog.getByLabel("屏幕上的六个字符").fill(screen.code.toLowerCase());
    await page.keyboard.press("Enter");
    await page.getByText("没有屏幕").waitFor();
    const come = await ask("/api/session/device", { ticket: screen.ticket });
    const cookie = come.headers.getSetCookie()[0].split(";")[0];

    // a tab asks anew when it is shown
    await page.getByRole("tab", { name: "账号" }).click();
    await page.getByRole("tab", { name: "设备" }).click();
    await page.getByText("已配对").waitFor();
    const next = await aScreen();
    await page.getByRole("button", { name: "换屏幕 指挥大厅" }).click();
    const other = page.getByRole("dialog", { name: "换屏幕：指挥大厅" });
    await other.getByLabel("屏幕上的六个字符").fill(next.code);
    await keepPicture(page, "device-replace-1366");
    await page.keyboard.press("Enter");
    await other.waitFor({ state: "hidden" });
    expect((await ask("/api/session/device", { ticket: next.ticket })).status).toBe(200);
    expect((await fetch(`${server.url}/api/session`, { headers: { cookie } })).status).toBe(401);

    await page.getByRole("button", { name: "移除 指挥大厅" }).click();
    await page.getByRole("button", { name: "继续" }).click();
    await page.getByText("还没有设备").waitFor();
    expect(complaints.filter((complaint) => !complaint.includes("400"))).toEqual([]);
    await close();
  });

  test("have no business on any page but their own", async () => {
    const { code, ticket } = await aScreen();
    await ask("/api/devices", { code, name: "大厅", area: A }, SIGNED_IN);
    const { page, close } = await visit(browser, `${server.url}/admin`, {
      signedOut: true,
      before: (page) => page.request.post(`${server.url}/api/session/device`, { data: { ticket } }),
    });
    await page.waitForURL(`${server.url}/wall`);
    await close();
  });
});

const onPhone = sharedWindow(() => visit(browser, `${server.url}/admin?tab=audit&theme=dark`, { viewport: PHONE }));

/** Every row of the tab that is shown lies within the screen. */
async function areCards(page: Page, name: string) {
  await pairedDevice(
    { ask: (path, init, cookie) => fetch(server.url + path, { ...init, headers: { ...init.headers, cookie } }) },
    { kind: "wall", name: `街道服务大厅 ${name}`, area: A },
  );
  const rows = page.locator(".ant-table-row");
  await rows.nth(1).waitFor();
  await keepPicture(page, `cards-${name}-390`);
  for (const row of (await rows.all()).slice(0, 5)) {
    const inside = await row.evaluate((element) =>
      [...element.children].every((cell) => {
        const { left, right } = cell.getBoundingClientRect();
        return left >= 0 && right <= window.innerWidth && cell.scrollWidth <= cell.clientWidth + 1;
      }),
    );
    expect(inside).toBe(true);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
}

onPhone("on a phone, audit are cards: nothing is cut off or scrolls sideways", (page) => areCards(page, "audit"));

onPhone("on a phone, accounts are cards: nothing is cut off or scrolls sideways", async (page) => {
  await page.getByRole("button", { name: "切换到浅色" }).tap();
  await showTab(page, "账号");
  await areCards(page, "accounts");
});

onPhone("on a phone, devices are cards: nothing is cut off or scrolls sideways", async (page) => {
  await showTab(page, "设备");
  await areCards(page, "devices");
});
