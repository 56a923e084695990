import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isCommon } from "../../../api/sign-in/common-passwords.ts";
import { madeUpPassword } from "../../../api/sign-in/made-up.ts";
import { hashPassword, isPassword } from "../../../api/sign-in/password-hash.ts";
import { passwordFault } from "../../../api/sign-in/password-rules.ts";
import { PROFILES } from "../../../api/sign-in/profiles.ts";
import { PASSWORD, putAccount } from "../../support/account.ts";
import { eachEngine } from "../../support/engines.ts";
import { cookieIn, type Door, openDoor } from "./door.ts";

describe("a password", () => {
  test.each([
    ["asvs", "short-7b!x", "length"],
    ["asvs", "exactly-12-c", null],
    ["asvs", "户籍河畔老槐树下三只猫", "length"], // 11 characters, however many bytes
    ["asvs", "户籍河畔老槐树下三只猫咪", null],
    ["asvs", "no capitals no digits", null],
    ["asvs", "x".repeat(257), "length"],
    ["asvs", "Password1234!", "common"],
    ["asvs", "P@ssw0rd2026", "common"],
    ["asvs", "1qaz2wsx3edc", "common"],
    ["asvs", "qwertyuiop123", "common"],
    ["asvs", "aaaaaaaaaaaaaaa", "common"],
    ["asvs", "abcabcabcabc", "common"],
    ["asvs", "woaini5201314520", null],
    ["asvs", "minqingtu2026", "common"],
    ["asvs", "wanggezhang888", "common"],
    ["asvs", "社区网格管理员密码密码密码", "common"],
    ["asvs", "zhangwei2024", "username"],
    ["asvs", "iewgnahz2024", "username"],
    ["djbh", "Ab3-xyz", "length"],
    ["djbh", "kettle-moss", "classes"],
    ["djbh", "kettle-m0ss", null],
    ["djbh", "Admin@123", "common"],
  ] as const)("%s: %s → %s", (profile, password, fault) => {
    expect(passwordFault(password, "zhangwei", PROFILES[profile])).toBe(fault);
  });

  test("that is made up suits both profiles and is new each time", () => {
    const made = Array.from({ length: 200 }, madeUpPassword);
    expect(new Set(made).size).toBe(200);
    for (const password of made) {
      expect(passwordFault(password, "admin", PROFILES.asvs)).toBeNull();
      expect(passwordFault(password, "admin", PROFILES.djbh)).toBeNull();
    }
  });

  test("of enough random characters is never called common", () => {
    const unit = fc.constantFrom(..."bdfhjkmnptvz");
    fc.assert(
      fc.property(fc.uniqueArray(unit, { minLength: 12, maxLength: 12 }), (letters) => {
        expect(isCommon(letters.join("≠"))).toBe(false);
      }),
    );
  });

  test("of any text is judged without failing, its length by characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.string({ maxLength: 20 }), (password, username) => {
        const fault = passwordFault(password, username, PROFILES.asvs);
        expect([null, "length", "common", "username"]).toContain(fault);
        expect(fault === "length").toBe([...password].length < 12 || [...password].length > 256);
      }),
    );
  });

  test("is kept as Argon2id with a salt of its own, and only the very same text opens it", async () => {
    const [one, other] = await Promise.all([hashPassword("Café 柳园"), hashPassword("Café 柳园")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await isPassword(one, "Café 柳园")).toBe(true);
    expect(await isPassword(one, "café 柳园")).toBe(false);
    expect(await isPassword(one, "Café 柳园 ")).toBe(false);
    expect(await isPassword("none", "none")).toBe(false);
    expect(await isPassword(null, "")).toBe(false);
  });
});

const NEW = "three tame otters, 41";

eachEngine((engine) => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor(engine);
  });
  afterAll(() => door.close());
  const change = (cookie: string, current: string, password: string) =>
    door.send("POST", "/api/session/password", { current, password }, { cookie });
  const info = (cookie: string) => door.send("GET", "/api/session", undefined, { cookie });

  test("changing it ends all other sessions and renews this one's token", async () => {
    await putAccount(door.sql, "mover");
    const [here, there] = [await door.enter("mover"), await door.enter("mover")];
    const response = await change(here, PASSWORD, NEW);
    expect(response.status).toBe(200);
    const renewed = cookieIn(response);
    expect([(await info(here)).status, (await info(there)).status, (await info(renewed)).status]).toEqual([
      401, 401, 200,
    ]);
    expect((await door.knock("mover", PASSWORD)).status).toBe(401);
    expect((await door.knock("mover", NEW)).status).toBe(200);
    const [entry] = await door.sql`select username from audit where action = 'password.changed'`;
    expect(entry).toMatchObject({ username: "mover" });
  });

  test("one that was given by someone else lets in only to change it", async () => {
    await putAccount(door.sql, "fresh", [{ role: "worker" }]);
    await door.sql`update account set password_expired = true where username = 'fresh'`;
    const cookie = await door.enter("fresh");
    const look = (with_: string) => door.send("GET", "/api/households?limit=1", undefined, { cookie: with_ });
    expect((await look(cookie)).status).toBe(403);
    const response = await change(cookie, PASSWORD, NEW);
    expect(await response.json()).toMatchObject({ passwordExpired: false });
    expect((await look(cookieIn(response))).status).toBe(200);
  });

  test.each([
    ["short", "length"],
    ["Password1234!", "common"],
    [PASSWORD, "reused"],
    ["refuser-1234", "username"],
  ])("%s is refused: %s", async (password, rule) => {
    await door.sql`delete from account where username = 'refuser'`;
    await putAccount(door.sql, "refuser");
    const cookie = await door.enter("refuser");
    const response = await change(cookie, PASSWORD, password);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "weak_password", where: rule });
    expect((await info(cookie)).status).toBe(200);
  });

  test("with a stolen cookie the present password cannot be found by trying", async () => {
    await putAccount(door.sql, "robbed");
    const cookie = await door.enter("robbed");
    for (let attempt = 0; attempt < 5; attempt++) {
      const response = await change(cookie, `guess-${attempt}`, NEW);
      expect([response.status, await response.json()]).toMatchObject([400, { code: "wrong_password" }]);
    }
    const response = await change(cookie, PASSWORD, NEW);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("of two changes at once one holds", async () => {
    await putAccount(door.sql, "twice");
    const cookie = await door.enter("twice");
    const wishes = [`${NEW} a`, `${NEW} b`];
    const answers = await Promise.all(wishes.map((wish) => change(cookie, PASSWORD, wish)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    const won = wishes[statuses.indexOf(200)];
    expect((await door.knock("twice", won)).status).toBe(200);
    expect((await info(cookieIn(answers[statuses.indexOf(200)]))).status).toBe(200);
  });

  test("nobody changes it without being signed in", async () => {
    expect((await change("", PASSWORD, NEW)).status).toBe(401);
  });

  test("等保: the last five are not taken up again", async () => {
    const strict = await openDoor(engine, { passwordProfile: "djbh" });
    await putAccount(strict.sql, "circle");
    let cookie = await strict.enter("circle");
    let current = PASSWORD;
    const set = async (password: string) => {
      const response = await strict.send("POST", "/api/session/password", { current, password }, { cookie });
      if (response.status === 200) [cookie, current] = [cookieIn(response), password];
      return response;
    };
    for (const number of [1, 2, 3, 4]) expect((await set(`Otter-${number}-brook`)).status).toBe(200);
    for (const used of [PASSWORD, "Otter-1-brook", "Otter-4-brook"]) {
      expect(await (await set(used)).json()).toMatchObject({ code: "weak_password", where: "reused" });
    }
    expect((await set("Otter-5-brook")).status).toBe(200);
    // the very first is six back now, this one five
    expect(await (await set("Otter-1-brook")).json()).toMatchObject({ where: "reused" });
    expect((await set("Otter-6-brook")).status).toBe(200);
    expect((await set("Otter-1-brook")).status).toBe(200);
    await strict.close();
  });
});
