import { expect, test } from "vitest";
import { eachEngine, quickestEngine } from "../../support/engines.ts";
import { importing, polygon, report, square } from "./importing.ts";

eachEngine((engine) => {
  const { csv, features } = importing();
  type Database = Awaited<ReturnType<typeof engine.fresh>>;
  const states = (database: Database) => database.sql`
    select incident.code, state.code as state from incident
    join incident_state as state on state.id = state_id order by incident.code`;
  const steps = (database: Database, code: string) => database.sql`
    select state.code as state, to_char(at at time zone 'UTC', 'MM-DD HH24:MI') as at
    from incident_step join incident_state as state on state.id = state_id
    where incident_id = (select id from incident where code = ${code}) order by at`;

  test("a file without states or times of steps is the past: closed, reported when it says", async () => {
    const database = await engine.fresh();
    const text = "编号,时间,类别,经度,纬度\n1,2026-03-05 08:30,消防隐患,113.21,35.23\n2,2026/3/5 8:30,,113.21,35.23";
    expect(await csv(database, "incidents", text)).toMatchObject({ loaded: 2, odd: 0, added: {} });
    expect(await states(database)).toEqual([
      { code: "1", state: "closed" },
      { code: "2", state: "closed" },
    ]);
    expect(
      await database.sql`
      select text, kind.code as kind, source.code as source, urgency.code as urgency from incident
      join incident_kind as kind on kind.id = kind_id join incident_source as source on source.id = source_id
      join urgency on urgency.id = urgency_id order by incident.code`,
    ).toEqual([
      { text: "消防隐患", kind: "fire-hazard", source: "import", urgency: "normal" },
      { text: "其他", kind: "other", source: "import", urgency: "normal" },
    ]);
    expect(await steps(database, "1")).toEqual([{ state: "reported", at: "03-05 00:30" }]);
  });

  test("steps come from their times, and the state from the last of them where none is named", async () => {
    const database = await engine.fresh();
    const header = "code,time,state,lng,lat,assigned_at,handled_at,closed_at,rated_at";
    const text = [
      header,
      "1,2026-03-05T08:00:00Z,,113.21,35.23,2026-03-05T08:10:00Z,2026-03-05T09:00:00Z,,",
      "2,2026-03-05T08:00:00Z,,113.21,35.23,,,,",
      "3,2026-03-05T08:00:00Z,已办结,113.21,35.23,2026-03-05T08:10:00Z,2026-03-05T07:00:00Z,,",
    ].join("\n");
    const result = await csv(database, "incidents", text);
    expect(result).toMatchObject({ loaded: 3, odd: 1 });
    expect(report(result.odds)).toMatchObject([{ line: "4", reason: "time_order" }]);
    expect((await states(database)).map(({ state }) => state)).toEqual(["handled", "reported", "closed"]);
    expect(await steps(database, "1")).toEqual([
      { state: "reported", at: "03-05 08:00" },
      { state: "assigned", at: "03-05 08:10" },
      { state: "handled", at: "03-05 09:00" },
    ]);
    expect(await csv(database, "incidents", text)).toMatchObject({ loaded: 0, updated: 0, unchanged: 3 });
    const on = text.replace("09:00:00Z,,", "09:00:00Z,2026-03-05T10:00:00Z,");
    expect(await csv(database, "incidents", on)).toMatchObject({ updated: 1, unchanged: 2 });
    expect(await steps(database, "1")).toHaveLength(4);
    const timed = text.replace("08:10:00Z,2026-03-05T07:00:00Z", "08:20:00Z,2026-03-05T07:00:00Z");
    expect(await csv(database, "incidents", timed)).toMatchObject({ updated: 2, unchanged: 1 });
  });

  test("an incident lies in the grid that was in force when it was reported", async () => {
    const database = await engine.fresh();
    await features(database, "grids", [
      polygon(square(113.2, 35.2, 0.05), { code: "old", name: "旧", valid_from: "2019-01-01" }),
    ]);
    await database.sql`update area_border set valid = daterange('2019-01-01', '2024-01-01')`;
    await features(database, "grids", [
      polygon(square(113.2, 35.2, 0.05), { code: "new", name: "新", valid_from: "2024-01-01" }),
    ]);
    await csv(
      database,
      "incidents",
      "code,time,lng,lat\n1,2020-01-01,113.21,35.21\n2,2025-01-01,113.21,35.21\n3,2010-01-01,113.21,35.21",
    );
    expect(
      await database.sql`
      select incident.code, area.code as grid from incident join area on area.id = area_id order by 1`,
    ).toEqual([
      { code: "1", grid: "old" },
      { code: "2", grid: "new" },
      { code: "3", grid: "new" },
    ]);
  });

  test("times that are missing, ambiguous, future or ancient", async () => {
    const database = await engine.fresh();
    const text = [
      "code,time,lng,lat,due",
      "1,,113.21,35.23,",
      "2,05/06/2026,113.21,35.23,",
      "3,2026-02-30,113.21,35.23,",
      "4,2999-01-01,113.21,35.23,",
      "5,1900-01-01,113.21,35.23,",
      "6,1767225600,113.21,35.23,昨天",
    ].join("\n");
    const result = await csv(database, "incidents", text);
    expect(result).toMatchObject({ loaded: 3, rejected: 3, odd: 3 });
    expect(report(result.rejects).map(({ reason }) => reason)).toEqual([
      "field_missing",
      "time_unreadable",
      "time_unreadable",
    ]);
    expect(report(result.odds).map(({ reason }) => reason)).toEqual(["time_future", "time_ancient", "time_unreadable"]);
    expect(await database.sql`select reported_at from incident where code = '6'`).toEqual([
      { reported_at: new Date("2026-01-01T00:00:00Z") },
    ]);
  });

  test("an assignee is a person's code; one that is unknown is named", async () => {
    const database = await engine.fresh();
    await csv(database, "staff", "code,name\nY1,王一");
    const result = await csv(
      database,
      "incidents",
      "code,time,lng,lat,assignee\n1,2026-01-01,113,35,Y1\n2,2026-01-01,113,35,Y2",
    );
    expect(report(result.odds)).toMatchObject([{ line: "3", reason: "staff_unknown" }]);
    expect(
      await database.sql`
      select incident.code, name from incident left join staff on staff.id = assignee_id order by 1`,
    ).toEqual([
      { code: "1", name: "王一" },
      { code: "2", name: null },
    ]);
  });

  test("a column with a hundred unknown kinds is not a column of kinds", async () => {
    const database = await engine.fresh();
    const { refusal } = importing();
    const rows = Array.from({ length: 120 }, (_, at) => `${at},2026-01-01,地址${at},113,35`);
    const refused = await refusal(() =>
      csv(database, "incidents", ["code,time,place,lng,lat", ...rows].join("\n"), { columns: { kind: "place" } }),
    );
    expect(refused).toMatchObject({ code: "codes_too_many", where: "kind" });
    expect(await database.sql`select from incident`).toHaveLength(0);
  });
});

quickestEngine((engine) => {
  const { csv, features } = importing();

  test("in a large load too each lies where one alone would, and what finds that place is on again", async () => {
    const database = await engine.fresh();
    const { sql } = database;
    const grid = (code: string, west: number, from: string) =>
      features(database, "grids", [polygon(square(west, 35.2, 0.05), { code, name: code, valid_from: from })]);
    await grid("old", 113.2, "2019-01-01");
    await sql`update area_border set valid = daterange('2019-01-01', '2024-01-01')`;
    await grid("new", 113.2, "2024-01-01");
    await grid("east", 113.25, "2024-01-01");
    const triggers = () => sql`
      select tgname, tgenabled from pg_trigger where tgrelid = 'incident'::regclass and not tgisinternal order by 1`;
    const before = await triggers();
    const years = ["2010", "2020", "2025"];
    const lines = Array.from({ length: 20_000 }, (_, at) => {
      // the first and the last kilometre lie in no grid
      const lng = (113.19 + (at % 1200) * 1e-4).toFixed(7);
      return `${at},${years[at % 3]}-01-01,${lng},35.2100000012`;
    });
    const result = await csv(database, "incidents", `code,time,lng,lat\n${lines.join("\n")}`);
    expect(result).toMatchObject({ loaded: 20_000, rejected: 0 });
    expect(await triggers()).toEqual(before);
    const [{ wrong, homeless }] = await sql`
      select
        count(*) filter (
          where area_id is distinct from
              coalesce(smallest_area_at(position, reported_at::date), smallest_area_at(position))
            or st_astext(position) <> st_astext(on_lattice(position))
        ) as wrong,
        count(*) filter (where area_id is null) as homeless
      from incident
      where code like '%7'`;
    expect(wrong).toBe(0);
    expect(homeless).toBeGreaterThan(0);
    const homes = () => sql<{ grid: string; count: number }[]>`
      select area.code as grid, count(*) from incident join area on area.id = area_id group by 1 order by 1`;
    expect((await homes()).map(({ grid }) => grid)).toEqual(["east", "new", "old"]);
    await sql`update incident set position = st_setsrid(st_makepoint(113.26, 35.21), 4326) where code = '0'`;
    const [moved] = await sql`select area.code from incident join area on area.id = area_id where incident.code = '0'`;
    expect(moved.code).toBe("east");
  });
});
