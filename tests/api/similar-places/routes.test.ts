import { afterAll, beforeAll, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A1, B, type LittleTown, littleTown, openLittleTown } from "../../support/little-town.ts";

// Beside the two buildings of the little town: twelve old slabs of six floors in A1 and twelve houses in B1. There was a fire hazard
// at eight of the slabs within a year, at one house long ago, and on a street.

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine, async (sql) => {
      await littleTown(sql);
      await sql`
        insert into building (code, name, kind, floors, units, shape)
        select 'S-' || i, i || '号楼', 'apartments', 6, 4,
          st_multi(st_makeenvelope(113.2 + i * 0.0004, 35.216, 113.2002 + i * 0.0004, 35.2162, 4326))
        from generate_series(1, 12) as i
        union all
        select 'H-' || i, null, 'house', 1, null,
          st_multi(st_makeenvelope(113.222 + i * 0.0004, 35.216, 113.2221 + i * 0.0004, 35.2161, 4326))
        from generate_series(1, 12) as i`;
      await sql`
        insert into incident (code, text, kind_id, source_id, urgency_id, state_id, reported_at, position)
        select 'N-' || i, '飞线', (select id from incident_kind where code = 'fire-hazard'), 1, 1, 4, now() - interval '60 days',
          st_setsrid(st_makepoint(113.2001 + i * 0.0004, 35.21625), 4326)
        from generate_series(1, 8) as i
        union all
        select 'O-1', '飞线', (select id from incident_kind where code = 'fire-hazard'), 1, 1, 4, now() - interval '400 days',
          st_setsrid(st_makepoint(113.22205, 35.21605), 4326)
        union all
        select 'O-2', '飞线', (select id from incident_kind where code = 'fire-hazard'), 1, 1, 4, now() - interval '10 days',
          st_setsrid(st_makepoint(113.206, 35.2185), 4326)`;
    });
    await town.changes.pull();
  });
  afterAll(() => town.close());
  const similar = (query = "", cookie?: string) => town.json(`/api/similar-places?kind=fire-hazard${query}`, cookie);

  test("buildings like those where it happened within a year, and where it did not, each with its reasons", async () => {
    const { incidents, buildings, items } = await similar(`&grid=${A1}`);
    expect(incidents).toBeGreaterThanOrEqual(8);
    expect(buildings).toBeGreaterThanOrEqual(8);
    const everywhere = await similar();
    const names = everywhere.items.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(["9号楼", "10号楼", "11号楼", "12号楼"]));
    expect(names).not.toContain("8号楼");
    expect(names.every((name: string) => name.endsWith("号楼"))).toBe(true);
    const [first] = everywhere.items;
    const reasons = new Map(first.reasons.map((reason: { feature: string }) => [reason.feature, reason]));
    expect(reasons.get("kind")).toMatchObject({ word: "apartments", from: null, to: null, there: 1 });
    expect(reasons.has("floors")).toBe(true);
    expect(items.length).toBeLessThanOrEqual(everywhere.items.length);
  });

  test("who sees no household is told no reason of households, and nobody of what lies elsewhere", async () => {
    const elsewhere = await town.signIn("similar-b", [{ role: "worker", area: B }]);
    expect(await similar("", elsewhere)).toMatchObject({ incidents: 0, buildings: 0, items: [] });
  });

  test("the card of a building says what happened there in a year, to those who may see it", async () => {
    const [{ id }] = await town.sql<{ id: number }[]>`select id from building where code = 'S-3'`;
    expect((await town.json(`/api/buildings/${id}`)).incidents).toEqual([{ kind: "fire-hazard", count: 1 }]);
    const elsewhere = await town.signIn("building-b", [{ role: "worker", area: B }]);
    expect((await town.json(`/api/buildings/${id}`, elsewhere)).incidents).toEqual([]);
  });
});
