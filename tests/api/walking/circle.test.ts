import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { walkClassOf } from "../../../domain/walking-classes.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B, B1, B2, COMMUNITY, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";
import { walkedTown } from "./walked-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  const ids: Record<string, number> = {};
  beforeAll(async () => {
    town = await openLittleTown(engine, walkedTown);
    const rows = await town.sql<{ code: string; id: number }[]>`
      select code, id from household union all select code, id from facility`;
    for (const { code, id } of rows) ids[code] = id;
  });
  afterAll(() => town.close());

  const circle = (code: string, minutes: number, cookie?: string) =>
    town.json(`/api/facilities/${ids[code]}/circle?minutes=${minutes}`, cookie);

  describe("a walking circle", () => {
    test("counts households by the length of the roads: 520 metres are ten minutes, not five", async () => {
      expect(await circle("F-3", 5)).toMatchObject({ metres: 400, measured: "roads", households: 0 });
      expect(await circle("F-3", 10)).toMatchObject({ metres: 800, measured: "roads", households: 3 });
    });

    test("is ground around the roads that are reached", async () => {
      const { area } = await circle("F-3", 10);
      expect(area.type).toBe("MultiPolygon");
      const [[outer]] = area.coordinates;
      expect(outer[0]).toEqual(outer.at(-1));
      const lats = outer.map(([, lat]: number[]) => lat);
      // the lane ends 611 m to the north; beyond it one may step off 189 m, as far as a road is near
      expect(Math.max(...lats)).toBeGreaterThan(35.2115);
      expect(Math.max(...lats)).toBeLessThan(35.213);
      const lngs = outer.map(([lng]: number[]) => lng);
      // 55 m down the lane, then along 柳园路
      expect(Math.max(...lngs)).toBeCloseTo(113.2042 + (800 - 55) / 90_900, 3);
    });

    test("is straight, and says so, where there is no road near", async () => {
      const { area, ...said } = await circle("F-4", 5);
      expect(said).toEqual({ metres: 400, minutes: 5, measured: "straight", households: 1 });
      const north = Math.max(...area.coordinates[0][0].map(([, lat]: number[]) => lat));
      expect((north - 35.2999) * 111_195).toBeCloseTo(400, -1);
    });

    test("counts only households that one may see, and none for who may see none", async () => {
      const leader = await town.signIn("circle-leader", [{ role: "leader", area: B }]);
      expect((await circle("F-3", 10, leader)).households).toBe(0);
      const roles = await town.sql<{ code: string }[]>`
        select code from role where 'map' = any(rights) and not 'households' = any(rights) limit 1`;
      for (const { code } of roles) {
        const blind = await town.signIn("circle-blind", [{ role: code }]);
        expect(await circle("F-3", 10, blind)).not.toHaveProperty("households");
      }
    });
  });

  describe("who lives outside every circle", () => {
    const outside = (minutes: number, cookie?: string) =>
      town.json(`/api/walking/outside?kind=canteen&minutes=${minutes}`, cookie);
    const classes = ({ classes }: { classes: string }, ...codes: string[]) =>
      codes.map((code) => walkClassOf(Buffer.from(classes, "base64"), ids[code]));

    test("is told of each household, and by area", async () => {
      const said = await outside(15);
      expect(said).toMatchObject({ kind: "canteen", facilities: 2, households: 6, outside: 2, straight: 2 });
      expect(classes(said, "H-1", "H-3", "H-4", "H-5", "H-6")).toEqual([
        "within",
        "within",
        "outside",
        "outside",
        "within",
      ]);
      const two = { households: 5, outside: 2 };
      expect(Object.fromEntries(said.areas.map(({ code, ...sum }: { code: string }) => [code, sum]))).toEqual({
        [STREET]: two,
        [COMMUNITY]: two,
        [A]: { households: 3, outside: 0 },
        [A1]: { households: 3, outside: 0 },
        [B]: { households: 2, outside: 2 },
        [B1]: { households: 1, outside: 1 },
        [B2]: { households: 1, outside: 1 },
      });
    });

    test("depends on how long one walks", async () => {
      expect(classes(await outside(5), "H-1", "H-6")).toEqual(["outside", "within"]);
    });

    test("says nothing of households and areas out of scope", async () => {
      const leader = await town.signIn("outside-leader", [{ role: "leader", area: B1 }]);
      const said = await outside(15, leader);
      expect(said).toMatchObject({ households: 1, outside: 1, areas: [{ code: B1, households: 1, outside: 1 }] });
      expect(classes(said, "H-1", "H-4", "H-5", "H-6")).toEqual(["unknown", "outside", "unknown", "unknown"]);
    });

    test("is everybody where there is no such facility", async () => {
      expect(await town.json("/api/walking/outside?kind=shelter")).toMatchObject({ facilities: 0, outside: 6 });
    });

    test("follows a door that moves and a river that comes between", async () => {
      await town.sql`update household set position = st_setsrid(st_makepoint(113.2041, 35.2052), 4326) where code = 'H-5'`;
      await town.changes.pull();
      expect(classes(await outside(5), "H-5", "H-1")).toEqual(["within", "outside"]);
      await town.sql`insert into road (code, kind, line) values
        ('R-9', 'river', st_geomfromtext('MULTILINESTRING((113.20415 35.2085, 113.20415 35.2115))', 4326))`;
      await town.changes.pull();
      // H-1 stands west of the water, its only road east of it; H-3 does not
      expect(classes(await outside(10), "H-1", "H-3")).toEqual(["outside", "within"]);
    });
  });
});
