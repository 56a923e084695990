import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Kiosk } from "../../../domain/kiosk.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, A2, B1, COMMUNITY, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();

eachEngine((engine) => {
  let town: LittleTown;
  let leader: string;
  let screen: string;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    leader = await town.signIn("lin", [{ role: "commander" }]);
    screen = await town.signIn("screen", [{ role: "kiosk" }]);
    await town.sql`
      insert into device (account_id, kind, building_id)
      select account.id, 'kiosk', building.id from account, building where username = 'screen' and building.code = 'B-1'`;
  });
  beforeEach(() => town.sql`delete from bulletin`);
  afterAll(() => town.close());

  const kiosk = (cookie = screen): Promise<Kiosk> => town.json("/api/kiosk", cookie);
  const hang = (area: string, title: string, more: object = {}) =>
    town.send(
      "POST",
      "/api/bulletins",
      { key: randomUUID(), area, title, from: hours(-1), until: hours(1), ...more },
      leader,
    );

  describe("the screen at a stair", () => {
    test("says where it is, who answers for the building and the clock, and no number of theirs", async () => {
      const said = await kiosk();
      expect(said).toMatchObject({
        building: { name: "柳园路1号院1号楼" },
        areas: ["柳园街道", "柳园社区", "第一网格", "第一微网格"],
        office: "柳园街道",
        people: [
          { name: "李微", duty: { zh: "微网格员" }, areaName: "第一微网格" },
          { name: "王格", duty: { zh: "网格长" }, areaName: "第一网格" },
        ],
        offices: [],
        codes: [],
        simulated: true,
      });
      expect(Math.abs(Date.parse(said.now) - Date.now())).toBeLessThan(60_000);
    });

    test("shows bulletins of its own areas in their time, and none of others", async () => {
      await hang(STREET, "全街道");
      await hang(A1, "本微网格");
      await hang(A, "明天的", { from: hours(24), until: null });
      await hang(A2, "隔壁");
      await hang(B1, "别处");
      await hang(A1, "过去的", { from: hours(-3), until: hours(-1) });
      await hang(A1, "还早", { from: hours(24 * 30), until: null });
      const gone = await hang(A1, "撤下的");
      await town.send("POST", `/api/bulletins/${gone.body.id}/withdraw`, { revision: 1 }, leader);
      expect((await kiosk()).bulletins.map(({ title, areaName }) => [title, areaName])).toEqual([
        ["全街道", "柳园街道"],
        ["本微网格", "第一微网格"],
        ["明天的", "第一网格"],
      ]);
    });

    test("says how to reach the offices, the nearest first, and the codes of its stairs", async () => {
      const office = (area: string, phone: string) =>
        town.send("PUT", `/api/offices/${area}`, { phone, address: "柳园路2号", hours: "", revision: 0 }, leader);
      await office(STREET, "0391-1000001");
      await office(COMMUNITY, "0391-1000002");
      await town.send("POST", "/api/resident-codes", { area: A1 }, leader);
      const { offices, codes } = await kiosk();
      expect(offices.map(({ name, phone }) => [name, phone])).toEqual([
        ["柳园社区", "0391-1000002"],
        ["柳园街道", "0391-1000001"],
      ]);
      expect(codes.map(({ unit, place }) => [unit, place])).toEqual([
        ["1", "柳园路1号院1号楼1单元"],
        ["2", "柳园路1号院1号楼2单元"],
      ]);
      expect((await town.json(`/api/resident/codes/${codes[0].token}`, "")).place).toBe(codes[0].place);
    });

    test("nothing of residents is on it, and no phone of whoever answers", async () => {
      await town.send("POST", "/api/resident-codes", { area: A1 }, leader);
      const said = JSON.stringify(await kiosk());
      const people = await town.sql<{ head: string }[]>`select head from household where head is not null`;
      const sealed = await town.sql<{ phone: string }[]>`select phone from staff where phone is not null`;
      for (const { head } of people) expect(said).not.toContain(head);
      for (const { phone } of sealed) expect(said).not.toContain(phone);
      for (const private_ of ["张志强", "欧阳修", "13812345678", "13700000001", "13700000002", "飞线充电", "户"]) {
        expect(said).not.toContain(private_);
      }
    });

    test("a device without a building, or whose building is gone, is told so", async () => {
      const other = await town.signIn("no-building", [{ role: "kiosk" }]);
      const answer = await town.ask("/api/kiosk", undefined, other);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, "building_gone"]);
      await town.sql`insert into device (account_id, kind, building_id)
        select account.id, 'kiosk', building.id from account, building where username = 'no-building' and building.code = 'B-2'`;
      expect((await kiosk(other)).building.name).toBe("柳园路8号");
      await town.sql`delete from resident_code`;
      await town.sql`update household set building_id = null`;
      await town.sql`delete from building where code = 'B-2'`;
      expect((await town.ask("/api/kiosk", undefined, other)).status).toBe(404);
    });
  });

  test("who writes bulletins sees the screen of a building of their area", async () => {
    const clerk = await town.signIn("chen", [{ role: "clerk", area: A }]);
    await hang(A1, "停水");
    const preview: Kiosk = await town.json(`/api/kiosk/preview?area=${A1}`, clerk);
    expect([preview.building.name, preview.bulletins[0].title]).toEqual(["柳园路1号院1号楼", "停水"]);
    const codeOf = async (area: string) =>
      (await (await town.ask(`/api/kiosk/preview?area=${area}`, undefined, clerk)).json()).code;
    expect(await codeOf(B1)).toBe("area_unknown");
    expect(await codeOf(A2)).toBe("area_empty");
  });
});
