import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Notice, NoticeRecipient } from "../../../domain/notice.ts";
import { eachEngine } from "../../support/engines.ts";
import { A1, B1, COMMUNITY, type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { listen } from "../live/listen.ts";

type Ring = [number, number][];
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const polygon = (...rings: Ring[]) => ({ type: "Polygon", coordinates: rings });
/** H-1, H-2, H-3 in A1 and H-4 in B1 */
const BOTH_GRIDS = polygon(box(113.2, 35.2, 113.23, 35.22));
const ONLY_A1 = polygon(box(113.2, 35.2, 113.21, 35.22));

eachEngine((engine) => {
  let town: LittleTown;
  let worker: string;
  let elsewhere: string;
  beforeAll(async () => {
    town = await openLittleTown(engine);
    worker = await town.signIn("worker", [{ role: "worker", area: A1 }]);
    elsewhere = await town.signIn("elsewhere", [{ role: "worker", area: B1 }]);
  });
  afterAll(() => town.close());

  const post = (path: string, body: unknown, cookie?: string) => town.send("POST", path, body, cookie);
  const wanted = (more: object = {}) => ({
    title: "停水通知",
    message: "今晚八点起停水，请提前蓄水。",
    area: BOTH_GRIDS,
    key: randomUUID(),
    ...more,
  });
  const made = async (more: object = {}, cookie?: string): Promise<Notice> => {
    const { status, body } = await post("/api/notices", wanted(more), cookie);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const tick = (id: number, households: number[], more: object = {}, cookie?: string) =>
    post(`/api/notices/${id}/ticks`, { households, way: "call", state: "reached", ...more }, cookie);
  const recipientsOf = async (id: number, query = "", cookie?: string): Promise<NoticeRecipient[]> =>
    (await town.json(`/api/notices/${id}/recipients${query}`, cookie)).items;
  const zero = { waiting: 0, sent: 0, reached: 0, failed: 0, refused: 0 };

  describe("making a list", () => {
    test("puts every household of the area on it, with who answers for it, and logs it", async () => {
      const notice = await made();
      expect(notice).toMatchObject({
        title: "停水通知",
        area: BOTH_GRIDS,
        by: "everyone",
        closedAt: null,
        counts: { ...zero, waiting: 4 },
        whole: true,
        gateway: "none",
        underWay: 0,
      });
      expect(notice.workers).toEqual([
        { worker: { id: 1, name: "李微" }, counts: { ...zero, waiting: 3 } },
        { worker: null, counts: { ...zero, waiting: 1 } },
      ]);
      const [entry] = await town.sql`select area_code, subject_id, details from audit where action = 'notice.created'
        order by id desc limit 1`;
      expect(entry).toMatchObject({
        area_code: COMMUNITY,
        subject_id: String(notice.id),
        details: { title: "停水通知", households: 4 },
      });
    });

    test("asked twice it is made once; the same key for something else is refused", async () => {
      const body = wanted();
      const [first, second] = await Promise.all([post("/api/notices", body), post("/api/notices", body)]);
      expect([first.status, second.status].sort()).toEqual([200, 201]);
      expect(second.body.id).toBe(first.body.id);
      const other = await post("/api/notices", { ...body, title: "停电通知" });
      expect(other).toMatchObject({ status: 409, body: { code: "notice_differs" } });
      expect((await post("/api/notices", body, worker)).body.code).toBe("notice_differs");
    });

    test("takes only households that are one's own, and tells nothing of others", async () => {
      const notice = await made({}, worker);
      expect(notice).toMatchObject({ counts: { waiting: 3 }, whole: true });
      expect(await post("/api/notices", wanted({ area: ONLY_A1 }), elsewhere)).toMatchObject({
        status: 404,
        body: { code: "area_empty" },
      });
    });

    test("a hole is left out", async () => {
      const notice = await made({
        area: polygon(box(113.2, 35.2, 113.23, 35.22), box(113.22, 35.209, 113.229, 35.211)),
      });
      expect(notice.counts.waiting).toBe(3);
    });

    const corners = (count: number): Ring => {
      const ring = Array.from({ length: count - 1 }, (_, i): [number, number] => [
        113.21 + 0.01 * Math.cos((2 * Math.PI * i) / (count - 1)),
        35.21 + 0.01 * Math.sin((2 * Math.PI * i) / (count - 1)),
      ]);
      return [...ring, ring[0]];
    };

    test.each([
      [
        "two points",
        polygon([
          [113.2, 35.2],
          [113.21, 35.2],
          [113.2, 35.2],
        ]),
        400,
        "area_too_few",
      ],
      ["an open ring", polygon(box(113.2, 35.2, 113.21, 35.21).slice(0, 4)), 400, "area_not_closed"],
      [
        "an eight",
        polygon([
          [113.2, 35.2],
          [113.22, 35.22],
          [113.22, 35.2],
          [113.2, 35.22],
          [113.2, 35.2],
        ]),
        400,
        "area_crosses",
      ],
      [
        "a hole outside",
        polygon(box(113.2, 35.2, 113.21, 35.21), box(113.22, 35.2, 113.23, 35.21)),
        400,
        "area_invalid",
      ],
      ["10,000 corners", polygon(corners(10_000)), 400, "area_too_many"],
      ["100,000 corners", polygon(corners(100_000)), 413, "body_too_large"],
      ["half the country", polygon(box(100, 30, 120, 40)), 400, "area_too_large"],
      ["a place without households", polygon(box(113.25, 35.25, 113.26, 35.26)), 404, "area_empty"],
      [
        "latitude first",
        polygon([
          [35.2, 113.2],
          [35.21, 113.2],
          [35.21, 113.21],
          [35.2, 113.2],
        ]),
        400,
        "invalid_parameter",
      ],
      ["a point", { type: "Point", coordinates: [113.2, 35.2] }, 400, "invalid_parameter"],
      ["no ring", polygon(), 400, "area_too_few"],
      ["text", "everywhere", 400, "invalid_parameter"],
    ])("of %s", async (_, area, status, code) => {
      const answer = await post("/api/notices", wanted({ area }));
      expect(answer).toMatchObject({ status, body: { code } });
      expect(answer.body.message).toMatch(/[一-鿿]/);
    });

    test.each([
      { title: "" },
      { title: "字".repeat(31) },
      { message: " " },
      { message: "字".repeat(301) },
      { key: "1" },
    ])("with %j is refused", async (more) => expect((await post("/api/notices", wanted(more))).status).toBe(400));
  });

  describe("reading", () => {
    test("recipients by worker and building, page by page, masked, without a phone", async () => {
      const { id } = await made();
      const all = await recipientsOf(id);
      expect(all.map(({ code }) => code)).toEqual(["H-1", "H-2", "H-3", "H-4"]);
      expect(all[0]).toEqual({
        household: 1,
        code: "H-1",
        address: "柳园路1号院1号楼1单元101",
        building: 1,
        buildingName: "1号楼",
        unit: "1",
        floor: 1,
        door: "101",
        head: "张**",
        hasPhone: true,
        position: [113.2041, 35.2101],
        grid: A1,
        worker: { id: 1, name: "李微" },
        state: "waiting",
        way: null,
        at: null,
        by: null,
      });
      expect(all[2].hasPhone).toBe(false);
      expect(JSON.stringify(all)).not.toMatch(/138/);
      const paged: string[] = [];
      for (let after = ""; ; ) {
        const { items, next } = await town.json(`/api/notices/${id}/recipients?limit=1${after}`);
        paged.push(...items.map(({ code }: NoticeRecipient) => code));
        if (next === null) break;
        after = `&after=${next}`;
      }
      expect(paged).toEqual(["H-1", "H-2", "H-3", "H-4"]);
      expect((await town.ask(`/api/notices/${id}/recipients?state=gone`)).status).toBe(400);
    });

    test("somebody with a part of it sees that part, and somebody without any nothing", async () => {
      const whole = await made();
      const notice: Notice = await town.json(`/api/notices/${whole.id}`, elsewhere);
      expect(notice).toMatchObject({ counts: { ...zero, waiting: 1 }, whole: false });
      expect(notice.workers).toEqual([{ worker: null, counts: { ...zero, waiting: 1 } }]);
      expect((await recipientsOf(whole.id, "", elsewhere)).map(({ code }) => code)).toEqual(["H-4"]);
      const own = await made({ area: ONLY_A1 });
      for (const path of ["", "/recipients", "/recipients.csv"]) {
        expect((await town.ask(`/api/notices/${own.id}${path}`, undefined, elsewhere)).status).toBe(404);
      }
      const { items } = await town.json("/api/notices?limit=100", elsewhere);
      expect(items.map(({ id }: Notice) => id)).toContain(whole.id);
      expect(items.map(({ id }: Notice) => id)).not.toContain(own.id);
    });

    test("as a table, masked and safe from formulas, logged", async () => {
      await town.sql`update household set address = '=HYPERLINK("http://x")' where code = 'H-5'`;
      const { id } = await made({ area: polygon(box(113.23, 35.2, 113.24, 35.22)) });
      const text = await (await town.ask(`/api/notices/${id}/recipients.csv`)).text();
      const [header, first] = text.split("\r\n");
      expect(header).toContain("地址,楼栋,户主");
      expect(first).toMatch(/^H-5,"'=HYPERLINK\(""http:\/\/x""\)"/);
      const [entry] =
        await town.sql`select details from audit where action = 'notice.exported' order by id desc limit 1`;
      expect(entry.details).toEqual({ title: "停水通知", households: 1 });
    });
  });

  describe("ticking off", () => {
    test("one, many, and again: who, how and when is kept, nothing is lost", async () => {
      const { id } = await made();
      const { body } = await tick(id, [1, 2]);
      expect(body.counts).toEqual({ ...zero, waiting: 2, reached: 2 });
      await tick(id, [2], { state: "refused", way: "in-person" });
      const [, second] = await recipientsOf(id);
      expect(second).toMatchObject({ state: "refused", way: "in-person", by: "everyone" });
      expect(Date.parse(second.at!)).toBeGreaterThan(Date.now() - 60_000);
      const ticks = await town.sql`select household_id, state from notice_tick where notice_id = ${id} order by id`;
      expect(ticks.map((one) => `${one.household_id} ${one.state}`).sort()).toEqual([
        "1 reached",
        "2 reached",
        "2 refused",
      ]);
      expect((await recipientsOf(id, "?state=waiting,failed")).map(({ code }) => code)).toEqual(["H-3", "H-4"]);
    });

    test("two people at once on one list, each hears of the other's", async () => {
      const { id } = await made();
      const stream = await town.ask("/api/live", undefined, worker);
      const heard = listen(stream, 1);
      const all = await Promise.all(
        [1, 2, 3, 4].flatMap((household) => [
          tick(id, [household]),
          ...(household < 4 ? [tick(id, [household, (household % 3) + 1], {}, worker)] : []),
        ]),
      );
      expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
      expect((await town.json(`/api/notices/${id}`)).counts).toEqual({ ...zero, reached: 4 });
      const [{ count }] = await town.sql`select count(*)::integer as count from notice_tick where notice_id = ${id}`;
      expect(count).toBe(4 + 3 * 2);
      expect(await heard).toMatchObject([{ event: "notices", data: {} }]);
    });

    test.each([
      [{ households: [5] }, 404, "recipient_unknown"],
      [{ households: [1, 4] }, 404, "recipient_unknown"],
      [{ households: [] }, 400, "invalid_parameter"],
      [{ households: Array.from({ length: 1001 }, (_, i) => i + 1) }, 400, "invalid_parameter"],
      [{ state: "gone" }, 400, "invalid_parameter"],
      [{ way: "pigeon" }, 400, "invalid_parameter"],
    ])("%j: %i %s, and nothing is ticked", async (more, status, code) => {
      const { id } = await made();
      expect(await tick(id, [1], more, worker)).toMatchObject({ status, body: { code } });
      expect((await town.json(`/api/notices/${id}`)).counts).toEqual({ ...zero, waiting: 4 });
    });
  });

  describe("ending", () => {
    test("is for who sees all of it; after that nothing is ticked or sent", async () => {
      const { id } = await made();
      expect(await post(`/api/notices/${id}/close`, {}, worker)).toMatchObject({
        status: 409,
        body: { code: "notice_not_whole" },
      });
      const { body } = await post(`/api/notices/${id}/close`, {});
      expect(Date.parse(body.closedAt)).toBeGreaterThan(0);
      for (const again of [
        tick(id, [1]),
        post(`/api/notices/${id}/close`, {}),
        post(`/api/notices/${id}/send`, { way: "sms" }),
      ]) {
        expect(await again).toMatchObject({ status: 409, body: { code: "notice_closed" } });
      }
      const [entry] = await town.sql`select details from audit where action = 'notice.closed' order by id desc limit 1`;
      expect(entry.details).toEqual({ title: "停水通知", left: 4 });
    });
  });

  test("without a gateway nothing is sent, and that is said", async () => {
    const { id } = await made();
    expect(await post(`/api/notices/${id}/send`, { way: "sms" })).toMatchObject({
      status: 409,
      body: { code: "gateway_none" },
    });
    expect((await post(`/api/notices/${id}/send`, { way: "call" })).status).toBe(400);
    expect((await town.json("/api/notices?limit=1")).gateway).toBe("none");
  });
});
