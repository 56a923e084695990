import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chinaDay, dayAfter, dayNumber } from "../../../domain/day.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B, B1, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";

// In the little town H-4 (every 7 days) and H-5 (every 14) lie in grid B and have a schedule; H-1 … H-3 in A have none.
eachEngine((engine) => {
  let town: LittleTown;
  let leader: string;
  let worker: string;
  let planner: string;
  const today = chinaDay(new Date());
  const thisMonth = today.slice(0, 7);
  beforeAll(async () => {
    town = await openLittleTown(engine);
    leader = await town.signIn("leader", [{ role: "leader", area: STREET }]);
    worker = await town.signIn("worker", [{ role: "worker", area: A1 }]);
    planner = await town.signIn("planner", [{ role: "planner" }]);
  });
  afterAll(() => town.close());
  beforeEach(async () => {
    await town.sql`delete from visit`;
    await town.sql`truncate patrol, closing restart identity`;
    await town.sql`update household_visit_state set since = '2026-03-10'`;
    await town.sql`select refresh_visit_states(array(select id from household))`;
    await town.changes.pull();
  });

  const post = (path: string, body: object, cookie = leader) => town.send("POST", path, body, cookie);
  const visited = async (code: string, at: string, way = "door", next: string | null = null) => {
    await town.sql`insert into visit (key, household_id, at, way, next_day, by_name)
      select gen_random_uuid(), id, ${at}::text::timestamptz, ${way}, ${next}::text::date, '林' from household where code = ${code}`;
    await town.changes.pull();
  };

  describe("a patrol", () => {
    test("is noted once, its note sealed and shown to those who visit there", async () => {
      const body = { grid: A1, day: today, note: " 平安 " };
      const { status, body: noted } = await post("/api/patrols", body);
      expect([status, noted]).toEqual([201, { grid: A1, day: today, by: "leader", at: noted.at, note: "平安" }]);
      expect(await post("/api/patrols", body)).toEqual({ status: 200, body: noted });
      expect(await post("/api/patrols", { grid: A1, day: today }, worker)).toEqual({ status: 200, body: noted });
      const other = await post("/api/patrols", { ...body, note: "另一条" }, worker);
      expect(other).toMatchObject({ status: 409, body: { code: "patrol_noted" } });
      const [{ note }] = await town.sql`select note from patrol`;
      expect(note).toMatch(/^§1\./);
      expect((await town.json(`/api/duties?grid=${A1}`, worker)).day.patrol).toEqual(noted);
      expect((await town.json(`/api/duties?grid=${A1}`, planner)).day.patrol).not.toHaveProperty("note");
    });

    test("ten people at once: one is noted", async () => {
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => post("/api/patrols", { grid: A, day: today })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    });

    test("of tomorrow, long ago, no day, elsewhere or by who may not is refused", async () => {
      for (const day of [dayAfter(today, 1), dayAfter(today, -31), "2026-02-30"]) {
        expect((await post("/api/patrols", { grid: A1, day })).status).toBe(400);
      }
      for (const grid of [B1, A, "nowhere"]) {
        expect((await post("/api/patrols", { grid, day: today }, worker)).body.code).toBe("area_unknown");
      }
      expect((await post("/api/patrols", { grid: A1, day: today }, planner)).status).toBe(403);
    });
  });

  describe("a month", () => {
    // H-4: due 10, 17, 24 March …; H-5: due 10 March, then every 14 days
    test("closed, says what was made and missed by its end, and does not change any more", async () => {
      await visited("H-4", "2026-03-31T23:00:00+08:00");
      await visited("H-4", "2026-04-01T00:00:00+08:00");
      await visited("H-1", "2026-03-05T10:00:00+08:00", "phone");
      await visited("H-2", "2026-03-05T10:00:00+08:00", "absent");
      await town.sql`insert into patrol (area_id, day, by_name)
        select id, day, '林' from area, unnest(array['2026-03-01', '2026-03-31', '2026-04-01']::date[]) as day where code = ${B1}`;
      const figures = { visits: 2, due: 2, missed: 1, patrolDays: 2 };
      const { status, body } = await post("/api/closings", { grid: STREET, month: "2026-03" });
      expect([status, body]).toEqual([201, { grid: STREET, month: "2026-03", figures, by: "leader", at: body.at }]);
      await visited("H-5", "2026-03-20T10:00:00+08:00");
      expect(await post("/api/closings", { grid: STREET, month: "2026-03" })).toEqual({ status: 200, body });
      // what is closed later, grid by grid, counts what was noted since
      const { body: of } = await post("/api/closings", { grid: B, month: "2026-03" });
      expect(of.figures).toEqual({ visits: 2, due: 2, missed: 0, patrolDays: 2 });
      const entries = await town.sql`
        select subject_id, area_code, details->>'month' as month from audit where action = 'month.closed' order by id desc limit 2`;
      expect(entries).toEqual([
        { subject_id: B, area_code: B, month: "2026-03" },
        { subject_id: STREET, area_code: STREET, month: "2026-03" },
      ]);
    });

    test("before the schedule began nothing was due", async () => {
      const { body } = await post("/api/closings", { grid: B, month: "2026-02" });
      expect(body.figures).toEqual({ visits: 0, due: 0, missed: 0, patrolDays: 0 });
    });

    test("two at once close it once", async () => {
      const answers = await Promise.all([1, 2, 3].map(() => post("/api/closings", { grid: B, month: "2026-05" })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    });

    test("that is not over, is no month, or lies elsewhere is refused", async () => {
      const isLastDay = dayAfter(today, 1).endsWith("-01");
      if (!isLastDay) {
        expect(await post("/api/closings", { grid: B, month: thisMonth })).toMatchObject({ status: 409 });
      }
      expect((await post("/api/closings", { grid: B, month: "2026-13" })).status).toBe(400);
      expect((await post("/api/closings", { grid: B, month: "2026-03" }, worker)).status).toBe(404);
    });
  });

  test("duties say what of day, week and month is done and open", async () => {
    const monday = dayAfter(today, -((dayNumber(today) + 5) % 7));
    expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
    await visited("H-4", new Date().toISOString(), "door", dayAfter(monday, 40));
    const duties = await town.json(`/api/duties?grid=${B}`, leader);
    expect(duties).toMatchObject({
      grid: B,
      day: { day: today, patrol: null },
      week: { from: monday, to: dayAfter(monday, 6), visits: 1, due: 1 },
      month: { month: thisMonth, figures: { visits: 1, patrolDays: 0 } },
      before: { closing: null },
    });
    const { month } = duties.before;
    await post("/api/closings", { grid: B, month });
    expect((await town.json(`/api/duties?grid=${B}`, leader)).before.closing).toMatchObject({ month, by: "leader" });
    expect((await town.ask(`/api/duties?grid=${B}`, {}, worker)).status).toBe(404);
    expect((await town.ask("/api/duties")).status).toBe(400);
  });

  test("areas say which share is on time, where the whole area is in scope", async () => {
    const shares = async (cookie: string) => {
      const { features } = await town.json("/api/grids", cookie);
      // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of any shape
      return Object.fromEntries(features.map(({ properties }: any) => [properties.code, properties.visited]));
    };
    expect(await shares(leader)).toMatchObject({ [STREET]: 0, [B]: 0 });
    await visited("H-4", new Date().toISOString());
    const after = await shares(leader);
    expect(after).toMatchObject({ [STREET]: 0.5, [B]: 0.5, [B1]: 1 });
    expect(after[A]).toBeUndefined();
    await visited("H-1", new Date().toISOString(), "door", today);
    expect(await shares(worker)).toMatchObject({ [A1]: 1 });
    expect((await shares(worker))[STREET]).toBeUndefined();
    expect((await town.json(`/api/grids/${B1}`, leader)).visited).toBe(1);
  });
});
