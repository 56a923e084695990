import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { littleTown } from "../support/little-town.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { closeWindows, mapIsDrawn, openBrowser, PHONE, visit, visitMap } from "./visit.ts";

let browser: Browser;
let server: TestServer;
beforeAll(async () => {
  browser = await openBrowser();
  // why embedded: once a whole screen is shown by the engine that is there when nobody chose one
  server = await startTestServer(({ sql }) => littleTown(sql), { engine: "pglite" });
});
afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

/** Notes what the browser keeps the page from doing. */
const noteBlocked = () => {
  const blocked: string[] = [];
  Object.assign(globalThis, { blocked });
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) => {
    blocked.push(`${effectiveDirective} ${blockedURI} ${sourceFile}`);
  });
};
const blockedIn = () => (globalThis as unknown as { blocked: string[] }).blocked;

test.each([
  ["desk", undefined],
  ["phone", PHONE],
])("nothing that the command centre does is blocked (%s)", async (_, viewport) => {
  const { page, complaints, close } = await visit(browser, server.url, {
    viewport,
    before: (opened) => opened.addInitScript(noteBlocked),
  });
  await mapIsDrawn(page);
  await page.mouse.wheel(0, -400);
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(blockedIn)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test("what somebody else slips into the page is blocked", async () => {
  const { page, close } = await visitMap(browser, server.url, {
    before: (opened) => opened.addInitScript(noteBlocked),
  });
  const ran = await page.evaluate(async () => {
    const add = (tag: string, text: string) => {
      const element = document.createElement(tag);
      element.textContent = text;
      document.body.append(element);
    };
    add("script", "globalThis.slippedIn = true");
    add("style", "body { display: none }");
    const picture = document.createElement("div");
    picture.innerHTML = `<img src="http://elsewhere.test/x.png" onerror="globalThis.slippedIn = true">`;
    document.body.append(picture);
    await fetch("http://elsewhere.test/").catch(() => {});
    return { slippedIn: "slippedIn" in globalThis, display: getComputedStyle(document.body).display };
  });
  expect(ran).toEqual({ slippedIn: false, display: expect.not.stringMatching("none") });
  const directives = (await page.evaluate(blockedIn)).map((line) => line.split(" ")[0]);
  expect(new Set(directives)).toEqual(
    new Set(["script-src-elem", "style-src-elem", "script-src-attr", "img-src", "connect-src"]),
  );
  await close();
});

test("no other page shows it in a frame", async () => {
  const { page, close } = await visit(browser, server.url, {
    before: (opened) =>
      opened.route("http://elsewhere.test/", (route) =>
        route.fulfill({ contentType: "text/html", body: `<iframe src="${server.url}/"></iframe>` }),
      ),
  });
  await page.goto("http://elsewhere.test/");
  const frame = page.frames()[1];
  await frame.waitForLoadState();
  expect(frame.url()).not.toContain(server.url);
  await close();
});
