import { expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { importing, polygon, report, square } from "./importing.ts";

eachEngine((engine) => {
  const { csv, features } = importing();
  const withGrids = async () => {
    const database = await engine.fresh();
    await features(database, "grids", [
      polygon(square(113.2, 35.2, 0.05), { code: "g1", name: "一" }),
      polygon(square(113.25, 35.2, 0.05), { code: "g2", name: "二" }),
    ]);
    return database;
  };

  test("one row an assignment; a person stands once", async () => {
    const database = await withGrids();
    const text = "工号,姓名,电话,职责,网格\nY1,王一,138,网格长,g1\nY1,王一,138,网格长,g2\nY2,李二,,专职网格员,g2";
    expect(await csv(database, "staff", text)).toMatchObject({ read: 3, loaded: 3, odd: 0, added: {} });
    expect(
      await database.sql`
      select staff.code, duty.code as duty, area.code as area from assignment
      join staff on staff.id = staff_id join duty on duty.id = duty_id join area on area.id = area_id
      order by 1, 3`,
    ).toEqual([
      { code: "Y1", duty: "grid-leader", area: "g1" },
      { code: "Y1", duty: "grid-leader", area: "g2" },
      { code: "Y2", duty: "grid-worker", area: "g2" },
    ]);
    expect(await csv(database, "staff", text)).toMatchObject({ loaded: 0, updated: 0, unchanged: 3 });
    expect(await csv(database, "staff", text.replaceAll("138", "139"))).toMatchObject({
      loaded: 0,
      updated: 1,
      unchanged: 2,
    });
    const [{ phone }] = await database.sql<{ phone: string }[]>`select phone from staff where code = 'Y1'`;
    expect(phone).toMatch(/^§1\./);
    expect(database.sealer.open(phone, "staff Y1")).toBe("139");
  });

  test("without codes a person is known by name and telephone", async () => {
    const database = await withGrids();
    const text = "姓名,电话,职责,网格\n王一,138,网格长,g1\n王一,138,网格长,g2\n王一,139,网格长,g2";
    expect(await csv(database, "staff", text)).toMatchObject({ loaded: 3 });
    expect(await database.sql`select from staff`).toHaveLength(2);
    expect(await csv(database, "staff", text)).toMatchObject({ unchanged: 3 });
  });

  test("what cannot be assigned is rejected; a new duty is added; a second name is named", async () => {
    const database = await withGrids();
    const text = [
      "code,name,phone,duty,area",
      "Y1,王一,138,网格长,g1",
      "Y1,王一,138,网格长,g1",
      "Y2,李二,,网格长,g9",
      "Y3,张三,,,g1",
      "Y4,,,网格长,g1",
      "Y5,赵五,,,",
      "Y1,王甲,138,消防协管员,g2",
    ].join("\n");
    const result = await csv(database, "staff", text);
    expect(result).toMatchObject({ read: 7, loaded: 3, rejected: 4, odd: 1, added: { duty: ["消防协管员"] } });
    expect(report(result.rejects).map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "3 assignment_twice",
      "4 area_unknown",
      "5 field_missing",
      "6 field_missing",
    ]);
    expect(report(result.odds)).toMatchObject([{ line: "8", reason: "staff_conflict" }]);
    expect(await database.sql`select name from staff order by code`).toEqual([{ name: "王一" }, { name: "赵五" }]);
  });
});
