import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chinaDay, dayNumber } from "../../../domain/day.ts";
import { decodeVisits } from "../../../domain/visit-columns.ts";
import { eachEngine } from "../../support/engines.ts";
import { A1, B, B1, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";
import { listen } from "../live/listen.ts";

const HOUR = 3_600_000;

// In the little town H-4 is an elder's household that needs most attention (red: every 7 days), H-5 one that needs some (14).
eachEngine((engine) => {
  let town: LittleTown;
  let leader: string;
  let worker: string;
  const today = () => chinaDay(new Date());
  beforeAll(async () => {
    town = await openLittleTown(engine);
    leader = await town.signIn("leader", [{ role: "leader", area: STREET }]);
    worker = await town.signIn("worker", [{ role: "worker", area: A1 }]);
  });
  afterAll(() => town.close());
  beforeEach(async () => {
    await town.sql`delete from visit`;
    await town.sql`update household_visit_state set since = current_date`;
    await town.sql`select refresh_visit_states(array(select id from household))`;
    await town.changes.pull();
  });

  const note = async (household: number, at: Date, given: object = {}) => {
    const body = JSON.stringify({ id: randomUUID(), household, at: at.toISOString(), way: "door", ...given });
    const headers = { "content-type": "application/json" };
    const response = await town.ask("/api/visits", { method: "POST", headers, body }, leader);
    expect(response.status).toBe(201);
  };
  /** a visit that the clock would not let anybody note any more */
  const visited = async (code: string, at: string, way = "door", next: string | null = null) => {
    await town.sql`insert into visit (key, household_id, at, way, next_day, by_name)
      select gen_random_uuid(), id, ${at}::text::timestamptz, ${way}, ${next}::text::date, '林' from household where code = ${code}`;
    await town.changes.pull();
  };
  const state = async (id: number) => (await town.json(`/api/households/${id}`)).visits;
  const columns = async (cookie?: string) => {
    const response = await town.ask("/api/visits/columns", {}, cookie);
    const { length, ...read } = decodeVisits(new Uint8Array(await response.arrayBuffer()));
    return { ...read, version: response.headers.get("x-version") };
  };

  describe("when the next visit is due", () => {
    test("never visited: on the day the schedule began; without a schedule: never", async () => {
      expect(await state(4)).toMatchObject({ last: null, due: today(), rule: "schedule" });
      expect(await state(1)).toMatchObject({ last: null, due: null, rule: null });
    });

    test.each([
      // 16:00 UTC is midnight in China; the shortest schedule counts: 7 days for H-4, 14 for H-5
      ["H-4", 4, "2026-01-31T15:59:59Z", "2026-01-31", "2026-02-07"],
      ["H-4", 4, "2026-01-31T16:00:00Z", "2026-02-01", "2026-02-08"],
      ["H-4", 4, "2026-02-25T09:00:00+08:00", "2026-02-25", "2026-03-04"],
      ["H-4", 4, "2026-12-28T23:30:00-05:00", "2026-12-29", "2027-01-05"],
      ["H-5", 5, "2028-02-28T10:00:00+08:00", "2028-02-28", "2028-03-13"],
      ["H-1", 1, "2026-01-31T10:00:00+08:00", "2026-01-31", null],
    ])("%s (%i) visited at %s", async (code, id, at, last, due) => {
      await visited(code, at);
      expect(await state(id)).toMatchObject({ last, due, rule: due && "schedule" });
    });

    test("the day agreed upon counts, and lasts until somebody is met again", async () => {
      await visited("H-4", "2026-03-30T10:00:00+08:00", "door", "2026-05-31");
      expect(await state(4)).toMatchObject({ last: "2026-03-30", due: "2026-05-31", rule: "agreed" });
      await visited("H-4", "2026-04-02T10:00:00+08:00", "absent");
      expect(await state(4)).toMatchObject({ last: "2026-03-30", due: "2026-05-31", rule: "agreed" });
      await visited("H-4", "2026-04-03T10:00:00+08:00", "absent", "2026-04-04");
      expect(await state(4)).toMatchObject({ last: "2026-03-30", due: "2026-04-04", rule: "agreed" });
      await visited("H-4", "2026-04-04T10:00:00+08:00", "phone");
      expect(await state(4)).toMatchObject({ last: "2026-04-04", due: "2026-04-11", rule: "schedule" });
    });

    test("nobody in: the next visit is no later for it", async () => {
      await visited("H-4", new Date().toISOString(), "absent");
      expect(await state(4)).toMatchObject({ last: null, due: today() });
    });

    test("what is sent late does not turn the clock back", async () => {
      await visited("H-5", "2026-06-20T10:00:00+08:00");
      await visited("H-5", "2026-06-10T10:00:00+08:00", "door", "2026-06-12");
      expect(await state(5)).toMatchObject({ last: "2026-06-20", due: "2026-07-04", rule: "schedule" });
    });

    test("without a schedule an agreed day is due all the same", async () => {
      await visited("H-1", "2026-06-10T10:00:00+08:00", "door", "2026-06-30");
      expect(await state(1)).toMatchObject({ due: "2026-06-30", rule: "agreed" });
    });

    test("another type or attention, and it is due by that", async () => {
      await visited("H-5", "2026-06-10T10:00:00+08:00");
      await town.sql`update household set attention_id = null where code = 'H-5'`;
      expect((await state(5)).due).toBeNull();
      await town.sql`update household set type_id = (select id from household_type where code = 'honoured') where code = 'H-5'`;
      expect((await state(5)).due).toBe("2026-09-08");
      await town.sql`update household set type_id = (select id from household_type where code = 'rented'),
        attention_id = (select id from attention_level where code = 'yellow') where code = 'H-5'`;
      expect((await state(5)).due).toBe("2026-06-24");
    });

    test("two who note a visit at once: both count", async () => {
      await Promise.all([4, 4, 4, 5].map((id, hours) => note(id, new Date(Date.now() - hours * HOUR))));
      const states = await town.sql`select household_id, attempts from household_visit_state order by household_id`;
      expect(states).toEqual([
        { household_id: 4, attempts: 3 },
        { household_id: 5, attempts: 1 },
      ]);
    });
  });

  describe("the list of what is due", () => {
    const due = async (query: string, cookie?: string) =>
      (await town.json(`/api/visits/due${query}`, cookie)).items.map(
        ({ code, visits }: { code: string; visits: { due: string } }) => [code, visits.due],
      );

    test("the longest overdue first, masked, in scope and within bounds", async () => {
      await visited("H-4", "2026-05-20T10:00:00+08:00");
      await visited("H-5", "2026-05-10T10:00:00+08:00");
      await visited("H-1", "2026-05-10T10:00:00+08:00", "door", "2026-05-25");
      const all = [
        ["H-5", "2026-05-24"],
        ["H-1", "2026-05-25"],
        ["H-4", "2026-05-27"],
      ];
      expect(await due("")).toEqual(all);
      expect(await due("?until=2026-05-25")).toEqual(all.slice(0, 2));
      expect(await due("?until=2026-05-23")).toEqual([]);
      expect(await due(`?grid=${B}`)).toEqual([all[0], all[2]]);
      expect(await due("?bbox=113.224,35.2,113.2245,35.22")).toEqual([all[2]]);
      expect(await due("", worker)).toEqual([all[1]]);
      expect(await due(`?grid=${B1}`, worker)).toEqual([]);
      expect((await town.json("/api/visits/due")).items[2]).toMatchObject({ head: "买**", phone: "139****0000" });
    });

    test.each([1, 2, 3])("pages of %i give every household once", async (limit) => {
      await visited("H-1", "2026-05-10T10:00:00+08:00", "door", "2026-05-24");
      await visited("H-2", "2026-05-10T10:00:00+08:00", "door", "2026-05-24");
      const seen: string[] = [];
      for (let after = ""; ; ) {
        const { items, next } = await town.json(`/api/visits/due?limit=${limit}${after}`);
        seen.push(...items.map(({ code }: { code: string }) => code));
        if (next === null) break;
        after = `&after=${next}`;
      }
      expect(seen).toEqual(["H-1", "H-2", "H-4", "H-5"]);
    });

    test.each(["until=heute", "grid=nowhere", "bbox=1,2", "limit=0", "after=x"])("?%s is refused", async (query) => {
      expect((await town.ask(`/api/visits/due?${query}`)).status).toBe(400);
    });
  });

  describe("columns", () => {
    test("say of every household in scope what there is to say", async () => {
      await visited("H-1", "2026-05-10T10:00:00+08:00");
      await visited("H-4", "2026-05-20T10:00:00+08:00");
      const [tenth, twentieth] = [dayNumber("2026-05-10"), dayNumber("2026-05-20")];
      const all = await columns();
      expect(all).toEqual({
        version: all.version,
        id: Int32Array.of(1, 4, 5),
        last: Uint16Array.of(tenth, twentieth, 0),
        due: Uint16Array.of(0, twentieth + 7, dayNumber(today())),
      });
      const { id, last } = await columns(worker);
      expect({ id, last }).toEqual({ id: Int32Array.of(1), last: Uint16Array.of(tenth) });
    });

    test("follow what is noted, and are not sent again while nothing is", async () => {
      const before = await columns();
      const path = `/api/visits/columns?v=${before.version}`;
      const response = await town.ask(path);
      expect(response.headers.get("cache-control")).toContain("immutable");
      const tag = response.headers.get("etag")!;
      expect((await town.ask("/api/visits/columns", { headers: { "if-none-match": tag } })).status).toBe(304);
      await note(3, new Date(Date.now() - HOUR));
      const after = await columns();
      expect(after.version).not.toBe(before.version);
      expect(after.id).toEqual(Int32Array.of(3, 4, 5));
      await town.sql`delete from household where code = 'H-3'`;
      await town.changes.pull();
      expect((await columns()).id).toEqual(Int32Array.of(4, 5));
    });
  });

  test("those in whose scope it is hear of a visit, and nobody else", async () => {
    const live = (cookie: string) => town.ask("/api/live", {}, cookie);
    const all = live(leader).then((response) => listen(response, 2));
    const own = live(worker).then((response) => listen(response, 1));
    await town.changes.pull();
    await note(4, new Date(Date.now() - HOUR));
    await note(1, new Date(Date.now() - HOUR));
    const told = (events: { event: string; data: { ids: number[] } }[]) =>
      events.map(({ event, data }) => [event, data.ids]);
    expect(told((await all) as never)).toEqual([
      ["visits", [4]],
      ["visits", [1]],
    ]);
    expect(told((await own) as never)).toEqual([["visits", [1]]]);
  });

  describe("schedules", () => {
    let administrator: string;
    beforeAll(async () => {
      administrator = await town.signIn("administrator", [{ role: "administrator" }]);
    });
    const put = async (body: object, cookie = administrator) => {
      const headers = { "content-type": "application/json" };
      const response = await town.ask("/api/schedules", { method: "PUT", headers, body: JSON.stringify(body) }, cookie);
      return { status: response.status, body: await response.json() };
    };

    test("changed, every household is due by the new ones; put back, by the old", async () => {
      const shipped = await town.json("/api/schedules", administrator);
      expect(shipped).toMatchObject({ types: { elder: 30, child: 14 }, attention: { red: 7, yellow: 14 } });
      await visited("H-4", "2026-05-20T10:00:00+08:00");
      const wanted = { types: { elder: 60, ordinary: 90 }, attention: {} };
      expect(await put(wanted)).toEqual({ status: 200, body: wanted });
      expect(await state(4)).toMatchObject({ due: "2026-07-19" });
      expect(await state(5)).toMatchObject({ due: null });
      expect(await state(2)).toMatchObject({ due: today(), rule: "schedule" });
      expect((await columns()).id).toEqual(Int32Array.of(2, 4));
      expect(await put(shipped)).toEqual({ status: 200, body: shipped });
      expect(await state(4)).toMatchObject({ due: "2026-05-27" });
      expect(await state(5)).toMatchObject({ due: today() });
      expect((await columns()).id).toEqual(Int32Array.of(4, 5));
    });

    test("a change stands in the log with what was before; the same again changes nothing", async () => {
      const shipped = await town.json("/api/schedules");
      const wanted = { ...shipped, attention: { ...shipped.attention, red: 3 } };
      for (const body of [wanted, wanted, shipped]) expect((await put(body)).status).toBe(200);
      const entries =
        await town.sql`select details from audit where action = 'schedule.changed' order by id desc limit 2`;
      expect(entries).toEqual([
        { details: { before: wanted, after: shipped } },
        { details: { before: shipped, after: wanted } },
      ]);
    });

    test.each([
      { types: { elder: 0 }, attention: {} },
      { types: { elder: 367 }, attention: {} },
      { types: { elder: 1.5 }, attention: {} },
      { types: { elder: "7" }, attention: {} },
      { types: { nobody: 7 }, attention: {} },
      { types: {}, attention: { "'; drop table visit; --": 7 } },
      { types: {} },
    ])("%o is refused", async (body) => {
      const before = await town.json("/api/schedules");
      expect((await put(body)).status).toBe(400);
      expect(await town.json("/api/schedules")).toEqual(before);
    });
  });
});
