import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NO_ORDERS, USUAL_SETTINGS, type WallOrders, type WallSettings } from "../../../domain/wall/settings.ts";
import type { OperatedWall, Wall } from "../../../domain/wall/wall.ts";
import { pairedDevice } from "../../support/devices.ts";
import { eachEngine } from "../../support/engines.ts";
import { newDraft } from "../../support/layouts.ts";
import { A, A1, A2, B, B2, COMMUNITY, type LittleTown, openLittleTown } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  let commander: string;
  let hall: { id: number; cookie: string };
  beforeAll(async () => {
    town = await openLittleTown(engine);
    const { device, cookie } = await pairedDevice(town, { kind: "wall", name: "指挥大厅", area: COMMUNITY });
    hall = { id: device.id, cookie };
    commander = await town.signIn("commander", [{ role: "commander" }]);
  });
  afterAll(() => town.close());

  const walls = async (cookie = commander): Promise<OperatedWall[]> => (await town.json("/api/walls", cookie)).items;
  const own = async () => (await walls()).find(({ id }) => id === hall.id)!;
  const asked = (): Promise<Wall> => town.json("/api/wall", hall.cookie);
  const change = (body: object, cookie = commander, id = hall.id) =>
    town.send("PATCH", `/api/walls/${id}`, body, cookie);
  /** Changes what is there now. */
  const changed = async (more: { settings?: Partial<WallSettings>; orders?: Partial<WallOrders> }) => {
    const { revision, settings, orders } = await own();
    return change({
      revision,
      ...(more.settings ? { settings: { ...settings, ...more.settings } } : {}),
      ...(more.orders ? { orders: { ...orders, ...more.orders } } : {}),
    });
  };
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

  test("a wall that nobody set shows the usual scenes of its area", async () => {
    expect(await asked()).toMatchObject({
      id: hall.id,
      name: "指挥大厅",
      area: { code: COMMUNITY, name: "柳园社区", level: "community", bounds: [113.2, 35.2, 113.24, 35.22] },
      settings: USUAL_SETTINGS,
      orders: NO_ORDERS,
      revision: 0,
      isDemo: true,
    });
    expect(Math.abs(Date.parse((await asked()).now) - Date.now())).toBeLessThan(60_000);
    expect(await own()).toMatchObject({ area: COMMUNITY, paired: true, changed: null, shown: null, upToDate: null });
  });

  test("what an operator tells it, the wall shows; the log says who told it what", async () => {
    const told = await changed({
      settings: { volume: 70, night: null },
      orders: { held: true, message: { text: "  暴雨蓝色预警 ", until: inAnHour() } },
    });
    expect(told.status).toBe(200);
    expect(told.body.changed).toMatchObject({ by: "commander", what: ["night", "volume", "held", "message"] });
    const wall = await asked();
    expect(wall.settings).toEqual({ ...USUAL_SETTINGS, volume: 70, night: null });
    expect(wall.orders).toMatchObject({ held: true, message: { text: "暴雨蓝色预警" } });
    const [entry] = await town.sql`select action, username, details from audit order by id desc limit 1`;
    expect(entry).toEqual({
      action: "wall.changed",
      username: "commander",
      details: { name: "指挥大厅", what: ["night", "volume", "held", "message"], message: "暴雨蓝色预警" },
    });
  });

  test("who sends what is there already changes nothing", async () => {
    const { revision, settings, orders } = await own();
    expect((await change({ revision, settings, orders })).body.revision).toBe(revision);
  });

  test("of two operators at once the slower is told who was faster, and what they did", async () => {
    const { revision, settings, orders } = await own();
    const other = await town.signIn("other-operator", [{ role: "administrator" }]);
    const answers = await Promise.all([
      change({ revision, settings: { ...settings, volume: 10 } }),
      change({ revision, orders: { ...orders, held: false } }, other),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = answers.find(({ status }) => status === 409)!;
    expect(body).toMatchObject({ code: "wall_changed", where: "revision" });
    expect(body.message).toMatch(/^(commander刚改过这块大屏（提示音）|other-operator刚改过这块大屏（停住）)/);
  });

  test.each([
    ["没有场景", { settings: { scenes: [] } }, "至少要有一个场景"],
    ["太快", { settings: { scenes: [{ kind: "whole", area: null, seconds: 1 }] } }, "应为 5–3600 的整数；收到“1”"],
    [
      "一个区域却没有区域",
      { orders: { jump: { kind: "community", area: null, seconds: 30 } } },
      "只有“一个区域”要写区域代码",
    ],
    ["没有的区域", { orders: { jump: { kind: "community", area: "0", seconds: 30 } } }, "范围里没有代码为“0”的区域"],
    [
      "范围外的区域",
      { orders: { jump: { kind: "community", area: "990101001", seconds: 30 } } },
      "范围里没有代码为“990101001”的区域",
    ],
    ["音量", { settings: { volume: 101 } }, "应为 0–100 的整数；收到“101”"],
    ["夜间", { settings: { night: { from: "25:00", to: "06:00" } } }, "应为时间，如 22:00；收到“25:00”"],
    ["夜间起止相同", { settings: { night: { from: "06:00", to: "06:00" } } }, "起止时间不能相同"],
    ["面板", { settings: { screen: { widthMm: 2400, distanceMm: 6000, columns: 0, rows: 1 } } }, "应为 1–12 的整数"],
    ["空的通知", { orders: { message: { text: " ", until: inAnHour() } } }, "应为 1–60 字，不分行"],
    ["分行的通知", { orders: { message: { text: "一\n二", until: inAnHour() } } }, "应为 1–60 字，不分行"],
    ["已过的通知", { orders: { message: { text: "停水", until: "2026-01-01T00:00:00+08:00" } } }, "通知的结束时间已过"],
    ["太久的通知", { orders: { message: { text: "停水", until: "2099-01-01T00:00:00+08:00" } } }, "通知最多显示 7 天"],
  ])("%s：一句话说清", async (_, more, sentence) => {
    const refused = await changed(more as never);
    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain(sentence);
  });

  test("a jump is over after its time, and may be made again; while held it stays", async () => {
    const jump = { kind: "hot-spots", area: null, seconds: 30 } as const;
    await changed({ orders: { held: false, jump, message: null } });
    expect((await asked()).orders.jump).toEqual(jump);
    const before = (await own()).revision;
    expect((await changed({ orders: { jump } })).body.revision).toBe(before);
    const later = () =>
      town.sql`update device set orders = orders || '{"jump_until": "2026-01-01T00:00:00Z"}' where account_id = ${hall.id}`;
    await later();
    expect((await asked()).orders).toEqual({ held: false, jump: null, message: null });
    expect((await changed({ orders: { jump } })).body.revision).toBe(before + 1);
    await changed({ orders: { held: true } });
    await later();
    expect((await asked()).orders.jump).toEqual(jump);
    await changed({ orders: { held: false } });
    expect((await own()).orders.jump).toBeNull();
  });

  test("of a wall that nobody changed yet, another revision is refused without a name", async () => {
    const { device } = await pairedDevice(town, { kind: "wall", name: "新屏", area: A });
    const refused = await change({ revision: 7 }, commander, device.id);
    expect([refused.status, refused.body.message]).toEqual([
      409,
      "这块大屏的设置与您看到的不同，请刷新后再改。 This wall is not as you saw it: load it again.",
    ]);
  });

  test("walls belong to those who look after their area", async () => {
    const ofB2 = await town.signIn("commander-of-b2", [{ role: "commander", area: B2 }]);
    expect(await walls(ofB2)).toEqual([]);
    expect((await change({ revision: 0, orders: NO_ORDERS }, ofB2)).body).toMatchObject({ code: "wall_unknown" });
    const { device } = await pairedDevice(town, { kind: "kiosk", building: 1 });
    expect((await change({ revision: 0 }, commander, device.id)).status).toBe(404);
  });

  test("a wall says what it shows, and whether its page is the one the server has", async () => {
    const shown = {
      scene: USUAL_SETTINGS.scenes[0],
      build: (await asked()).build,
      width: 3840,
      height: 1080,
      ratio: 1,
    };
    const say = (body: object, cookie = hall.cookie) => town.send("POST", "/api/wall/shown", body, cookie);
    expect((await say(shown)).status).toBe(204);
    expect(await own()).toMatchObject({ shown: { ...shown, at: expect.any(String) }, upToDate: true });
    expect((await say({ ...shown, build: "older" })).status).toBe(204);
    expect((await own()).upToDate).toBe(false);
    expect((await say({ ...shown, width: 0 })).body).toMatchObject({ code: "invalid_parameter", where: "width" });
    expect((await say(shown, commander)).status).toBe(403);
  });

  describe("a scene of a grid", () => {
    const ofB = { kind: "community", area: B, seconds: 20 } as const;

    test("that was merged away is shown by what took its place, and the console says so", async () => {
      expect((await changed({ settings: { scenes: [ofB] }, orders: { jump: ofB } })).status).toBe(200);
      const { id: layout } = await newDraft(town, COMMUNITY);
      await town.sql`
        insert into area_lineage (layout_id, from_id, to_id, households, area_m2)
        select ${layout}, before.id, after.id, 0, case after.code when ${A} then 900 else 100 end
        from area as before, area as after where before.code = ${B} and after.code in (${A}, ${A2})`;
      await town.sql`
        update area_border set valid = daterange(null, current_date) where area_id = (select id from area where code = ${B})`;
      await town.changes.pull();
      const wall = await asked();
      expect(wall.settings.scenes).toEqual([{ ...ofB, area: A }]);
      expect(wall.orders.jump).toEqual({ ...ofB, area: A });
      expect((await own()).moved).toEqual([
        {
          area: B,
          now: [
            { code: A, name: "第一网格" },
            { code: A2, name: "第二微网格" },
          ],
        },
      ]);
      expect((await own()).settings.scenes).toEqual([ofB]);
    });

    test("that is gone without a trace is left out, and the wall still shows something", async () => {
      await town.sql`delete from area_lineage`;
      const wall = await asked();
      expect(wall.settings.scenes).toEqual([{ kind: "whole", area: null, seconds: 60 }]);
      expect(wall.orders.jump).toBeNull();
      expect((await own()).moved).toEqual([{ area: B, now: [] }]);
      // what is there already may stay; to name it anew makes no sense
      expect((await changed({ settings: { volume: 5 } })).status).toBe(200);
      await changed({ settings: { scenes: USUAL_SETTINGS.scenes }, orders: { jump: null } });
      expect((await changed({ orders: { jump: ofB } })).status).toBe(400);
      expect((await changed({ orders: { jump: { ...ofB, area: A1 } } })).status).toBe(200);
    });
  });

  test("a wall of an area that holds nothing has its picture all the same", async () => {
    const { cookie } = await pairedDevice(town, { kind: "wall", name: "空", area: A1 });
    await town.sql`delete from incident`;
    await town.changes.pull();
    expect((await town.json("/api/wall", cookie)).area.name).toBe("第一微网格");
    expect((await town.json("/api/wall/areas", cookie)).areas).toEqual([]);
    expect((await town.json("/api/wall/incidents", cookie)).items).toEqual([]);
    expect((await town.json("/api/wall/day", cookie)).communities).toEqual([]);
  });
});
