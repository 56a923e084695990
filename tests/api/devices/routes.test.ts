import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp } from "../../../api/server.ts";
import { PASSWORD, putAccount } from "../../support/account.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, B1, B2 } from "../../support/little-town.ts";
import { cookieIn, type Door, openDoor } from "../sign-in/door.ts";

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
  /** A browser that asks to be a device. */
  const askForPairing = async (wish: object = { kind: "wall" }, from?: string) => {
    const response = await door.send("POST", "/api/device-pairings", wish, { from });
    expect(response.status).toBe(201);
    return (await response.json()) as { code: string; ticket: string; until: string };
  };
  /** What an administrator types. */
  const type = (code: string, more: object = {}, cookie = administrator) =>
    asAdministrator("POST", "/api/devices", { code, name: "大屏", area: A, ...more }, cookie);
  const comeWith = (ticket: string) => door.send("POST", "/api/session/device", { ticket });
  const refusal = async (response: Response) => [response.status, (await response.json()).code];
  /** A device with a browser that is it. */
  const aWall = async (name: string, area: string | null = A) => {
    const { code, ticket } = await askForPairing();
    const device = await (await type(code, { name, area })).json();
    return { id: device.id as number, cookie: cookieIn(await comeWith(ticket)) };
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
    test("shows a code, waits until somebody typed it, and is then signed in", async () => {
      const { code, ticket, until } = await askForPairing();
      expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
      const minutes = (Date.parse(until) - Date.now()) / 60_000;
      expect(minutes).toBeGreaterThan(9);
      expect(minutes).toBeLessThanOrEqual(10);
      const waiting = await comeWith(ticket);
      expect([waiting.status, waiting.headers.get("set-cookie")]).toEqual([202, null]);

      const typed = await type(` ${code.toLowerCase().slice(0, 3)} ${code.slice(3)} `, { name: "指挥大厅" });
      expect(typed.status).toBe(201);
      const device = await typed.json();
      expect(device).toMatchObject({ name: "指挥大厅", kind: "wall", area: A, building: null, pairedAt: null });
      const come = await comeWith(ticket);
      expect(await come.json()).toMatchObject({
        name: "指挥大厅",
        way: "device",
        rights: ["wall"],
        grants: [{ role: "wall", area: A, until: null }],
      });
      expect(come.headers.get("set-cookie")).toContain("Max-Age=7776000");
      expect(await lastEntry()).toEqual({
        action: "device.paired",
        subject_kind: "device",
        subject_id: String(device.id),
        details: { name: "指挥大厅" },
      });
      const { items } = await (await asAdministrator("GET", "/api/devices")).json();
      expect(items.find(({ id }: { id: number }) => id === device.id)).toMatchObject({
        pairedAt: expect.any(String),
        address: "192.0.2.1",
      });
      // a code is good once
      expect(await refusal(await type(code))).toEqual([400, "wrong_pairing_code"]);
    });

    test("whose answer got lost comes again, and only the last browser is it", async () => {
      const { code, ticket } = await askForPairing();
      await type(code);
      const first = cookieIn(await comeWith(ticket));
      const second = cookieIn(await comeWith(ticket));
      expect((await use(first)).status).toBe(401);
      expect((await use(second)).status).toBe(200);
    });

    test("waits ten minutes for its code to be typed, and as long to come afterwards", async () => {
      const late = await askForPairing();
      await door.sql`update device_request set until = clock_timestamp()`;
      expect(await refusal(await type(late.code))).toEqual([400, "wrong_pairing_code"]);
      expect(await refusal(await comeWith(late.ticket))).toEqual([404, "pairing_over"]);
      const typed = await askForPairing();
      await type(typed.code);
      await door.sql`update device_request set until = clock_timestamp()`;
      expect(await refusal(await comeWith(typed.ticket))).toEqual([404, "pairing_over"]);
      expect(await refusal(await comeWith("made-up"))).toEqual([404, "pairing_over"]);
    });

    test("at a stair has the area of its building, whatever is typed", async () => {
      const [{ id: building }] = await door.sql`select id from building where code = 'B-2'`;
      const { code } = await askForPairing({ kind: "kiosk", building });
      const device = await (await type(code, { name: "8号", area: null })).json();
      expect(device).toMatchObject({ kind: "kiosk", area: B1, building: { id: building, name: "柳园路8号" } });
      for (const [wish, status, refused] of [
        [{ kind: "kiosk", building: 999_999 }, 404, "building_unknown"],
        [{ kind: "kiosk" }, 400, "invalid_parameter"],
        [{ kind: "wall", building }, 400, "invalid_parameter"],
        [{ kind: "toaster" }, 400, "invalid_parameter"],
      ] as const) {
        expect(await refusal(await door.send("POST", "/api/device-pairings", wish))).toEqual([status, refused]);
      }
    });

    test("gets another screen by the code of that; one of another kind is refused", async () => {
      const { id, cookie: before } = await aWall("换屏");
      const kiosk = await askForPairing({ kind: "kiosk", building: 1 });
      const replace = (code: string) => asAdministrator("POST", `/api/devices/${id}/pairing`, { code });
      expect(await refusal(await replace(kiosk.code))).toEqual([400, "other_kind"]);
      const next = await askForPairing();
      expect((await replace(next.code)).status).toBe(200);
      expect(await lastEntry()).toMatchObject({ action: "device.invited", details: { name: "换屏" } });
      // until the new one has come, the old one stays
      expect((await use(before)).status).toBe(200);
      const after = cookieIn(await comeWith(next.ticket));
      expect((await use(before)).status).toBe(401);
      expect((await use(after)).status).toBe(200);
    });

    test("is no account that somebody could sign in as, or give a password", async () => {
      const { id } = await aWall("无人登录");
      const { items } = await (await asAdministrator("GET", "/api/accounts")).json();
      expect(items.map(({ name }: { name: string }) => name)).not.toContain("无人登录");
      for (const [method, path] of [
        ["POST", `/api/accounts/${id}/password`],
        ["GET", `/api/accounts/${id}/sessions`],
      ]) {
        expect((await asAdministrator(method, path)).status, path).toBe(404);
      }
      const [{ username }] = await door.sql`select username from account where id = ${id}`;
      for (const password of [PASSWORD, "none"]) expect((await door.knock(username, password)).status).toBe(401);
    });

    test("of one code typed twice at once comes to be once", async () => {
      const { code } = await askForPairing();
      const answers = await Promise.all([type(code), type(code), type(code)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
    });

    test("codes cannot be found by trying, and one network cannot take all that may wait", async () => {
      const from = "203.0.113.77";
      const guess = () =>
        door.send("POST", "/api/devices", { code: "AAAAAA", name: "猜", area: A }, { cookie: administrator, from });
      for (let tried = 0; tried < 100; tried++) expect((await guess()).status).toBe(400);
      expect((await guess()).status).toBe(429);
      for (let asked = 0; asked < 30; asked++) await askForPairing({ kind: "wall" }, from);
      const more = await door.send("POST", "/api/device-pairings", { kind: "wall" }, { from });
      expect(await refusal(more)).toEqual([429, "too_many_waiting"]);
      await askForPairing();
    });

    test("belongs to whoever manages its area", async () => {
      await putAccount(door.sql, "admin-of-b2", [{ role: "administrator", area: B2 }]);
      const cookie = await door.enter("admin-of-b2");
      const { id } = await aWall("别处");
      const own = await (await type((await askForPairing()).code, { name: "自己的", area: B2 }, cookie)).json();
      const { items } = await (await asAdministrator("GET", "/api/devices", undefined, cookie)).json();
      expect(items.map((item: { id: number }) => item.id)).toEqual([own.id]);
      expect((await asAdministrator("DELETE", `/api/devices/${id}`, undefined, cookie)).status).toBe(404);
      const other = await askForPairing();
      const body = { code: other.code };
      expect((await asAdministrator("POST", `/api/devices/${id}/pairing`, body, cookie)).status).toBe(404);
      for (const area of [A, null]) expect((await type(other.code, { name: "越界", area }, cookie)).status).toBe(403);
    });
  });

  describe("what it may do", () => {
    test("stays so whatever its role is made to say, and whatever other role it is given", async () => {
      const { id, cookie } = await aWall("越权");
      await door.sql`update role set rights = rights || '{households.reveal,accounts,map}' where code = 'wall'`;
      await door.sql`insert into account_grant (account_id, role_id) select ${id}, id from role where code = 'commander'`;
      await door.pull();
      const reveal = await door.send("POST", "/api/households/1/reveal", { reason: "大屏" }, { cookie });
      expect(reveal.status).toBe(403);
      for (const path of ["/api/accounts", "/api/households", "/api/staff"])
        expect((await use(cookie, path)).status).toBe(403);
      expect((await (await use(cookie)).json()).rights).toEqual(["wall"]);
      await door.sql`update role set rights = '{wall}' where code = 'wall'`;
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
      expect(brought(await use(first, "/api/tiles/roads/12/3335/1614.mvt?v=1"))).toBeNull();
      const second = brought(await use(first, "/api/wall/areas"))!;
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
