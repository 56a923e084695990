import { afterAll, beforeAll, expect, test } from "vitest";
import { anonymise, anonymiseWhenDue } from "../../../api/retention/anonymise.ts";
import type { Sealer } from "../../../api/sealing/sealer.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, type LittleTown, openLittleTown } from "../../support/little-town.ts";

const HOUSEHOLD = "/api/households/1";
const json = (method: string, body: unknown) => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
const starter = { viewer: null, address: "test" };

eachEngine((engine) => {
  let town: LittleTown;
  let worker: string;
  let sealer: Sealer;
  beforeAll(async () => {
    ({ sealer } = await engine.open());
    town = await openLittleTown(engine);
    worker = await town.signIn("worker", [{ role: "worker", area: A }]);
  });
  afterAll(() => town.close());

  const leave = (on: string | null, cookie = worker, path = HOUSEHOLD) =>
    town.ask(`${path}/left`, json("PUT", { on }), cookie);
  const daysAgo = async (days: number) => {
    const [{ day }] = await town.sql<{ day: string }[]>`select (current_date - ${days}::integer)::text as day`;
    return day;
  };
  const person = async (id = 1) => {
    const [row] = await town.sql`
      select head, phone, tags, residents, left_on, household_type.code as type
      from household join household_type on household_type.id = type_id where household.id = ${id}`;
    return row;
  };

  test("who moved away is kept for the days that the rule says, then the door is vacant and nothing is left of them", async () => {
    expect((await town.ask("/api/retention", json("PUT", { households: 30, reporters: 30 }))).status).toBe(200);
    expect((await leave(await daysAgo(29))).status).toBe(204);
    expect(await town.json(HOUSEHOLD, worker)).toMatchObject({ leftOn: await daysAgo(29) });
    expect(await anonymise(town.sql, starter)).toMatchObject({ households: 0 });
    expect(await person()).toMatchObject({ type: "party", residents: 3 });

    await leave(await daysAgo(30));
    expect(await town.json("/api/retention")).toMatchObject({ days: { households: 30 }, due: { households: 1 } });
    expect(await anonymise(town.sql, starter)).toMatchObject({ households: 1 });
    expect(await person()).toEqual({
      head: null,
      phone: null,
      tags: [],
      residents: null,
      left_on: null,
      type: "vacant",
    });
    await town.changes.pull();
    expect(await town.json(HOUSEHOLD)).toMatchObject({ type: "vacant", head: null, phone: null });
    const said = await town.json("/api/retention");
    expect(said).toMatchObject({ due: { households: 0 }, last: { households: 1 } });
    const [entry] =
      await town.sql`select username, details from audit where action = 'data.anonymised' order by id desc`;
    expect(entry).toEqual({ username: null, details: { what: "households", ids: [1] } });
  });

  test("whatever refers to them goes with them", async () => {
    const tables = await town.sql<{ table: string; column: string }[]>`
      select conrelid::regclass::text as table, attname as column
      from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where confrelid = 'household'::regclass and contype = 'f'`;
    await town.sql`update household set left_on = current_date - 400 where id = 2`;
    await anonymise(town.sql, starter);
    for (const { table, column } of tables) {
      expect([table, await town.sql`select from ${town.sql(table)} where ${town.sql(column)} = 2`]).toEqual([
        table,
        [],
      ]);
    }
  });

  test("nobody is due to be visited where nobody lives any more", async () => {
    await town.sql`update household set attention_id = (select id from attention_level where code = 'red') where id = 1`;
    const due = async () => (await town.json(HOUSEHOLD, worker)).visits.due;
    expect(await due()).not.toBeNull();
    await leave(await daysAgo(1));
    expect(await due()).toBeNull();
    await leave(null);
    expect(await due()).not.toBeNull();
  });

  test("who moves in afterwards did not move away", async () => {
    await town.sql`update household set left_on = current_date - 400 where id = 4`;
    await town.sql`update household set head = '新户主' where id = 4`;
    expect(await anonymise(town.sql, starter)).toMatchObject({ households: 0 });
    expect(await person(4)).toMatchObject({ head: "新户主", left_on: null });
  });

  test("a day is noted within scope alone, never one that is yet to come, and taken back with null", async () => {
    const far = await town.signIn("far", [{ role: "worker", area: `${A.slice(0, -1)}2` }]);
    expect((await leave(await daysAgo(1), far)).status).toBe(404);
    expect((await leave(await daysAgo(-3))).status).toBe(400);
    expect((await leave("2026-02-30")).status).toBe(400);
    expect((await leave(await daysAgo(3), worker, "/api/households/3")).status).toBe(204);
    expect((await leave(null, worker, "/api/households/3")).status).toBe(204);
    expect(await person(3)).toMatchObject({ left_on: null });
    const actions =
      await town.sql`select details from audit where action = 'household.left' and subject_id = '3' order by id`;
    expect(actions).toMatchObject([{ details: { on: await daysAgo(3) } }, { details: { on: null } }]);
  });

  test("reporters of closed incidents and their photos are forgotten, of open ones kept; who handles it sees them masked", async () => {
    const sealed = (text: string, code: string) => sealer.seal(text, code);
    for (const code of ["I-1", "I-2"]) {
      await town.sql`update incident set reported_at = current_date - 31, reporter = ${sealed("王小明", code)},
        reporter_phone = ${sealed("13812345678", code)} where code = ${code}`;
      await town.sql`insert into incident_photo (incident_id, nth, image, given)
        select id, 1, '', '' from incident where code = ${code}`;
    }
    expect(await town.json("/api/incidents/2", worker)).toMatchObject({
      reporter: { name: "王**", phone: "138****5678" },
    });
    const planner = await town.signIn("planner", [{ role: "planner", area: A1 }]);
    expect(await town.json("/api/incidents/1", planner)).not.toHaveProperty("reporter");
    expect(await anonymise(town.sql, starter)).toMatchObject({ reporters: 1 });
    expect(await town.json("/api/incidents/2", worker)).toMatchObject({ reporter: null, photos: 0 });
    expect(await town.json("/api/incidents/1", worker)).toMatchObject({ reporter: { name: "王**" }, photos: 1 });
  });

  test("rows of sheets go with the callers in them, but for those whose incident waits; then the sheet goes", async () => {
    await town.sql`update incident set reported_at = current_date - 31 where code in ('I-1', 'I-2')`;
    await town.sql`
      with sheet as (
        insert into hotline_sheet (name, uploaded_at, columns, header_line, mapping)
        select name, current_date - days, '{}', 1, '{}'
        from (values ('old', 31), ('new', 29), ('done', 31)) as row (name, days)
        returning id, name
      )
      insert into hotline_row (sheet_id, line, cells, incident_id)
      select sheet.id, line, '', (select id from incident where incident.code = row.code)
      from (values ('old', 2, 'I-1'), ('old', 3, 'I-2'), ('old', 4, null), ('new', 2, 'I-2'), ('new', 3, null), ('done', 2, 'I-2'))
        as row (name, line, code)
      join sheet on sheet.name = row.name`;
    await anonymise(town.sql, starter);
    const left = await town.sql<{ name: string; line: number }[]>`
      select name, line from hotline_sheet left join hotline_row on sheet_id = hotline_sheet.id order by name, line`;
    expect(left.map(({ name, line }) => `${name} ${line}`)).toEqual(["new 2", "new 3", "old 2"]);
  });

  test("the schedule runs once, however many look at the same time", async () => {
    await town.sql`delete from retention_run`;
    const runs = await Promise.all([1, 2, 3].map(() => anonymiseWhenDue(town.sql, 23)));
    expect(runs.filter((run) => run !== null)).toHaveLength(1);
    expect(await anonymiseWhenDue(town.sql, 23)).toBeNull();
  });

  test("only who manages everything changes the rules, and days are days", async () => {
    const local = await town.signIn("local", [{ role: "administrator", area: A }]);
    expect((await town.ask("/api/retention", json("PUT", { households: 1, reporters: 1 }), local)).status).toBe(403);
    expect((await town.ask("/api/retention/run", { method: "POST" }, local)).status).toBe(403);
    for (const households of [0, 1.5, 4000, "30", null]) {
      const answer = await town.ask("/api/retention", json("PUT", { households, reporters: 30 }));
      expect([households, answer.status]).toEqual([households, 400]);
    }
    expect(await town.json("/api/retention")).toMatchObject({ days: { households: 30, reporters: 30 } });
  });
});
