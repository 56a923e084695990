import { afterAll, beforeAll, expect, test } from "vitest";
import { asReader } from "../../../api/access/as-reader.ts";
import { Viewer } from "../../../api/access/viewer.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, type LittleTown, openLittleTown } from "../../support/little-town.ts";

const TABLES = ["visit", "visit_photo", "household_plan", "household_visit_state"] as const;

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    // one visit, photo and plan for each of the six households, of which three lie in A, two in B and one nowhere
    await town.sql`insert into visit (key, household_id, at, way, by_name)
      select gen_random_uuid(), id, now(), 'door', '林' from household`;
    await town.sql`insert into visit_photo (visit_id, nth, type, image) select id, 1, 'image/png', '\\x00' from visit`;
    await town.sql`insert into household_plan (household_id, text, by_name) select id, '', '林' from household`;
    await town.changes.pull();
  });
  afterAll(() => town.close());

  const countsFor = (area: number | null, rights: readonly ("households" | "incidents")[]) => {
    const grant = { role: "any", rights, area, from: 0, until: Number.POSITIVE_INFINITY };
    const account = { id: 1, username: "someone", name: "someone", staffId: null, passwordExpired: false };
    const viewer = new Viewer(1, account, rights.length > 0 ? [grant] : [], Number.POSITIVE_INFINITY);
    return asReader(town.sql, town.changes.memory.areas, viewer, async (sql) => {
      const counts: number[] = [];
      for (const table of TABLES) {
        const [{ count }] = await sql<{ count: number }[]>`select count(*)::integer as count from ${sql(table)}`;
        counts.push(count);
      }
      return counts;
    });
  };

  test("the database itself shows what was noted only where the household is seen", async () => {
    const a = town.changes.memory.areas.withCode(A)!.id;
    expect(await countsFor(null, ["households"])).toEqual([6, 6, 6, 6]);
    expect(await countsFor(a, ["households"])).toEqual([3, 3, 3, 3]);
    expect(await countsFor(null, ["incidents"])).toEqual([0, 0, 0, 0]);
    expect(await countsFor(null, [])).toEqual([0, 0, 0, 0]);
  });
});
