import { afterAll, beforeAll, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { type LittleTown, openLittleTown } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());

  test("the town says its name, size, time and that it is made up", async () => {
    const said = await town.json("/api/town");
    expect(said).toMatchObject({
      name: "柳园街道",
      simulated: true,
      attributions: ["模拟数据"],
      bounds: [113.2, 35.2, 113.24, 35.22],
      incidentTime: { from: "2026-03-31T16:00:00.000Z", to: "2026-06-01T12:30:00.000Z" },
      counts: { areas: 8, buildings: 2, roads: 2, land: 2, places: 1, households: 6, facilities: 1, incidents: 4 },
    });
  });

  test("code tables come in the order of their rank", async () => {
    const { codes } = await town.json("/api/town");
    expect(codes.householdTypes.map((type: { code: string }) => type.code).slice(0, 3)).toEqual([
      "party",
      "low-income",
      "disabled",
    ]);
    expect(codes.incidentStates[0]).toEqual({
      code: "reported",
      name: { zh: "发现", en: "Reported" },
      open: true,
      rank: 1,
    });
  });

  test("an empty database is a town without name, bounds and time", async () => {
    const town = await openLittleTown(engine, async () => {});
    expect(await town.json("/api/town")).toMatchObject({
      name: null,
      bounds: null,
      incidentTime: null,
      simulated: false,
    });
    await town.close();
  });

  test("two incidents of a thousand that lie in another province do not widen the town", async () => {
    const town = await openLittleTown(engine, async (sql) => {
      await sql`insert into incident (code, text, kind_id, source_id, urgency_id, state_id, reported_at, position)
        select 'I-' || n, '', 1, 1, 1, 1, now(), st_setsrid(st_makepoint(case when n <= 2 then 90 else 113.2 + n * 1e-5 end, 35.2), 4326)
        from generate_series(1, 1000) as n`;
    });
    const [west, , east] = (await town.json("/api/town")).bounds;
    expect(west).toBeGreaterThan(113.2);
    expect(east).toBeLessThan(113.21);
    await town.close();
  });
});
