import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Flows, flowFaults } from "../../../domain/flow/flow.ts";
import type { Simulation } from "../../../domain/flow/simulation.ts";
import { RIGHTS } from "../../../domain/role.ts";
import { eachEngine } from "../../support/engines.ts";
import { A, A1, COMMUNITY, type LittleTown, openLittleTown, STREET } from "../../support/little-town.ts";

eachEngine((engine) => {
  let town: LittleTown;
  beforeAll(async () => {
    town = await openLittleTown(engine);
  });
  afterAll(() => town.close());
  const send = (path: string, method: string, body: unknown) => town.send(method, path, body);
  const simulate = async (more = {}): Promise<Simulation> =>
    (await send("/api/flows/simulate", "POST", { position: [113.205, 35.215], ...more })).body;

  test("every flow that comes with the program leads from its first state to an end, by rights there are", async () => {
    const { flows, dispositions, departments, cards }: Flows = await town.json("/api/flows");
    const { incidentStates } = (await town.json("/api/town")).codes;
    expect(flows.map(({ code }) => code)).toEqual(["standard", "hotline", "upload", "ticket", "mediation"]);
    for (const flow of flows) {
      expect(flowFaults(flow, incidentStates)).toEqual([]);
      expect(flow.steps.filter(({ right }) => !RIGHTS.includes(right))).toEqual([]);
    }
    expect(dispositions.map(({ name }) => name.zh)).toEqual(["立即办", "限时办", "提级上报", "解释退回"]);
    expect(cards.map(({ card, name }) => [card, name.zh])).toEqual([
      [1, "催办"],
      [2, "黄牌"],
      [3, "红牌"],
    ]);
    expect(departments.length).toBeGreaterThan(5);
  });

  describe("the simulator", () => {
    test("says who would get it, and whom it came by", async () => {
      const [first] = await Promise.all([simulate({ text: "楼道飞线充电" })]);
      expect(first.kind).toEqual({ code: "fire-hazard", why: { by: "word", word: "飞线" } });
      expect(first.flow).toBe("standard");
      expect(first.assignee).toMatchObject({ name: "李微", duty: "microgrid-worker", area: A1 });
      expect(first.tried).toEqual([
        { area: A1, level: "microgrid", duty: "microgrid-worker", person: "李微", why: "on-duty" },
      ]);
      expect((await simulate({ source: "hotline" })).flow).toBe("hotline");
      expect((await simulate({ source: "camera" })).flow).toBe("upload");
      expect((await simulate({ kind: "dispute" })).assignee?.area).toBe(A);
    });

    test("leaves those out who are away, and climbs to the street", async () => {
      const calendar = await town.json("/api/calendar");
      const staff = await town.sql<{ id: number; code: string }[]>`select id, code from staff order by code`;
      const leaves = staff.slice(0, 2).map(({ id }) => ({ staff: id, from: "2000-01-01", to: "2999-01-01" }));
      expect((await send("/api/calendar", "PUT", { ...calendar, leaves })).status).toBe(200);
      const { assignee, tried } = await simulate();
      expect(assignee).toMatchObject({ name: "赵街", area: STREET });
      expect(tried.map(({ area, person, why }) => [area, person, why])).toEqual([
        [A1, "李微", "on-leave"],
        [A, "王格", "on-leave"],
        [COMMUNITY, null, "no-duty"],
        [STREET, "赵街", "on-duty"],
      ]);
      const logged = async () => (await town.json("/api/audit?action=calendar.changed")).items.length;
      const before = await logged();
      expect((await send("/api/calendar", "PUT", await town.json("/api/calendar"))).status).toBe(200);
      expect(await logged()).toBe(before);
      await send("/api/calendar", "PUT", { ...calendar, leaves: [] });
      expect(await logged()).toBe(before + 1);
      expect((await simulate()).assignee?.name).toBe("李微");
    });

    test("stores nothing, and knows what a report would be", async () => {
      const before = await town.sql`select count(*) from incident`;
      const plan = await simulate({ text: "井盖破损", urgency: "critical" });
      expect(await town.sql`select count(*) from incident`).toEqual(before);
      const { body } = await send("/api/incidents", "POST", {
        text: "井盖破损",
        urgency: "critical",
        position: [113.205, 35.215],
      });
      expect(body).toMatchObject({ kind: plan.kind.code, assignee: plan.assignee?.name, card: 0 });
      expect(Math.abs(Date.parse(body.dueAt) - Date.parse(plan.dueAt))).toBeLessThan(60_000);
      expect(Date.parse(plan.dueAt) - Date.parse(plan.remindAt)).toBe(48 * 60_000);
    });
  });

  describe("a flow of one's own", () => {
    const name = (zh: string) => ({ zh, en: zh });
    const step = (code: string, from: string[], to: string) => {
      return { code, name: name(code), from, to, right: "incidents.handle", needs: [] as string[] };
    };
    const SHORT = {
      name: name("简易"),
      states: [
        { code: "reported", name: name("登记") },
        { code: "closed", name: name("办结") },
      ],
      steps: [step("done", ["reported"], "closed"), step("again", ["closed"], "reported")],
    };
    const put = (flow: object) => send("/api/flows/short", "PUT", flow);

    test("is taken by what the rules say, and leads to its end by its own names", async () => {
      expect((await put(SHORT)).body.flows.at(-1)).toEqual({ code: "short", ...SHORT });
      expect((await put({ ...SHORT, name: name("快办") })).body.flows.at(-1).name.zh).toBe("快办");
      const rules = await town.json("/api/flows/rules");
      await send("/api/flows/rules", "PUT", { ...rules, usual: "short" });
      const { body } = await send("/api/incidents", "POST", { text: "井盖", position: [113.205, 35.215] });
      const card = await town.json(`/api/incidents/${body.id}`);
      expect(card.available).toEqual([{ code: "done", name: name("done"), needs: [] }]);
      const done = await send(`/api/incidents/${body.id}/steps`, "POST", { step: "done", seen: card.seen });
      expect(done.body).toMatchObject({ state: "closed", flow: "short" });
      await send("/api/flows/rules", "PUT", rules);
      expect((await town.json(`/api/incidents/${body.id}`)).flow).toBe("short");
    });

    test.each([
      [
        "a state that is none",
        { ...SHORT, states: [...SHORT.states, { code: "lost", name: name("失") }] },
        "flow_unusable",
        "lost",
      ],
      [
        "a step to nowhere",
        { ...SHORT, steps: [...SHORT.steps, step("x", ["closed"], "rated")] },
        "flow_unusable",
        "rated",
      ],
      [
        "no step out of an open state",
        { ...SHORT, steps: [step("again", ["closed"], "reported")] },
        "flow_unusable",
        "closed",
      ],
      [
        "a disposition that is none",
        { ...SHORT, steps: [{ ...SHORT.steps[0], disposition: "prayer" }] },
        "code_unknown",
        "steps",
      ],
      [
        "a right that is none",
        { ...SHORT, steps: [{ ...SHORT.steps[0], right: "all" }] },
        "invalid_parameter",
        "steps.0.right",
      ],
      ["no name", { ...SHORT, name: name(" ") }, "invalid_parameter", "name.zh"],
    ])("with %s is refused", async (_, flow, code, where) => {
      expect(await put(flow)).toMatchObject({ status: 400, body: { code, where } });
    });
  });

  describe("rules and the calendar", () => {
    test("that were changed hold for the next report, and the log says so", async () => {
      const rules = await town.json("/api/flows/rules");
      const changed = { ...rules, usual: "ticket", kinds: [{ kind: "welfare", words: ["井盖"] }] };
      expect((await send("/api/flows/rules", "PUT", changed)).body).toEqual(changed);
      expect(await simulate({ text: "井盖" })).toMatchObject({ flow: "ticket", kind: { code: "welfare" } });
      await send("/api/flows/rules", "PUT", rules);
      const { items } = await town.json("/api/audit?action=flow.changed");
      expect(items[0].details.before.usual).toBe("ticket");
      expect(items[1].details.after.usual).toBe("ticket");
    });

    test("a holiday puts off what counts working time", async () => {
      const calendar = await town.json("/api/calendar");
      const usual = await simulate({ urgency: "normal" });
      const holiday = { from: "2000-01-01", to: "2000-12-31", name: "从前" };
      const day = new Date(Date.now() + 8 * 3_600_000);
      const year = {
        from: day.toISOString().slice(0, 10),
        to: new Date(+day + 300 * 864e5).toISOString().slice(0, 10),
        name: "长假",
      };
      await send("/api/calendar", "PUT", { ...calendar, workdays: [], holidays: [holiday, year] });
      const late = await simulate({ urgency: "normal" });
      await send("/api/calendar", "PUT", calendar);
      expect(Date.parse(late.dueAt) - Date.parse(usual.dueAt)).toBeGreaterThan(200 * 864e5);
    });

    test.each([
      ["rules", { usual: "nothing" }, "code_unknown", "usual"],
      ["rules", { kinds: [{ kind: "miracle", words: ["x"] }] }, "code_unknown", "kinds"],
      ["rules", { cards: { remind: 2, yellow: 1, red: 1.5 } }, "invalid_parameter", "cards"],
      ["rules", { clocks: { normal: { minutes: 0, counts: "always" } } }, "invalid_parameter", "clocks.normal.minutes"],
      ["calendar", { hours: [["18:00", "09:00"]] }, "calendar_unusable", "hours"],
      ["calendar", { hours: [["9:00", "25:00"]] }, "invalid_parameter", "hours.0.0"],
      ["calendar", { weekdays: [] }, "calendar_unusable", "weekdays"],
      ["calendar", { leaves: [{ staff: 4711, from: "2026-01-01", to: "2026-01-02" }] }, "leave_wrong", "leaves.0"],
    ])("%s that cannot be are refused: %j", async (what, part, code, where) => {
      const path = what === "rules" ? "/api/flows/rules" : "/api/calendar";
      const answer = await send(path, "PUT", { ...(await town.json(path)), ...part });
      expect(answer).toMatchObject({ status: 400, body: { code, where } });
    });
  });
});
