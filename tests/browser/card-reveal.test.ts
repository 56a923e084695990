import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { A, littleTown } from "../support/little-town.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { addPerson } from "./account.ts";
import { sharedWindow } from "./in-window.ts";
import { closeWindows, keepPicture, openBrowser, PHONE, type VisitOptions, visit, wordsOf } from "./visit.ts";

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

/** The card of household 1 as one sees it. */
async function openCard(options: VisitOptions, query = "") {
  const opened = await visit(browser, `${server.url}/?sel=household:1${query}`, options);
  await opened.page.locator(".card h2", { hasText: "柳园路1号院" }).waitFor();
  return opened;
}

/** In a window whose clock can be moved. Each leaves the card as it was. */
const asWorker = sharedWindow(() => openCard({ as: "zhoumin", before: (page) => page.clock.install() }));

const facts = ".card-facts";

describe("name and phone of a household", () => {
  asWorker("are shown for a reason, for a minute, and logged", async (page) => {
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
  });

  asWorker("by the keyboard alone, with words of one's own, hidden again at once", async (page) => {
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
  });

  asWorker("a server that does not answer is said, and trying again helps", async (page, opened) => {
    await page.route("**/reveal", (route) => route.abort("connectionrefused"));
    await page.getByRole("button", { name: "查看姓名电话" }).click();
    await page.getByRole("button", { name: "查看", exact: true }).click();
    await page.getByText("服务器没有回应").waitFor();
    await page.unroute("**/reveal");
    await page.getByRole("button", { name: "查看", exact: true }).click();
    await page.getByText("张志强").waitFor();
    expect(opened.complaints.splice(0)).toEqual([expect.stringContaining("ERR_CONNECTION_REFUSED")]);
  });

  test("without the right there is no way to ask", async () => {
    const { page, close } = await openCard({ as: "linlan" });
    expect(await page.getByRole("button", { name: "查看姓名电话" }).count()).toBe(0);
    await close();
  });

  test("on a phone, dark and in English", async () => {
    const { page, close } = await openCard({ as: "zhoumin", viewport: PHONE }, "&lang=en&theme=dark");
    await page.getByRole("button", { name: "Show name and phone" }).tap();
    await keepPicture(page, "reveal-reason-390-dark-english");
    await page.getByRole("button", { name: "Show", exact: true }).tap();
    await page.getByText("张志强").waitFor();
    await keepPicture(page, "reveal-seen-390-dark-english");
    await close();
  });
});
