import { expect, test } from "vitest";
import { type ListFilter, listQuery, rowsToReread } from "../../../../web/state/incidents/list.ts";

const filter = (part: Partial<ListFilter>): ListFilter => ({
  tab: "due",
  card: null,
  grid: "990101001001",
  kinds: null,
  open: ["reported", "assigned", "handled"],
  period: { from: "2026-11-07", to: "2026-11-20" },
  ...part,
});

const asked = (part: Partial<ListFilter>, after: string | null = null) =>
  Object.fromEntries(new URLSearchParams(listQuery(filter(part), 100, after)));

const OPEN = { limit: "100", grid: "990101001001", state: "reported,assigned,handled", sort: "due" };

test("what is open is asked for by the time that is left, whenever it was reported", () => {
  expect(asked({})).toEqual(OPEN);
  expect(asked({ tab: "mine" })).toEqual({ ...OPEN, assignee: "me" });
  expect(asked({ tab: "overdue" })).toEqual({ ...OPEN, overdue: "true" });
});

test("what is open is narrowed to those with a card, what is done has none", () => {
  expect(asked({ tab: "mine", card: 3 })).toEqual({ ...OPEN, assignee: "me", card: "3" });
  expect(asked({ tab: "all", period: null, card: 3 })).not.toHaveProperty("card");
});

test("all of a period is asked for by its days, both included, and by the kinds that are shown", () => {
  const { from, to, ...others } = asked({ tab: "all", kinds: ["fire-hazard", "other"] }, "17,4");
  expect(others).toEqual({ limit: "100", grid: "990101001001", kind: "fire-hazard,other", after: "17,4" });
  expect(Date.parse(to) - Date.parse(from)).toBe(14 * 24 * 3_600_000);
});

test("without a period everything is asked for, of everywhere without an area", () => {
  expect(asked({ tab: "all", period: null, grid: null })).toEqual({ limit: "100" });
});

test("reading again keeps what is on screen, within what one answer holds", () => {
  expect([0, 30, 240, 9000].map(rowsToReread)).toEqual([100, 100, 240, 500]);
});
