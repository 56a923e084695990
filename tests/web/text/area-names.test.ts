import { beforeAll, describe, expect, test } from "vitest";
import { placeOf, shortName } from "../../../web/text/area-names.ts";
import { bringTexts, texts } from "../../../web/text/language.ts";
import "../../../web/text/whole-zh.ts";

beforeAll(() => bringTexts("en"));

describe("names of areas", () => {
  test("names leave out what the row above says", () => {
    expect(shortName("三条巷 10 网格", "三条巷社区")).toBe("10");
    expect(shortName("三条巷社区第二网格", "三条巷社区")).toBe("二");
    expect(shortName("三官巷 02-08", "三官巷 02")).toBe("08");
    expect(shortName("仁和里", "三条巷社区")).toBe("仁和里");
    expect(shortName("三条巷社区", "三条巷社区")).toBe("三条巷社区");
    expect(shortName("梧桐街道", null)).toBe("梧桐街道");
  });

  test("a place is said from the community down, no name twice", () => {
    const areas = [
      { name: "青石街道", level: "street" },
      { name: "三官巷社区", level: "community" },
      { name: "三官巷 02", level: "grid" },
      { name: "三官巷 02-08", level: "microgrid" },
    ];
    expect(placeOf(areas, texts.zh)).toBe("三官巷 02 网格 · 微网格 08");
    expect(placeOf(areas, texts.en)).toBe("Grid 三官巷 02 · Microgrid 08");
    expect(placeOf(areas.slice(0, 2), texts.zh)).toBe("三官巷社区");
    expect(placeOf(areas.slice(0, 1), texts.zh)).toBe("青石街道");
    expect(placeOf([areas[1], { name: "青石农贸市场", level: "grid" }], texts.zh)).toBe("三官巷社区 · 青石农贸市场");
    expect(placeOf([], texts.zh)).toBe("");
  });
});
