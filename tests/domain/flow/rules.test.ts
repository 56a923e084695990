import { describe, expect, test } from "vitest";
import { assigneeFor, type Candidate } from "../../../domain/flow/assignment.ts";
import type { Calendar } from "../../../domain/flow/calendar.ts";
import { cardAt, deadlines, deadlinesBy } from "../../../domain/flow/clock.ts";
import type { Flow } from "../../../domain/flow/flow.ts";
import { flowFaults, stepMeant } from "../../../domain/flow/flow.ts";
import { clockAfter } from "../../../domain/flow/restart.ts";
import { type FlowRules, flowFor, kindFor, levelFor } from "../../../domain/flow/rules.ts";

const CALENDAR: Calendar = { hours: [["09:00", "17:00"]], weekdays: [1, 2, 3, 4, 5], holidays: [], workdays: [] };
const RULES: FlowRules = {
  flows: [{ flow: "hotline", when: { sources: ["hotline"] } }],
  usual: "short",
  kinds: [
    { kind: "fire", words: ["飞线", "Smoke"] },
    { kind: "help", words: ["漏水"] },
  ],
  levels: [{ level: "community", when: { kinds: ["fire"], urgencies: ["critical"] } }],
  clocks: { normal: { minutes: 480, counts: "working" }, critical: { minutes: 60, counts: "always" } },
  cards: { remind: 0.5, yellow: 1, red: 2 },
};
const name = { zh: "", en: "" };
const step = (code: string, from: string[], to: string, more = {}) => ({
  code,
  name,
  from,
  to,
  right: "incidents.handle" as const,
  needs: [],
  ...more,
});
const FLOW: Flow = {
  code: "short",
  name,
  states: [
    { code: "reported", name },
    { code: "assigned", name },
    { code: "handled", name, clock: { minutes: 120, counts: "always" } },
    { code: "closed", name },
  ],
  steps: [
    step("give", ["reported"], "assigned"),
    step("explain", ["reported", "assigned"], "closed", { disposition: "explained" }),
    step("do", ["assigned"], "handled"),
    step("back", ["handled"], "assigned"),
    step("close", ["handled"], "closed"),
    step("again", ["closed"], "assigned"),
  ],
};
const STATES = [
  { code: "reported", open: true },
  { code: "assigned", open: true },
  { code: "handled", open: true },
  { code: "closed", open: false },
];
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const hours = (ms: number) => (ms - at("2026-11-20T09:00")) / 3_600_000;

describe("rules", () => {
  test("the first that holds chooses flow and level", () => {
    expect(flowFor(RULES, { source: "hotline", kind: "fire", urgency: "normal" })).toBe("hotline");
    expect(flowFor(RULES, { source: "worker", kind: "fire", urgency: "normal" })).toBe("short");
    expect(levelFor(RULES, { source: "worker", kind: "fire", urgency: "critical" })).toBe("community");
    expect(levelFor(RULES, { source: "worker", kind: "fire", urgency: "normal" })).toBe("microgrid");
  });

  test("a kind that was given stays; words choose one else, whatever their case", () => {
    expect(kindFor(RULES, "楼道飞线", "help")).toEqual({ code: "help", why: { by: "given" } });
    expect(kindFor(RULES, "楼上漏水，楼道飞线", null)).toEqual({ code: "fire", why: { by: "word", word: "飞线" } });
    expect(kindFor(RULES, "SMOKE in the stair", null).code).toBe("fire");
    expect(kindFor(RULES, "路面积水", null)).toEqual({ code: "other", why: { by: "nothing" } });
  });
});

describe("who gets it", () => {
  const one = (area: string, level: Candidate["level"], id: number | null, away = false): Candidate => ({
    area,
    level,
    duty: id === null ? null : `${level}-duty`,
    person: id === null ? null : { id, name: `P${id}` },
    away,
  });
  const CHAIN = [
    one("m", "microgrid", 1, true),
    one("g", "grid", null),
    one("c", "community", 3),
    one("s", "street", 4),
  ];

  test("who is away or has no duty is passed by, and the answer says so", () => {
    const { assignee, tried } = assigneeFor(CHAIN, "microgrid");
    expect(assignee).toEqual({ id: 3, name: "P3", duty: "community-duty", area: "c", level: "community" });
    expect(tried.map(({ area, why }) => [area, why])).toEqual([
      ["m", "on-leave"],
      ["g", "no-duty"],
      ["c", "on-duty"],
    ]);
  });

  test("a larger level to begin with leaves the smaller out; whoever hands it up does not get it back", () => {
    expect(assigneeFor(CHAIN, "street").tried.map(({ area }) => area)).toEqual(["s"]);
    expect(assigneeFor(CHAIN, "community", 3).assignee?.id).toBe(4);
    expect(assigneeFor(CHAIN.slice(0, 2), "microgrid").assignee).toBeNull();
  });
});

describe("clocks", () => {
  test("cards are shares of working time", () => {
    const due = deadlines(CALENDAR, { minutes: 480, counts: "working" }, RULES.cards, at("2026-11-20T13:00"));
    // four hours on Friday, four on Monday; red after two days
    expect(hours(due.remindAt)).toBe(8);
    expect(hours(due.dueAt)).toBe(76);
    expect(hours(due.redAt)).toBe(100);
  });

  test("a date that was set is kept to the minute, and runs on the wall where nobody works until then", () => {
    const [start, date] = [at("2026-11-21T09:00"), at("2026-11-21T11:00")];
    expect(deadlinesBy(CALENDAR, date, RULES.cards, start)).toEqual({
      dueAt: date,
      remindAt: at("2026-11-21T10:00"),
      yellowAt: date,
      redAt: at("2026-11-21T13:00"),
    });
  });

  test("a date in the last year that can be written is kept as well, without counting every day until then", () => {
    const [start, date] = [at("2026-11-20T09:00"), at("9999-12-31T09:00")];
    const { dueAt, remindAt, yellowAt, redAt } = deadlinesBy(CALENDAR, date, RULES.cards, start);
    expect([dueAt, yellowAt]).toEqual([date, date]);
    expect([start < remindAt, remindAt < date, date < redAt]).toEqual([true, true, true]);
    expect(new Date(redAt).toISOString()).toBe("9999-12-31T23:59:59.000Z");
  });

  test("a card is shown from its moment on", () => {
    const due = { dueAt: 20, remindAt: 10, yellowAt: 20, redAt: 30 };
    expect([9, 10, 19, 20, 29, 30].map((now) => cardAt(due, now))).toEqual([0, 1, 1, 2, 2, 3]);
  });

  const start = at("2026-11-20T09:00");
  const after = (from: string, to: string, more = {}) =>
    clockAfter(
      { rules: RULES, calendar: CALENDAR },
      FLOW,
      { from, to, isOpen: to !== "closed", urgency: "normal", disposition: null, due: null, isRunning: true, ...more },
      start,
    );
  const dueAfter = (from: string, to: string, more = {}) => {
    const change = after(from, to, more);
    return change.clock === "begins" ? hours(change.dueAt) : change.clock;
  };

  test.each([
    ["goes on where nothing says otherwise", "reported", "assigned", {}, "goes-on"],
    ["is the disposition's", "reported", "assigned", { disposition: { clock: { minutes: 60, counts: "always" } } }, 1],
    ["is the urgency's where the disposition has none", "reported", "assigned", { disposition: { clock: null } }, 8],
    [
      "is the date that was set, before all",
      "reported",
      "assigned",
      { disposition: { clock: null }, due: start + 3_600_000 },
      1,
    ],
    ["is the state's", "assigned", "handled", {}, 2],
    ["begins anew on the way back", "handled", "assigned", {}, 8],
    ["begins anew when it is opened again", "closed", "assigned", { isRunning: false, urgency: "critical" }, 1],
    ["stops at the end", "handled", "closed", {}, "stops"],
  ])("a clock %s", (_, from, to, more, expected) => expect(dueAfter(from, to, more)).toBe(expected));
});

describe("a flow", () => {
  test("a disposition that is a step of its own takes that step", () => {
    expect(stepMeant(FLOW, "reported", "give", "explained")?.code).toBe("explain");
    expect(stepMeant(FLOW, "reported", "give", "limited")?.code).toBe("give");
    expect(stepMeant(FLOW, "closed", "give", null)).toBeNull();
  });

  test("is whole, or says what is wrong with it", () => {
    expect(flowFaults(FLOW, STATES)).toEqual([]);
    const wrong = { ...FLOW, steps: [step("give", ["reported"], "assigned"), step("give", ["nowhere"], "assigned")] };
    expect(flowFaults(wrong, STATES)).toEqual([
      { fault: "state-foreign", code: "nowhere" },
      { fault: "step-twice", code: "give" },
      { fault: "state-unreached", code: "handled" },
      { fault: "state-unreached", code: "closed" },
      { fault: "state-stuck", code: "assigned" },
      { fault: "state-stuck", code: "handled" },
    ]);
    expect(flowFaults({ ...FLOW, states: FLOW.states.slice(0, 1), steps: [] }, STATES.slice(1))).toContainEqual({
      fault: "endless",
      code: "short",
    });
  });
});
