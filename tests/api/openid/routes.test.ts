import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PASSWORD, putAccount } from "../../support/account.ts";
import { eachEngine } from "../../support/engines.ts";
import { A1 } from "../../support/little-town.ts";
import { openProvider, type People, ProviderVisitor } from "../../support/openid-provider.ts";
import { type Door, openDoor } from "../sign-in/door.ts";

const PUBLIC_URL = "http://map.test";
const BEGIN = "/api/session/openid";

eachEngine((engine) => {
  const people: People = new Map();
  let provider: Awaited<ReturnType<typeof openProvider>>;
  let door: Door;
  beforeAll(async () => {
    provider = await openProvider(PUBLIC_URL, people);
    door = await openDoor(engine, { openid: provider.settings });
  });
  afterAll(async () => {
    await door.close();
    await provider.close();
  });

  /** What a browser holds after `response`, beside what it held before. */
  const holding = (response: Response, name: string): string =>
    response.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .find((pair) => pair.startsWith(`${name}=`))!;

  const begin = async (to = "/") => {
    const response = await door.send("GET", `${BEGIN}?to=${encodeURIComponent(to)}`);
    expect(response.status).toBe(303);
    return { address: response.headers.get("location")!, cookie: holding(response, "minqingtu-openid"), response };
  };
  const back = (address: string, cookie?: string) => {
    const { pathname, search, origin } = new URL(address);
    expect(origin + pathname).toBe(`${PUBLIC_URL}${BEGIN}/callback`);
    return door.send("GET", pathname + search, undefined, { cookie });
  };
  /** All the way, as `subject` of the provider. */
  const enter = async (subject: string, to?: string) => {
    const { address, cookie } = await begin(to);
    return back(await new ProviderVisitor().signIn(address, subject), cookie);
  };
  const info = async (response: Response) =>
    (await door.send("GET", "/api/session", undefined, { cookie: holding(response, "minqingtu") })).json();
  const lastEntries = async (count: number) =>
    (await door.sql`select action, subject_id, username, details from audit order by id desc limit ${count}`).map(
      ({ action, subject_id, username, details }) => ({ action, subject: subject_id, username, ...details }),
    );

  /** Why a browser was refused: it has no session then, and the sign-in screen says the reason; null when it has one. */
  const refusalOf = (response: Response) => {
    expect(response.status).toBe(303);
    const refused = new URL(response.headers.get("location")!).searchParams.get("refused");
    expect(response.headers.getSetCookie().some((line) => line.startsWith("minqingtu="))).toBe(refused === null);
    return refused;
  };

  describe("signing in", () => {
    test("asks with state, nonce and PKCE, and comes back to where one was", async () => {
      const id = await putAccount(door.sql, "zhoumin", [{ role: "worker", area: A1 }]);
      people.set("p-1", { preferred_username: "zhoumin" });
      const { address, response } = await begin();
      const asked = new URL(address).searchParams;
      expect(Object.fromEntries(asked)).toMatchObject({
        redirect_uri: `${PUBLIC_URL}${BEGIN}/callback`,
        response_type: "code",
        code_challenge_method: "S256",
      });
      for (const name of ["state", "nonce", "code_challenge"]) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
      const [cookie] = response.headers.getSetCookie();
      expect(cookie).toMatch(/; Max-Age=600; Path=\/api\/session\/openid; HttpOnly; SameSite=Lax$/);

      const came = await enter("p-1", "/admin?tab=audit");
      expect(came.headers.get("location")).toBe(`${PUBLIC_URL}/admin?tab=audit`);
      expect(came.headers.getSetCookie().find((line) => line.startsWith("minqingtu="))).toContain("SameSite=Strict");
      expect(await info(came)).toMatchObject({
        username: "zhoumin",
        way: "openid",
        grants: [{ role: "worker", area: A1 }],
      });
      expect(await lastEntries(2)).toEqual([
        { action: "session.created", subject: null, username: "zhoumin", way: "openid" },
        { action: "account.linked", subject: String(id), username: "zhoumin", issuer: provider.settings.issuer },
      ]);
      await enter("p-1");
      expect((await lastEntries(2)).map(({ action }) => action)).toEqual(["session.created", "session.created"]);
    });

    test("needs no password of ours: neither an expired nor a lapsed one stands in the way", async () => {
      const id = await putAccount(door.sql, "newcomer", [{ role: "worker" }]);
      await door.sql`update account set password_expired = true, password_valid_until = '2020-01-01' where id = ${id}`;
      people.set("p-2", { preferred_username: "newcomer" });
      expect(await info(await enter("p-2"))).toMatchObject({ username: "newcomer", passwordExpired: false });
      expect((await door.knock("newcomer", PASSWORD)).status).toBe(401);
    });

    test("ends like any other session", async () => {
      await putAccount(door.sql, "leaving");
      people.set("p-3", { preferred_username: "leaving" });
      const cookie = holding(await enter("p-3"), "minqingtu");
      expect((await door.send("DELETE", "/api/session", undefined, { cookie })).status).toBe(204);
      expect((await door.send("GET", "/api/session", undefined, { cookie })).status).toBe(401);
    });

    test.each([
      ["https://evil.test/", "/"],
      ["//evil.test/x", "/"],
      ["/\\evil.test", "/"],
      ["/.//evil.test", "/"],
      ["javascript:alert(1)", "/"],
      ["/api/session/openid", "/"],
      [`/?x=${"a".repeat(1600)}`, "/"],
    ])("to=%s stays on this server", async (to, path) => {
      people.set("p-1", { preferred_username: "zhoumin" });
      const came = await enter("p-1", to);
      expect(came.headers.get("location")).toBe(`${PUBLIC_URL}${path}`);
    });
  });

  describe("is refused", () => {
    test("where no account is called so: none is made", async () => {
      people.set("p-10", { preferred_username: "stranger" });
      const [{ count }] = await door.sql`select count(*) as count from account`;
      expect(refusalOf(await enter("p-10"))).toBe("openid_no_account");
      expect((await door.sql`select count(*) as count from account`)[0].count).toBe(count);
      expect(await lastEntries(1)).toEqual([
        { action: "session.failed", subject: null, username: "stranger", way: "openid", reason: "openid_no_account" },
      ]);
      people.set("p-11", {});
      expect(refusalOf(await enter("p-11"))).toBe("openid_no_account");
    });

    test("where the account is disabled, before it was ever bound and after", async () => {
      const id = await putAccount(door.sql, "gone");
      people.set("p-12", { preferred_username: "gone" });
      await door.sql`update account set disabled = true where id = ${id}`;
      expect(refusalOf(await enter("p-12"))).toBe("openid_disabled");
      expect(await door.sql`select from account_identity where account_id = ${id}`).toEqual([]);
      await door.sql`update account set disabled = false where id = ${id}`;
      expect(refusalOf(await enter("p-12"))).toBeNull();
      await door.sql`update account set disabled = true where id = ${id}`;
      expect(refusalOf(await enter("p-12"))).toBe("openid_disabled");
      expect(await lastEntries(1)).toMatchObject([{ action: "session.failed", subject: String(id) }]);
    });

    test("where the name has been given to somebody else; its owner comes in under a new one", async () => {
      const id = await putAccount(door.sql, "lihua");
      people.set("p-13", { preferred_username: "lihua" });
      await enter("p-13");
      people.set("p-13", { preferred_username: "li.hua" });
      people.set("p-14", { preferred_username: "lihua" });
      expect(refusalOf(await enter("p-14"))).toBe("openid_other_identity");
      expect(await lastEntries(1)).toMatchObject([{ subject: String(id), reason: "openid_other_identity" }]);
      expect(await info(await enter("p-13"))).toMatchObject({ username: "lihua" });
    });

    test("until an administrator unbinds the name from who had it; the log names the account", async () => {
      const id = await putAccount(door.sql, "post");
      await putAccount(door.sql, "manager", [{ role: "administrator" }]);
      const cookie = await door.enter("manager");
      people.set("p-15", { preferred_username: "post" }).set("p-16", { preferred_username: "post" });
      await enter("p-15");
      expect(refusalOf(await enter("p-16"))).toBe("openid_other_identity");
      const unbound = await door.send("PATCH", `/api/accounts/${id}`, { openid: false }, { cookie });
      expect(await unbound.json()).toMatchObject({ openid: false });
      expect(await lastEntries(1)).toEqual([
        { action: "account.changed", subject: String(id), username: "post", openid: false },
      ]);
      expect(await info(await enter("p-16"))).toMatchObject({ username: "post" });
      expect(refusalOf(await enter("p-15"))).toBe("openid_other_identity");
    });

    test("with another's state, without a beginning, and in another browser", async () => {
      const mine = await begin();
      const others = await begin();
      const came = await new ProviderVisitor().signIn(mine.address, "p-1");
      expect(refusalOf(await back(came, others.cookie))).toBe("openid_invalid");
      expect(refusalOf(await back(came))).toBe("openid_invalid");
      expect(await lastEntries(1)).toMatchObject([{ action: "session.failed", reason: "openid_invalid" }]);
      const changed = new URL(came);
      changed.searchParams.set("state", "a".repeat(43));
      expect(refusalOf(await back(changed.href, mine.cookie))).toBe("openid_invalid");
    });

    test("with another's nonce: a token that was made for another beginning", async () => {
      const { address, cookie } = await begin();
      const asked = new URL(address);
      asked.searchParams.set("nonce", "n".repeat(43));
      expect(refusalOf(await back(await new ProviderVisitor().signIn(asked.href, "p-1"), cookie))).toBe(
        "openid_invalid",
      );
    });

    test("with a code that belongs to another's secret, was used, or was made up", async () => {
      const { address, cookie } = await begin();
      const came = await new ProviderVisitor().signIn(address, "p-1");
      expect(refusalOf(await back(came, cookie))).toBeNull();
      expect(refusalOf(await back(came, cookie))).toBe("openid_invalid");
      const other = await begin();
      const mixed = new URL(await new ProviderVisitor().signIn(other.address, "p-1"));
      mixed.searchParams.set("code", "made-up");
      expect(refusalOf(await back(mixed.href, other.cookie))).toBe("openid_invalid");
    });

    test("a second time with the same beginning, though the provider gave two codes", async () => {
      const { address, cookie } = await begin();
      const visitor = new ProviderVisitor();
      const first = await visitor.signIn(address, "p-1");
      const second = await visitor.signIn(address, "p-1");
      expect(new URL(first).searchParams.get("code")).not.toBe(new URL(second).searchParams.get("code"));
      expect(refusalOf(await back(first, cookie))).toBeNull();
      expect(refusalOf(await back(second, cookie))).toBe("openid_invalid");
    });

    test("when the cookie is too old, or was written by hand", async () => {
      const { address, cookie } = await begin();
      const came = await new ProviderVisitor().signIn(address, "p-1");
      const [name, value] = cookie.split("=");
      const [secret, since, to] = value.split(".");
      for (const wrong of [
        [secret, String(Number(since) - 601), to],
        [secret, String(Number(since) + 60), to],
        [secret, "soon", to],
        ["", since, to],
        [secret, since],
      ]) {
        expect(refusalOf(await back(came, `${name}=${wrong.join(".")}`)), wrong.join(".")).toBe("openid_invalid");
      }
    });

    test("when one gave up at the provider", async () => {
      const { address, cookie } = await begin("/?sel=household:1");
      const came = await back(await new ProviderVisitor().signIn(address, "p-1", "refuse"), cookie);
      expect(refusalOf(came)).toBe("openid_cancelled");
      expect(came.headers.get("location")).toContain("/?sel=household%3A1&refused=");
    });

    test("after a hundred failures from one address, without another entry in the log", async () => {
      for (let failed = 0; failed < 100; failed++)
        await door.send("GET", `${BEGIN}/callback`, undefined, { from: "203.0.113.9" });
      const [{ count }] = await door.sql`select count(*) as count from audit`;
      const locked = await door.send("GET", `${BEGIN}/callback`, undefined, { from: "203.0.113.9" });
      expect(refusalOf(locked)).toBe("too_many_attempts");
      expect((await door.sql`select count(*) as count from audit`)[0].count).toBe(count);
    });
  });

  test("two at once bind one account once", async () => {
    await putAccount(door.sql, "twice");
    people.set("p-20", { preferred_username: "twice" }).set("p-21", { preferred_username: "twice" });
    const ways = await Promise.all(
      ["p-20", "p-21"].map(async (subject) => {
        const { address, cookie } = await begin();
        return { came: await new ProviderVisitor().signIn(address, subject), cookie };
      }),
    );
    const answers = await Promise.all(ways.map(({ came, cookie }) => back(came, cookie)));
    expect(answers.map(refusalOf).sort()).toEqual([null, "openid_other_identity"].sort());
  });

  test("a device's account belongs to nobody", async () => {
    const id = await putAccount(door.sql, "a-wall");
    await door.sql`update account set kind = 'device' where id = ${id}`;
    people.set("p-30", { preferred_username: "a-wall" });
    expect(refusalOf(await enter("p-30"))).toBe("openid_no_account");
  });

  test("the ways in say what the office's accounts are called", async () => {
    expect(await (await door.send("GET", "/api/session/ways")).json()).toEqual({
      password: { minLength: 12, minClasses: 1, remembered: 1, maxAgeDays: null },
      openid: { name: null },
    });
  });
});

describe("without a provider that answers", () => {
  eachEngine((engine) => {
    test("one is led back to the sign-in screen", async () => {
      const people: People = new Map([["p-1", { email: "zhou@office.test", email_verified: true }]]);
      const provider = await openProvider(PUBLIC_URL, people);
      const settings = { ...provider.settings, claim: "email", issuer: provider.settings.issuer };
      await provider.close();
      const door = await openDoor(engine, { openid: settings, passwordProfile: "djbh" });
      const response = await door.send("GET", `${BEGIN}?to=/admin`);
      expect(response.headers.get("location")).toBe(`${PUBLIC_URL}/admin?refused=openid_away`);
      expect(await (await door.send("GET", "/api/session/ways")).json()).toMatchObject({
        password: { minLength: 8, minClasses: 3, remembered: 5, maxAgeDays: 90 },
      });
      await door.close();
    });
  });
});

eachEngine((engine) => {
  test("an address of mail counts only where the provider has made sure of it; a wrong secret is no way in", async () => {
    const people: People = new Map([
      ["p-1", { email: "zhou@office.test", email_verified: true }],
      ["p-2", { email: "wu@office.test", email_verified: false }],
    ]);
    const provider = await openProvider(PUBLIC_URL, people);
    const enter = async (door: Door, subject: string) => {
      const response = await door.send("GET", BEGIN);
      const cookie = response.headers.getSetCookie()[0].split(";")[0];
      const came = new URL(await new ProviderVisitor().signIn(response.headers.get("location")!, subject));
      const answer = await door.send("GET", came.pathname + came.search, undefined, { cookie });
      return new URL(answer.headers.get("location")!).searchParams.get("refused");
    };
    const door = await openDoor(engine, { openid: { ...provider.settings, claim: "email" } });
    for (const name of ["zhou@office.test", "wu@office.test"]) await putAccount(door.sql, name);
    expect(await enter(door, "p-1")).toBeNull();
    expect(await enter(door, "p-2")).toBe("openid_no_account");
    await door.close();
    const wrong = await openDoor(engine, { openid: { ...provider.settings, clientSecret: "guessed" } });
    expect(await enter(wrong, "p-1")).toBe("openid_away");
    await wrong.close();
    await provider.close();
  });
});
