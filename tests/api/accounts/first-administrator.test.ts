import { expect, test } from "vitest";
import { makeFirstAdministrator } from "../../../api/accounts/first-administrator.ts";
import { SettingError } from "../../../api/env.ts";
import { isPassword } from "../../../api/sign-in/password-hash.ts";
import { credentialsOf } from "../../../api/sign-in/queries.ts";
import { PASSWORD } from "../../support/account.ts";
import { eachEngine } from "../../support/engines.ts";

const settings = { adminPassword: null, passwordProfile: "asvs" } as const;

eachEngine((engine) => {
  test("is made with a password that is made up, once", async () => {
    const database = await engine.fresh();
    const password = await makeFirstAdministrator(database, settings);
    expect(password).toMatch(/^\w{5}-\w{5}-\w{5}$/);
    const account = (await credentialsOf(database.sql, "admin"))!;
    expect(account).toMatchObject({ password_expired: true, lapsed: false });
    expect(await isPassword(account.password_hash, password!)).toBe(true);
    expect(await makeFirstAdministrator(database, { ...settings, adminPassword: PASSWORD })).toBeNull();
    expect(await database.sql`select from account`).toHaveLength(1);
    expect(await isPassword((await credentialsOf(database.sql, "admin"))!.password_hash, PASSWORD)).toBe(false);
  });

  test("is made with the password that is set, and need not change it", async () => {
    const database = await engine.fresh();
    expect(await makeFirstAdministrator(database, { ...settings, adminPassword: PASSWORD })).toBeNull();
    const account = (await credentialsOf(database.sql, "admin"))!;
    expect(account.password_expired).toBe(false);
    expect(await isPassword(account.password_hash, PASSWORD)).toBe(true);
    const grants = await database.sql`
      select role.code, area_id, upper_inf(valid) as endless from account_grant join role on role.id = role_id`;
    // who sets a town up must see it, too
    expect(grants.map(({ code }) => code)).toEqual(expect.arrayContaining(["administrator", "commander"]));
    expect(grants.every(({ area_id, endless }) => area_id === null && endless)).toBe(true);
  });

  test.each([
    ["asvs", "Password1234"],
    ["asvs", "short"],
    ["asvs", "admin-admin-"],
    ["djbh", "kettle-moss"],
  ] as const)("by %s %s is refused, without repeating it", async (passwordProfile, adminPassword) => {
    const database = await engine.fresh();
    const refusal = await makeFirstAdministrator(database, { passwordProfile, adminPassword }).catch((error) => error);
    expect(refusal).toBeInstanceOf(SettingError);
    expect(refusal.message).toContain("ADMIN_PASSWORD");
    expect(refusal.message).not.toContain(adminPassword);
    expect(await database.sql`select from account`).toHaveLength(0);
  });

  test("is one, however many servers start at once", async () => {
    const database = await engine.fresh();
    const made = await Promise.all([1, 2, 3].map(() => makeFirstAdministrator(database, settings)));
    expect(made.filter((password) => password !== null)).toHaveLength(1);
    expect(await database.sql`select from account`).toHaveLength(1);
  });
});
