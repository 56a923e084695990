import { describe, expect, test } from "vitest";
import { checkNewPassword, faultOf, passwordFaultOf } from "../../../web/state/sign-in.ts";

const error = (code: string, more = {}) => ({ code, message: "", ...more });

describe("why one could not sign in", () => {
  test("wrong name or password", () => {
    expect(faultOf(error("bad_credentials", { status: 401 }))).toEqual({ key: "bad_credentials", until: null });
  });

  test("a code is asked for; asked for again, the one given was wrong", () => {
    expect(faultOf(error("code_required")).key).toBe("code_required");
    expect(faultOf(error("code_required"), true).key).toBe("bad_code");
  });

  test("locked until a moment that the server names", () => {
    expect(faultOf(error("too_many_attempts", { status: 429, retryAfterS: 90 }), false, 1_000)).toEqual({
      key: "too_many_attempts",
      until: 91_000,
    });
  });

  test("the server is away", () => {
    expect(faultOf(error("network")).key).toBe("away");
    expect(faultOf(error("http_503", { status: 503 })).key).toBe("away");
  });

  test("anything else", () => {
    expect(faultOf(error("validation", { status: 400 })).key).toBe("other");
  });
});

describe("a new password", () => {
  test("is typed twice, the same", () => {
    expect(checkNewPassword("a", "b", "")).toEqual({ key: "empty" });
    expect(checkNewPassword("a", "b", "c")).toEqual({ key: "different" });
    expect(checkNewPassword("a", "b", "b")).toBeNull();
  });

  test("is refused with the rule it breaks", () => {
    expect(passwordFaultOf(error("weak_password", { where: "common" }))).toEqual({
      key: "weak",
      rule: "common",
      message: "",
    });
    expect(passwordFaultOf(error("wrong_password", { status: 400 }))).toEqual({ key: "wrongCurrent" });
    expect(passwordFaultOf(error("network"))).toEqual({ key: "away" });
  });
});
