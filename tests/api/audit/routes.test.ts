import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { record } from "../../../api/audit/log.ts";
import type { AuditEntry } from "../../../domain/audit.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, B, B1, type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { anyone } from "../../support/signed-in.ts";

eachEngine((engine) => {
  let town: LittleTown;
  let auditor: string;
  let ofA: string;
  let clerk: string;
  const idOf: Record<string, number> = {};

  beforeAll(async () => {
    town = await openLittleTown(engine);
    auditor = await town.signIn("auditor", [{ role: "auditor" }]);
    ofA = await town.signIn("auditor-of-a", [{ role: "auditor", area: A }]);
    clerk = await town.signIn("clerk", [{ role: "clerk" }]);
    for (const { id, code } of await town.sql<{ id: number; code: string }[]>`select id, code from area`)
      idOf[code] = id;
  });
  afterAll(() => town.close());
  beforeEach(async () => {
    await town.sql.begin(async (tx) => {
      await tx`alter table audit disable trigger user`;
      await tx`truncate audit`;
      await tx`alter table audit enable trigger user`;
    });
  });

  const revealed = (area: string | null, reason: string, username = "anyone") =>
    record(town.sql, {
      viewer: { ...anyone, account: { ...anyone.account, username } } as never,
      action: "household.revealed",
      subject: { kind: "household", id: 7 },
      area: area === null ? null : idOf[area],
      reason,
      address: "10.0.0.1",
      details: { code: "H-7" },
    });

  const reasons = async (query: string, cookie = auditor): Promise<(string | null)[]> => {
    const { items } = await town.json(`/api/audit?action=household.revealed&${query}`, cookie);
    return items.map(({ reason }: AuditEntry) => reason);
  };

  test("an entry says who, what, where and why", async () => {
    await revealed(A1, "上门走访");
    const { items, next } = await town.json("/api/audit?action=household.revealed", auditor);
    expect(next).toBeNull();
    expect(items).toEqual([
      {
        id: 1,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        account: "anyone",
        name: "anyone",
        action: "household.revealed",
        subject: { kind: "household", id: "7" },
        area: A1,
        reason: "上门走访",
        address: "10.0.0.1",
        details: { code: "H-7" },
      },
    ]);
  });

  test("pages follow one another, the newest first, and nothing twice", async () => {
    for (let nth = 1; nth <= 7; nth++) await revealed(A1, String(nth));
    const seen: string[] = [];
    for (let after = ""; ; ) {
      const { items, next } = await town.json(`/api/audit?action=household.revealed&limit=3${after}`, auditor);
      seen.push(...items.map(({ reason }: AuditEntry) => reason));
      if (next === null) break;
      after = `&after=${next}`;
    }
    expect(seen).toEqual(["7", "6", "5", "4", "3", "2", "1"]);
  });

  test("filters by account, time and words", async () => {
    await revealed(A1, "上门走访");
    await revealed(A1, "100%核实", "lihua");
    const [{ at }] = await town.sql<{ at: Date }[]>`select at from audit where id = 2`;
    expect(await reasons("account=lihua")).toEqual(["100%核实"]);
    expect(await reasons(`from=${encodeURIComponent(new Date(at.getTime() + 1).toISOString())}`)).toEqual([]);
    expect(await reasons(`to=${encodeURIComponent(new Date(at.getTime() + 1).toISOString())}`)).toHaveLength(2);
    expect(await reasons("q=走访")).toEqual(["上门走访"]);
    expect(await reasons("q=%25")).toEqual(["100%核实"]);
    expect(await reasons("q=LIHUA")).toEqual(["100%核实"]);
    expect(await reasons("q=h-7")).toHaveLength(2);
    expect(await reasons("q=7")).toHaveLength(2);
    expect(await reasons("q=nobody")).toEqual([]);
  });

  test("an auditor over an area sees that area and what lies within, and nothing without an area", async () => {
    await revealed(A, "甲");
    await revealed(A1, "甲一");
    await revealed(B1, "乙一");
    await revealed(null, "无");
    expect(await reasons("", ofA)).toEqual(["甲一", "甲"]);
    expect(await reasons("q=乙", ofA)).toEqual([]);
    expect(await reasons("")).toHaveLength(4);
    expect(await (await town.ask("/api/audit.csv", undefined, ofA)).text()).not.toMatch(/乙一|无/);
    const ofB = await town.signIn("auditor-of-b", [{ role: "auditor", area: B }]);
    expect(await reasons("", ofB)).toEqual(["乙一"]);
  });

  test("reading is itself logged: once an hour for each account, and each time a table is taken away", async () => {
    for (let nth = 0; nth < 3; nth++) await town.json("/api/audit?q=张", auditor);
    await town.json("/api/audit", ofA);
    for (let nth = 0; nth < 2; nth++) await town.ask("/api/audit.csv", undefined, auditor);
    const entries = await town.sql`select username, details from audit where action = 'audit.read' order by id`;
    expect(entries).toEqual([
      { username: "auditor", details: { format: "page", q: "张" } },
      { username: "auditor-of-a", details: { format: "page" } },
      { username: "auditor", details: { format: "csv" } },
      { username: "auditor", details: { format: "csv" } },
    ]);
  });

  test("the table opens in Excel and holds no formula, and all entries", async () => {
    for (const reason of ['=HYPERLINK("http://x")', "+1+1", "-1-1", "@SUM(A1)", "\t=1", "a,b\nc"])
      await revealed(A1, reason);
    await town.sql`insert into audit (action) select 'session.ended' from generate_series(1, 2500)`;
    const response = await town.ask("/api/audit.csv", undefined, auditor);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text).toMatch(/^编号,时间,/);
    for (const cell of [`"'=HYPERLINK(""http://x"")"`, "'+1+1", "'-1-1", "'@SUM(A1)", "'\t=1", `"a,b\nc"`]) {
      expect(text).toContain(`,${cell},`);
    }
    // header, six, 2500, and the reading of the table
    expect(text.split("\r\n")).toHaveLength(1 + 6 + 2500 + 1 + 1);
  });

  test("the check says that all is well, and where it is not", async () => {
    expect(await town.json("/api/audit/check", auditor)).toEqual({ ok: true, entries: 0, brokenAt: null, head: "" });
    for (const reason of ["一", "二", "三"]) await revealed(A1, reason);
    const state = await town.json("/api/audit/check", auditor);
    expect(state).toEqual({ ok: true, entries: 3, brokenAt: null, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await town.sql.begin(async (tx) => {
      await tx`alter table audit disable trigger user`;
      await tx`update audit set reason = '改过' where id = 2`;
      await tx`alter table audit enable trigger user`;
    });
    expect(await town.json("/api/audit/check", auditor)).toEqual({ ...state, ok: false, brokenAt: 2 });
  });

  describe.each(["/api/audit", "/api/audit.csv", "/api/audit/check"])("%s", (path) => {
    test("answers only who has the right", async () => {
      expect((await town.ask(path, undefined, "")).status).toBe(401);
      expect((await town.ask(path, undefined, clerk)).status).toBe(403);
      expect((await town.ask(path, undefined, auditor)).status).toBe(200);
    });

    test("cannot be written to", async () => {
      for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
        expect((await town.ask(path, { method }, auditor)).status).toBe(404);
      }
    });
  });

  test.each(["action=household.deleted", "from=yesterday", "limit=0", "after=x", `q=${"长".repeat(51)}`])(
    "%s is wrong",
    async (query) => {
      const response = await town.ask(`/api/audit?${query}`, undefined, auditor);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ where: query.split("=")[0] });
    },
  );
});
