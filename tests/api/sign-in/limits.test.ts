import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PASSWORD, putAccount } from "../../support/account.ts";
import { eachEngine } from "../../support/engines.ts";
import { type Door, openDoor } from "./door.ts";

const times = (count: number) => Array.from({ length: count });

eachEngine((engine) => {
  describe("等保", () => {
    let door: Door;
    beforeAll(async () => {
      door = await openDoor(engine, { passwordProfile: "djbh" });
    });
    afterAll(() => door.close());

    test("five wrong passwords lock an account for half an hour, for the right one and from anywhere", async () => {
      await putAccount(door.sql, "five");
      for (const _ of times(5)) expect((await door.knock("five", "wrong")).status).toBe(401);
      for (const from of ["192.0.2.1", "198.51.100.7"]) {
        const response = await door.knock("five", PASSWORD, { from });
        expect(response.status).toBe(429);
        expect(await response.json()).toMatchObject({ code: "too_many_attempts" });
        const wait = Number(response.headers.get("retry-after"));
        expect(wait).toBeGreaterThan(29 * 60);
        expect(wait).toBeLessThanOrEqual(30 * 60);
      }
      await door.wait(31 * 60);
      expect((await door.knock("five", PASSWORD)).status).toBe(200);
    });

    test("after the lock the count begins anew", async () => {
      await putAccount(door.sql, "anew");
      for (const _ of times(5)) await door.knock("anew", "wrong");
      await door.wait(31 * 60);
      for (const _ of times(4)) expect((await door.knock("anew", "wrong")).status).toBe(401);
      expect((await door.knock("anew", PASSWORD)).status).toBe(200);
    });

    test("a success forgets the failures before it", async () => {
      await putAccount(door.sql, "human");
      for (const _ of times(3)) {
        for (const _ of times(4)) await door.knock("human", "wrong");
        expect((await door.knock("human", PASSWORD)).status).toBe(200);
      }
    });

    test("a thousand at once are counted one by one", async () => {
      await putAccount(door.sql, "flooded");
      const answers = await Promise.all(
        times(1000).map((_, index) =>
          door.knock("flooded", `wrong-${index}`, { from: `10.0.${index >> 8}.${index & 255}` }),
        ),
      );
      const count = (status: number) => answers.filter((response) => response.status === status).length;
      expect([count(401), count(429)]).toEqual([5, 995]);
      expect((await door.knock("flooded", PASSWORD, { from: "198.51.100.99" })).status).toBe(429);
      const [{ failed }] = await door.sql<{ failed: number }[]>`
        select count(*)::integer as failed from audit
        where action = 'session.failed' and subject_id = (select id::text from account where username = 'flooded')`;
      expect(failed).toBe(5);
    });

    test("names that do not exist are locked alike", async () => {
      for (const _ of times(5)) expect((await door.knock("ghost", "wrong")).status).toBe(401);
      expect((await door.knock("ghost", "wrong")).status).toBe(429);
    });

    test("a session of the locked account goes on", async () => {
      await putAccount(door.sql, "inside");
      const cookie = await door.enter("inside");
      for (const _ of times(6)) await door.knock("inside", "wrong");
      expect((await door.send("GET", "/api/session", undefined, { cookie })).status).toBe(200);
    });

    test("a password of 91 days lets in only to change it", async () => {
      await putAccount(door.sql, "old", [{ role: "worker" }]);
      await door.sql`update account set password_set_at = clock_timestamp() - interval '91 days' where username = 'old'`;
      const response = await door.knock("old", PASSWORD);
      expect(await response.json()).toMatchObject({ passwordExpired: true });
      const cookie = await door.enter("old");
      const look = await door.send("GET", "/api/households", undefined, { cookie });
      expect([look.status, await look.json()]).toMatchObject([403, { code: "password_expired" }]);
    });
  });

  describe("ASVS", () => {
    let door: Door;
    beforeAll(async () => {
      door = await openDoor(engine);
    });
    afterAll(() => door.close());

    test("five failures from one address make it wait, longer each time, and nobody else", async () => {
      await putAccount(door.sql, "slow");
      const waits: number[] = [];
      for (const _ of times(5)) await door.knock("slow", "wrong");
      for (const _ of times(7)) {
        const refused = await door.knock("slow", PASSWORD);
        expect(refused.status).toBe(429);
        waits.push(Number(refused.headers.get("retry-after")));
        await door.wait(waits.at(-1)! + 1);
        expect((await door.knock("slow", "wrong")).status).toBe(401);
      }
      for (const [index, expected] of [30, 60, 120, 240, 480, 900, 900].entries()) {
        expect(waits[index]).toBeLessThanOrEqual(expected);
        expect(waits[index]).toBeGreaterThan(expected - 20);
      }
      // whoever sits elsewhere is not locked out by it
      expect((await door.knock("slow", PASSWORD, { from: "198.51.100.7" })).status).toBe(200);
    });

    test("a hundred failures within an hour, from whatever addresses, lock the account", async () => {
      await putAccount(door.sql, "spread");
      for (const [index] of times(100).entries()) {
        expect((await door.knock("spread", "wrong", { from: `10.1.0.${index}` })).status).toBe(401);
      }
      expect((await door.knock("spread", PASSWORD, { from: "198.51.100.7" })).status).toBe(429);
      await door.wait(16 * 60);
      expect((await door.knock("spread", PASSWORD, { from: "198.51.100.7" })).status).toBe(200);
    });

    test("a hundred failures from one address, for whatever names, lock the address", async () => {
      await putAccount(door.sql, "neighbour");
      for (const [index] of times(100).entries()) {
        expect((await door.knock(`name-${index}`, "wrong", { from: "10.2.0.1" })).status).toBe(401);
      }
      expect((await door.knock("neighbour", PASSWORD, { from: "10.2.0.1" })).status).toBe(429);
      expect((await door.knock("neighbour", PASSWORD, { from: "10.2.0.2" })).status).toBe(200);
      await door.wait(16 * 60);
      expect((await door.knock("neighbour", PASSWORD, { from: "10.2.0.1" })).status).toBe(200);
    });

    test("one network of IPv6 is one address", async () => {
      for (const [index] of times(5).entries())
        await door.knock("six", "wrong", { from: `2001:db8:1:2::${index + 1}` });
      expect((await door.knock("six", "wrong", { from: "2001:db8:1:2:ffff::9" })).status).toBe(429);
      expect((await door.knock("six", "wrong", { from: "2001:db8:1:3::1" })).status).toBe(401);
    });

    test("what one claims to be forwarded for counts only behind a proxy", async () => {
      for (const [index] of times(5).entries()) {
        await door.knock("claims", "wrong", { headers: { "x-forwarded-for": `10.3.0.${index}` } });
      }
      const claimed = { headers: { "x-forwarded-for": "10.3.0.99" } };
      expect((await door.knock("claims", "wrong", claimed)).status).toBe(429);
    });
  });

  describe("behind a proxy", () => {
    let door: Door;
    beforeAll(async () => {
      door = await openDoor(engine, { trustProxy: true });
    });
    afterAll(() => door.close());

    test("its word on address and TLS is taken, not what the sender put before it", async () => {
      await putAccount(door.sql, "proxied");
      const headers = { "x-forwarded-for": "1.2.3.4, 203.0.113.9", "x-forwarded-proto": "https" };
      const response = await door.knock("proxied", PASSWORD, { headers });
      expect(response.headers.get("set-cookie")).toContain("; Secure");
      const [{ address }] = await door.sql<{ address: string }[]>`select address from session order by id desc limit 1`;
      expect(address).toBe("203.0.113.9");
    });
  });
});
