import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eachEngine } from "../../support/engines.ts";
import { A1, B, COMMUNITY, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";
import { walkedTown } from "./walked-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine, walkedTown);
  });
  afterAll(() => town.close());

  describe("the way to the door", () => {
    test("comes from the nearest gate of the compound, along the lane and the last steps off it", async () => {
      const way = await town.json("/api/households/1/way");
      expect(way).toMatchObject({
        measured: "roads",
        gate: { name: "槐安小区南门", position: [113.2042, 35.2095] },
        street: null,
        compound: { name: "槐安小区" },
        line: [
          [113.2042, 35.2095],
          [113.2042, 35.2101],
          [113.2041, 35.2101],
        ],
      });
      // 0.0006° to the north and 0.0001° to the east
      expect(way.metres).toBeCloseTo(66.7 + 9.1, 0);
    });

    test("comes from the nearest street with a name where there is no gate", async () => {
      const way = await town.json("/api/households/4/way");
      expect(way).toMatchObject({ measured: "roads", gate: null, street: "柳园路", compound: null });
      expect(way.line[0]).toEqual([113.224, expect.closeTo(35.20513, 4)]);
      expect(way.line.at(-1)).toEqual([113.2241, 35.2101]);
      expect(way.metres).toBeCloseTo(552 + 9, -1);
    });

    test("says that it knows none where there is no road near", async () => {
      expect(await town.json("/api/households/6/way")).toEqual({
        ...{ line: [[113.3, 35.3]], metres: 0, measured: "straight" },
        ...{ gate: null, street: null, compound: null },
      });
    });

    test("takes another gate when the lane to the first is closed, and goes straight when all roads are gone", async () => {
      await town.sql`update road set line = st_geomfromtext('MULTILINESTRING((113.2042 35.2104, 113.2042 35.2165))', 4326) where code = 'R-3'`;
      await town.changes.pull();
      expect((await town.json("/api/households/1/way")).gate.position).toEqual([113.2042, 35.211]);
      await town.sql`update road set kind = 'wall' where code = 'R-3'`;
      await town.changes.pull();
      const straight = await town.json("/api/households/1/way");
      expect(straight).toMatchObject({ measured: "straight", gate: { position: [113.2042, 35.2095] } });
      expect(straight.line).toHaveLength(2);
      await town.sql`update road set kind = 'service', line = st_geomfromtext('MULTILINESTRING((113.2042 35.205, 113.2042 35.211))', 4326)
        where code = 'R-3'`;
      await town.changes.pull();
    });

    test("is told only of households in scope", async () => {
      const leader = await town.signIn("way-leader", [{ role: "leader", area: B }]);
      expect((await town.ask("/api/households/1/way", undefined, leader)).status).toBe(404);
      expect((await town.ask("/api/households/4/way", undefined, leader)).status).toBe(200);
    });
  });

  describe("a compound", () => {
    const find = async (cookie?: string) => {
      const { items } = await town.json("/api/search?q=槐安小区", cookie);
      const [compound] = items.filter(({ kind }: { kind: string }) => kind === "compound");
      return compound;
    };

    test("is found by its name, also by pinyin", async () => {
      expect(await find()).toMatchObject({
        kind: "compound",
        title: "槐安小区",
        bounds: [113.203, 35.2095, 113.2055, 35.211],
      });
      const { items } = await town.json("/api/search?q=haxq");
      expect(items[0]).toMatchObject({ kind: "compound", title: "槐安小区" });
    });

    test("names its buildings, gates, areas, who answers for it, and its households by type", async () => {
      const { id } = await find();
      const card = await town.json(`/api/compounds/${id}`);
      expect(card).toMatchObject({
        name: "槐安小区",
        code: "L-2",
        buildings: 1,
        gates: [
          { name: "", position: [113.2042, 35.211] },
          { name: "槐安小区南门", position: [113.2042, 35.2095] },
        ],
        households: [
          { type: "ordinary", count: 2 },
          { type: "party", count: 1 },
        ],
        area: { type: "MultiPolygon" },
      });
      expect(card.areas.map(({ code }: { code: string }) => code)).toEqual([STREET, COMMUNITY, A1.slice(0, -2), A1]);
      expect(card.responsible.map(({ name }: { name: string }) => name)).toEqual(["李微", "王格", "赵街"]);
    });

    test("counts only households that one may see", async () => {
      const { id } = await find();
      const leader = await town.signIn("compound-leader", [{ role: "leader", area: B }]);
      expect((await town.json(`/api/compounds/${id}`, leader)).households).toEqual([]);
      const auditor = await town.signIn("compound-auditor", [{ role: "auditor", area: STREET }]);
      expect(await town.json(`/api/compounds/${id}`, auditor)).not.toHaveProperty("households");
    });

    test("is not land of another kind, nor ground without a name", async () => {
      const [park] = await town.sql`select id from land where code = 'L-1'`;
      expect((await town.ask(`/api/compounds/${park.id}`)).status).toBe(404);
    });
  });
});
