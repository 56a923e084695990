import { expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";

eachEngine((engine) => {
  test("a household knows its microgrid by its position", async () => {
    const { sql } = await engine.fresh();
    await twoMicrogrids(sql);
    await addHousehold(sql, "a", 0.0005);
    await addHousehold(sql, "b", 0.0015);
    await addHousehold(sql, "outside", 0.5);
    expect(await homes(sql)).toEqual({ a: "1-01", b: "1-02", outside: null });
  });

  test("a point on the border between two goes to the lower code", async () => {
    const { sql } = await engine.fresh();
    await twoMicrogrids(sql);
    await addHousehold(sql, "between", 0.001);
    expect(await homes(sql)).toEqual({ between: "1-01" });
  });

  test("a household homed by hand stays when it moves", async () => {
    const { sql } = await engine.fresh();
    await twoMicrogrids(sql);
    await addHousehold(sql, "a", 0.0005);
    await sql`update household set area_by_hand = true, area_id = (select id from area where code = '1-02')`;
    await sql`update household set position = st_setsrid(st_makepoint(0.0006, 0.0005), 4326)`;
    expect(await homes(sql)).toEqual({ a: "1-02" });
  });

  test("households are homed again when borders arrive after them", async () => {
    const { sql } = await engine.fresh();
    await addHousehold(sql, "a", 0.0005);
    expect(await homes(sql)).toEqual({ a: null });
    await twoMicrogrids(sql);
    expect(await homes(sql)).toEqual({ a: "1-01" });
  });

  test("two borders of one area cannot be in force at once", async () => {
    const { sql } = await engine.fresh();
    await twoMicrogrids(sql);
    const again = sql`insert into area_border (area_id, border) select area_id, border from area_border limit 1`;
    await expect(again).rejects.toMatchObject({ code: "23P01" });
  });

  test("an area cannot lie in one of its own level", async () => {
    const { sql } = await engine.fresh();
    await twoMicrogrids(sql);
    const wrong = sql`insert into area (code, level, name, parent_id)
      select '1-03', 'microgrid', 'x', id from area where code = '1-02'`;
    await expect(wrong).rejects.toMatchObject({ code: "23514" });
  });

  test("moving a grid moves the paths of all that lies in it", async () => {
    const { sql } = await engine.fresh();
    await twoMicrogrids(sql);
    await sql`insert into area (code, level, name) values ('0', 'county', 'county')`;
    await sql`update area set parent_id = (select id from area where code = '0') where code = '1'`;
    const [{ count }] = await sql<{ count: number }[]>`
      select count(*) from area where path <@ (select path from area where code = '0')`;
    expect(count).toBe(4);
  });

  test("every committed change is noted in order, a big one as a whole table", async () => {
    const { sql } = await engine.fresh();
    await addHousehold(sql, "a", 0.0005);
    await sql`insert into household (code, type_id, position)
      select 'h' || n, 10, st_setsrid(st_makepoint(0, 0), 4326) from generate_series(1, 10001) n`;
    await sql`delete from household where code = 'a'`;
    const noted = await sql<{ entity: string; ids: number[] | null }[]>`select entity, ids from change order by seq`;
    expect(noted).toMatchObject([
      { entity: "household", ids: [1] },
      { entity: "household", ids: null },
      { entity: "household", ids: [1] },
    ]);
  });
});

type Sql = Awaited<ReturnType<Parameters<Parameters<typeof eachEngine>[0]>[0]["fresh"]>>["sql"];

//  ┌──────┬──────┐ 0.001
//  │ 1-01 │ 1-02 │          one grid, two microgrids
//  └──────┴──────┘ 0
//  0    0.001  0.002
async function twoMicrogrids(sql: Sql) {
  await sql`insert into area (code, level, name) values ('1', 'grid', 'grid')`;
  await sql`insert into area (code, level, name, parent_id)
    select microgrid, 'microgrid', microgrid, area.id from area, unnest(array['1-01', '1-02']) microgrid`;
  await sql`insert into area_border (area_id, border)
    select id, st_multi(st_makeenvelope(case code when '1-02' then 0.001 else 0 end, 0,
      case code when '1-01' then 0.001 else 0.002 end, 0.001, 4326)) from area`;
}

const addHousehold = (sql: Sql, code: string, lng: number) => sql`
  insert into household (code, type_id, position)
  values (${code}, 10, st_setsrid(st_makepoint(${lng}, 0.0005), 4326))`;

async function homes(sql: Sql): Promise<Record<string, string | null>> {
  const rows = await sql<{ code: string; home: string | null }[]>`
    select household.code, area.code as home from household left join area on area.id = household.area_id`;
  return Object.fromEntries(rows.map((row) => [row.code, row.home]));
}
