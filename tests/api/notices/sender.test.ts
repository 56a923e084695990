import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../api/database/database.ts";
import type { Gateway } from "../../../api/notices/gateway.ts";
import { NoticeSender } from "../../../api/notices/sender.ts";
import { simulatedGateway } from "../../../api/notices/simulator.ts";
import { USUAL_SETTINGS } from "../../../api/parts.ts";
import { openApp } from "../../../api/server.ts";
import { eachEngine } from "../../support/engines.ts";
import { littleTown } from "../../support/little-town.ts";
import { signIn } from "../../support/signed-in.ts";

const HOUSEHOLDS = 24;

eachEngine((engine) => {
  let database: Database;
  let app: Awaited<ReturnType<typeof openApp>>;
  let cookie: string;
  let id: number;
  const senders: NoticeSender[] = [];

  beforeAll(async () => {
    database = await engine.fresh();
    await littleTown(database.sql);
    const { sealer, sql } = database;
    for (let i = 0; i < HOUSEHOLDS; i++) {
      const code = `N-${i}`;
      const phone = i === 0 ? null : sealer.seal(i === 1 ? "0391-3912345" : `1380000${1000 + i}`, code);
      await sql`insert into household (code, type_id, phone, position)
        values (${code}, 10, ${phone}, st_setsrid(st_makepoint(113.2361, 35.2101), 4326))`;
    }
    cookie = await signIn(sql);
    // why none of its own: each test has a sender whose steps it takes itself
    app = await openApp(database, { ...USUAL_SETTINGS, noticeGateway: "none" });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await database.sql`delete from notice`;
    id = await aNotice();
  });
  afterEach(async () => {
    for (const sender of senders.splice(0)) await sender.close();
  });

  const post = async (path: string, body: object, asked = app) => {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify(body),
    };
    const response = await asked.app.fetch(new Request(`http://town${path}`, init));
    return response.json();
  };

  /** A list of the households N-0 … */
  async function aNotice(): Promise<number> {
    const corners = [
      [113.236, 35.21],
      [113.2363, 35.21],
      [113.2363, 35.2103],
      [113.236, 35.2103],
      [113.236, 35.21],
    ];
    const area = { type: "Polygon", coordinates: [corners] };
    const notice = await post("/api/notices", { title: "停水通知", message: "今晚停水", area, key: randomUUID() });
    expect(notice.counts.waiting).toBe(HOUSEHOLDS);
    return notice.id;
  }

  /** Queues messages as the route does where there is a gateway; the sender there never gets to work. */
  const queue = async (way = "sms") => {
    const withGateway = await openApp(database, { ...USUAL_SETTINGS, noticeGateway: "simulator" });
    await withGateway.app.close();
    const answer = await post(`/api/notices/${id}/send`, { way }, withGateway);
    await withGateway.close();
    return answer;
  };

  const aSender = (gateway: Gateway) => {
    const sender = new NoticeSender(database, gateway);
    // why at once: it begins by itself a moment later, and the test takes the steps
    clearTimeout((sender as unknown as { timer: NodeJS.Timeout }).timer);
    senders.push(sender);
    return sender;
  };

  const makeDue = () => database.sql`update notice_message set due_at = clock_timestamp() - interval '1 second'
    where state in ('queued', 'handing', 'accepted')`;
  const counts = async (): Promise<Record<string, number>> => {
    const rows = await database.sql<{ state: string; count: number }[]>`select state, count(*)::integer as count
      from notice_recipient where notice_id = ${id} group by state order by state`;
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  };
  const twice = (sent: readonly { key: string }[]) => sent.length - new Set(sent.map(({ key }) => key)).size;

  /** Takes steps until nothing is under way. */
  async function finish(sender: NoticeSender, between = () => {}): Promise<void> {
    for (let i = 0; i < 12; i++) {
      between();
      await makeDue();
      await sender.step();
    }
  }

  test("everyone with a phone is sent one message, some of which fail; what became of it is told later", async () => {
    let now = 0;
    const gateway = simulatedGateway({ delayMs: [1000, 1000], now: () => now });
    const sender = aSender(gateway);
    expect(await queue()).toEqual({ queued: HOUSEHOLDS - 1, withoutPhone: 1, tooOften: 0 });
    await sender.step();
    expect((await counts()).waiting).toBeGreaterThanOrEqual(1);
    expect((await counts()).reached).toBeUndefined();
    expect((await counts()).sent).toBe(gateway.sent.length);
    await finish(sender, () => {
      now += 5000;
    });
    const found = await counts();
    expect(found.waiting).toBe(1);
    expect(found.sent).toBeUndefined();
    expect(found.failed).toBeGreaterThanOrEqual(1);
    expect(found.reached + found.failed).toBe(HOUSEHOLDS - 1);
    expect(twice(gateway.sent)).toBe(0);
    expect(gateway.sent[0]).toMatchObject({ text: "【停水通知】今晚停水" });
    const [landline] = await database.sql`select notice_recipient.state, way, by_name from notice_recipient
      join household on household.id = household_id where notice_id = ${id} and code = 'N-1'`;
    expect(landline).toEqual({ state: "failed", way: "sms", by_name: null });
  });

  test("the sending is logged: how many, where, who; without phones", async () => {
    await queue();
    const [entry] = await database.sql`select username, area_code, details from audit where action = 'notice.sent'
      order by id desc limit 1`;
    expect(entry).toMatchObject({ username: "everyone", details: { way: "sms", messages: HOUSEHOLDS - 1 } });
    expect(entry.area_code).not.toBeNull();
    expect(JSON.stringify(entry)).not.toMatch(/1380000/);
  });

  describe("killed midway", () => {
    test("after handing over, before noting it: each message is sent once all the same", async () => {
      const gateway = simulatedGateway({ delayMs: [0, 0], now: Date.now });
      const killed = aSender({
        ...gateway,
        send: async (batch) => {
          await gateway.send(batch);
          return new Promise(() => {});
        },
      });
      await queue();
      void killed.step();
      await expect.poll(() => gateway.sent.length).toBeGreaterThan(0);
      const [{ handing }] =
        await database.sql`select count(*)::integer as handing from notice_message where state = 'handing'`;
      expect(handing).toBe(HOUSEHOLDS - 1);
      expect(await counts()).toEqual({ waiting: HOUSEHOLDS });
      const next = aSender(gateway);
      await next.step();
      expect(await counts(), "what is being handed over is left alone for a while").toEqual({ waiting: HOUSEHOLDS });
      await finish(next);
      expect(twice(gateway.sent)).toBe(0);
      expect((await counts()).waiting).toBe(1);
    });

    test("after taking, before handing over: nothing is lost", async () => {
      const gateway = simulatedGateway({ delayMs: [0, 0], now: Date.now });
      await queue();
      void aSender({ ...gateway, send: () => new Promise(() => {}) }).step();
      await expect
        .poll(async () => (await database.sql`select from notice_message where state = 'handing'`).length)
        .toBe(HOUSEHOLDS - 1);
      expect(gateway.sent).toHaveLength(0);
      await finish(aSender(gateway));
      expect((await counts()).waiting).toBe(1);
    });
  });

  test("two processes at once hand over each message once", async () => {
    const gateway = simulatedGateway({ delayMs: [0, 0], now: Date.now });
    const handed: string[] = [];
    const watched: Gateway = {
      ...gateway,
      send: (batch) => {
        handed.push(...batch.map(({ key }) => key));
        return gateway.send(batch);
      },
    };
    await queue();
    await Promise.all([aSender(watched).step(), aSender(watched).step()]);
    expect(handed).toHaveLength(HOUSEHOLDS - 1);
    expect(new Set(handed).size).toBe(HOUSEHOLDS - 1);
  });

  test("a gateway that is away is tried again, and given up after five times", async () => {
    let asked = 0;
    const away: Gateway = {
      send: async () => {
        asked++;
        throw new Error("away");
      },
      reports: async () => [],
    };
    await queue();
    const sender = aSender(away);
    await sender.step();
    expect(await counts()).toEqual({ waiting: HOUSEHOLDS });
    await sender.step();
    expect(asked, "not before a while").toBe(1);
    await finish(sender);
    expect(asked).toBe(5);
    expect(await counts()).toEqual({ failed: HOUSEHOLDS - 1, waiting: 1 });
  });

  test("what a person ticked off is not undone by a report, and who was reached gets no message", async () => {
    const gateway = simulatedGateway({ delayMs: [0, 0], now: Date.now });
    const households = (await database.sql`select household_id from notice_recipient where notice_id = ${id}`).map(
      ({ household_id }) => household_id,
    );
    await queue();
    const sender = aSender(gateway);
    await post(`/api/notices/${id}/ticks`, { households: households.slice(0, 12), way: "call", state: "refused" });
    await sender.step();
    expect(gateway.sent.length).toBeLessThanOrEqual(12);
    await post(`/api/notices/${id}/ticks`, { households: households.slice(12), way: "in-person", state: "reached" });
    await finish(sender);
    expect(await counts()).toEqual({ reached: 12, refused: 12 });
  });

  test("a second reminder goes to those left, three times at most; a list that is closed sends nothing", async () => {
    const silent: Gateway = {
      send: async (batch) => batch.map(({ key }) => ({ key, answer: "accepted" as const })),
      reports: async (keys) => keys.map((key) => ({ key, answer: "undelivered" as const, fault: "off" })),
    };
    const sender = aSender(silent);
    await queue();
    await finish(sender);
    expect(await counts()).toEqual({ failed: HOUSEHOLDS - 1, waiting: 1 });
    for (let i = 0; i < 3; i++) {
      expect(await queue("second")).toMatchObject({ queued: HOUSEHOLDS - 1, tooOften: 0 });
      expect(await queue("second"), "one at a time").toMatchObject({ queued: 0 });
      await finish(sender);
    }
    expect(await queue("second")).toEqual({ queued: 0, withoutPhone: 1, tooOften: HOUSEHOLDS - 1 });
    id = await aNotice();
    await queue();
    await post(`/api/notices/${id}/close`, {});
    await finish(sender);
    expect(await counts()).toEqual({ waiting: HOUSEHOLDS });
  });

  test("by itself, with the gateway of the demonstration, until nobody is under way", async () => {
    const gateway = simulatedGateway({ delayMs: [0, 100], now: Date.now });
    await queue();
    senders.push(new NoticeSender(database, gateway));
    await expect.poll(async () => (await counts()).reached ?? 0, { timeout: 20_000 }).toBeGreaterThan(10);
  });
});
