import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { GridProperties } from "../../domain/grid.ts";
import type { HouseholdItem } from "../../domain/household.ts";
import type { Town } from "../../domain/town.ts";
import type { TestServer } from "../support/server.ts";
import { SIGNED_IN } from "../support/signed-in.ts";
import { startVillage } from "../support/village.ts";
import { sharedWindow } from "./in-window.ts";
import {
  addressSays,
  closeWindows,
  countOf,
  DESK,
  DRAWN_DESK,
  keepPicture,
  openBrowser,
  type VisitOptions,
  visitMap,
  WALL_DESK,
  wordsOf,
} from "./visit.ts";

let server: TestServer;
let browser: Browser;
let town: Town;
let areas: GridProperties[];
let household: HouseholdItem;

const ask = async <T>(path: string): Promise<T> =>
  (await fetch(server.url + path, { headers: { cookie: SIGNED_IN } })).json() as Promise<T>;

beforeAll(async () => {
  server = await startVillage();
  browser = await openBrowser();
  town = await ask("/api/town");
  const grids = await ask<{ features: { properties: GridProperties }[] }>("/api/grids");
  areas = grids.features.map(({ properties }) => properties);
  const { items } = await ask<{ items: HouseholdItem[] }>("/api/households?limit=200");
  household = items.find(({ type, building }) => type !== "ordinary" && building !== null) as HouseholdItem;
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

/** The map at an address of the server's, once it is drawn. */
const mapAt = (path: string, viewport: VisitOptions["viewport"] = DESK) =>
  visitMap(browser, new URL(path, server.url).href, { viewport });

/** The day in China so many days from now. */
const chinasDay = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** Days of a period, its first and its last included. */
const lengthDays = ([from, to]: readonly string[]) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

const thousands = (count: number) => count.toLocaleString("en-US");
const nearHousehold = (zoom: number) => `?at=${household.position.join(",")},${zoom}`;
const row = (page: Page, name: string | RegExp) => page.getByRole("treeitem", { name });
const checkbox = (page: Page, name: string) => page.getByRole("checkbox", { name: new RegExp(`^${name}`) });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const chooseSpan = (page: Page, span: string) => page.getByLabel("时间跨度").selectOption(span);
/** How many frames the page asks for meanwhile. */
const framesWithin = (page: Page, ms: number) =>
  page.evaluate(async (ms) => {
    const own = globalThis.requestAnimationFrame;
    let asked = 0;
    globalThis.requestAnimationFrame = (callback) => {
      asked++;
      return own(callback);
    };
    await new Promise((resolve) => setTimeout(resolve, ms));
    globalThis.requestAnimationFrame = own;
    return asked;
  }, ms);
const householdsInLegend = async (page: Page) => {
  const counts = await page.locator(".legend-count").allTextContents();
  return counts.reduce((total, count) => total + Number(count.replaceAll(",", "")), 0);
};

describe("the town on a desk", () => {
  const ofTheWhole = sharedWindow(() => mapAt("", DRAWN_DESK));

  ofTheWhole("name, figures and 模拟数据 are there, and every household counts", async (page) => {
    expect(await page.title()).toContain(town.name ?? "?");
    await page.getByText("模拟数据", { exact: true }).first().waitFor();
    const top = areas.find(({ parent }) => parent === null) as GridProperties;
    expect(await row(page, new RegExp(`^${top.name}，${thousands(top.households!)} 户`)).count()).toBe(1);
    expect(await householdsInLegend(page)).toBe(town.counts.households);
    await keepPicture(page, "desk-1366");
  });

  ofTheWhole("heat has a legend with unit, ends and radius", async (page) => {
    await press(page, "热力");
    await chooseSpan(page, "year");
    await page.getByText("件 / km²", { exact: true }).waitFor();
    await page.locator(".heat-ends span:nth-child(2)").waitFor();
    const [low, high] = (await page.locator(".heat-ends span").allTextContents()).map(Number.parseFloat);
    expect(high).toBeGreaterThan(low);
    const before = page.url();
    await page.getByRole("button", { name: "300 m" }).click();
    await addressSays(page, "radius", "300");
    expect(page.url()).not.toBe(before);
    await keepPicture(page, "desk-1366-heat");
  });

  ofTheWhole("asks for no frames while nobody touches it, and draws again when somebody does", async (page) => {
    await expect.poll(() => framesWithin(page, 500)).toBe(0);
    const inTheEnd = framesWithin(page, 1000);
    await press(page, "民情");
    expect(await inTheEnd).toBeGreaterThan(5);
    await expect.poll(() => framesWithin(page, 500)).toBe(0);
  });

  const nearHouses = sharedWindow(() => mapAt(`${nearHousehold(17.4)}&theme=dark`, DRAWN_DESK));

  nearHouses("the dark theme", async (page) => {
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(12, 16, 20)");
    await keepPicture(page, "desk-1366-dark");
    await press(page, "切换到浅色");
  });

  nearHouses("a large window", async (page) => {
    await page.setViewportSize(WALL_DESK);
    await keepPicture(page, "desk-1920");
  });
});

describe("households on a desk", () => {
  const inWindow = sharedWindow(
    () => mapAt(`${nearHousehold(20)}&sel=household:2`),
    async (page) => {
      await page.getByRole("combobox", { name: "搜索" }).fill("");
      await press(page, "民情");
      await page.keyboard.press("Escape");
      await page.locator(".card").waitFor({ state: "detached" });
      await press(page, "全选");
    },
  );

  describe("cards", () => {
    inWindow("personal fields are masked", async (page) => {
      await page.locator(".card").waitFor();
      const text = await wordsOf(page.locator(".card-facts").first());
      expect(text).not.toMatch(/\d{11}/);
    });

    inWindow("a click on a household opens its card, a door of the elevation opens the next", async (page) => {
      const { x, y, width, height } = (await page.locator(".stage-map").boundingBox())!;
      const middle = [x + width / 2, y + height / 2] as const;
      const type = town.codes.householdTypes.find(({ code }) => code === household.type);
      // why again and again: the map finds the household under the mouse only once it is drawn
      await expect
        .poll(async () => {
          await page.mouse.move(0, 0);
          await page.mouse.move(...middle);
          return page.locator(".tip b").allTextContents();
        })
        .toEqual([type?.name.zh]);
      await page.mouse.click(...middle);
      await addressSays(page, "sel", `household:${household.id}`);
      await page.locator(".card h2", { hasText: household.address }).waitFor();
      await keepPicture(page, "household-card");
      const doors = page.locator(".elevation-door:not([aria-current])");
      if ((await doors.count()) > 0) {
        await doors.first().click();
        await expect.poll(() => addressSays(page, "sel")).not.toBe(`household:${household.id}`);
      }
      await page.getByRole("button", { name: "关闭" }).click();
      await page.locator(".card").waitFor({ state: "detached" });
    });
  });

  describe("legend", () => {
    inWindow("a click hides a type, Alt-click isolates it, 全选 brings all back", async (page) => {
      await checkbox(page, "出租户").uncheck();
      await addressSays(page, "hide", "rented");
      await page.getByText("党员户", { exact: true }).click({ modifiers: ["Alt"] });
      expect(await page.locator(".legend-row input:checked").count()).toBe(1);
      expect(await checkbox(page, "党员户").isChecked()).toBe(true);
      await page.getByRole("button", { name: "全选" }).click();
      expect(await page.locator(".legend-row input:not(:checked)").count()).toBe(0);
      await page.getByRole("button", { name: "仅重点" }).click();
      const common = town.codes.householdTypes.filter((type) => type.common).map(({ code }) => code);
      // why again and again: the address follows the state a quarter of a second later
      await expect.poll(async () => (await addressSays(page, "hide")).split(",").sort()).toEqual(common.sort());
    });
  });

  describe("areas", () => {
    inWindow("arrow keys walk the tree, Enter flies there and makes it the scope", async (page) => {
      const before = await addressSays(page, "at");
      const grid = areas.find(({ level }) => level === "grid") as GridProperties;
      await page.getByRole("tree").focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowDown");
      const active = await page.getByRole("tree").getAttribute("aria-activedescendant");
      const code = await page.locator(`[id="${active}"]`).getAttribute("title");
      await page.keyboard.press("Enter");
      await page.locator(".card h2", { hasText: code ?? "?" }).waitFor();
      expect(await addressSays(page, "in")).not.toBe("");
      await row(page, new RegExp(`^${grid.name}，`)).click();
      await addressSays(page, "sel", `area:${grid.code}`);
      await addressSays(page, "in", grid.code);
      await expect.poll(() => addressSays(page, "at")).not.toBe(before);
      expect(await householdsInLegend(page)).toBe(grid.households);
      await keepPicture(page, "area-card");
      await page.keyboard.press("Escape");
      await page.locator(".card").waitFor({ state: "detached" });
      await press(page, "回到全部范围");
      await expect.poll(() => householdsInLegend(page)).toBe(town.counts.households);
    });
  });

  describe("search", () => {
    // why first: once something was chosen, the box asks for it again when it is entered
    inWindow("nothing is asked while an input method composes", async (page) => {
      const asked: string[] = [];
      page.on("request", (request) => {
        if (request.url().includes("/api/search")) asked.push(decodeURIComponent(request.url()));
      });
      await page.keyboard.press("/");
      const devtools = await page.context().newCDPSession(page);
      for (const text of ["m", "mi", "min"]) {
        await devtools.send("Input.imeSetComposition", {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
        await page.waitForTimeout(300);
      }
      expect(asked).toEqual([]);
      await devtools.send("Input.insertText", { text: "民" });
      await expect.poll(() => asked.length).toBeGreaterThan(0);
      expect(asked[0]).toContain("q=民");
    });

    inWindow("a search that finds nothing says what to try", async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("zzzz qqqq");
      await page.getByText("没有找到").waitFor();
      await page.keyboard.press("Escape");
      await page.getByText("没有找到").waitFor({ state: "detached" });
    });

    inWindow("`/`, a few letters, arrow and Enter: the card opens and the map is there", async (page) => {
      const before = await addressSays(page, "at");
      await page.keyboard.press("/");
      await page.keyboard.type(household.code, { delay: 10 });
      await page.getByRole("option").first().waitFor();
      await keepPicture(page, "search");
      const wanted = page
        .getByRole("group", { name: "户", exact: true })
        .getByRole("option", { name: household.address })
        .first();
      for (let presses = 0; presses < 20; presses++) {
        if ((await wanted.getAttribute("aria-selected")) === "true") break;
        await page.keyboard.press("ArrowDown");
      }
      await page.keyboard.press("Enter");
      await page.locator(".card h2", { hasText: household.address }).waitFor();
      await addressSays(page, "sel", /^household:\d+$/);
      await expect.poll(() => addressSays(page, "at")).not.toBe(before);
    });
  });

  describe("keyboard", () => {
    inWindow("Tab reaches search, tabs, tree, legend, map controls and time, each with a ring", async (page) => {
      const reached = new Set<string>();
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const ring =
            getComputedStyle(element).outlineStyle !== "none" || element.matches("input, [role=slider], canvas");
          const place =
            element.closest("search, .tabs, .areas, .legend, .controls, .slider")?.className ||
            element.closest("search")?.tagName;
          return { place: place?.split(" ")[0] ?? "", ring };
        });
        if (at.place) {
          reached.add(at.place);
          expect(at.ring, at.place).toBe(true);
        }
      }
      expect([...reached].sort()).toEqual(["areas", "controls", "legend", "search", "slider", "tabs"]);
    });
  });

  describe("languages and themes", () => {
    inWindow("English by a switch, and the choice is kept", async (page) => {
      await page.getByRole("button", { name: "Switch to English" }).click();
      await page.getByRole("button", { name: "Households", exact: true }).waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
      await page.getByRole("button", { name: "Dark theme" }).click();
      await addressSays(page, "theme", "dark");
      await keepPicture(page, "desk-1366-dark-english");
      await page.goto(server.url);
      await page.getByRole("button", { name: "Light theme" }).waitFor();
    });
  });
});

describe("incidents on a desk", () => {
  const inWindow = sharedWindow(
    // why given: the last days there are data of would become others with what is reported, early on a new day
    () => mapAt(`?sel=incident:1&mode=incidents&time=${chinasDay(-13)},${chinasDay(0)}`),
    async (page) => {
      await page.keyboard.press("Escape");
      await page.locator(".card").waitFor({ state: "detached" });
    },
  );

  describe("cards", () => {
    inWindow("an incident shows how far it has come", async (page) => {
      await page.locator(".card .steps [aria-current=step]").waitFor();
      await keepPicture(page, "incident-card");
    });
  });

  describe("live", () => {
    inWindow("an incident reported elsewhere is counted without a reload", async (page) => {
      const sum = page.locator(".slider-sums dd").first();
      const before = await countOf(sum);
      const answer = await fetch(`${server.url}/api/incidents`, {
        method: "POST",
        headers: { "content-type": "application/json", cookie: SIGNED_IN },
        body: JSON.stringify({ text: "楼道飞线充电", position: household.position, kind: "fire-hazard" }),
      });
      expect(answer.status).toBe(201);
      await expect.poll(() => countOf(sum), { timeout: 15_000 }).toBe(before + 1);
    });
  });

  describe("legend", () => {
    inWindow("incident kinds filter the figures of the slider", async (page) => {
      await chooseSpan(page, "all");
      const sum = page.locator(".slider-sums dd").first();
      const all = await countOf(sum);
      const first = page.locator(".legend-row").first();
      const count = await countOf(first.locator(".legend-count"));
      expect(count).toBeGreaterThan(0);
      await first.getByRole("checkbox").uncheck();
      await expect.poll(() => countOf(sum)).toBe(all - count);
    });
  });
});

describe("time on a desk", () => {
  const inWindow = sharedWindow(() => mapAt("?mode=heat&span=year"));
  const range = (page: Page) => wordsOf(page.locator(".slider-title span"));

  describe("time", () => {
    inWindow("the window is dragged, moved by keys and played", async (page) => {
      expect(await page.getByLabel("时间跨度").inputValue()).toBe("year");
      const first = await range(page);
      const box = await page.getByRole("slider", { name: "移动时段" }).boundingBox();
      if (!box) throw new Error("the window is not on the page");
      await page.mouse.move(box.x + box.width / 2, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 - 90, box.y + 20, { steps: 6 });
      await page.mouse.up();
      await expect.poll(() => range(page)).not.toBe(first);
      const dragged = await range(page);
      await addressSays(page, "time");

      await page.getByRole("slider", { name: "起始日" }).focus();
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => range(page)).not.toBe(dragged);
      const narrowed = await range(page);

      await page.getByRole("button", { name: "播放" }).click();
      await expect.poll(() => range(page), { timeout: 5000 }).not.toBe(narrowed);
      await page.getByRole("button", { name: "暂停" }).click();
      const stopped = await range(page);
      await page.waitForTimeout(900);
      expect(await range(page)).toBe(stopped);
    });
  });

  describe("dates", () => {
    inWindow("the last seven days by a button, any other by its date", async (page) => {
      await press(page, "事件");
      await chooseSpan(page, "month");
      await page.getByTitle("选择日期").click();
      await page.getByRole("dialog", { name: "选择日期" }).getByRole("button", { name: "近 7 天" }).click();
      const period = async () => (await addressSays(page, "time")).split(",");
      await expect.poll(async () => lengthDays(await period())).toBe(7);
      const [, to] = await period();
      await keepPicture(page, "dates");
      await page.getByLabel("起始日").first().fill(to);
      await addressSays(page, "time", `${to},${to}`);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    });
  });
});

describe("a link", () => {
  test("shows in another window what it showed in the first", async () => {
    const first = await mapAt(nearHousehold(18));
    const grid = areas.find(({ level }) => level === "grid") as GridProperties;
    await checkbox(first.page, "出租户").uncheck();
    await row(first.page, new RegExp(`^${grid.name}，`)).click();
    await first.page.getByRole("button", { name: "事件", exact: true }).click();
    await first.page.locator(".legend-row").nth(1).getByRole("checkbox").uncheck();
    await first.page.getByRole("slider", { name: "起始日" }).focus();
    await first.page.keyboard.press("ArrowLeft");
    await addressSays(first.page, "kinds");
    await addressSays(first.page, "time");
    const link = first.page.url();
    const shown = async (page: Page) => ({
      title: await wordsOf(page.locator(".card h2")),
      scope: await wordsOf(page.locator(".breadcrumb [aria-current]")),
      mode: await wordsOf(page.locator(".tabs [aria-current]")),
      legend: await page
        .locator(".legend-row input")
        .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).checked)),
      sums: await wordsOf(page.locator(".slider")),
    });
    const second = await mapAt(link);
    await second.page.locator(".card h2").waitFor();
    expect(await shown(second.page)).toEqual(await shown(first.page));
    await second.page.waitForTimeout(1000);
    expect(second.page.url()).toBe(link);
    expect([...first.complaints, ...second.complaints]).toEqual([]);
    await first.close();
    await second.close();
  });
});
