import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { A, littleTown } from "../support/little-town.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { addPerson, signIn } from "./account.ts";
import { closeWindows, keepPicture, openBrowser, PHONE, visit, wordsOf } from "./visit.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startTestServer(async (database) => {
    await littleTown(database.sql);
    await addPerson(database, { username: "zhoumin", name: "周敏", grants: [{ role: "worker", area: A }] });
    await addPerson(database, { username: "linlan", name: "林岚", grants: [{ role: "planner", area: A }] });
  });
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

/** The card of household 1 as `username` sees it; the clock of the page can be moved. */
async function openCard(
  username: string,
  options: { viewport?: { width: number; height: number }; query?: string } = {},
) {
  const { viewport, query = "" } = options;
  const opened = await visit(browser, `${server.url}/?sel=household:1${query}`, {
    signedOut: true,
    viewport,
    before: (page) => page.clock.install(),
  });
  const { page } = opened;
  await signIn(page, username);
  await page.locator(".card h2", { hasText: "柳园路1号院" }).waitFor();
  return opened;
}

const facts = ".card-facts";

describe("name and phone of a household", () => {
  test("are shown for a reason, for a minute, and logged", async () => {
    const { page, close } = await openCard("zhoumin");
    expect(await wordsOf(page.locator(facts))).toContain("张**");
    await page.getByRole("button", { name: "查看姓名电话" }).click();
    await page.getByText("为什么查看？").waitFor();
    await keepPicture(page, "reveal-reason");
    await page.getByRole("radio", { name: "应急联络" }).check();
    await page.getByRole("button", { name: "查看", exact: true }).click();
    await page.getByText("张志强").waitFor();
    expect(await page.getByRole("link", { name: /13812345678/ }).getAttribute("href")).toBe("tel:13812345678");
    await keepPicture(page, "reveal-seen");
    await page.clock.fastForward(61_000);
    await page.getByText("张志强").waitFor({ state: "detached" });
    expect(await wordsOf(page.locator(facts))).toContain("张**");
    const [entry] = await server.database.sql<{ reason: string }[]>`
      select reason from audit where action = 'household.revealed' order by id desc limit 1`;
    expect(entry.reason).toBe("应急联络");
    await close();
  });

  test("by the keyboard alone, with words of one's own, hidden again at once", async () => {
    const { page, close } = await openCard("zhoumin");
    await page.getByRole("button", { name: "查看姓名电话" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowUp");
    expect(await page.getByRole("button", { name: "查看", exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.type("核对水费账单");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("张志强").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("张志强").waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await page.getByText("为什么查看？").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByText("为什么查看？").count()).toBe(0);
    await page.locator(".card h2", { hasText: "柳园路1号院" }).waitFor();
    await close();
  });

  test("a server that does not answer is said, and trying again helps", async () => {
    const { page, close } = await openCard("zhoumin");
    await page.route("**/reveal", (route) => route.abort("connectionrefused"));
    await page.getByRole("button", { name: "查看姓名电话" }).click();
    await page.getByRole("button", { name: "查看", exact: true }).click();
    await page.getByText("服务器没有回应").waitFor();
    await page.unroute("**/reveal");
    await page.getByRole("button", { name: "查看", exact: true }).click();
    await page.getByText("张志强").waitFor();
    await close();
  });

  test("without the right there is no way to ask", async () => {
    const { page, close } = await openCard("linlan");
    expect(await page.getByRole("button", { name: "查看姓名电话" }).count()).toBe(0);
    await close();
  });

  test("on a phone, dark and in English", async () => {
    const { page, close } = await openCard("zhoumin", { viewport: PHONE, query: "&lang=en&theme=dark" });
    await page.getByRole("button", { name: "Show name and phone" }).tap();
    await keepPicture(page, "reveal-reason-390-dark-english");
    await page.getByRole("button", { name: "Show", exact: true }).tap();
    await page.getByText("张志强").waitFor();
    await keepPicture(page, "reveal-seen-390-dark-english");
    await close();
  });
});
