import { afterAll, beforeAll, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, A2, B2, type LittleTown, littleTown, openLittleTown } from "../../support/little-town.ts";

// Two incidents of 1 May, both in grid A:
//
//   I-1 in A1, due 12:00   08:00 ─10 min─ assigned ─2 h─ handled ─1 h─ closed                        on time
//   I-2 in A2, due 09:00   08:00 ─20 min─ assigned ─1 h 40─ handled ─30 min─ closed ─30 min─ assigned   late, reopened

const STEPS: [code: string, state: string, at: string][] = [
  ["I-1", "assigned", "08:10:00.123456"],
  ["I-1", "handled", "10:10:00.123456"],
  ["I-1", "closed", "11:10:00.123456"],
  ["I-2", "assigned", "08:20:00.123456"],
  ["I-2", "handled", "10:00:00.123456"],
  ["I-2", "closed", "10:30:00.123456"],
  ["I-2", "assigned", "11:00:00.123456"],
];
const MAY = "from=2026-05-01T00:00:00%2B08:00&to=2026-06-01T00:00:00%2B08:00";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine, async (sql) => {
      await littleTown(sql);
      for (const [code, state, at] of STEPS) {
        await sql`
          insert into incident_step (incident_id, state_id, at)
          select incident.id, incident_state.id, ${`2026-05-01T${at}+08:00`}::timestamptz
          from incident, incident_state
          where incident.code = ${code} and incident_state.code = ${state}`;
        await sql`
          update incident
          set state_id = (select id from incident_state where code = ${state}),
            assignee_id = (select id from staff where code = 'S-1'),
            rating = case code when 'I-1' then 4 else 2 end,
            due_at = case code when 'I-1' then '2026-05-01T12:00:00+08:00' else '2026-05-01T09:00:00+08:00' end::timestamptz
          where code = ${code}`;
      }
    });
  });
  afterAll(() => town.close());
  const figures = (query: string, cookie?: string) => town.json(`/api/incidents/figures?${query}`, cookie);

  const ofBoth = {
    reported: 2,
    open: 1,
    onTime: 1,
    late: 1,
    medianS: { assigned: 1200, handled: 6600, closed: 2700 },
    reopened: 1,
    rated: 2,
    satisfied: 1,
  };
  const ofFirst = {
    reported: 1,
    open: 0,
    onTime: 1,
    late: 0,
    medianS: { assigned: 600, handled: 7200, closed: 3600 },
    reopened: 0,
    rated: 1,
    satisfied: 1,
  };

  test("sums, medians and what came in time are those of the steps, in all, by area and by person", async () => {
    expect(await figures(MAY)).toEqual({
      whole: ofBoth,
      areas: [{ code: A, name: "第一网格", ...ofBoth }],
      workers: [{ id: 1, name: "李微", ...ofBoth }],
    });
  });

  test("a second chance gives another time, and does not make late what came in time", async () => {
    await town.sql`
      update incident_step
      set due_at = '2026-05-01T11:00:00+08:00'
      where incident_id = 1 and state_id = (select id from incident_state where code = 'handled')`;
    await town.sql`update incident set due_at = '2026-05-01T09:30:00+08:00' where id = 1`;
    expect((await figures(MAY)).whole).toEqual(ofBoth);
  });

  test("microgrids have their own", async () => {
    const { areas } = await figures(`${MAY}&level=microgrid`);
    expect(areas[0]).toEqual({ code: A1, name: "第一微网格", ...ofFirst });
    expect(areas[1]).toMatchObject({ code: A2, onTime: 0, late: 1, reopened: 1 });
  });

  test("an area can be asked about alone", async () => {
    expect((await figures(`${MAY}&grid=${A1}`)).whole).toEqual(ofFirst);
  });

  test("what is neither due nor handled is neither on time nor late", async () => {
    const { whole } = await figures("from=2026-06-01T00:00:00%2B08:00&to=2026-07-01T00:00:00%2B08:00");
    expect(whole).toEqual({
      reported: 1,
      open: 1,
      onTime: 0,
      late: 0,
      medianS: {},
      reopened: 0,
      rated: 0,
      satisfied: 0,
    });
  });

  test("nobody gets figures of what they may not see", async () => {
    const own = await town.signIn("figures-a1", [{ role: "worker", area: A1 }]);
    expect((await figures(MAY, own)).whole).toEqual(ofFirst);
    const other = await town.signIn("figures-b2", [{ role: "worker", area: B2 }]);
    expect(await figures(MAY, other)).toEqual({
      whole: { reported: 0, open: 0, onTime: 0, late: 0, medianS: {}, reopened: 0, rated: 0, satisfied: 0 },
      areas: [],
      workers: [],
    });
  });

  test.each([
    ["", "from"],
    ["from=2026-05-01&to=2026-06-01T00:00:00Z", "from"],
    [`${MAY}&level=house`, "level"],
    [`${MAY}&grid=4711`, "grid"],
  ])("%s is refused with what is wrong", async (query, where) => {
    const response = await town.ask(`/api/incidents/figures?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ where });
  });
});
