import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HouseholdItem } from "../../domain/household.ts";
import type { TestServer } from "../support/server.ts";
import { SIGNED_IN } from "../support/signed-in.ts";
import { startVillage } from "../support/village.ts";
import { sharedWindow } from "./in-window.ts";
import {
  addressSays,
  closeWindows,
  DRAWN_PHONE,
  keepPicture,
  mapIsDrawn,
  openBrowser,
  SMALL_PHONE,
  visit,
  visitMap,
  widerThanScreen,
} from "./visit.ts";

let server: TestServer;
let browser: Browser;
let household: HouseholdItem;

beforeAll(async () => {
  server = await startVillage();
  browser = await openBrowser();
  const answer = await fetch(`${server.url}/api/households?limit=200`, { headers: { cookie: SIGNED_IN } });
  const { items } = (await answer.json()) as { items: HouseholdItem[] };
  household = items.find(({ building }) => building !== null) as HouseholdItem;
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

/** Names of what can be pressed and is smaller than a finger; the map's own canvas aside. */
const tooSmall = (page: Page) =>
  page.locator("button:visible, select:visible, label:visible").evaluateAll((elements) =>
    elements
      .map((element) => ({
        box: element.getBoundingClientRect(),
        name: element.getAttribute("aria-label") ?? element.textContent,
      }))
      .filter(({ box }) => box.width > 0 && (box.width < 47.5 || box.height < 47.5))
      // the grip is 20 px to look at and reaches 14 px beyond on both sides
      .filter(({ name }) => !name?.includes("面板"))
      .map(({ box, name }) => `${name} ${Math.round(box.width)}×${Math.round(box.height)}`),
  );

describe.each([
  ["390", DRAWN_PHONE],
  ["320", SMALL_PHONE],
])("a phone %s px wide", (name, viewport) => {
  const inWindow = sharedWindow(() => visit(browser, server.url, { viewport }));

  inWindow("map, sheet with legend, areas and time, card", async (page) => {
    await mapIsDrawn(page);
    await keepPicture(page, `phone-${name}`);
    expect(await widerThanScreen(page)).toBe(0);
    expect(await tooSmall(page)).toEqual([]);
    for (const [tab, label] of [
      ["legend", "图例"],
      ["tree", "范围"],
      ["time", "时段"],
    ]) {
      await page.getByRole("tab", { name: label }).tap();
      expect(await page.getByRole("tab", { name: label }).getAttribute("aria-selected")).toBe("true");
      await keepPicture(page, `phone-${name}-${tab}`);
      expect(await tooSmall(page), label).toEqual([]);
      expect(await widerThanScreen(page), label).toBe(0);
    }
    await page.getByRole("tab", { name: "时段" }).tap();
    expect(await page.getByRole("tab", { name: "时段" }).getAttribute("aria-selected")).toBe("false");
  });

  inWindow("search flies there", async (page) => {
    await mapIsDrawn(page);
    await page.getByRole("combobox").tap();
    await page.keyboard.type(household.code);
    const found = page.getByRole("group", { name: "户", exact: true }).getByRole("option", { name: household.address });
    await found.first().tap();
    await addressSays(page, "sel", /^household:\d+$/);
    await page.locator(".sheet .card h2", { hasText: household.address }).waitFor();
  });

  test("a household's card lies in the sheet, its doors are large enough to press", async () => {
    const url = `${server.url}/?at=${household.position.join(",")},18&sel=household:${household.id}`;
    const { page, complaints, close } = await visitMap(browser, url, { viewport });
    await page.locator(".sheet .card h2", { hasText: household.address }).waitFor();
    await keepPicture(page, `phone-${name}-card`);
    expect(await tooSmall(page)).toEqual([]);
    await page.getByRole("button", { name: "关闭" }).tap();
    await page.getByRole("tab", { name: "图例" }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
