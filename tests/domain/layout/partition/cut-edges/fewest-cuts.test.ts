import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fewestCuts } from "../../../../../domain/layout/partition/cut-edges/fewest-cuts.ts";
import { cutEdges, type Window } from "../../../../../domain/layout/partition/cut-edges/plan.ts";
import { search } from "../../../../../domain/layout/partition/cut-edges/search.ts";
import type { Assignment, Graph } from "../../../../../domain/layout/partition/graph.ts";
import { aGraph, aGrid, partPieces, partWeights } from "../../../../support/graphs.ts";

/** Asserts that `assignment` is a whole division of `graph`, and gives its cut edges. */
function cutsOf(graph: Graph, assignment: Assignment | null, k: number, [min, max]: Window): number {
  expect(assignment).not.toBeNull();
  expect(assignment).toHaveLength(graph.nodes);
  expect(partPieces(graph, assignment!, k)).toEqual(new Array(k).fill(1));
  for (const weight of partWeights(graph, assignment!, k)) {
    expect(weight).toBeGreaterThanOrEqual(min);
    expect(weight).toBeLessThanOrEqual(max);
  }
  return cutEdges(graph, assignment!);
}

/** The fewest cut edges of all divisions there are, by trying every one; null where there is none. */
function byTryingAll(graph: Graph, k: number, [min, max]: Window): number | null {
  let fewest: number | null = null;
  const assignment = new Uint32Array(graph.nodes);
  for (let number = 0; number < k ** graph.nodes; number++) {
    for (let node = 0, rest = number; node < graph.nodes; node++, rest = Math.floor(rest / k))
      assignment[node] = rest % k;
    if (partWeights(graph, assignment, k).some((weight) => weight < min || weight > max)) continue;
    if (partPieces(graph, assignment, k).some((pieces) => pieces !== 1)) continue;
    const cuts = cutEdges(graph, assignment);
    if (fewest === null || cuts < fewest) fewest = cuts;
  }
  return fewest;
}

const littleGraphs = fc.integer({ min: 1, max: 8 }).chain((nodes) =>
  fc.record({
    weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: nodes, maxLength: nodes }),
    pairs: fc.subarray(allPairs(nodes)),
    k: fc.integer({ min: 1, max: 3 }),
    tolerance: fc.constantFrom(0.05, 0.2, 0.5, 1),
  }),
);

function allPairs(nodes: number): number[][] {
  const pairs: number[][] = [];
  for (let a = 0; a < nodes; a++) for (let b = a + 1; b < nodes; b++) pairs.push([a, b]);
  return pairs;
}

const windowOf = (weights: readonly number[], k: number, tolerance: number): Window => {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / k;
  return [mean * (1 - tolerance), mean * (1 + tolerance)];
};

describe("the fewest cut edges", () => {
  test("of little graphs are those found by trying every division, or none where there is none", () => {
    fc.assert(
      fc.property(littleGraphs, fc.integer(), ({ weights, pairs, k, tolerance }, seed) => {
        const graph = aGraph(weights, pairs);
        const window = windowOf(weights, k, tolerance);
        const found = fewestCuts(graph, k, window, { seed, steps: 20_000 });
        const truth = byTryingAll(graph, k, window);
        if (truth === null) expect(found).toBeNull();
        else expect(cutsOf(graph, found, k, window)).toBe(truth);
      }),
      { numRuns: 60 },
    );
  });

  test("of a square cut in four equal parts are its two middle lines", () => {
    const graph = aGrid(16, 16);
    expect(cutsOf(graph, fewestCuts(graph, 4, [64, 64], { seed: 1, steps: 3_000_000 }), 4, [64, 64])).toBe(32);
  });

  test("of a long strip are its shortest lines across", () => {
    const graph = aGrid(60, 5);
    expect(cutsOf(graph, fewestCuts(graph, 6, [45, 55], { seed: 2, steps: 3_000_000 }), 6, [45, 55])).toBe(25);
  });

  test("over islands are the sum of the fewest on each", () => {
    const [one, two] = [aGrid(3, 4), aGrid(3, 8)];
    const graph = aGraph(new Array(36).fill(1), [
      ...edgesOf(one),
      ...edgesOf(two).map(([a, b]) => [a + one.nodes, b + one.nodes]),
    ]);
    expect(cutsOf(graph, fewestCuts(graph, 3, [12, 12], { seed: 1, steps: 20_000 }), 3, [12, 12])).toBe(3);
    expect(fewestCuts(graph, 2, [17, 19], { seed: 1, steps: 20_000 })).toBeNull();
  });

  test("are given the same for the same seed", () => {
    const graph = aGrid(20, 20);
    const [first, second] = [1, 2].map(() => fewestCuts(graph, 5, [76, 84], { seed: 7, steps: 200_000 }));
    expect(first).toEqual(second);
  });

  test("of heavy nodes and a narrow window are found where an exchange is the only way in", () => {
    // twelve pairs of neighbours that weigh 100 together, of 1 and 99 to 12 and 88, in rows of four: parts of exactly 400
    const weights = Array.from({ length: 24 }, (_, node) => (node % 2 === 0 ? 1 + node / 2 : 99 - (node - 1) / 2));
    const graph = aGraph(weights, edgesOf(aGrid(8, 3)));
    const exact = fewestCuts(graph, 3, [400, 400], { seed: 1, steps: 0 });
    expect(search(graph, 3, [400, 400], { seed: 1, steps: 400_000 })!.cuts).toBe(cutsOf(graph, exact, 3, [400, 400]));
  });

  test("the search alone keeps every part whole and within the window", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 6 }), (seed, k) => {
        const graph = aGrid(9, 9);
        const window: Window = [Math.floor(81 / k) - 2, Math.ceil(81 / k) + 2];
        const found = search(graph, k, window, { seed, steps: 100_000 });
        expect(found!.cuts).toBe(cutsOf(graph, found!.assignment, k, window));
      }),
      { numRuns: 10 },
    );
  });

  test("a search that is stopped gives the best so far", () => {
    const graph = aGrid(30, 30);
    const seen: (Assignment | null)[] = [];
    const stopped = fewestCuts(graph, 3, [280, 320], { seed: 1, steps: 50_000_000 }, (_, best) => {
      seen.push(best);
      return best === null;
    });
    expect(seen.at(-1)).not.toBeNull();
    expect(stopped).toEqual(seen.at(-1));
    cutsOf(graph, stopped, 3, [280, 320]);
  });
});

describe("there is no division", () => {
  test.each([
    ["of nothing", aGraph([], []), 1, [0, 10]],
    ["into more parts than nodes", aGrid(2, 1), 3, [0, 2]],
    ["into no part", aGrid(2, 1), 0, [0, 2]],
    [
      "when a node alone is too heavy",
      aGraph(
        [1, 700, 1],
        [
          [0, 1],
          [1, 2],
        ],
      ),
      2,
      [300, 500],
    ],
    ["when all together are too light", aGrid(3, 3), 2, [5, 9]],
    ["when the window is upside down", aGrid(4, 4), 2, [9, 7]],
  ] as const)("%s", (_, graph, k, window) => {
    expect(fewestCuts(graph, k, window, { seed: 1, steps: 1000 })).toBeNull();
  });
});

function edgesOf({ nodes, first, neighbours }: Graph): number[][] {
  const edges: number[][] = [];
  for (let node = 0; node < nodes; node++)
    for (const other of neighbours.subarray(first[node], first[node + 1])) if (node < other) edges.push([node, other]);
  return edges;
}
