import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp } from "../../../api/server.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, B2 } from "../../support/little-town.ts";
import { cookieIn, type Door, openDoor, PASSWORD, putAccount } from "../sign-in/door.ts";

eachEngine((engine) => {
  let door: Door;
  let administrator: string;
  beforeAll(async () => {
    door = await openDoor(engine);
    await putAccount(door.sql, "admin", [{ role: "administrator" }]);
    administrator = await door.enter("admin");
  });
  afterAll(() => door.close());

  const asAdministrator = (method: string, path: string, body?: unknown, cookie = administrator) =>
    door.send(method, path, body, { cookie });
  const makeDevice = async (name: string, area: string | null = A, cookie = administrator) => {
    const response = await asAdministrator("POST", "/api/devices", { name, area }, cookie);
    expect(response.status).toBe(201);
    return (await response.json()) as { device: { id: number }; pairing: { code: string; until: string } };
  };
  const pair = (code: string, asking = {}) => door.send("POST", "/api/session/device", { code }, asking);
  /** A device with a browser that is it. */
  const aWall = async (name: string, area: string | null = A) => {
    const { device, pairing } = await makeDevice(name, area);
    return { id: device.id, cookie: cookieIn(await pair(pairing.code)) };
  };
  const use = (cookie: string, path = "/api/session") => door.send("GET", path, undefined, { cookie });
  /** the token that an answer brings; null when it brings none */
  const brought = (response: Response): string | null =>
    response.headers
      .getSetCookie()
      .find((line) => line.startsWith("minqingtu="))
      ?.split(";")[0] ?? null;
  const lastEntry = async () =>
    (await door.sql`select action, subject_kind, subject_id, details from audit order by id desc limit 1`)[0];
  /** as if the present token had been given `hours` ago, and the one before had been replaced `minutes` ago */
  const age = async (id: number, { hours = 0, minutes = 0 }) => {
    await door.sql`update session set renewed_at = renewed_at - make_interval(hours => ${hours}) where account_id = ${id}`;
    await door.sql`update session_token_past set until = until - make_interval(mins => ${minutes})
      where session_id in (select id from session where account_id = ${id})`;
    await door.pull();
  };

  describe("a device", () => {
    test("is made, paired once by its code however it is typed, and named in the log", async () => {
      const { device, pairing } = await makeDevice("指挥大厅");
      expect(device).toMatchObject({ name: "指挥大厅", area: A, pairedAt: null, lastSeen: null });
      expect(pairing.code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
      const minutes = (Date.parse(pairing.until) - Date.now()) / 60_000;
      expect(minutes).toBeGreaterThan(9);
      expect(minutes).toBeLessThanOrEqual(10);

      const response = await pair(` ${pairing.code.toLowerCase().replace("-", " ")}`);
      expect(await response.json()).toMatchObject({
        name: "指挥大厅",
        way: "device",
        rights: ["map", "households", "incidents"],
        grants: [{ role: "wall", area: A, until: null }],
      });
      expect(response.headers.get("set-cookie")).toContain("Max-Age=7776000");
      expect(await lastEntry()).toEqual({
        action: "device.paired",
        subject_kind: "device",
        subject_id: String(device.id),
        details: { name: "指挥大厅" },
      });
      const again = await pair(pairing.code);
      expect([again.status, await again.json()]).toMatchObject([400, { code: "wrong_pairing_code", where: "code" }]);
      const { items } = await (await asAdministrator("GET", "/api/devices")).json();
      expect(items.find(({ id }: { id: number }) => id === device.id)).toMatchObject({
        pairedAt: expect.any(String),
        pairingUntil: null,
        address: "192.0.2.1",
      });
    });

    test("is no account that somebody could sign in as, or give a password", async () => {
      const { device } = await makeDevice("无人登录");
      const { items } = await (await asAdministrator("GET", "/api/accounts")).json();
      expect(items.map(({ name }: { name: string }) => name)).not.toContain("无人登录");
      for (const [method, path] of [
        ["POST", `/api/accounts/${device.id}/password`],
        ["GET", `/api/accounts/${device.id}/sessions`],
      ]) {
        expect((await asAdministrator(method, path)).status, path).toBe(404);
      }
      const [{ username }] = await door.sql`select username from account where id = ${device.id}`;
      for (const password of [PASSWORD, "none"]) expect((await door.knock(username, password)).status).toBe(401);
    });

    test("a code is too late after ten minutes, and a new one takes its place", async () => {
      const { device, pairing } = await makeDevice("迟到");
      await door.sql`update device_pairing set until = clock_timestamp() where account_id = ${device.id}`;
      expect((await pair(pairing.code)).status).toBe(400);
      const first = await (await asAdministrator("POST", `/api/devices/${device.id}/pairing`)).json();
      const second = await (await asAdministrator("POST", `/api/devices/${device.id}/pairing`)).json();
      expect((await pair(first.code)).status).toBe(400);
      const before = cookieIn(await pair(second.code));
      const third = await (await asAdministrator("POST", `/api/devices/${device.id}/pairing`)).json();
      expect((await use(before)).status).toBe(200);
      const after = cookieIn(await pair(third.code));
      expect((await use(before)).status).toBe(401);
      expect((await use(after)).status).toBe(200);
    });

    test("two browsers with one code: one is the device", async () => {
      const { pairing } = await makeDevice("争抢");
      const answers = await Promise.all([pair(pairing.code), pair(pairing.code), pair(pairing.code)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    });

    test("codes cannot be found by trying", async () => {
      const from = "203.0.113.77";
      for (let tried = 0; tried < 100; tried++) expect((await pair("AAAA-AAAA", { from })).status).toBe(400);
      const { pairing } = await makeDevice("猜不到");
      expect((await pair(pairing.code, { from })).status).toBe(429);
      expect((await pair(pairing.code)).status).toBe(200);
    });

    test("belongs to whoever manages its area", async () => {
      await putAccount(door.sql, "admin-of-b2", [{ role: "administrator", area: B2 }]);
      const cookie = await door.enter("admin-of-b2");
      const { device } = await makeDevice("别处");
      const { device: own } = await makeDevice("自己的", B2, cookie);
      const { items } = await (await asAdministrator("GET", "/api/devices", undefined, cookie)).json();
      expect(items.map(({ id }: { id: number }) => id)).toEqual([own.id]);
      for (const [method, path] of [
        ["DELETE", `/api/devices/${device.id}`],
        ["POST", `/api/devices/${device.id}/pairing`],
      ]) {
        expect((await asAdministrator(method, path, undefined, cookie)).status, path).toBe(404);
      }
      for (const area of [A, null]) {
        expect((await asAdministrator("POST", "/api/devices", { name: "越界", area }, cookie)).status).toBe(403);
      }
    });
  });

  describe("what it may do", () => {
    test("is to show its area, masked: nothing is revealed, written, or searched by name", async () => {
      const { cookie } = await aWall("只看");
      const { items } = await (await use(cookie, "/api/households")).json();
      expect(items.length).toBeGreaterThan(0);
      for (const { name, phone } of items) {
        if (name) expect(name).toMatch(/\*\*$/);
        if (phone) expect(phone).toContain("****");
      }
      expect((await use(cookie, "/api/households/4")).status).toBe(404);
      const reveal = await door.send("POST", "/api/households/1/reveal", { reason: "大屏" }, { cookie });
      expect(reveal.status).toBe(403);
      const found = await (await use(cookie, `/api/search?q=${encodeURIComponent("张志强")}`)).json();
      expect(found.items).toEqual([]);
      for (const path of ["/api/accounts", "/api/devices", "/api/audit"])
        expect((await use(cookie, path)).status).toBe(403);
    });

    test("stays so whatever its role is made to say, and whatever other role it is given", async () => {
      const { id, cookie } = await aWall("越权");
      await door.sql`update role set rights = rights || '{households.reveal,accounts}' where code = 'wall'`;
      await door.sql`insert into account_grant (account_id, role_id) select ${id}, id from role where code = 'commander'`;
      await door.pull();
      const reveal = await door.send("POST", "/api/households/1/reveal", { reason: "大屏" }, { cookie });
      expect(reveal.status).toBe(403);
      expect((await use(cookie, "/api/accounts")).status).toBe(403);
      expect((await (await use(cookie)).json()).rights).toEqual(["map", "households", "incidents"]);
      await door.sql`update role set rights = '{map,households,incidents}' where code = 'wall'`;
      await door.pull();
    });

    test("has no password to change and no codes to set up", async () => {
      const { cookie } = await aWall("无密码");
      const change = { current: "none", password: "lotus-anvil-74-harbour" };
      expect((await door.send("POST", "/api/session/password", change, { cookie })).status).toBe(400);
      expect((await door.send("POST", "/api/session/code", { current: "none" }, { cookie })).status).toBe(400);
    });

    test("goes on without use, and ends the moment it is removed", async () => {
      const { id, cookie } = await aWall("常亮");
      const days = (count: number) => Date.now() + count * 24 * 3600_000;
      expect(door.sessions.viewerOf(cookie, days(89))).not.toBeNull();
      expect(door.sessions.viewerOf(cookie, days(91))).toBeNull();
      expect((await asAdministrator("DELETE", `/api/devices/${id}`)).status).toBe(204);
      expect((await use(cookie)).status).toBe(401);
      expect(await lastEntry()).toMatchObject({ action: "device.removed", details: { name: "常亮" } });
      expect((await asAdministrator("DELETE", `/api/devices/${id}`)).status).toBe(404);
    });
  });

  describe("its token", () => {
    test("is replaced once a day, in the course of use; the old one is good for a few minutes more", async () => {
      const { id, cookie: first } = await aWall("每日");
      expect(brought(await use(first))).toBeNull();
      await age(id, { hours: 25 });
      // an answer that a browser keeps must not bring one
      expect(brought(await use(first, "/api/households/columns?v=1"))).toBeNull();
      const second = brought(await use(first, "/api/households"))!;
      expect(second).toMatch(/^minqingtu=[\w-]{43}$/);
      expect(second).not.toBe(first);
      for (const cookie of [second, first, second]) {
        const response = await use(cookie);
        expect([response.status, brought(response)]).toEqual([200, null]);
      }
      await age(id, { minutes: 4 });
      expect((await use(first)).status).toBe(200);
    });

    test("many requests at once get one new token between them, and none is refused", async () => {
      const { id, cookie } = await aWall("并发");
      await age(id, { hours: 25 });
      const answers = await Promise.all(Array.from({ length: 12 }, () => use(cookie)));
      expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
      const given = new Set(answers.map(brought).filter((token) => token !== null));
      expect(given.size).toBe(1);
      expect((await use([...given][0])).status).toBe(200);
    });

    test("when its answer is lost, also by a server that is killed, it comes again, the same, and the old one stays good", async () => {
      const { id, cookie } = await aWall("断电");
      await age(id, { hours: 25 });
      const lost = brought(await use(cookie))!;
      // within half a minute it may still be under way
      expect(brought(await use(cookie))).toBeNull();
      await door.close();
      const database = await engine.open();
      const restarted = await openApp(database);
      await database.sql`update session set renewed_at = renewed_at - interval '9 hours' where account_id = ${id}`;
      await restarted.changes.pull();
      const ask = (token: string) =>
        restarted.app.fetch(new Request("http://town/api/session", { headers: { cookie: token } }));
      const response = await ask(cookie);
      expect([response.status, brought(response)]).toEqual([200, lost]);
      expect((await ask(lost)).status).toBe(200);
      expect(brought(await ask(cookie))).toBeNull();
      await restarted.close();
      door = { ...door, ...(await reopened()) };
    });

    test("a copy of an old one, shown after its time, ends the device's session and is in the log", async () => {
      const { id, cookie: first } = await aWall("失窃");
      await age(id, { hours: 25 });
      const second = brought(await use(first))!;
      await use(second);
      await age(id, { hours: 25, minutes: 6 });
      const third = brought(await use(second))!;
      expect((await use(third)).status).toBe(200);
      // the oldest of all, two days later
      const thief = await use(first);
      expect([thief.status, await thief.json()]).toMatchObject([401, { code: "not_signed_in" }]);
      expect(await lastEntry()).toEqual({
        action: "device.suspected",
        subject_kind: "device",
        subject_id: String(id),
        details: { name: "失窃" },
      });
      for (const cookie of [third, second, first]) expect((await use(cookie)).status).toBe(401);
      const [{ count }] = await door.sql`select count(*) as count from audit where action = 'device.suspected'`;
      await use(first);
      expect((await door.sql`select count(*) as count from audit where action = 'device.suspected'`)[0].count).toBe(
        count,
      );
    });

    test("who took a copy and used it first is found out by the device itself", async () => {
      const { id, cookie } = await aWall("抢先");
      await age(id, { hours: 25 });
      const thiefs = brought(await use(cookie))!;
      await use(thiefs);
      await age(id, { minutes: 6 });
      expect((await use(cookie)).status).toBe(401);
      expect((await use(thiefs)).status).toBe(401);
    });

    test("of people is never replaced", async () => {
      await door.sql`update session set renewed_at = renewed_at - interval '30 days'
        where account_id = (select id from account where username = 'admin')`;
      await door.pull();
      expect(brought(await use(administrator))).toBeNull();
    });
  });

  /** The same town behind a new server. */
  async function reopened(): Promise<Pick<Door, "send" | "sessions" | "pull" | "close">> {
    const { app, changes, close } = await openApp(await engine.open());
    return {
      sessions: changes.memory.sessions,
      pull: () => changes.pull(),
      close,
      send: async (method, path, body, asking = {}) => {
        const headers: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
        if (asking.cookie) headers.cookie = asking.cookie;
        const request = new Request(`http://town${path}`, {
          method,
          headers,
          body: body === undefined ? null : JSON.stringify(body),
        });
        return app.fetch(request, { incoming: { socket: { remoteAddress: asking.from ?? "192.0.2.1" } } } as never);
      },
    };
  }
});
