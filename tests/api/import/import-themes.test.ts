import { describe, expect, test } from "vitest";
import { readThemeWish } from "../../../api/import/theme-fields.ts";
import { eachEngine } from "../../support/engines.ts";
import { importing, polygon, report, square } from "./importing.ts";

const wish = (...texts: string[]) => ({ themes: texts.map((text) => readThemeWish(text, false)) });

/** A file of households with more columns. */
const table = (columns: string, ...rows: string[]) =>
  [`编码,经度,纬度,${columns}`, ...rows.map((row, nth) => `h${nth + 1},113.2${nth},35.23,${row}`)].join("\n");

eachEngine((engine) => {
  const { csv, features, refusal } = importing();
  type Opened = Awaited<ReturnType<typeof engine.fresh>>;

  const themesIn = ({ sql }: Opened) => sql`select code, name_zh, subject, kind, restricted from theme order by rank`;
  const valuesIn = async ({ sql }: Opened, code: string) =>
    Object.fromEntries(
      (
        await sql<{ code: string; value: string }[]>`
          select household.code, value from household_theme
          join household on household.id = household_id
          join theme on theme.id = theme_id
          where theme.code = ${code}`
      ).map((row) => [row.code, row.value]),
    );

  test("columns named become themes, their kind from the values; no other column does", async () => {
    const database = await engine.fresh();
    const text = table("积分,星级文明户,安全住房,备注", "61.5,5,A级,甲", "88,3,B级,乙", '"1,204",3,A级,丙', ",,,丁");
    const result = await csv(database, "households", text, wish("积分", "星级文明户=stars", "安全住房"));
    expect(result).toMatchObject({ loaded: 4, rejected: 0 });
    expect(result.notes.join()).toContain("备注");
    expect(await themesIn(database)).toEqual([
      { code: "积分", name_zh: "积分", subject: "household", kind: "number", restricted: false },
      { code: "stars", name_zh: "星级文明户", subject: "household", kind: "level", restricted: false },
      { code: "安全住房", name_zh: "安全住房", subject: "household", kind: "category", restricted: false },
    ]);
    expect(await valuesIn(database, "积分")).toEqual({ h1: "61.5", h2: "88", h3: "1204" });
    expect(await valuesIn(database, "stars")).toEqual({ h1: "5", h2: "3", h3: "3" });
    const [{ classes }] = await database.sql`select classes from theme where code = 'stars'`;
    expect(classes).toEqual([3, 4, 5].map((from) => ({ from, name: null })));
  });

  test("an import repeated changes nothing; one with other values counts the rows it changed, and takes away what is empty", async () => {
    const database = await engine.fresh();
    const themes = wish("积分");
    await csv(database, "households", table("积分", "10", "20", "30"), themes);
    expect(await csv(database, "households", table("积分", "10", "20", "30"), themes)).toMatchObject({ unchanged: 3 });
    const again = await csv(database, "households", table("积分", "10", "25", ""), themes);
    expect(again).toMatchObject({ loaded: 0, updated: 2, unchanged: 1 });
    expect(await valuesIn(database, "积分")).toEqual({ h1: "10", h2: "25" });
  });

  test("a file without the theme leaves its values alone", async () => {
    const database = await engine.fresh();
    await csv(database, "households", table("积分", "10"), wish("积分"));
    await csv(database, "households", table("户主", "张志强"));
    expect(await valuesIn(database, "积分")).toEqual({ h1: "10" });
  });

  test("a stray word among numbers is left out and listed as odd", async () => {
    const database = await engine.fresh();
    const rows = [...Array.from({ length: 39 }, (_, i) => String(i * 2)), "未评"];
    const text = ["编码,经度,纬度,积分", ...rows.map((row, nth) => `h${nth},113.2,35.23,${row}`)].join("\n");
    const result = await csv(database, "households", text, wish("积分"));
    expect(result).toMatchObject({ loaded: 40, odd: 1 });
    expect(report(result.odds).map(({ reason }) => reason)).toEqual(["value_unreadable"]);
    expect(Object.keys(await valuesIn(database, "积分"))).toHaveLength(39);
  });

  test("what somebody set by hand stays through another import, all else follows the values", async () => {
    const database = await engine.fresh();
    const { sql } = database;
    await csv(database, "households", table("积分", "10", "20"), wish("积分"));
    await sql`update theme set name_zh = '文明积分', by_hand = true, classes = '[{"from":null,"name":null},{"from":50,"name":null}]'`;
    await csv(database, "households", table("积分", "10", "900"), wish("积分"));
    expect(await sql`select name_zh, classes from theme`).toEqual([
      {
        name_zh: "文明积分",
        classes: [
          { from: null, name: null },
          { from: 50, name: null },
        ],
      },
    ]);
  });

  test("grids have themes of their own, and a name belongs to one of both", async () => {
    const database = await engine.fresh();
    const grid = (code: string, lng: number, score: number) =>
      polygon(square(lng, 35.2, 0.01), { code, 环境评分: score });
    const result = await features(database, "grids", [grid("g1", 113.2, 71), grid("g2", 113.21, 94)], wish("环境评分"));
    expect(result).toMatchObject({ loaded: 2 });
    expect(await themesIn(database)).toMatchObject([{ code: "环境评分", subject: "area", kind: "number" }]);
    expect(
      await database.sql`select area.code, value from area_theme join area on area.id = area_id order by 1`,
    ).toEqual([
      { code: "g1", value: "71" },
      { code: "g2", value: "94" },
    ]);
    const refused = await refusal(() => csv(database, "households", table("环境评分", "5"), wish("环境评分")));
    expect(refused.code).toBe("theme_of_others");
    expect(await database.sql`select from household`).toHaveLength(0);
  });

  test("a name that tells of health, belief or a record is restricted without being asked", async () => {
    const database = await engine.fresh();
    const result = await csv(database, "households", table("精神状况", "A", "B"), wish("精神状况=mind"));
    expect(await themesIn(database)).toMatchObject([{ code: "mind", restricted: true }]);
    expect(result.notes.join()).toContain("敏感");
  });

  test("--dry-run leaves no theme behind", async () => {
    const database = await engine.fresh();
    await csv(database, "households", table("积分", "10"), { ...wish("积分"), dryRun: true });
    expect(await themesIn(database)).toEqual([]);
  });

  describe("refuses with nothing changed", () => {
    const refuses = async (columns: string, rows: string[], theme: string) => {
      const database = await engine.fresh();
      const { code, message } = await refusal(() => csv(database, "households", table(columns, ...rows), wish(theme)));
      expect(await database.sql`select from household`).toHaveLength(0);
      expect(await themesIn(database)).toEqual([]);
      return { code, message };
    };

    test("identity-card numbers, under any name, in any row, and does not say them", async () => {
      const { code, message } = await refuses("编号二", ["5", "3", "990101198003070012"], "编号二");
      expect(code).toBe("theme_personal");
      expect(message).toContain("身份证号");
      expect(message).not.toContain("990101198003070012");
    });

    test("a column called identity card, whatever it holds", async () => {
      expect((await refuses("身份证号", ["1", "2"], "身份证号")).code).toBe("theme_personal");
    });

    test("telephone numbers", async () => {
      expect((await refuses("备用", ["13812345678"], "备用")).message).toContain("电话号码");
    });

    test("people's names", async () => {
      const rows = ["张志强", "李微", "王格", "赵丽华"];
      expect((await refuses("负责人", rows, "负责人")).message).toContain("姓名");
    });

    test("notes", async () => {
      const rows = Array.from({ length: 60 }, (_, i) => `第${i}次上门`);
      expect((await refuses("情况", rows, "情况")).code).toBe("theme_shapeless");
      expect((await refuses("情况", rows, "情况:category")).code).toBe("theme_shapeless");
      expect((await refuses("情况", ["长".repeat(61)], "情况")).code).toBe("theme_text_long");
    });

    test("a column that is not there, and says which are", async () => {
      const { code, message } = await refuses("积分", ["5"], "得分");
      expect(code).toBe("column_unknown");
      expect(message).toContain("“积分”");
    });
  });

  test("files of other things have no themes", async () => {
    const database = await engine.fresh();
    const refused = await refusal(() => csv(database, "staff", "姓名,积分\n李微,5", wish("积分")));
    expect(refused.code).toBe("theme_not_here");
  });
});
