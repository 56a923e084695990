import { Secret } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stepOf } from "../../../api/sign-in/one-time-code.ts";
import { PASSWORD, putAccount } from "../../support/account.ts";
import { eachEngine } from "../../support/engines.ts";
import { codeOf } from "../../support/one-time-codes.ts";
import { type Door, openDoor } from "./door.ts";

// RFC 6238, appendix B, the last six of its eight digits
test.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1234567890, "005924"],
  [20000000000, "353130"],
])("the code of second %i is %s, and good for half a minute before and after", (second, code) => {
  const secret = Secret.fromUTF8("12345678901234567890").base32;
  const step = Math.floor(second / 30);
  expect(stepOf(secret, code, second * 1000)).toBe(step);
  expect(stepOf(secret, `${code.slice(0, 3)} ${code.slice(3)}`, (second + 30) * 1000)).toBe(step);
  expect(stepOf(secret, code, (second + 90) * 1000)).toBeNull();
  for (const wrong of ["", "12345", "1234567", "abcdef", "+12345"])
    expect(stepOf(secret, wrong, second * 1000)).toBeNull();
});

eachEngine((engine) => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor(engine);
  });
  afterAll(() => door.close());

  const setUp = (cookie: string, body: unknown) => door.send("POST", "/api/session/code", body, { cookie });

  /** An account with codes on; the code of the present step has been used up. */
  const withCodes = async (username: string) => {
    const id = await putAccount(door.sql, username, [{ role: "worker" }]);
    const cookie = await door.enter(username);
    const { secret, uri } = (await (await setUp(cookie, { current: PASSWORD })).json()) as Record<string, string>;
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    expect((await door.knock(username, PASSWORD)).status).toBe(200); // not asked for yet
    const used = codeOf(secret);
    expect(await (await setUp(cookie, { code: used })).json()).toEqual({ active: true });
    return { id, cookie, secret, used };
  };

  test("once on, the password alone does not let in; a code does, once", async () => {
    const { secret, used } = await withCodes("careful");
    const without = await door.knock("careful", PASSWORD);
    expect([without.status, await without.json()]).toMatchObject([401, { code: "code_required", where: "code" }]);
    expect(without.headers.get("set-cookie")).toBeNull();
    const next = codeOf(secret, 1);
    expect((await door.knock("careful", PASSWORD, {}, { code: used })).status).toBe(401);
    expect((await door.knock("careful", PASSWORD, {}, { code: next })).status).toBe(200);
    expect((await door.knock("careful", PASSWORD, {}, { code: next })).status).toBe(401);
  });

  test("a wrong password is not told apart by whether codes are on", async () => {
    await withCodes("quiet");
    const answers = [await door.knock("quiet", "wrong"), await door.knock("nobody", "wrong")];
    expect(await answers[0].text()).toBe(await answers[1].text());
  });

  test("codes cannot be found by trying", async () => {
    const { secret } = await withCodes("tried");
    const wrong = codeOf(secret, 1) === "000000" ? "000001" : "000000";
    for (let attempt = 0; attempt < 5; attempt++) {
      expect((await door.knock("tried", PASSWORD, {}, { code: wrong })).status).toBe(401);
    }
    expect((await door.knock("tried", PASSWORD, {}, { code: codeOf(secret, 1) })).status).toBe(429);
  });

  test("the secret lies sealed in the database, and only the account's own opens it", async () => {
    const { id, secret } = await withCodes("sealed");
    const [row] = await door.sql`select totp_secret, totp_pending from account where id = ${id}`;
    expect(row.totp_secret).not.toContain(secret);
    expect(row.totp_pending).toBeNull();
    expect(door.sealer.open(row.totp_secret, `totp ${id}`)).toBe(secret);
  });

  test("setting up and turning off ask for the password, which is counted", async () => {
    const { cookie } = await withCodes("guarded");
    const off = (current: string) => door.send("DELETE", "/api/session/code", { current }, { cookie });
    for (const response of [await setUp(cookie, { current: "wrong" }), await off("wrong")]) {
      expect([response.status, await response.json()]).toMatchObject([400, { code: "wrong_password" }]);
    }
    expect((await setUp(cookie, { code: "000000" })).status).toBe(400); // nothing is pending
    expect((await off(PASSWORD)).status).toBe(204);
    expect((await door.knock("guarded", PASSWORD)).status).toBe(200);
  });

  test("an administrator turns them off for a lost phone; a new password alone does not", async () => {
    const { id } = await withCodes("phoneless");
    await putAccount(door.sql, "admin", [{ role: "administrator" }]);
    const cookie = await door.enter("admin");
    const reset = await door.send("POST", `/api/accounts/${id}/password`, undefined, { cookie });
    const { password } = (await reset.json()) as { password: string };
    expect(await (await door.knock("phoneless", password)).json()).toMatchObject({ code: "code_required" });
    expect((await door.send("PATCH", `/api/accounts/${id}`, { oneTimeCode: false }, { cookie })).status).toBe(200);
    expect((await door.knock("phoneless", password)).status).toBe(200);
  });
});
