import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partition } from "../../../../domain/layout/partition/partition.ts";
import { piecesOfParts } from "../../../../domain/layout/partition/pieces.ts";
import type { Settings } from "../../../../domain/layout/partition/settings.ts";
import { gridGraph, withoutEdges } from "./grid-graph.ts";

const settings = (rest: Partial<Settings> = {}): Settings => ({
  preset: "along-roads",
  band: [300, 500],
  target: 400,
  seed: 1,
  ...rest,
});

const kinds = (outcome: { problems: { kind: string }[] }) => outcome.problems.map(({ kind }) => kind);

describe("a division from nothing", () => {
  test("all parts lie in the band, in one piece, along the lanes", () => {
    const graph = gridGraph(24, 24, () => 11);
    const outcome = partition(graph, null, settings());
    expect(outcome).toMatchObject({ parts: 16, inBand: 1, problems: [] });
    expect(piecesOfParts(graph, outcome.assignment).count).toBe(16);
    const split = graph.neighbours.reduce((count, next, at) => {
      const node = graph.first.findIndex((begin) => begin > at) - 1;
      const isCut = outcome.assignment[next] !== outcome.assignment[node];
      return count + (isCut && graph.roads[at] === 0 ? 1 : 0);
    }, 0);
    expect(split).toBe(0);
  });

  test("loads are alike where that is asked for", () => {
    const graph = gridGraph(24, 24, (node) => node % 40);
    const outcome = partition(graph, 28, settings({ preset: "equal-load" }));
    expect(outcome.parts).toBe(28);
    expect(outcome.worst).toBeLessThan(0.06);
  });

  test("a narrow band is met with single houses", () => {
    const graph = gridGraph(18, 18, (node) => 5 + (node % 13));
    expect(partition(graph, 9, settings({ band: [385, 405] }))).toMatchObject({ parts: 9, inBand: 1 });
  });

  test("where the mean lies outside the band, parts are alike at least", () => {
    const outcome = partition(
      gridGraph(12, 12, () => 11),
      3,
      settings(),
    );
    expect(kinds(outcome)).toEqual(["band-out-of-reach", "part-above-band", "part-above-band", "part-above-band"]);
    expect(outcome.worst).toBeLessThan(0.15);
  });

  test("the same seed gives the same answer, another one another", () => {
    const graph = gridGraph(24, 24, (node) => node % 37);
    const [once, again, other] = [1, 1, 2].map((seed) => partition(graph, null, settings({ seed })));
    expect(again).toEqual(once);
    expect(other.assignment).not.toEqual(once.assignment);
  });

  test("whatever the graph, every part is in one piece and none is empty", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(90), { minLength: 36, maxLength: 36 }),
        fc.array(fc.boolean(), { minLength: 36 * 36, maxLength: 36 * 36 }),
        fc.integer({ min: 1, max: 12 }),
        (weights, gone, k) => {
          const whole = gridGraph(6, 6, (node) => weights[node], 2);
          const graph = withoutEdges(whole, (a, b) => !gone[Math.min(a, b) * 36 + Math.max(a, b)]);
          const { assignment, parts, problems } = partition(graph, k, settings({ band: [80, 200], target: 150 }));
          expect(new Set(assignment).size).toBe(parts);
          expect(piecesOfParts(graph, assignment).count).toBe(parts);
          expect(parts === k || problems.some(({ kind }) => kind === "more-pieces-than-parts")).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("what cannot be had is named", () => {
  test("a tower of 700", () => {
    const outcome = partition(
      gridGraph(6, 6, (node) => (node === 14 ? 700 : 20), 1),
      null,
      settings(),
    );
    expect(outcome.parts).toBe(3);
    expect(kinds(outcome)).toEqual(["node-above-band", "part-above-band"]);
    expect(outcome.problems[0]).toMatchObject({ node: 14, weight: 700 });
    expect(outcome.problems[1]).toMatchObject({ weight: 700 });
  });

  test("towers stand alone, and all the rest is within the band", () => {
    const graph = gridGraph(10, 10, (node) => (node === 14 || node === 77 ? 700 : 20), 1);
    const { assignment } = partition(graph, null, settings());
    const weights = new Float64Array(Math.max(...assignment) + 1);
    assignment.forEach((part, node) => {
      weights[part] += graph.weights[node];
    });
    const [least, ...others] = weights.sort();
    expect(others.slice(-2)).toEqual([700, 700]);
    expect(least).toBeGreaterThanOrEqual(300);
    expect(others.at(-3)).toBeLessThanOrEqual(500);
  });

  test("ground in three pieces and two parts", () => {
    const graph = withoutEdges(
      gridGraph(6, 2, () => 100),
      (a, b) => Math.floor((a % 6) / 2) === Math.floor((b % 6) / 2),
    );
    const outcome = partition(graph, 2, settings());
    expect(outcome.parts).toBe(3);
    expect(outcome.problems).toEqual([{ kind: "more-pieces-than-parts", pieces: 3, wanted: 2 }]);
  });

  test("more parts than houses, one house, houses without anybody", () => {
    expect(
      kinds(
        partition(
          gridGraph(2, 1, () => 400),
          3,
          settings(),
        ),
      ),
    ).toEqual(["more-parts-than-nodes"]);
    expect(
      partition(
        gridGraph(1, 1, () => 400),
        null,
        settings(),
      ),
    ).toMatchObject({ parts: 1, problems: [] });
    const empty = partition(
      gridGraph(4, 4, () => 0),
      3,
      settings(),
    );
    expect(empty.parts).toBe(3);
    expect(kinds(empty)[0]).toBe("band-out-of-reach");
    expect(kinds(partition({ ...gridGraph(1, 1, () => 1), nodes: 0 }, 3, settings()))).toEqual(["nothing-to-divide"]);
  });

  test("a band that no number of parts can meet", () => {
    const outcome = partition(
      gridGraph(3, 3, () => 60),
      null,
      settings(),
    );
    expect(kinds(outcome)).toEqual(["band-out-of-reach", "part-above-band"]);
  });
});

test("it can be stopped with the best so far", () => {
  const graph = gridGraph(18, 18, () => 20);
  const seen: number[] = [];
  const outcome = partition(graph, null, settings(), (done, best) => {
    seen.push(done);
    expect(best.length).toBe(graph.nodes);
    return done < 0.1;
  });
  expect(seen.at(-1)).toBeLessThan(0.15);
  expect(piecesOfParts(graph, outcome.assignment).count).toBe(outcome.parts);
});
