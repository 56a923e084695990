import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { USUAL_SETTINGS } from "../../domain/wall/settings.ts";
import { SOAK_SCENES, WallSoak } from "../../scripts/support/wall-soak.ts";
import { pairedDevice } from "../support/devices.ts";
import type { TestServer } from "../support/server.ts";
import { SIGNED_IN } from "../support/signed-in.ts";
import { startVillage } from "../support/village.ts";
import { closeWindows, openBrowser, visit } from "./visit.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startVillage();
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

const WARM = { events: 1_000, scenes: 20, reconnects: 3 };
const DAY = { events: 5_000, scenes: 60, reconnects: 10 };

test("5,000 events, 60 scenes and 10 lost lines leave a wall as heavy as it was", async () => {
  const ask = (path: string, init: RequestInit, cookie: string) =>
    fetch(server.url + path, { ...init, headers: { ...init.headers, cookie } });
  const { device, cookie } = await pairedDevice({ ask }, { kind: "wall", name: "大厅", area: null });
  const settings = { ...USUAL_SETTINGS, scenes: SOAK_SCENES };
  const body = JSON.stringify({ revision: 0, settings });
  const init = { method: "PATCH", headers: { "content-type": "application/json" }, body };
  expect((await ask(`/api/walls/${device.id}`, init, SIGNED_IN)).status).toBe(200);
  let soak: WallSoak | undefined;
  const { page, close } = await visit(browser, `${server.url}/wall`, {
    viewport: { width: 1280, height: 720 },
    signedOut: true,
    before: async (fresh) => {
      const [name, value] = cookie.split(";")[0].split("=");
      await fresh.context().addCookies([{ name, value, url: server.url }]);
      soak = new WallSoak(fresh);
      await soak.before();
    },
  });
  await page.locator(".wall-map canvas").waitFor();
  await soak!.live(WARM);
  const before = await soak!.weight();
  await soak!.live(DAY);
  const after = await soak!.weight();
  expect(after.heap / before.heap).toBeLessThanOrEqual(1.05);
  expect(after.nodes.least / before.nodes.most).toBeLessThanOrEqual(1.05);
  expect(after.listeners.least / before.listeners.most).toBeLessThanOrEqual(1.05);
  expect(after.glObjects / before.glObjects).toBeLessThanOrEqual(1.05);
  soak!.end();
  await close();
});
