import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IncidentCard } from "../../../domain/incident.ts";
import { eachEngine } from "../../support/engines.ts";
import { A1, B1, type LittleTown, openLittleTown } from "../../support/little-town.ts";
import { SIGNED_IN } from "../../support/signed-in.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());
  const send = (path: string, body: unknown, cookie?: string) => town.send("POST", path, body, cookie);
  const report = async (more = {}): Promise<number> =>
    (await send("/api/incidents", { text: "路灯不亮", position: [113.205, 35.215], ...more })).body.id;
  const take = (id: number, step: string, more = {}, cookie = SIGNED_IN) =>
    send(`/api/incidents/${id}/steps`, { step, ...more }, cookie);
  const cardOf = (id: number): Promise<IncidentCard> => town.json(`/api/incidents/${id}`);

  describe("a chain, walked to its end", () => {
    test.each([
      ["standard", {}, ["reported", "assigned", "handled", "closed", "rated"]],
      ["hotline", { source: "hotline" }, ["reported", "assigned", "handled", "rated"]],
      ["upload", { source: "camera" }, ["reported", "assigned", "handled", "closed"]],
      ["ticket", { source: "meeting" }, ["reported", "assigned", "closed", "rated"]],
      ["mediation", { kind: "dispute" }, ["reported", "assigned", "handled", "closed", "rated"]],
    ])("%s", async (flow, more, states) => {
      const rules = await town.json("/api/flows/rules");
      const flows = [...rules.flows, { flow: "ticket", when: { sources: ["meeting"] } }];
      const init = { method: "PUT", headers: { "content-type": "application/json" } };
      await town.ask("/api/flows/rules", { ...init, body: JSON.stringify({ ...rules, flows }) });
      const id = await report(more);
      for (const step of states.slice(1)) {
        const before = await cardOf(id);
        expect(before.available.map(({ code }) => code)).toContain(step);
        const { status, body } = await take(id, step, { note: "已办", rating: 4, seen: before.seen });
        expect([status, body.state]).toEqual([200, step]);
      }
      const card = await cardOf(id);
      expect(card.flow).toBe(flow);
      expect(card.steps.map(({ state }) => state)).toEqual(states);
      expect(card.steps.at(-1)).toMatchObject({ by: "everyone", note: "已办" });
      expect(card.rating).toBe(states.includes("rated") ? 4 : null);
      await town.ask("/api/flows/rules", { ...init, body: JSON.stringify(rules) });
    });
  });

  test("a step names who, when, why, to whom, and until when it had to be taken", async () => {
    const id = await report();
    const [{ dueAt }, [wang]] = [await cardOf(id), await town.sql`select id from staff where code = 'S-2'`];
    const due = new Date(Date.now() + 3_600_000).toISOString();
    const { body } = await take(id, "assigned", { to: wang.id, disposition: "limited", due, note: "今天办" });
    expect(body).toMatchObject({ state: "assigned", assignee: "王格", disposition: "limited", dueAt: due, seen: 1 });
    expect(body.steps[1]).toMatchObject({
      step: "assigned",
      state: "assigned",
      by: "everyone",
      note: "今天办",
      to: "王格",
      disposition: "limited",
      dueAt,
    });
  });

  test("what nobody chose follows from the rules: at once where it is critical", async () => {
    const id = await report({ urgency: "critical" });
    const { body } = await take(id, "assigned");
    expect(body).toMatchObject({ assignee: "李微", disposition: "immediate" });
    const minutes = (Date.parse(body.dueAt) - Date.now()) / 60_000;
    expect(Math.round(minutes)).toBe(120);
  });

  test("escalated, it goes to whoever is on duty above, as far as there is anybody", async () => {
    const id = await report();
    expect((await take(id, "escalated")).body).toMatchObject({ code: "step_needs", where: "note" });
    expect((await take(id, "escalated", { note: "办不了" })).body).toMatchObject({
      assignee: "王格",
      disposition: "escalated",
    });
    expect((await take(id, "escalated", { note: "还是办不了" })).body.assignee).toBe("赵街");
    expect(await take(id, "escalated", { note: "再上" })).toMatchObject({
      status: 409,
      body: { code: "nobody_above" },
    });
  });

  test("explained, it is closed with the reason; opened again, it has a new clock", async () => {
    const id = await report();
    const { body: closed } = await take(id, "assigned", { disposition: "explained", note: "属于物业" });
    expect(closed).toMatchObject({ state: "closed", disposition: "explained" });
    expect(await take(id, "reopened")).toMatchObject({ status: 400, body: { where: "note" } });
    const { body: again } = await take(id, "reopened", { note: "又坏了" });
    expect(again.state).toBe("assigned");
    expect(Date.parse(again.dueAt)).toBeGreaterThan(Date.now());
  });

  describe("two people at once", () => {
    test("one wins, the other is told who was faster and with what", async () => {
      const id = await report();
      const [first, second] = await Promise.all([
        take(id, "assigned", { seen: 0 }),
        take(id, "explained", { note: "不属实", seen: 0 }),
      ]);
      const [won, lost] = first.status === 200 ? [first, second] : [second, first];
      expect(won.status).toBe(200);
      expect(lost).toMatchObject({ status: 409, body: { code: "step_taken" } });
      expect(lost.body.message).toContain("everyone");
      expect((await cardOf(id)).seen).toBe(1);
    });

    test("without a word of what one knew, the second still cannot take the same step", async () => {
      const id = await report();
      const answers = await Promise.all([take(id, "assigned"), take(id, "assigned"), take(id, "assigned")]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      expect((await cardOf(id)).steps).toHaveLength(2);
    });
  });

  test.each([
    [{ step: "rated", rating: 6 }, 400, "invalid_parameter"],
    [{ step: "nothing" }, 409, "step_not_possible"],
    [{ step: "handled" }, 409, "step_not_possible"],
    [{ step: "assigned", disposition: "miracle" }, 400, "code_unknown"],
    [{ step: "assigned", to: 4711 }, 400, "staff_unknown"],
    [{ step: "assigned", due: "2020-01-01T00:00:00Z" }, 400, "step_needs"],
    [{ step: "assigned", note: "长".repeat(2001) }, 400, "invalid_parameter"],
    [{}, 400, "invalid_parameter"],
  ])("%j is refused, and nothing changes", async (body, status, code) => {
    const id = await report();
    expect(await send(`/api/incidents/${id}/steps`, body)).toMatchObject({ status, body: { code } });
    expect(await cardOf(id)).toMatchObject({ state: "reported", seen: 0 });
  });

  test("a date in the last year that can be written is taken, too", async () => {
    const due = "9999-12-30T10:00:00.000Z";
    expect(await take(await report(), "assigned", { due })).toMatchObject({
      status: 200,
      body: { dueAt: due, card: 0 },
    });
  });

  test("only whoever handles incidents there may take steps; what lies elsewhere is not there", async () => {
    const id = await report();
    const elsewhere = await town.signIn("elsewhere", [{ role: "worker", area: B1 }]);
    const planner = await town.signIn("planner", [{ role: "planner", area: A1 }]);
    const worker = await town.signIn("worker", [{ role: "worker", area: A1 }]);
    expect((await take(id, "assigned", {}, elsewhere)).status).toBe(404);
    expect((await take(id, "assigned", {}, planner)).status).toBe(403);
    expect((await town.json(`/api/incidents/${id}`, planner)).available).toEqual([]);
    expect((await take(id, "assigned", {}, worker)).status).toBe(200);
  });
});
