import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { A, B, COMMUNITY, littleTown, STREET } from "../support/little-town.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { addPerson } from "./account.ts";
import { sharedWindow } from "./in-window.ts";
import { closeWindows, keepPicture, openBrowser, visit, wordsOf } from "./visit.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startTestServer(async (database) => {
    await littleTown(database.sql);
    // both hold a strip in the middle; a wedge at the end is left out
    for (const [code, shape] of [
      [A, "113.2 35.2, 113.2212 35.2, 113.2209 35.212, 113.2213 35.22, 113.2 35.22, 113.2 35.2"],
      [B, "113.22 35.2, 113.24 35.2, 113.2391 35.211, 113.24 35.22, 113.22 35.22, 113.22 35.2"],
    ]) {
      await database.sql`
        update area_border set border = st_geomfromtext(${`MULTIPOLYGON(((${shape})))`}, 4326)
        where area_id = (select id from area where code = ${code})`;
    }
    await addPerson(database, { username: "linlan", name: "林岚", grants: [{ role: "planner", area: STREET }] });
  });
});

afterAll(async () => {
  await closeWindows();
  await server?.stop();
});

/** Each that leaves the page shows the borders in use. */
const asPlanner = sharedWindow(() =>
  visit(browser, `${server.url}/admin?tab=doctor&area=${COMMUNITY}`, { as: "linlan" }),
);

const square = (code: string, west: number, east: number) => ({
  type: "Feature",
  properties: { code, name: `网格${code}` },
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [west, 35.2],
        [east, 35.2],
        [east, 35.22],
        [west, 35.22],
        [west, 35.2],
      ],
    ],
  },
});

asPlanner("a file is looked at, mended and downloaded; nothing of it comes into the town", async (page, opened) => {
  const text = JSON.stringify({
    type: "FeatureCollection",
    features: [square("1", 113.2, 113.221), square("2", 113.22, 113.24)],
  });
  await page.getByLabel("检查文件…").setInputFiles({
    name: "grids.geojson",
    mimeType: "application/geo+json",
    buffer: Buffer.from(text),
  });
  await page.getByText("2 个区域，1 处问题").waitFor();
  await page.getByRole("button", { name: "全选建议" }).click();
  const wait = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载修复 1 处后的文件" }).click();
  const download = await wait;
  expect(download.suggestedFilename()).toBe("grids-mended.geojson");
  const mended = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(mended.features[1].properties).toEqual({ code: "2", name: "网格2" });

  await page.getByLabel("检查文件…").setInputFiles({ name: "broken.geojson", mimeType: "", buffer: Buffer.from("[1") });
  await page
    .getByRole("alert")
    .getByText(/第 1 行/)
    .waitFor();
  await page.getByRole("button", { name: "回到在用的边界" }).click();
  await page.getByText("2 个区域，2 处问题").waitFor();
  expect(opened.complaints.splice(0)).toEqual([expect.stringContaining("400")]);
});

asPlanner("each fault is shown, its repair before it is done, and only what is ticked is mended", async (page) => {
  await page.getByText("2 个区域，2 处问题").waitFor();
  await keepPicture(page, "doctor-faults");
  await page.getByRole("button", { name: /重叠/ }).click();
  await page.locator(".doctor-fault.is-looked").waitFor();
  await page.getByRole("checkbox", { name: /修复：重叠/ }).check();
  const changes = page.getByRole("region", { name: "修复后的变化" });
  await changes.getByText(/m²/).waitFor();
  expect(await wordsOf(changes)).toMatch(/第.网格\s*\+0 m²，−[\d,]+ m²/);
  await page.locator(".doctor-after").first().waitFor();
  await keepPicture(page, "doctor-repair");
  // until the borders have been looked at again nothing of what was found before can be pressed
  let look = () => {};
  const mayLook = new Promise<void>((resolve) => {
    look = resolve;
  });
  await page.route(`**/api/doctor/${COMMUNITY}`, async (route) => {
    await mayLook;
    await route.continue();
  });
  await page.getByRole("button", { name: "修复 1 处" }).click();
  const { x, y } = (await page.getByRole("button", { name: "全选建议" }).boundingBox())!;
  await page
    .getByRole("button", { name: "启 用" })
    .or(page.getByRole("button", { name: "启用" }))
    .click();
  await page.locator(".doctor-side[inert]").waitFor();
  await page.mouse.click(x + 8, y + 8);
  expect(await page.getByText(/已修复/).count()).toBe(0);
  look();
  await page.getByText(/已修复.*还有 1 处问题/).waitFor();
  expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(0);
  await page.unroute(`**/api/doctor/${COMMUNITY}`);

  await page.getByRole("button", { name: "全选建议" }).click();
  await page.getByRole("button", { name: "修复 1 处" }).click();
  await page
    .getByRole("button", { name: "启 用" })
    .or(page.getByRole("button", { name: "启用" }))
    .click();
  await page.getByText("2 个区域严丝合缝，没有缝隙，也没有重叠。").waitFor();
  await keepPicture(page, "doctor-fine");
  const rows = await server.database.sql`
    select code, count(*)::integer as borders, bool_and(st_isvalid(border)) as valid
    from area_border join area on area.id = area_id where code in (${A}, ${B}) group by code order by code`;
  expect(rows).toEqual([
    { code: A, borders: 2, valid: true },
    { code: B, borders: 2, valid: true },
  ]);
});
