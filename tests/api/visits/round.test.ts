import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { chinaDay, dayAfter } from "../../../domain/day.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, B1, COMMUNITY, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";

// The little town has one road along 35.205 that every door is within reach of or not, and H-1 … H-3 in one building.
eachEngine((engine) => {
  let town: LittleTown;
  let worker: string;
  const today = chinaDay(new Date());
  beforeAll(async () => {
    town = await openLittleTown(engine);
    worker = await town.signIn("worker", [{ role: "worker", area: A }]);
  });
  afterAll(() => town.close());
  beforeEach(async () => {
    await town.sql`delete from visit`;
    await town.changes.pull();
  });

  const agreed = (code: string, day: string) => town.sql`
    insert into visit (key, household_id, at, way, next_day, by_name)
    select gen_random_uuid(), id, now() - interval '1 day', 'door', ${day}::text::date, '林' from household where code = ${code}`;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of any shape
  const codes = (stops: any[]) => stops.map(({ households }) => households.map(({ code }: { code: string }) => code));

  test("what is due that day, with what is due soon next door, is one stop a building", async () => {
    await agreed("H-1", today);
    await agreed("H-2", dayAfter(today, 5));
    await agreed("H-3", dayAfter(today, 6));
    await agreed("H-4", dayAfter(today, 1));
    await agreed("H-5", dayAfter(today, -3));
    const round = await town.json(`/api/visits/round?grid=${COMMUNITY}&from=113.2041,35.205`);
    expect(codes(round.stops)).toEqual([["H-1", "H-2"], ["H-5"]]);
    expect(round.stops[0]).toMatchObject({ building: 1, address: "柳园路1号院1号楼1单元101" });
    expect(round.stops[0].position[0]).toBeCloseTo(113.20415, 6);
    expect(round.stops[0].households[1]).toMatchObject({
      head: "欧**",
      visits: { due: dayAfter(today, 5), rule: "agreed" },
    });
    expect(round.stops[1]).toMatchObject({ building: null, position: [113.2342346, 35.2034568] });
    expect(round.left).toBe(0);
    const tomorrow = await town.json(
      `/api/visits/round?grid=${COMMUNITY}&day=${dayAfter(today, 1)}&from=113.2041,35.205`,
    );
    expect(codes(tomorrow.stops)).toEqual([["H-1", "H-2", "H-3"], ["H-4"], ["H-5"]]);
  });

  test("it says how far it is and what that was measured along, and its line runs from stop to stop", async () => {
    await agreed("H-1", today);
    await agreed("H-4", today);
    await agreed("H-5", today);
    const round = await town.json(`/api/visits/round?grid=${STREET}`);
    expect(["roads", "straight"]).toContain(round.measured);
    // from H-1 to H-4 to H-5 are some 1,820 and 1,180 metres as the crow flies
    expect(round.metres).toBeGreaterThan(2_900);
    expect(round.metres).toBeLessThan(5_000);
    const ends = [round.line[0], round.line.at(-1)];
    for (const end of [round.stops[0].position, round.stops[2].position]) expect(ends).toContainEqual(end);
  });

  test("nothing due: no stops, no way", async () => {
    await agreed("H-4", dayAfter(today, 3));
    await agreed("H-5", dayAfter(today, 3));
    const empty = { stops: [], metres: 0, line: [], left: 0 };
    expect(await town.json(`/api/visits/round?grid=${B1}`)).toMatchObject(empty);
  });

  test("only households in scope are on it", async () => {
    await agreed("H-1", today);
    await agreed("H-4", today);
    expect(codes((await town.json(`/api/visits/round?grid=${STREET}`, worker)).stops)).toEqual([["H-1"]]);
    expect((await town.json(`/api/visits/round?grid=${B1}`, worker)).stops).toEqual([]);
  });

  test.each(["", "grid=nowhere", "grid=99&day=1", `grid=${A}&from=1`, `grid=${A}&from=1,2,3`, `grid=${A}&from=x,y`])(
    "?%s is refused",
    async (query) => expect((await town.ask(`/api/visits/round?${query}`)).status).toBe(400),
  );
});
