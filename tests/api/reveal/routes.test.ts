import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { MOST_AN_HOUR } from "../../../api/reveal/routes.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, B, type LittleTown, openLittleTown } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  let worker: string;
  const idOf: Record<string, number> = {};

  beforeAll(async () => {
    town = await openLittleTown(engine);
    worker = await town.signIn("worker", [{ role: "worker", area: A }]);
    for (const { id, code } of await town.sql<{ id: number; code: string }[]>`select id, code from household`)
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

  const reveal = (code: string, body: unknown = { reason: "上门走访" }, cookie = worker) =>
    town.ask(
      `/api/households/${idOf[code] ?? code}/reveal`,
      { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
      cookie,
    );
  const entries = () =>
    town.sql`select username, action, subject_id, area_code, reason, details from audit order by id`;

  test("name and phone are shown in full once, for a reason, and never kept", async () => {
    const response = await reveal("H-1", { reason: "  上门走访  " });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ id: idOf["H-1"], head: "张志强", phone: "13812345678" });
    expect(await entries()).toEqual([
      {
        username: "worker",
        action: "household.revealed",
        subject_id: String(idOf["H-1"]),
        area_code: `${A}01`,
        reason: "上门走访",
        details: { code: "H-1" },
      },
    ]);
    const card = await town.json(`/api/households/${idOf["H-1"]}`, worker);
    expect(card).toMatchObject({ head: "张**", phone: "138****5678" });
  });

  test("what nobody noted is null; rare characters are whole", async () => {
    expect(await (await reveal("H-3")).json()).toEqual({ id: idOf["H-3"], head: "𠮷田", phone: null });
  });

  test.each([
    {},
    { reason: "" },
    { reason: "   " },
    { reason: "看" },
    { reason: "长".repeat(201) },
    { reason: 42 },
    [],
    null,
  ])("without a reason nothing is shown: %j", async (body) => {
    const response = await reveal("H-1", body);
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain("张志强");
    expect(await entries()).toEqual([]);
  });

  test.each(["H-4", "H-5", "H-6", "999999"])("%s is out of scope: the same as none at all", async (code) => {
    const response = await reveal(code);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "household_unknown" });
    expect(await entries()).toEqual([]);
  });

  test("without the right it is refused, and without a session", async () => {
    const planner = await town.signIn("planner", [{ role: "planner" }]);
    expect((await reveal("H-1", undefined, planner)).status).toBe(403);
    expect((await reveal("H-1", undefined, "")).status).toBe(401);
    expect(await entries()).toEqual([]);
  });

  test("to see all and to reveal some is to reveal those", async () => {
    const both = await town.signIn("planner-and-worker", [{ role: "planner" }, { role: "worker", area: B }]);
    expect((await reveal("H-1", undefined, both)).status).toBe(404);
    expect((await reveal("H-4", undefined, both)).status).toBe(200);
  });

  test("a right that has run out is none", async () => {
    const before = await town.signIn("worker-before", [
      { role: "worker", area: A, until: new Date("2026-01-01T00:00:00+08:00") },
    ]);
    expect((await reveal("H-1", undefined, before)).status).toBe(403);
  });

  test("no entry, no answer", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await town.sql`alter table audit add constraint full_log check (false) not valid`;
    const response = await reveal("H-1");
    await town.sql`alter table audit drop constraint full_log`;
    const said = log.mock.calls.map((words) => inspect(words, { depth: null })).join();
    log.mockRestore();
    expect(said).toContain("full_log");
    expect(said).not.toContain("上门走访");
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/张志强|13812345678/);
  });

  describe("the limit", () => {
    const noteMany = (count: number, account = "worker", action = "household.revealed") => town.sql`
      insert into audit (account_id, username, action)
      select account.id, username, ${action} from account, generate_series(1, ${count}) where username = ${account}`;

    test("so many an hour, however many ask at once, and others are not concerned", async () => {
      await noteMany(MOST_AN_HOUR - 1);
      await noteMany(MOST_AN_HOUR, "everyone");
      await noteMany(MOST_AN_HOUR, "worker", "tags.seen");
      const answers = await Promise.all(["H-1", "H-2", "H-3"].map((code) => reveal(code)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 429, 429]);
      const refused = answers.find(({ status }) => status === 429)!;
      expect(await refused.json()).toMatchObject({ code: "too_many_reveals", message: expect.stringContaining("60") });
      const second = await town.signIn("second", [{ role: "worker", area: A }]);
      expect((await reveal("H-1", undefined, second)).status).toBe(200);
    });
  });
});
