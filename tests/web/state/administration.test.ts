import { describe, expect, test } from "vitest";
import type { Account } from "../../../domain/account.ts";
import {
  areaChoices,
  auditQuery,
  EVERYWHERE,
  grantsOf,
  matching,
  noAuditFilter,
  rowsOf,
  statusOf,
} from "../../../web/state/administration.ts";
import { lastDay } from "../../../web/state/days.ts";

const account = (part: Partial<Account>): Account => ({
  id: 1,
  username: "zhoumin",
  name: "周敏",
  disabled: false,
  passwordExpired: false,
  lockedUntil: null,
  lastSeen: null,
  oneTimeCode: false,
  openid: false,
  grants: [{ role: "worker", area: "99", until: null }],
  ...part,
});

const roleName = (code: string) => ({ worker: "网格员", leader: "网格长" })[code] ?? code;

describe("accounts", () => {
  test("are found by name, user name and role, every word", () => {
    const all = [account({}), account({ id: 2, username: "linlan", name: "林岚", grants: [] })];
    expect(matching(all, "", roleName)).toHaveLength(2);
    expect(matching(all, "ZHOU", roleName).map(({ id }) => id)).toEqual([1]);
    expect(matching(all, "周 网格员", roleName).map(({ id }) => id)).toEqual([1]);
    expect(matching(all, "林 网格员", roleName)).toEqual([]);
  });

  test("show what matters most: disabled, then locked, then a password to change", () => {
    const now = Date.parse("2026-11-20T08:00:00Z");
    const locked = { lockedUntil: "2026-11-20T08:30:00Z", passwordExpired: true };
    expect(statusOf(account({ ...locked, disabled: true }), now)).toBe("disabled");
    expect(statusOf(account(locked), now)).toBe("locked");
    expect(statusOf(account({ ...locked, lockedUntil: "2026-11-20T07:59:00Z" }), now)).toBe("expired");
    expect(statusOf(account({}), now)).toBe("fine");
  });
});

describe("grants", () => {
  test("include their last day, and read as they were filled in", () => {
    const rows = [
      { role: "leader", area: "99", until: "2027-06-30" },
      { role: "worker", area: EVERYWHERE, until: "" },
      { area: "99" },
    ];
    const grants = grantsOf(rows);
    expect(grants).toHaveLength(2);
    expect(new Date(grants[0].until ?? 0).getTime()).toBe(new Date(2027, 6, 1).getTime());
    expect(lastDay(grants[0].until ?? "")).toBe("2027-06-30");
    expect(grants[1]).toEqual({ role: "worker", area: null, until: null });
    expect(rowsOf(grants)).toEqual(rows.slice(0, 2));
  });

  test("choose among all areas as a tree, everywhere first", () => {
    const node = (code: string, children: string[]) =>
      [code, { code, name: `区 ${code}`, children, bounds: null }] as never;
    const tree = { byCode: new Map([node("1", ["11"]), node("11", [])]), roots: ["1"] } as never;
    expect(areaChoices(tree, "全部范围")).toEqual([
      { value: EVERYWHERE, title: "全部范围" },
      { value: "1", title: "区 1", children: [{ value: "11", title: "区 11" }] },
    ]);
  });
});

describe("the audit log", () => {
  test("is asked for by what was filled in, both days included", () => {
    expect(auditQuery(noAuditFilter)).toBe("");
    const query = new URLSearchParams(
      auditQuery(
        { action: "household.revealed", account: " zhoumin ", q: "", from: "2026-05-01", to: "2026-05-01" },
        { limit: 100, after: "17" },
      ),
    );
    expect(query.get("account")).toBe("zhoumin");
    expect(query.has("q")).toBe(false);
    expect(Date.parse(query.get("to") ?? "") - Date.parse(query.get("from") ?? "")).toBe(86_400_000);
    expect([query.get("limit"), query.get("after")]).toEqual(["100", "17"]);
  });
});
