import { expect, test } from "vitest";
import type { Handover, HandoverItem, HandoverWay, Worker } from "../../../../domain/layout/publication.ts";
import { handoverGroups, handoverTotals, joinPages } from "../../../../web/state/planner/handover.ts";

const [zhou, liu, sun]: Worker[] = [
  { id: 1, name: "周敏" },
  { id: 2, name: "刘洋" },
  { id: 3, name: "孙立" },
];
const way = (fromWorker: Worker | null, toWorker: Worker | null): HandoverWay => ({
  from: { code: "001", name: "柳园 01" },
  to: { code: null, name: "柳园 02" },
  fromWorker,
  toWorker,
});
const item = (id: number, from: Worker | null, to: Worker | null): HandoverItem => ({
  ...way(from, to),
  kind: "household",
  id,
  code: `H-${id}`,
  address: null,
  head: "陈**",
  due: null,
});

test("sums of all ways, and the workers who give or take from another", () => {
  expect(
    handoverTotals([
      { ...way(zhou, liu), households: 120, incidents: 3, visits: 5 },
      // the same worker in another grid: nothing changes hands between people
      { ...way(sun, sun), households: 40, incidents: 0, visits: 2 },
      { ...way(null, liu), households: 23, incidents: 1, visits: 2 },
    ]),
  ).toEqual({ households: 183, incidents: 4, visits: 9, workers: 2 });
  expect(handoverTotals([])).toEqual({ households: 0, incidents: 0, visits: 0, workers: 0 });
});

test("items stand by who gives and who takes, as the server ordered them", () => {
  const groups = handoverGroups([item(1, zhou, liu), item(2, liu, zhou), item(3, zhou, liu), item(4, null, zhou)]);
  expect(groups.map(({ from, to, items }) => [from, to, items.map(({ id }) => id)])).toEqual([
    ["周敏", "刘洋", [1, 3]],
    ["刘洋", "周敏", [2]],
    [null, "周敏", [4]],
  ]);
});

test("a page follows those before it", () => {
  const page = (id: number, next: string | null): Handover => ({
    day: "2026-11-20",
    isKept: false,
    sums: [],
    items: [item(id, zhou, liu)],
    next,
  });
  const joined = joinPages(joinPages(null, page(1, "2")), page(2, null));
  expect([joined.items.map(({ id }) => id), joined.next]).toEqual([[1, 2], null]);
});
