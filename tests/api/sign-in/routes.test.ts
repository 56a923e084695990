import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PASSWORD, putAccount } from "../../support/account.ts";
import { eachEngine } from "../../support/engines.ts";
import { A1 } from "../../support/little-town.ts";
import { cookieIn, type Door, openDoor } from "./door.ts";

eachEngine((engine) => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor(engine);
    await putAccount(door.sql, "worker", [{ role: "worker", area: A1 }]);
  });
  afterAll(() => door.close());
  const info = (cookie: string) => door.send("GET", "/api/session", undefined, { cookie });

  describe("a session", () => {
    test("begins with the right password, says what one may do, and ends", async () => {
      const response = await door.knock("worker", PASSWORD);
      expect(response.status).toBe(200);
      const said = await response.json();
      expect(said).toMatchObject({
        username: "worker",
        grants: [{ role: "worker", area: A1, until: null }],
        passwordExpired: false,
      });
      const cookie = cookieIn(response);
      expect(await (await info(cookie)).json()).toEqual(said);
      const out = await door.send("DELETE", "/api/session", undefined, { cookie });
      expect(out.status).toBe(204);
      expect(out.headers.get("set-cookie")).toContain("Max-Age=0");
      // the cookie that somebody copied is worth nothing now
      const stolen = await info(cookie);
      expect(stolen.status).toBe(401);
      expect(await stolen.json()).toMatchObject({ code: "not_signed_in" });
      expect((await door.send("DELETE", "/api/session", undefined, { cookie })).status).toBe(204);
    });

    test("has a cookie that no script reads, no other site sends, and no plain connection carries when there is TLS", async () => {
      const plain = (await door.knock("worker", PASSWORD)).headers.get("set-cookie")!;
      expect(plain).toMatch(/^minqingtu=[\w-]{43}; /);
      expect(plain.split("; ").slice(1).sort()).toEqual(["HttpOnly", "Max-Age=43200", "Path=/", "SameSite=Strict"]);
      const secure = (await door.knock("worker", PASSWORD, { url: "https://town" })).headers.get("set-cookie");
      expect(secure).toContain("; Secure");
      // without a proxy that we know of, this word is the sender's own
      const claimed = await door.knock("worker", PASSWORD, { headers: { "x-forwarded-proto": "https" } });
      expect(claimed.headers.get("set-cookie")).not.toContain("Secure");
    });

    test("of a browser that signs in again replaces the one it had", async () => {
      const first = await door.enter("worker");
      const second = cookieIn(await door.knock("worker", PASSWORD, { cookie: first }));
      expect((await info(first)).status).toBe(401);
      expect((await info(second)).status).toBe(200);
    });

    test("ends after half a day, and after an hour without use", async () => {
      const cookie = await door.enter("worker");
      const now = Date.now();
      const minutes = (count: number) => now + count * 60_000;
      expect(door.sessions.viewerOf(cookie, minutes(59))).not.toBeNull();
      expect(door.sessions.viewerOf(cookie, minutes(118))).not.toBeNull();
      expect(door.sessions.viewerOf(cookie, minutes(180))).toBeNull();
      for (let at = 118; at < 12 * 60 - 1; at += 50) door.sessions.viewerOf(cookie, minutes(at));
      expect(door.sessions.viewerOf(cookie, minutes(12 * 60 + 1))).toBeNull();
    });

    test.each(["role", "until", "account", "session"])(
      "loses what it may at once when its %s is gone",
      async (what) => {
        const id = await putAccount(door.sql, `short-${what}`, [{ role: "worker" }]);
        const cookie = await door.enter(`short-${what}`);
        const look = () => door.send("GET", "/api/households?limit=1", undefined, { cookie });
        expect((await look()).status).toBe(200);
        await {
          role: () => door.sql`delete from account_grant where account_id = ${id}`,
          until: () =>
            door.sql`update account_grant set valid = tstzrange(null, clock_timestamp()) where account_id = ${id}`,
          account: () => door.sql`update account set disabled = true where id = ${id}`,
          session: () => door.sql`delete from session where account_id = ${id}`,
        }[what]!();
        await door.pull();
        expect((await look()).status).toBe(what === "role" || what === "until" ? 403 : 401);
      },
    );

    test("is not begun by another site's page", async () => {
      const elsewhere: Record<string, string>[] = [{ "sec-fetch-site": "cross-site" }, { origin: "http://elsewhere" }];
      for (const headers of elsewhere) {
        const response = await door.knock("worker", PASSWORD, { headers });
        expect(response.status).toBe(403);
        expect(await response.json()).toMatchObject({ code: "cross_site" });
        expect(response.headers.get("set-cookie")).toBeNull();
      }
    });

    test("is logged, without anything that was typed", async () => {
      const [{ last }] = await door.sql<{ last: number }[]>`select coalesce(max(id), 0)::integer as last from audit`;
      await door.knock("my-secret-typed-too-early", "x");
      await door.knock("worker", "my-other-secret");
      const cookie = await door.enter("worker");
      await door.send("DELETE", "/api/session", undefined, { cookie });
      const rows = await door.sql<{ action: string; username: string | null; address: string }[]>`
        select action, username, subject_kind, address from audit where id > ${last} order by id`;
      expect(rows.map(({ action, username }) => [action, username])).toEqual([
        ["session.failed", null],
        ["session.failed", null],
        ["session.created", "worker"],
        ["session.ended", "worker"],
      ]);
      expect(rows.every(({ address }) => address === "192.0.2.1")).toBe(true);
      const [{ text }] = await door.sql<{ text: string }[]>`select string_agg(audit::text, ' ') as text from audit`;
      expect(text).not.toContain("secret");
    });
  });

  describe("who is not let in", () => {
    test("cannot tell an unknown name from a wrong password or a disabled account", async () => {
      await putAccount(door.sql, "former", [{ role: "worker" }]);
      await door.sql`update account set disabled = true where username = 'former'`;
      await putAccount(door.sql, "lapsed");
      await door.sql`update account set password_valid_until = clock_timestamp() where username = 'lapsed'`;
      const answers = [];
      const attempts = [
        ["worker", "wrong"],
        ["nobody", PASSWORD],
        ["former", PASSWORD],
        ["lapsed", PASSWORD],
        ["a name that cannot be", PASSWORD],
      ];
      for (const [index, [username, password]] of attempts.entries()) {
        const response = await door.knock(username, password, { from: `198.51.100.${index}` });
        answers.push({ status: response.status, text: await response.text(), headers: [...response.headers.keys()] });
      }
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(answers[0].status).toBe(401);
      expect(JSON.parse(answers[0].text)).toMatchObject({ code: "bad_credentials" });
    });

    test("may type anything: no text gets in, and none breaks anything", async () => {
      const typed = fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom(
          "' or 1=1 --",
          "<script>alert(1)</script>",
          "\0",
          "\ud800",
          "worker\0",
          "=cmd|' /C calc'!A0",
          "",
        ),
      );
      let from = 0;
      await fc.assert(
        fc.asyncProperty(typed, typed, async (username, password) => {
          from++;
          const response = await door.knock(username, password, { from: `203.0.${from >> 8}.${from & 255}` });
          expect([401, 429]).toContain(response.status);
        }),
        { numRuns: 40 },
      );
    });

    test.each([{ username: "worker" }, { username: 1, password: PASSWORD }, [], "worker"])(
      "%j is no request",
      async (body) => {
        const response = await door.send("POST", "/api/session", body);
        expect(response.status).toBe(400);
        expect(await response.json()).toMatchObject({ code: "invalid_parameter" });
      },
    );
  });
});
