import { expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { importing, polygon, type Ring, report, square } from "./importing.ts";

//   ┌───────┬───────┐
//   │  g1   │  g2   │   two grids in one community in one street
//   └───────┴───────┘
const STREET = polygon(square(113.2, 35.2, 0.2), { code: "s", name: "街道", level: "街道" });
const COMMUNITY = polygon(square(113.2, 35.2, 0.1), { code: "c", name: "社区" });
const G1 = polygon(square(113.2, 35.2, 0.05), { code: "g1", name: "一网格", kind: "专属" });
const G2 = polygon(square(113.25, 35.2, 0.05), { code: "g2", name: "二网格" });
const wider: Ring = square(113.2, 35.2, 0.06);

eachEngine((engine) => {
  const { features, csv } = importing();
  type Database = Awaited<ReturnType<typeof engine.fresh>>;

  const areas = (database: Database) => database.sql`
    select area.code, area.level, area.kind, parent.code as parent
    from area left join area as parent on parent.id = area.parent_id order by area.level, area.code`;
  const borders = (database: Database, code: string) => database.sql`
    select lower(valid)::text as from, upper(valid)::text as until, round(st_area(border)::numeric, 6)::float8 as size
    from area_border join area on area.id = area_id where code = ${code} order by lower(valid) nulls first`;
  const today = async (database: Database) => (await database.sql`select current_date::text as day`)[0].day as string;

  test("parents come before what lies in them, and are found by position", async () => {
    const database = await engine.fresh();
    const result = await features(database, "communities", [COMMUNITY, STREET]);
    expect(result).toMatchObject({ read: 2, loaded: 2, odd: 0 });
    await features(database, "grids", [
      G1,
      G2,
      polygon(square(113.2, 35.2, 0.01), { code: "m", name: "微", level: "微网格" }),
    ]);
    expect(await areas(database)).toEqual([
      { code: "s", level: "street", kind: "urban", parent: null },
      { code: "c", level: "community", kind: "urban", parent: "s" },
      { code: "g1", level: "grid", kind: "dedicated", parent: "c" },
      { code: "g2", level: "grid", kind: "urban", parent: "c" },
      { code: "m", level: "microgrid", kind: "urban", parent: "g1" },
    ]);
  });

  test("a parent given by code or by --community comes before the position", async () => {
    const database = await engine.fresh();
    await features(database, "communities", [
      STREET,
      COMMUNITY,
      polygon(square(113.3, 35.2, 0.1), { code: "d", name: "另" }),
    ]);
    await features(database, "grids", [polygon(square(113.2, 35.2, 0.05), { code: "g1", name: "一", parent: "d" })]);
    await features(database, "grids", [G2], { community: "d" });
    expect((await areas(database)).slice(3)).toMatchObject([{ parent: "d" }, { parent: "d" }]);
    const result = await features(database, "grids", [
      polygon(square(113.2, 35.25, 0.01), { code: "g3", name: "三", parent: "nobody" }),
      polygon(square(113.2, 35.25, 0.01), { code: "g4", name: "四", parent: "g1" }),
      polygon(square(115, 35, 0.01), { code: "g5", name: "五" }),
    ]);
    expect(report(result.rejects)).toMatchObject([{ row: "2", reason: "parent_level" }]);
    expect(report(result.odds).map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      "1 parent_unknown",
      "3 parent_none",
    ]);
    expect((await areas(database)).find(({ code }) => code === "g3")).toMatchObject({ parent: "c" });
  });

  test("repeated, nothing changes; a new name changes the area and not its border", async () => {
    const database = await engine.fresh();
    await features(database, "communities", [COMMUNITY]);
    await features(database, "grids", [G1, G2]);
    expect(await features(database, "grids", [G1, G2])).toMatchObject({ loaded: 0, updated: 0, unchanged: 2 });
    const renamed = { ...G1, properties: { ...G1.properties, name: "新名" } };
    expect(await features(database, "grids", [renamed, G2])).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await borders(database, "g1")).toHaveLength(1);
    expect((await database.sql`select name from area where code = 'g1'`)[0].name).toBe("新名");
  });

  test("a changed border ends the old one today, and on the day given; its households move with it", async () => {
    const database = await engine.fresh();
    await features(database, "grids", [G1, G2]);
    await csv(database, "households", "code,lng,lat\nh,113.255,35.22");
    const home = async () =>
      (await database.sql`select area.code from household join area on area.id = area_id`)[0].code as string;
    expect(await home()).toBe("g2");

    expect(await features(database, "grids", [polygon(wider, { code: "g1", name: "一网格" })])).toMatchObject({
      updated: 1,
    });
    const day = await today(database);
    expect(await borders(database, "g1")).toEqual([
      { from: null, until: day, size: 0.0025 },
      { from: day, until: null, size: 0.0036 },
    ]);
    expect(await home()).toBe("g1");

    // the same day again: what began today is replaced
    await features(database, "grids", [G1]);
    expect(await borders(database, "g1")).toEqual([
      { from: null, until: day, size: 0.0025 },
      { from: day, until: null, size: 0.0025 },
    ]);

    const dated = polygon(wider, { code: "g2", name: "二网格", 生效日期: "2020年3月1日" });
    expect(await features(database, "grids", [dated])).toMatchObject({ updated: 1 });
    expect(await features(database, "grids", [dated])).toMatchObject({ unchanged: 1 });
    expect(await borders(database, "g2")).toEqual([
      { from: null, until: "2020-03-01", size: 0.0025 },
      { from: "2020-03-01", until: null, size: 0.0036 },
    ]);
    const older = polygon(square(113.2, 35.2, 0.07), { code: "g2", name: "二网格", valid_from: "2019-01-01" });
    expect(report((await features(database, "grids", [older])).rejects)).toMatchObject([{ reason: "border_older" }]);
  });

  test("an unknown level, a changed level and a flat border are rejected; a bow tie is repaired and named", async () => {
    const database = await engine.fresh();
    await features(database, "grids", [G1]);
    const bow: Ring = [
      [113.2, 35.2],
      [113.21, 35.21],
      [113.21, 35.2],
      [113.2, 35.21],
      [113.2, 35.2],
    ];
    const flat: Ring = [
      [113.2, 35.2],
      [113.21, 35.21],
      [113.22, 35.22],
      [113.2, 35.2],
    ];
    const result = await features(database, "grids", [
      polygon(square(113.2, 35.2, 0.05), { code: "x", name: "x", level: "省" }),
      polygon(square(113.2, 35.2, 0.05), { code: "g1", name: "x", level: "社区" }),
      polygon(flat, { code: "y", name: "y" }),
      polygon(bow, { code: "z", name: "z" }),
    ]);
    expect(result).toMatchObject({ read: 4, loaded: 1, rejected: 3, odd: 1 });
    expect(report(result.rejects).map(({ reason }) => reason)).toEqual([
      "choice_unknown",
      "level_changed",
      "shape_flat",
    ]);
    expect(report(result.rejects)[0].message).toContain("第 1 个要素（第 1 行）：级别“省”不认识");
    expect(report(result.odds)).toMatchObject([{ row: "4", reason: "shape_repaired" }]);
    const [{ valid }] = await database.sql`
      select st_isvalid(border) as valid from area_border join area on area.id = area_id where code = 'z'`;
    expect(valid).toBe(true);
  });

  test("gaps and overlaps are named, with the place where they are mended; nothing is changed", async () => {
    const database = await engine.fresh();
    await features(database, "communities", [COMMUNITY]);
    const fitting = [
      polygon(
        [
          [113.2, 35.2],
          [113.25, 35.2],
          [113.25, 35.3],
          [113.2, 35.3],
          [113.2, 35.2],
        ],
        { code: "g1", name: "一" },
      ),
      polygon(
        [
          [113.25, 35.2],
          [113.3, 35.2],
          [113.3, 35.3],
          [113.25, 35.3],
          [113.25, 35.2],
        ],
        { code: "g2", name: "二" },
      ),
    ];
    const about = ({ notes }: { notes: string[] }) => notes.filter((note) => note.includes("边界体检"));
    expect(about(await features(database, "grids", fitting))).toEqual([]);
    const result = await features(database, "grids", [{ ...G1, geometry: polygon(wider).geometry }]);
    expect(about(result)).toEqual([
      "“社区”里的边界：重叠 1 处、缝隙 1 处。请在管理页的“边界体检”里逐处查看并修复（/admin?tab=doctor&area=c）。",
    ]);
    expect((await borders(database, "g1")).at(-1)).toMatchObject({ size: 0.0036 });
  });

  test("rings that run the wrong way are turned, and the turning is named", async () => {
    const database = await engine.fresh();
    const result = await features(database, "grids", [
      polygon([...square(113.2, 35.2, 0.05)].reverse(), { code: "g1", name: "一" }),
    ]);
    expect(result).toMatchObject({ loaded: 1, odd: 0 });
    expect(result.notes).toContain("1 个面的环不合右手法则（外环逆时针、内环顺时针），已按法则改正方向。");
    const [{ turned }] = await database.sql`select st_ispolygonccw(border) as turned from area_border`;
    expect(turned).toBe(true);
    expect(await features(database, "grids", [G1])).toMatchObject({ updated: 1 });
    expect(await borders(database, "g1")).toHaveLength(1);
  });
});
