import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { fromWgs84 } from "../../../domain/datum.ts";
import { eachEngine, quickestEngine } from "../../support/engines.ts";
import { importing, polygon, report, square } from "./importing.ts";

const HEADER = "编码,地址,楼栋,户类型,关注,人口,户主,电话,经度,纬度";
const row = (code: string, lng = 113.21, lat = 35.23, more = "出租户,,2,陈一,") =>
  `${code},幸福路1号,,${more},${lng},${lat}`;
const table = (...rows: string[]) => [HEADER, ...rows].join("\n");

eachEngine((engine) => {
  const { csv, features, run, write } = importing();

  const households = async ({ sql, sealer }: Awaited<ReturnType<typeof engine.fresh>>) => {
    const rows = await sql<{ code: string; head: string | null; phone: string | null }[]>`
      select household.code, type.code as type, head, residents, phone, st_x(position) as lng, st_y(position) as lat
      from household join household_type as type on type.id = type_id order by household.code`;
    return rows.map(({ head, phone, ...row }) => ({
      ...row,
      head: head && sealer.open(head, row.code),
      phone: phone && sealer.open(phone, row.code),
    }));
  };

  test("columns are found by their Chinese names, types by their names", async () => {
    const database = await engine.fresh();
    const result = await csv(database, "households", table(row("a"), row("b", 113.22, 35.24, "低保,红,3,李二,138")));
    expect(result).toMatchObject({ read: 2, loaded: 2, updated: 0, unchanged: 0, rejected: 0, rejects: null, odd: 0 });
    expect(await households(database)).toEqual([
      { code: "a", type: "rented", head: "陈一", residents: 2, phone: null, lng: 113.21, lat: 35.23 },
      { code: "b", type: "low-income", head: "李二", residents: 3, phone: "138", lng: 113.22, lat: 35.24 },
    ]);
  });

  test("a file says the same in GB 18030, with a byte order mark, with CRLF, compressed", async () => {
    const database = await engine.fresh();
    const names = "𠮷野㐂";
    const text = table(row("a", 113.21, 35.23, `出租户,,2,${names},`));
    const gb18030 = Buffer.from([
      ...Buffer.from("code,head,lng,lat\r\na,"),
      ...[0x95, 0x32, 0xb7, 0x38], // 𠮷: four bytes
      ...[0xd2, 0xb0], // 野
      ...[0x81, 0x39, 0xf0, 0x33], // 㐂
      ...Buffer.from(",113.21,35.23\r\n"),
    ]);
    const decoded = new TextDecoder("gb18030").decode(gb18030);
    expect(decoded).toContain("野");
    for (const [name, bytes] of [
      ["plain.csv", Buffer.from(text)],
      ["bom.csv", Buffer.from(`\uFEFF${text.replaceAll("\n", "\r\n")}`)],
      ["zipped.csv.gz", gzipSync(text)],
      ["utf16.csv", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ] as const) {
      await database.sql`truncate household cascade`;
      expect(await run(database, "households", write(name, bytes))).toMatchObject({ read: 1, loaded: 1, odd: 0 });
      expect((await households(database))[0]).toMatchObject({ code: "a", type: "rented", head: names });
    }
    await database.sql`truncate household cascade`;
    const result = await run(database, "households", write("gb.csv", gb18030));
    expect(result.notes).toContain("文件按 GB 18030 编码读取。");
    expect((await households(database))[0].head).toBe(decoded.split(/[,\n]/)[5]);
  });

  test("the same import again changes nothing; other content updates; what the file lacks stays", async () => {
    const database = await engine.fresh();
    const text = table(row("a"), row("b"), row("c"));
    await csv(database, "households", text);
    const [{ seq }] = await database.sql`select max(seq) as seq from change`;
    expect(await csv(database, "households", text)).toMatchObject({ loaded: 0, updated: 0, unchanged: 3 });
    expect((await database.sql`select max(seq) as seq from change`)[0].seq).toBe(seq);
    expect(
      await csv(database, "households", "code,residents,lng,lat\na,5,113.21,35.23\nb,2,113.21,35.23"),
    ).toMatchObject({
      loaded: 0,
      updated: 1,
      unchanged: 1,
    });
    expect((await households(database))[0]).toMatchObject({ head: "陈一", residents: 5, type: "rented" });
    const [change] = await database.sql`
      select entity, inserted, ids = array(select id from household where code = 'a') as one
      from change order by seq desc limit 1`;
    expect(change).toEqual({ entity: "household", inserted: false, one: true });
  });

  test("equal rows without a code are things of their own, and known again", async () => {
    const database = await engine.fresh();
    const text = "地址,经度,纬度\n幸福路1号,113.21,35.23\n幸福路1号,113.21,35.23\n幸福路1号,113.21,35.23";
    expect(await csv(database, "households", text)).toMatchObject({ read: 3, loaded: 3 });
    expect(await csv(database, "households", text)).toMatchObject({ read: 3, loaded: 0, unchanged: 3 });
    const more = `${text}\n幸福路1号,113.21,35.23`;
    expect(await csv(database, "households", more)).toMatchObject({ read: 4, loaded: 1, unchanged: 3 });
  });

  test("wrong rows are rejected with line, reason and their columns; the others load", async () => {
    const database = await engine.fresh();
    const text = table(
      row("a"),
      row("b", 35.24, 113.21),
      "",
      row("c").replace("113.21", ""),
      row("a"),
      row("d").replace("113.21", "东经"),
      `${row("e")},`.replace("35.23,", "35.23,多出"),
      row("f", 38_000_000, 3_900_000),
      row("g", 0, 0),
      row('"=cmd()"').replace("113.21", "-"),
      ",,,,,,,,,",
    );
    const result = await csv(database, "households", text);
    expect(result).toMatchObject({ read: 10, loaded: 1, rejected: 9 });
    const rows = report(result.rejects);
    expect(rows.map(({ line, reason }) => [line, reason])).toEqual([
      ["3", "position_swapped"],
      ["5", "position_missing"],
      ["6", "code_twice"],
      ["7", "position_unreadable"],
      ["8", "columns_uneven"],
      ["9", "position_projected"],
      ["10", "position_zero"],
      ["11", "position_missing"],
      ["12", "row_empty"],
    ]);
    expect(rows[0].message).toBe("第 3 行：坐标 (35.24, 113.21) 像是纬度在前。请用 --swap，或把两列对调。");
    expect(rows[2].message).toContain("编码 a 在第 2 行已经出现过");
    expect(rows[1]).toMatchObject({ 编码: "c", 户主: "陈一", 纬度: "35.23" });
    expect(rows[4].more).toBe("多出");
    expect(rows[7]).toMatchObject({ 编码: "'=cmd()", 经度: "'-" });
  });

  test("--swap reads latitude first", async () => {
    const database = await engine.fresh();
    expect(await csv(database, "households", table(row("a", 35.23, 113.21)), { swap: true })).toMatchObject({
      loaded: 1,
    });
    expect((await households(database))[0]).toMatchObject({ lng: 113.21, lat: 35.23 });
  });

  test("an unknown type is added and named; --strict rejects it", async () => {
    const database = await engine.fresh();
    const text = table(
      row("a", 113.21, 35.23, "退役军人户,,1,,"),
      row("b"),
      row("c", 113.21, 35.23, "退役军人户,,1,,"),
    );
    const strict = await csv(database, "households", text, { strict: true });
    expect(strict).toMatchObject({ loaded: 1, rejected: 2, added: {} });
    expect(report(strict.rejects).map(({ line, reason }) => [line, reason])).toEqual([
      ["2", "code_unknown"],
      ["4", "code_unknown"],
    ]);
    const result = await csv(database, "households", text);
    expect(result).toMatchObject({ loaded: 2, unchanged: 1, rejected: 0, added: { household_type: ["退役军人户"] } });
    const [type] = await database.sql`select code, name_zh, fill, rank from household_type order by rank desc limit 1`;
    expect(type).toMatchObject({ code: "退役军人户", name_zh: "退役军人户", rank: 12 });
    expect(await csv(database, "households", text, { strict: true })).toMatchObject({ unchanged: 3, rejected: 0 });
  });

  test("--dry-run says what would be and does nothing", async () => {
    const database = await engine.fresh();
    const text = table(row("a", 113.21, 35.23, "退役军人户,,1,,"), row("b", 0, 0));
    const result = await csv(database, "households", text, { dryRun: true });
    expect(result).toMatchObject({ loaded: 1, rejected: 1, added: { household_type: ["退役军人户"] } });
    expect(report(result.rejects)).toHaveLength(1);
    for (const table of ["household", "import_run", "change"]) {
      expect(await database.sql`select from ${database.sql(table)}`).toHaveLength(0);
    }
    expect(await database.sql`select from household_type where code = '退役军人户'`).toHaveLength(0);
  });

  test("nothing stays of a file of which nothing could be loaded", async () => {
    const database = await engine.fresh();
    const result = await csv(database, "households", table(row("a", 0, 0, "退役军人户,,1,,")));
    expect(result).toMatchObject({ read: 1, loaded: 0, rejected: 1 });
    expect(await database.sql`select from household_type where code = '退役军人户'`).toHaveLength(0);
    expect(await database.sql`select from import_run`).toHaveLength(0);
  });

  test("what is odd is loaded, named, and counted", async () => {
    const database = await engine.fresh();
    await features(database, "buildings", [polygon(square(113.2, 35.2, 0.001), { code: "B1" })]);
    const cut = "长".repeat(85);
    const text = [
      "code,building,residents,floor,address,head,lng,lat",
      "a,B1,很多,3,,,113.2005,35.2005",
      "b,B9,2000,3,,,113.2005,35.2005",
      "c,B1,,,,,,",
      `d,,,,${cut},,113.2005,35.2005`,
      "e,,,,,陈\u0007一,113.2005,35.2005",
      "f,B9,,,,,,",
    ].join("\n");
    const result = await csv(database, "households", text);
    expect(result).toMatchObject({ read: 6, loaded: 5, rejected: 1, odd: 5 });
    expect(report(result.odds).map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "2 value_unreadable",
      "3 building_unknown",
      "3 value_out_of_range",
      "4 position_from_building",
      "5 text_cut",
      "6 text_control",
    ]);
    expect(report(result.rejects)).toMatchObject([{ line: "7", reason: "position_missing" }]);
    const [fromBuilding] = await database.sql`
      select building.code, st_equals(household.position, building.position) as same
      from household join building on building.id = building_id where household.code = 'c'`;
    expect(fromBuilding).toEqual({ code: "B1", same: true });
  });

  test("a position far from all others is loaded and named", async () => {
    const database = await engine.fresh();
    const near = Array.from({ length: 30 }, (_, at) => row(`n${at}`, 113.21 + at / 10_000));
    const result = await csv(database, "households", table(...near, row("far", 114.5)));
    expect(result).toMatchObject({ loaded: 31, odd: 1 });
    expect(report(result.odds)).toMatchObject([{ line: "32", reason: "outlier" }]);
  });

  test("every household knows its smallest area, as smallest_area_at says; outside them all is odd", async () => {
    const database = await engine.fresh();
    await features(database, "communities", [polygon(square(113.2, 35.2, 0.1), { code: "c", name: "社区" })]);
    await features(database, "grids", [
      polygon(square(113.2, 35.2, 0.05), { code: "g1", name: "一" }),
      polygon(square(113.25, 35.2, 0.05), { code: "g2", name: "二" }),
      polygon(square(113.2, 35.2, 0.01), { code: "m1", name: "微", level: "微网格" }),
    ]);
    const places = [
      [113.205, 35.205, "m1"],
      [113.22, 35.22, "g1"],
      [113.25, 35.22, "g1"], // on the border of both: the lower code
      [113.26, 35.22, "g2"],
      [113.26, 35.28, "c"],
      [113.4, 35.28, null],
    ] as const;
    const result = await csv(database, "households", table(...places.map(([lng, lat], at) => row(`h${at}`, lng, lat))));
    expect(report(result.odds)).toMatchObject([{ line: "7", reason: "outside_areas" }]);
    const homes = await database.sql`
      select area.code, area_id is not distinct from smallest_area_at(position) as same
      from household left join area on area.id = area_id order by household.code`;
    expect(homes).toEqual(places.map(([, , code]) => ({ code, same: true })));
  });

  test("a grid given by hand holds, wherever the household lies", async () => {
    const database = await engine.fresh();
    await features(database, "grids", [
      polygon(square(113.2, 35.2, 0.05), { code: "g1", name: "一" }),
      polygon(square(113.25, 35.2, 0.05), { code: "g2", name: "二" }),
    ]);
    const text = "code,lng,lat,grid\na,113.22,35.22,g2\nb,113.22,35.22,\nc,113.22,35.22,g9";
    const result = await csv(database, "households", text);
    expect(report(result.odds)).toMatchObject([{ line: "4", reason: "grid_unknown" }]);
    const homes = () => database.sql`
      select household.code, area.code as grid, area_by_hand as hand
      from household join area on area.id = area_id order by household.code`;
    const expected = [
      { code: "a", grid: "g2", hand: true },
      { code: "b", grid: "g1", hand: false },
      { code: "c", grid: "g1", hand: false },
    ];
    expect(await homes()).toEqual(expected);
    expect(await csv(database, "households", text)).toMatchObject({ unchanged: 3 });
    expect(await csv(database, "households", "code,lng,lat\na,113.23,35.22")).toMatchObject({ updated: 1 });
    expect(await homes()).toEqual(expected);
  });

  describe("the datum", () => {
    const buildings = Array.from({ length: 20 }, (_, at) =>
      polygon(square(113.2 + at * 0.002, 35.2, 0.0003), { code: `B${at}` }),
    );
    const inside = (datum: "wgs84" | "gcj02" | "bd09") =>
      table(
        ...buildings.map((_, at) => {
          const [lng, lat] = fromWgs84([113.20015 + at * 0.002, 35.20015], datum);
          return row(`h${at}`, lng, lat);
        }),
      );

    test.each(["wgs84", "gcj02", "bd09"] as const)("%s is told from the buildings that are there", async (datum) => {
      const database = await engine.fresh();
      await features(database, "buildings", buildings);
      const result = await csv(database, "households", inside(datum), { datum: "auto" });
      expect(result).toMatchObject({ datum, datumGuessed: true, loaded: 20 });
      expect(result.notes[0]).toMatch(/20 个点里有 20 个落在已有楼栋内/);
      const off = await database.sql`
        select max(abs(st_x(position) - (113.20015 + 0.002 * substr(code, 2)::int))) as lng from household`;
      expect(off[0].lng).toBeLessThan(2e-7);
      const [run] = await database.sql`select datum, datum_guessed from import_run where kind = 'households'`;
      expect(run).toEqual({ datum, datum_guessed: true });
    });

    test("where there is nothing to compare with it is WGS 84, and said so", async () => {
      const database = await engine.fresh();
      const result = await csv(database, "households", inside("bd09"), { datum: "auto" });
      expect(result).toMatchObject({ datum: "wgs84", datumGuessed: true });
      expect(result.notes[0]).toContain("还没有楼栋或网格可以对照");
    });

    test("what is declared is not guessed", async () => {
      const database = await engine.fresh();
      await features(database, "buildings", buildings);
      expect(await csv(database, "households", inside("gcj02"), { datum: "bd09" })).toMatchObject({
        datum: "bd09",
        datumGuessed: false,
      });
    });
  });

  test("--community names what lies outside it, and must exist", async () => {
    const database = await engine.fresh();
    await features(database, "communities", [polygon(square(113.2, 35.2, 0.1), { code: "c", name: "社区" })]);
    const result = await csv(database, "households", table(row("a"), row("b", 113.4, 35.23)), { community: "c" });
    expect(report(result.odds).map(({ reason }) => reason)).toEqual(["outside_areas", "outside_community"]);
    expect(result).toMatchObject({ loaded: 2, odd: 1 });
  });
});

quickestEngine((engine) => {
  const { csv, features } = importing();

  test("a large load leaves the table as it was: its indexes, its keys, and what finds where a household lies", async () => {
    const database = await engine.fresh();
    const { sql } = database;
    await features(database, "grids", [
      polygon(square(113.2, 35.2, 0.05), { code: "g1", name: "一" }),
      polygon(square(113.25, 35.2, 0.05), { code: "g2", name: "二" }),
    ]);
    const parts = () => sql`
      select conname as name, true as enabled from pg_constraint where conrelid = 'household'::regclass
      union all select indexrelid::regclass::text, indisvalid from pg_index where indrelid = 'household'::regclass
      union all select tgname, tgenabled = 'O' from pg_trigger where tgrelid = 'household'::regclass and not tgisinternal
      order by 1`;
    const before = await parts();
    const lines = Array.from({ length: 20_000 }, (_, at) => `${at},${113.2 + (at % 997) * 1e-4},35.2100000012,`);
    const result = await csv(database, "households", `code,lng,lat,grid\n9000000,113.21,35.21,g2\n${lines.join("\n")}`);
    expect(result).toMatchObject({ loaded: 20_001, rejected: 0 });
    expect(await parts()).toEqual(before);
    const [{ wrong }] = await sql`
      select count(*) as wrong from household
      where not area_by_hand and code like '%7'
        and (area_id is distinct from smallest_area_at(position)
          or st_astext(position) <> st_astext(on_lattice(position)))`;
    expect(wrong).toBe(0);
    const areaOf = async (code: string) =>
      (await sql`select area.code from household join area on area.id = area_id where household.code = ${code}`)[0]
        .code;
    expect(await areaOf("9000000")).toBe("g2");
    await sql`update household set position = st_setsrid(st_makepoint(113.26, 35.21), 4326) where code = '0'`;
    expect(await areaOf("0")).toBe("g2");
  });
});
