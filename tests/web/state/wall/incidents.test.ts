import { describe, expect, test } from "vitest";
import type { Urgency } from "../../../../domain/codes.ts";
import type { WallIncident } from "../../../../domain/wall/incidents.ts";
import { openByGrid, overdueOnes, patched, tickerOf, urgentOnes } from "../../../../web/state/wall/incidents.ts";

const NOW = Date.parse("2026-11-20T09:40:00+08:00");
const URGENCIES: Urgency[] = [
  { code: "normal", name: { zh: "一般", en: "Normal" }, rank: 1 },
  { code: "urgent", name: { zh: "紧急", en: "Urgent" }, rank: 2 },
  { code: "critical", name: { zh: "特急", en: "Critical" }, rank: 3 },
];

const incident = (id: number, more: Partial<WallIncident> = {}): WallIncident => ({
  id,
  kind: "fire",
  urgency: "normal",
  state: "reported",
  reportedAt: new Date(NOW - id * 60_000).toISOString(),
  dueAt: null,
  grid: { code: "g1", name: "河沿 01" },
  community: "c1",
  position: [113.2, 35.2],
  ...more,
});

describe("news", () => {
  test("those named go, and come back as they are now", () => {
    const before = [incident(1), incident(2)];
    const after = patched(before, [
      { ids: [1, 2, 3], open: [incident(2, { state: "assigned" }), incident(3)] },
      { ids: [3], open: [] },
    ]);
    expect(after.map(({ id, state }) => [id, state])).toEqual([[2, "assigned"]]);
    expect(patched(before, [])).toBe(before);
  });
});

describe("what is said first", () => {
  const all = [
    incident(1),
    incident(2, { urgency: "urgent" }),
    incident(3, { urgency: "critical" }),
    incident(4, { urgency: "urgent", dueAt: new Date(NOW - 1).toISOString() }),
    incident(5, { dueAt: new Date(NOW - 3_600_000).toISOString() }),
    incident(6, { dueAt: new Date(NOW + 1).toISOString() }),
  ];

  test("the critical before the urgent, and of those the newest", () => {
    expect(urgentOnes(all, URGENCIES).map(({ id }) => id)).toEqual([3, 2, 4]);
  });
  test("the overdue by how long they wait; what is due later is none of them", () => {
    expect(overdueOnes(all, NOW).map(({ id }) => id)).toEqual([5, 4]);
  });
  test("the ticker tells each once, and how many more there are", () => {
    expect(tickerOf(all, URGENCIES, NOW).lines.map(({ id }) => id)).toEqual([3, 2, 4, 5]);
    const many = Array.from({ length: 20 }, (_, id) => incident(id, { urgency: "urgent" }));
    expect(tickerOf(many, URGENCIES, NOW)).toMatchObject({ more: 8 });
  });
});

test("open incidents are counted by their grid", () => {
  const counts = openByGrid([incident(1), incident(2), incident(3, { grid: null })]);
  expect([...counts]).toEqual([["g1", 2]]);
});
