import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PASSWORD, putAccount } from "../../support/account.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B, B1, STREET } from "../../support/little-town.ts";
import { type Door, openDoor } from "../sign-in/door.ts";

const grant = (role: string, area: string | null = null, until: string | null = null) => ({ role, area, until });

eachEngine((engine) => {
  let door: Door;
  let admin: string;
  let ofA: string;
  let adminId: number;
  beforeAll(async () => {
    door = await openDoor(engine);
    adminId = await putAccount(door.sql, "admin", [{ role: "administrator" }]);
    await putAccount(door.sql, "admin-of-a", [{ role: "administrator", area: A }]);
    await putAccount(door.sql, "worker", [{ role: "worker", area: A1 }]);
    [admin, ofA] = [await door.enter("admin"), await door.enter("admin-of-a")];
  });
  afterAll(() => door.close());

  const ask = async (cookie: string, method: string, path: string, body?: unknown) => {
    const response = await door.send(method, path, body, { cookie });
    const text = await response.text();
    // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of any shape
    return { status: response.status, body: (text === "" ? null : JSON.parse(text)) as any };
  };
  const create = (cookie: string, username: string, grants: unknown[], more = {}) =>
    ask(cookie, "POST", "/api/accounts", { username, name: username, grants, ...more });
  const made = async (username: string, grants: unknown[] = [grant("worker", A1)]) =>
    (await create(admin, username, grants)).body.account.id as number;
  const patch = (cookie: string, id: number, body: unknown) => ask(cookie, "PATCH", `/api/accounts/${id}`, body);

  describe("an account", () => {
    test("is made with a password that is shown once and must be changed", async () => {
      const { status, body } = await create(admin, "zhang", [grant("worker", A1, "2099-01-01T00:00:00+08:00")]);
      expect(status).toBe(201);
      expect(body.account).toEqual({
        id: expect.any(Number),
        username: "zhang",
        name: "zhang",
        disabled: false,
        passwordExpired: true,
        lockedUntil: null,
        lastSeen: null,
        oneTimeCode: false,
        openid: false,
        grants: [{ role: "worker", area: A1, until: "2098-12-31T16:00:00.000Z" }],
      });
      const session = await door.knock("zhang", body.password);
      expect(await session.json()).toMatchObject({ passwordExpired: true, grants: [{ role: "worker", area: A1 }] });
      const [row] = (await ask(admin, "GET", "/api/accounts")).body.items.filter(
        ({ username }: { username: string }) => username === "zhang",
      );
      expect(Date.parse(row.lastSeen)).toBeGreaterThan(Date.now() - 60_000);
      expect(JSON.stringify(row)).not.toContain("argon2");
    });

    test("may be made with a password of one's choice, if it is a good one, and it is not told again", async () => {
      const weak = await create(admin, "chosen", [], { password: "Password1234" });
      expect([weak.status, weak.body]).toMatchObject([400, { code: "weak_password", where: "common" }]);
      const { status, body } = await create(admin, "chosen", [], { password: PASSWORD });
      expect([status, body.password, body.account.passwordExpired]).toEqual([201, null, true]);
      expect((await door.knock("chosen", PASSWORD)).status).toBe(200);
    });

    test("waits a week for its owner, not longer", async () => {
      const { body } = await create(admin, "late", []);
      await door.sql`update account set password_valid_until = password_valid_until - interval '169 hours' where username = 'late'`;
      expect((await door.knock("late", body.password)).status).toBe(401);
    });

    test.each(["admin", "ADMIN"])("%s is taken", async (username) => {
      const { status, body } = await create(admin, username, []);
      expect([status, body]).toMatchObject([409, { code: "username_taken", where: "username" }]);
    });

    test("has any name one can see, and keeps it as it is", async () => {
      const seen = fc.string({ unit: "grapheme", minLength: 1, maxLength: 10 });
      const odd = fc.constantFrom(
        "<b>李</b>",
        "' or 1=1 --",
        "=cmd|' /C calc'!A0",
        "买买提·艾力",
        "𠮷田",
        "a\0b",
        "\ud800",
        "  ",
        "",
      );
      let count = 0;
      await fc.assert(
        fc.asyncProperty(fc.oneof(seen, odd), fc.oneof(seen, odd), async (username, name) => {
          const before = await door.sql`select id from account`;
          const { status, body } = await ask(admin, "POST", "/api/accounts", { username, name, grants: [] });
          const after = await door.sql`select id from account`;
          if (status === 201) {
            count++;
            expect(body.account).toMatchObject({ username, name: name.trim() });
          } else {
            expect(status === 400 || status === 409).toBe(true);
            expect(after.length).toBe(before.length);
          }
        }),
        { numRuns: 40 },
      );
      expect(count).toBeGreaterThan(0);
    });

    test.each([
      [{ username: "x y" }, "username"],
      [{ username: "x".repeat(51) }, "username"],
      [{ name: "" }, "name"],
      [{ grants: "administrator" }, "grants"],
      [{ grants: [{ role: "worker", until: "tomorrow" }] }, "grants.0.until"],
      [{ grants: [{ role: "worker", until: "2020-01-01T00:00:00Z" }] }, "grants"],
      [{ grants: [{ role: "king" }] }, "grants"],
      [{ grants: [{ role: "worker", area: "nowhere" }] }, "grants"],
    ])("%j is refused with what is wrong", async (wrong, where) => {
      const { status, body } = await create(admin, "refused", [], wrong);
      expect([status, body.where]).toEqual([400, where]);
      expect(body.message).toMatch(/\p{Script=Han}/u);
    });

    test("is never both administrator and auditor", async () => {
      const both = [grant("administrator", A), grant("auditor")];
      const refusal = [409, { code: "duties_apart" }];
      const first = await create(admin, "both", both);
      expect([first.status, first.body]).toMatchObject(refusal);
      const id = await made("one", [grant("auditor")]);
      const second = await patch(admin, id, { grants: both });
      expect([second.status, second.body]).toMatchObject(refusal);
    });
  });

  describe("a change", () => {
    test("of grants holds at once, for the session that is open", async () => {
      const cookie = await door.enter("worker");
      const look = () => ask(cookie, "GET", "/api/households?limit=1");
      const [{ id }] = await door.sql<{ id: number }[]>`select id from account where username = 'worker'`;
      expect((await look()).status).toBe(200);
      const cut = await patch(admin, id, { grants: [grant("auditor", A)] });
      expect(cut.body.grants).toEqual([grant("auditor", A)]);
      expect((await look()).status).toBe(403);
      await patch(admin, id, { grants: [grant("worker", A1)] });
      expect((await look()).status).toBe(200);
    });

    test("to disabled ends its sessions for good", async () => {
      const id = await putAccount(door.sql, "leaver", [{ role: "worker", area: A1 }]);
      const cookie = await door.enter("leaver");
      expect((await patch(admin, id, { disabled: true })).body).toMatchObject({ disabled: true });
      expect((await ask(cookie, "GET", "/api/session")).status).toBe(401);
      expect((await door.knock("leaver", PASSWORD)).status).toBe(401);
      await patch(admin, id, { disabled: false });
      expect((await ask(cookie, "GET", "/api/session")).status).toBe(401);
      expect((await door.knock("leaver", PASSWORD)).status).toBe(200);
    });

    test("unlocks", async () => {
      const id = await putAccount(door.sql, "locked");
      for (let attempt = 0; attempt < 5; attempt++) await door.knock("locked", "wrong");
      expect((await door.knock("locked", PASSWORD)).status).toBe(429);
      const { items } = (await ask(admin, "GET", "/api/accounts")).body;
      const row = items.find(({ username }: { username: string }) => username === "locked");
      expect(Date.parse(row.lockedUntil)).toBeGreaterThan(Date.now());
      expect((await patch(admin, id, { unlock: true })).body.lockedUntil).toBeNull();
      expect((await door.knock("locked", PASSWORD)).status).toBe(200);
    });

    test("by two at once leaves the one or the other, never a mixture", async () => {
      const id = await made("contested");
      const wishes = [
        [grant("worker", A1), grant("leader", A)],
        [grant("planner", B), grant("clerk", B1)],
      ];
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) => patch(index % 2 ? admin : ofA, id, { grants: wishes[index % 2] })),
      );
      // once it is the other's, the administrator of A no longer finds it, or may not give B
      for (const { status } of answers) expect([200, 403, 404]).toContain(status);
      const rows =
        await door.sql`select role.code from account_grant join role on role.id = role_id where account_id = ${id}
        order by account_grant.id`;
      expect(wishes.map((wish) => wish.map(({ role }) => role))).toContainEqual(rows.map(({ code }) => code));
    });

    test("while its owner changes the password waits for neither for ever", async () => {
      const id = await putAccount(door.sql, "busy", [{ role: "worker", area: A1 }]);
      for (let round = 0; round < 5; round++) {
        const current = round === 0 ? PASSWORD : `otter number ${round}`;
        const cookie = await door.enter("busy", current);
        const change = { current, password: `otter number ${round + 1}` };
        const [mine, theirs] = await Promise.all([
          ask(cookie, "POST", "/api/session/password", change),
          patch(admin, id, { name: `busy ${round}`, grants: [grant("worker", A1)] }),
        ]);
        expect([mine.status, theirs.status]).toEqual([200, 200]);
      }
    });

    test("of the password by an administrator signs out everywhere and must be changed", async () => {
      const id = await putAccount(door.sql, "forgetful");
      const cookie = await door.enter("forgetful");
      const { status, body } = await ask(admin, "POST", `/api/accounts/${id}/password`);
      expect(status).toBe(200);
      expect((await ask(cookie, "GET", "/api/session")).status).toBe(401);
      expect((await door.knock("forgetful", PASSWORD)).status).toBe(401);
      expect(await (await door.knock("forgetful", body.password)).json()).toMatchObject({ passwordExpired: true });
    });

    test("sessions are listed and revoked", async () => {
      const id = await putAccount(door.sql, "roamer");
      const cookies = [await door.enter("roamer"), await door.enter("roamer")];
      const { items, next } = (await ask(admin, "GET", `/api/accounts/${id}/sessions`)).body;
      expect(next).toBeNull();
      expect(items).toHaveLength(2);
      expect(items[0]).toEqual({
        id: expect.any(Number),
        createdAt: expect.any(String),
        seenAt: expect.any(String),
        address: "192.0.2.1",
        agent: "",
      });
      expect((await ask(admin, "DELETE", `/api/accounts/${id}/sessions`)).status).toBe(204);
      for (const cookie of cookies) expect((await ask(cookie, "GET", "/api/session")).status).toBe(401);
    });

    test("is logged, without the password", async () => {
      const { body } = await create(admin, "logged", [grant("worker", A1)]);
      const { id } = body.account;
      await patch(admin, id, { name: "新名字" });
      const reset = await ask(admin, "POST", `/api/accounts/${id}/password`);
      await ask(admin, "DELETE", `/api/accounts/${id}/sessions`);
      const rows = await door.sql<{ action: string; username: string; text: string }[]>`
        select action, username, audit::text as text from audit
        where subject_kind = 'account' and subject_id = ${String(id)} order by id`;
      expect(rows.map(({ action, username }) => [username, action])).toEqual([
        ["admin", "account.created"],
        ["admin", "account.changed"],
        ["admin", "password.changed"],
        ["admin", "sessions.revoked"],
      ]);
      for (const { text } of rows) {
        expect(text).not.toContain(body.password);
        expect(text).not.toContain(reset.body.password);
      }
    });
  });

  describe("the last administrator of everything", () => {
    test.each([
      ["is disabled", { disabled: true }],
      ["loses the role", { grants: [grant("worker")] }],
      ["loses an area", { grants: [grant("administrator", STREET)] }],
      ["gets an end", { grants: [grant("administrator", null, "2099-01-01T00:00:00Z")] }],
    ])("never %s", async (_, change) => {
      const { status, body } = await patch(admin, adminId, change);
      expect([status, body]).toMatchObject([409, { code: "last_administrator" }]);
      expect((await ask(admin, "GET", "/api/accounts")).status).toBe(200);
    });

    test("may go once there is another, and of two that go at once one stays", async () => {
      const other = await putAccount(door.sql, "second", [{ role: "administrator" }]);
      const statuses = await Promise.all(
        [adminId, other].map(async (id) => (await patch(admin, id, { disabled: true })).status),
      );
      expect(statuses.sort()).toSatisfy(([first, last]) => first === 200 && last >= 401);
      const [{ left }] = await door.sql<{ left: number }[]>`
        select count(*)::integer as left from account where not disabled and username in ('admin', 'second')`;
      expect(left).toBe(1);
      await door.sql`update account set disabled = username = 'second' where username in ('admin', 'second')`;
      admin = await door.enter("admin");
    });
  });

  describe("an administrator of an area", () => {
    test("sees and changes only accounts that reach no further", async () => {
      const outside = [
        await made("of-b", [grant("worker", B1)]),
        await made("of-both", [grant("worker", A1), grant("worker", B1)]),
        await made("of-street", [grant("worker", STREET)]),
        await made("of-all", [grant("worker")]),
        await made("of-nothing", []),
        adminId,
      ];
      const inside = await made("of-a1", [grant("worker", A1)]);
      const seen = (await ask(ofA, "GET", "/api/accounts")).body.items.map(({ id }: { id: number }) => id);
      expect(seen).toContain(inside);
      for (const id of outside) {
        expect(seen).not.toContain(id);
        for (const [method, path] of [
          ["PATCH", ""],
          ["POST", "/password"],
          ["GET", "/sessions"],
          ["DELETE", "/sessions"],
        ]) {
          const body = method === "PATCH" ? { disabled: true } : undefined;
          expect((await ask(ofA, method, `/api/accounts/${id}${path}`, body)).status).toBe(404);
        }
      }
      expect((await patch(ofA, inside, { name: "甲" })).status).toBe(200);
    });

    test.each([
      ["everywhere", [grant("worker")]],
      ["the street", [grant("worker", STREET)]],
      ["another grid", [grant("worker", A1), grant("worker", B)]],
      ["nothing, which would be nobody's", []],
    ])("does not give a role over %s", async (_, grants) => {
      const created = await create(ofA, "beyond", grants);
      expect([created.status, created.body]).toMatchObject([403, { code: "beyond_scope" }]);
      const id = await made(`kept-${Math.random()}`, [grant("worker", A1)]);
      expect((await patch(ofA, id, { grants })).status).toBe(403);
    });
  });

  describe("who does not manage accounts", () => {
    test.each([
      ["GET", "/api/roles"],
      ["GET", "/api/accounts"],
      ["POST", "/api/accounts"],
      ["PATCH", "/api/accounts/1"],
      ["POST", "/api/accounts/1/password"],
      ["GET", "/api/accounts/1/sessions"],
      ["DELETE", "/api/accounts/1/sessions"],
    ])("gets nothing from %s %s", async (method, path) => {
      await door.sql`insert into account (username, name, password_hash) select 'plain', 'plain', password_hash from account
        where username = 'worker' on conflict do nothing`;
      const cookie = await door.enter("plain");
      const body = method === "POST" || method === "PATCH" ? {} : undefined;
      expect((await ask(cookie, method, path, body)).status).toBe(403);
      expect((await ask("", method, path, body)).status).toBe(401);
    });
  });

  test("roles are listed with what they may do", async () => {
    const { items } = (await ask(admin, "GET", "/api/roles")).body;
    expect(items).toContainEqual({
      code: "auditor",
      name: { zh: "审计员", en: "Auditor" },
      rights: expect.arrayContaining(["audit"]),
    });
    expect(items.map(({ code }: { code: string }) => code)).toContain("wall");
  });
});
