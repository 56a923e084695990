import { describe, expect, test } from "vitest";
import { readSettings, SettingError } from "../../../api/env.ts";

const complete = {
  OIDC_ISSUER: "https://id.example.gov.cn/realms/street",
  OIDC_CLIENT_ID: "minqingtu",
  OIDC_CLIENT_SECRET: "s3cret",
  PUBLIC_URL: "https://map.example.gov.cn/",
};

describe("the settings of OpenID Connect", () => {
  test("are none unless given, and complete with a usual claim", () => {
    expect(readSettings({}).openid).toBeNull();
    expect(readSettings({ PUBLIC_URL: complete.PUBLIC_URL }).openid).toBeNull();
    expect(readSettings(complete).openid).toEqual({
      issuer: complete.OIDC_ISSUER,
      clientId: "minqingtu",
      clientSecret: "s3cret",
      name: null,
      claim: "preferred_username",
      publicUrl: "https://map.example.gov.cn",
    });
    const named = readSettings({ ...complete, OIDC_NAME: "政务云账号", OIDC_CLAIM: "employee_no" }).openid;
    expect(named).toMatchObject({ name: "政务云账号", claim: "employee_no" });
  });

  test.each(Object.keys(complete))("without %s say what is missing", (name) => {
    const read = () => readSettings({ ...complete, [name]: undefined });
    expect(read).toThrow(SettingError);
    expect(read).toThrow(name);
    expect(read).not.toThrow(/s3cret/);
  });

  test.each([
    ["OIDC_ISSUER", "http://id.example.gov.cn"],
    ["OIDC_ISSUER", "http://127.0.0.1.evil.test"],
    ["OIDC_ISSUER", "http://localhost.evil.test"],
    ["OIDC_ISSUER", "id.example.gov.cn"],
    ["OIDC_CLAIM", "a b"],
    ["OIDC_NAME", "很".repeat(31)],
    ["PUBLIC_URL", "https://map.example.gov.cn/map"],
    ["PUBLIC_URL", "map.example.gov.cn"],
    ["PUBLIC_URL", "javascript:alert(1)"],
  ])("%s=%s is refused by name", (name, value) => {
    const read = () => readSettings({ ...complete, [name]: value });
    expect(read).toThrow(SettingError);
    expect(read).toThrow(name);
  });

  test.each(["http://127.0.0.1:3000", "http://localhost:3000", "http://[::1]:3000"])(
    "%s may do without TLS: nobody listens on the way",
    (issuer) => expect(readSettings({ ...complete, OIDC_ISSUER: issuer }).openid?.issuer).toBe(issuer),
  );
});
