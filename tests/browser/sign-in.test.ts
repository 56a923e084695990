import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PASSWORD } from "../support/account.ts";
import { A, littleTown, STREET } from "../support/little-town.ts";
import { codeOf } from "../support/one-time-codes.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { addPerson, isRefusal, NEW_PASSWORD, signIn } from "./account.ts";
import { sharedWindow } from "./in-window.ts";
import { closeWindows, DESK, keepPicture, mapIsDrawn, openBrowser, PHONE, visit, WALL_DESK, wordsOf } from "./visit.ts";

const NARROW = { width: 360, height: 640 };

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startTestServer(async (database) => {
    await littleTown(database.sql);
    await addPerson(database, { username: "zhoumin", name: "周敏", grants: [{ role: "worker", area: A }] });
    await addPerson(database, { username: "linlan", name: "林岚", grants: [{ role: "planner", area: STREET }] });
    await addPerson(database, { username: "auditor", name: "沈计", grants: [{ role: "auditor" }] });
    await addPerson(database, { username: "careful", name: "许慎", grants: [{ role: "worker", area: A }] });
    const leader = { grants: [{ role: "leader", area: A }], expired: true };
    await addPerson(database, { username: "newcomer", name: "顾新", ...leader });
    await addPerson(database, { username: "newcomer-too", name: "顾欣", ...leader });
  });
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

const nameField = (page: Page) => page.getByLabel("用户名");
const passwordField = (page: Page) => page.getByLabel("密码", { exact: true });
const submit = (page: Page) => page.getByRole("button", { name: "登录", exact: true });

const asNobody = (path = "", viewport?: { width: number; height: number }) =>
  visit(browser, `${server.url}/${path}`, { signedOut: true, viewport });

/** Has an account asked for one-time codes from now on; gives the secret they are made from. The page stays signed out. */
async function turnCodesOn(page: Page, username: string): Promise<string> {
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(server.url + path, { data });
    expect(answer.ok()).toBe(true);
    return answer.json();
  };
  await post("/api/session", { username, password: PASSWORD });
  const { secret } = await post("/api/session/code", { current: PASSWORD });
  await post("/api/session/code", { code: codeOf(secret) });
  await page.context().clearCookies();
  return secret;
}

/** Names that a library's code keeps when it is built. */
const MARKS = { "@deck.gl": "luma.gl", antd: "getPrefixCls", "maplibre-gl": "maplibregl" };

/** Which of the large libraries are in the scripts that a page has loaded so far, whatever these are called. */
const librariesOf = (page: Page): Promise<string[]> =>
  page.evaluate(async (marks) => {
    const urls = performance.getEntriesByType("resource").map(({ name }) => name);
    const scripts = urls.filter((url) => url.endsWith(".js"));
    const texts = await Promise.all(scripts.map(async (url) => (await fetch(url)).text()));
    return Object.keys(marks).filter((name) => texts.some((text) => text.includes(marks[name as keyof typeof marks])));
  }, MARKS);

describe("signing in", () => {
  test("a wrong password is said in words, the right one shows what the link asked for", async () => {
    const { page, complaints, close } = await asNobody("?sel=household:1&hide=rented");
    await nameField(page).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("username");
    expect(await nameField(page).getAttribute("autocomplete")).toBe("username");
    expect(await passwordField(page).getAttribute("autocomplete")).toBe("current-password");
    await keepPicture(page, "sign-in-1366");
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    expect(loaded.length).toBeGreaterThan(5);
    expect(loaded.filter((url) => /maplibre|deck|antd|command-centre/.test(url))).toEqual([]);
    expect(await librariesOf(page)).toEqual([]);

    await signIn(page, "zhoumin", "wrong");
    await page.getByText("用户名或密码不正确").waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("password");
    await keepPicture(page, "sign-in-wrong");

    await signIn(page, "zhoumin");
    await mapIsDrawn(page);
    await page.locator(".card h2", { hasText: "柳园路1号院" }).waitFor();
    expect(page.url()).toContain("sel=household:1");
    expect(page.url()).toContain("hide=rented");
    expect(await librariesOf(page)).toEqual(["@deck.gl", "maplibre-gl"]);
    expect(complaints.filter((complaint) => !isRefusal(complaint))).toEqual([]);
    await page.goto(`${server.url}/walls`);
    await page.getByRole("main").waitFor();
    expect(await librariesOf(page)).toEqual(["antd"]);
    await close();
  });

  test("by the keyboard alone, with a look at the password", async () => {
    const { page, close } = await asNobody();
    await nameField(page).waitFor();
    await page.keyboard.type("zhoumin");
    await page.keyboard.press("Tab");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await passwordField(page).getAttribute("type")).toBe("text");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await mapIsDrawn(page);
    await close();
  });

  test("an empty form says what is missing and asks nobody", async () => {
    const { page, close } = await asNobody();
    await nameField(page).waitFor();
    const asked: string[] = [];
    // files of the page may still be on their way
    page.on("request", (request) => {
      if (request.method() !== "GET") asked.push(request.url());
    });
    await submit(page).click();
    await page.getByText("请输入用户名和密码").waitFor();
    expect(asked).toEqual([]);
    await close();
  });

  test("a server that does not answer is no wrong password", async () => {
    const { page, close } = await asNobody();
    await nameField(page).waitFor();
    await page.route("**/api/session", (route) => route.abort("connectionrefused"));
    await signIn(page, "zhoumin");
    await page.getByText("服务器没有回应").waitFor();
    await page.unroute("**/api/session");
    await submit(page).click();
    await mapIsDrawn(page);
    await close();
  });

  test("after too many attempts it says until when", async () => {
    const { page, close } = await asNobody();
    await nameField(page).waitFor();
    for (let attempt = 0; attempt < 6; attempt++) {
      await signIn(page, "nobody-of-that-name", `wrong ${attempt}`);
      await submit(page).waitFor();
    }
    await page.getByText(/尝试次数过多，\d\d:\d\d 以后再试/).waitFor();
    await close();
  });

  test("a one-time code is asked for where the account has one", async () => {
    const { page, close } = await asNobody("", PHONE);
    await nameField(page).waitFor();
    const secret = await turnCodesOn(page, "careful");
    await signIn(page, "careful");
    const code = page.getByLabel("动态验证码");
    await code.waitFor();
    expect(await code.getAttribute("autocomplete")).toBe("one-time-code");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("code");
    await keepPicture(page, "sign-in-code-390");
    const next = codeOf(secret, 1);
    await page.keyboard.type(`${next.slice(0, 3)} ${next.slice(3)}`);
    await page.keyboard.press("Enter");
    await mapIsDrawn(page);
    await close();
  });
});

describe("how it looks", () => {
  const open = async (query: string, viewport: typeof PHONE) => {
    const opened = await asNobody(query, viewport);
    await opened.page.locator("form").waitFor();
    // that nobody is signed in has been said
    expect(opened.complaints.splice(0).filter((complaint) => !isRefusal(complaint))).toEqual([]);
    return opened;
  };
  const onDesk = sharedWindow(() => open("", WALL_DESK));
  const onPhone = sharedWindow(() => open("?theme=dark&lang=en", PHONE));
  const looksAsItShould = async (page: Page, name: string) => {
    // as it opens: the caret in its place, the mouse nowhere
    await page.locator("[name=username]").focus();
    await page.mouse.move(-1, -1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width);
    await keepPicture(page, `sign-in-${name}`);
  };

  onDesk("1920", (page) => looksAsItShould(page, "1920"));
  onDesk("1366-dark-english", async (page) => {
    await page.setViewportSize(DESK);
    await page.getByRole("button", { name: "Switch to English" }).click();
    await page.getByRole("button", { name: "Dark theme" }).click();
    await looksAsItShould(page, "1366-dark-english");
  });
  onPhone("390-dark-english", (page) => looksAsItShould(page, "390-dark-english"));
  onPhone("390", async (page) => {
    await page.getByRole("button", { name: "切换到中文" }).click();
    await page.getByRole("button", { name: "切换到浅色" }).click();
    await looksAsItShould(page, "390");
  });
  onPhone("360", async (page) => {
    await page.setViewportSize(NARROW);
    await looksAsItShould(page, "360");
  });
});

describe("a password given by someone else", () => {
  test("must be changed first: the rules are said, a weak one is refused in words, a good one goes on", async () => {
    const { page, close } = await asNobody("?mode=incidents");
    await signIn(page, "newcomer");
    await page.getByText("新密码须满足").waitFor();
    await keepPicture(page, "password-1366");
    const next = page.getByLabel("新密码", { exact: true });
    const repeat = page.getByLabel("再输入一次新密码");
    const save = page.getByRole("button", { name: "保存新密码" });
    await next.fill("short");
    await repeat.fill("shorter");
    await save.click();
    await page.getByText("两次输入的新密码不一致").waitFor();
    await repeat.fill("short");
    await save.click();
    await page.getByText(/密码应为 \d+/).waitFor();
    await keepPicture(page, "password-weak");
    await next.fill(NEW_PASSWORD);
    await repeat.fill(NEW_PASSWORD);
    await page.keyboard.press("Enter");
    await mapIsDrawn(page);
    expect(page.url()).toContain("mode=incidents");
    await close();
  });

  test("on a phone", async () => {
    const { page, close } = await asNobody("", PHONE);
    await signIn(page, "newcomer-too");
    await page.getByText("新密码须满足").waitFor();
    await keepPicture(page, "password-390");
    await close();
  });
});

describe("the account", () => {
  test("its menu says who one is and where, changes the password, and signs out in every tab", async () => {
    const { page, close } = await asNobody();
    await signIn(page, "linlan");
    await mapIsDrawn(page);
    const menu = page.getByRole("button", { name: "账号：林岚" });
    await menu.click();
    const panel = page.getByRole("region", { name: "账号：林岚" });
    expect(await wordsOf(panel)).toContain("规划员");
    expect(await wordsOf(panel)).toContain("柳园街道");
    expect(await panel.getByRole("link").allTextContents()).toEqual(["网格划分", "打印民情图、公示牌", "边界体检"]);
    await keepPicture(page, "account-menu");
    await panel.getByRole("button", { name: "修改密码" }).click();
    const dialog = page.getByRole("dialog", { name: "修改密码" });
    await keepPicture(page, "password-dialog");
    await dialog.getByLabel("当前密码").fill("wrong");
    await dialog.getByLabel("新密码", { exact: true }).fill(NEW_PASSWORD);
    await dialog.getByLabel("再输入一次新密码").fill(NEW_PASSWORD);
    await dialog.getByRole("button", { name: "保存新密码" }).click();
    await dialog.getByText("当前密码不正确").waitFor();
    await dialog.getByLabel("当前密码").fill(PASSWORD);
    await dialog.getByRole("button", { name: "保存新密码" }).click();
    await dialog.getByText("密码已修改").waitFor();
    await dialog.getByRole("button", { name: "关闭" }).click();

    const other = await page.context().newPage();
    await other.goto(`${server.url}/?mode=heat`);
    await mapIsDrawn(other);
    await menu.click();
    await panel.getByRole("button", { name: "退出登录" }).click();
    await nameField(page).waitFor();
    await nameField(other).waitFor();
    expect(new URL(other.url()).search).toContain("mode=heat");
    expect(await page.locator(".card, .areas").count()).toBe(0);
    expect((await page.request.get(`${server.url}/api/town`)).status()).toBe(401);
    await close();
  });

  test("a session that ends in the middle: sign in over it, and go on with nothing lost", async () => {
    const { page, close } = await asNobody();
    await signIn(page, "zhoumin");
    await mapIsDrawn(page);
    await page.getByRole("treeitem", { name: /^第一网格/ }).click();
    await page.locator(".card h2", { hasText: "第一网格" }).waitFor();
    await page.evaluate(() => Object.assign(window, { notReloaded: true }));
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.getByRole("treeitem", { name: /^第一微网格/ }).click();
    await page.getByText("登录已失效").waitFor();
    expect(await nameField(page).inputValue()).toBe("zhoumin");
    expect(await page.locator(".areas").isVisible()).toBe(false);
    await keepPicture(page, "sign-in-again");
    await passwordField(page).fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.locator(".card h2", { hasText: "第一微网格" }).waitFor();
    expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
    expect(cookies.length).toBeGreaterThan(0);
    await close();
  });
});

describe("what a role may not see is absent", () => {
  test("an auditor has the ground and the areas, no households, no incidents, no figures", async () => {
    const { page, complaints, close } = await asNobody("?mode=heat");
    await signIn(page, "auditor");
    await mapIsDrawn(page);
    await page.getByRole("treeitem", { name: "柳园街道" }).waitFor();
    expect(await page.locator(".tabs, .legend, .slider, .areas-figure, .areas-open").count()).toBe(0);
    await page.getByRole("button", { name: "图层" }).click();
    expect(await page.getByRole("checkbox", { name: "未结事件" }).count()).toBe(0);
    await page.getByRole("button", { name: "账号：沈计" }).click();
    expect(await page.getByRole("link", { name: "审计日志" }).count()).toBe(1);
    expect(await page.getByRole("link", { name: "账号管理" }).count()).toBe(0);
    await keepPicture(page, "auditor-1366");
    expect(complaints.filter((complaint) => !isRefusal(complaint))).toEqual([]);
    await close();
  });
});
