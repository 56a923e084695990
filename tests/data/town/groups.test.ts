import { expect, test } from "vitest";
import { even, type Graph, merge } from "../../../data/town/groups.ts";

/** Things in a row, each the neighbour of the next. */
function row(...weights: number[]): Graph {
  return {
    weights,
    neighbours: weights.map(
      (_, i) => new Map([i - 1, i + 1].filter((n) => n >= 0 && n < weights.length).map((n) => [n, 10] as const)),
    ),
  };
}

const groupsOf = (groupOf: number[]): number[][] =>
  [...new Set(groupOf)].map((group) => groupOf.flatMap((own, i) => (own === group ? [i] : [])));

test("the lightest join first, until as many are left as asked for", () => {
  expect(groupsOf(merge(row(1, 1, 5, 1, 1), 3))).toEqual([[0, 1], [2], [3, 4]]);
});

test("what has no neighbour stays alone", () => {
  const graph = row(1, 2);
  graph.neighbours = [new Map(), new Map()];
  expect(groupsOf(merge(graph, 1))).toEqual([[0], [1]]);
});

test("a thing at the rim moves to the lighter group, but never so that a group falls apart", () => {
  const groupOf = [0, 0, 0, 1];
  even(row(100, 100, 100, 100), groupOf, 200, [0, 1, 2, 3], 0);
  expect(groupOf).toEqual([0, 0, 1, 1]);
  const bridge = [0, 1, 0];
  bridge[0] = 0;
  const apart = [0, 0, 0];
  even(row(10, 500, 10), apart, 260, [0, 1, 2], 0);
  expect(apart).toEqual([0, 0, 0]);
});
