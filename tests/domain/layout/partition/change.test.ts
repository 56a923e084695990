import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Assignment, Graph } from "../../../../domain/layout/partition/graph.ts";
import { matchParts } from "../../../../domain/layout/partition/match-parts.ts";
import { partition, rebalance, splitPart } from "../../../../domain/layout/partition/partition.ts";
import { piecesOfParts, sums } from "../../../../domain/layout/partition/pieces.ts";
import { repair } from "../../../../domain/layout/partition/repair.ts";
import type { Settings } from "../../../../domain/layout/partition/settings.ts";
import { gridGraph } from "./grid-graph.ts";

const settings = (rest: Partial<Settings> = {}): Settings => ({
  preset: "along-roads",
  band: [300, 500],
  target: 400,
  seed: 1,
  ...rest,
});

const isWhole = (graph: Graph, assignment: Assignment) =>
  piecesOfParts(graph, assignment).count === new Set(assignment).size;

const moved = (graph: Graph, before: Assignment, after: Assignment) =>
  graph.weights.reduce((sum, weight, node) => sum + (before[node] === after[node] ? 0 : weight), 0);

/** A town of 16 parts whose north has grown and whose south has shrunk. */
function drifted() {
  const before = gridGraph(24, 24, () => 11);
  const present = partition(before, null, settings()).assignment;
  const graph = gridGraph(24, 24, (node) => (node < 192 ? 15 : node < 384 ? 11 : 8));
  return { graph, present };
}

describe("rebalance", () => {
  test("brings all parts back into the band, and moves little", () => {
    const { graph, present } = drifted();
    const outcome = rebalance(graph, present, settings());
    expect(outcome).toMatchObject({ inBand: 1, problems: [] });
    expect(isWhole(graph, outcome.assignment)).toBe(true);
    expect(moved(graph, present, outcome.assignment)).toBeLessThan(0.15 * 24 * 24 * 11);
    expect(rebalance(graph, present, settings())).toEqual(outcome);
  });

  test("moves nothing where nothing is wrong, and no more than is allowed", () => {
    const fine = gridGraph(12, 12, () => 11);
    const present = partition(fine, 4, settings()).assignment;
    expect(rebalance(fine, present, settings()).assignment).toEqual(present);
    const { graph, present: old } = drifted();
    const some = rebalance(graph, old, settings({ maxMoved: 60 }));
    expect(moved(graph, old, some.assignment)).toBeLessThanOrEqual(60);
    expect(moved(graph, old, some.assignment)).toBeGreaterThan(0);
  });

  test("a part in pieces is joined; a town that doubled gets more parts, with labels above all others", () => {
    const graph = gridGraph(12, 12, () => 11);
    const halves = Uint32Array.from({ length: 144 }, (_, node) => (node % 12 < 6 ? 3 : 8));
    const torn = halves.map((part, node) => (node === 5 ? 8 : node === 143 ? 3 : part));
    const outcome = rebalance(graph, torn, settings());
    expect(isWhole(graph, outcome.assignment)).toBe(true);
    expect(outcome).toMatchObject({ parts: 4, inBand: 1 });
    expect([...new Set(outcome.assignment)].sort()).toEqual([3, 8, 9, 10].sort());
  });
});

describe("what is locked stays", () => {
  const graph = gridGraph(18, 18, (node) => 5 + (node % 13));
  const present = partition(graph, 9, settings()).assignment;

  test("a part that is locked as a whole neither loses nor gains", () => {
    const locked = Uint8Array.from(present, (part) => (part === 4 || part === 7 ? 1 : 0));
    for (const { assignment } of [
      partition(graph, 10, settings({ locked, present, seed: 2 })),
      rebalance(graph, present, settings({ locked, band: [395, 400] })),
    ]) {
      for (const part of [4, 7])
        expect(assignment.map((at) => +(at === part))).toEqual(present.map((at) => +(at === part)));
      expect(isWhole(graph, assignment)).toBe(true);
    }
  });

  test("a node that is locked keeps its part", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(323), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 12 }),
        (nodes, k) => {
          const locked = new Uint8Array(324);
          for (const node of nodes) locked[node] = 1;
          const anew = partition(graph, k, settings({ locked, present })).assignment;
          const moved = rebalance(graph, present, settings({ locked, band: [380, 420] })).assignment;
          for (const node of nodes) expect([anew[node], moved[node]]).toEqual([present[node], present[node]]);
          expect(isWhole(graph, anew) && isWhole(graph, moved)).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
    expect(() => partition(graph, 9, settings({ locked: new Uint8Array(324).fill(1) }))).toThrow("present");
  });

  test("the piece with what is locked keeps the label when its part is split", () => {
    const part = present[0];
    const inside = [...present.keys()].filter((node) => present[node] === part);
    const locked = new Uint8Array(324);
    locked[inside[0]] = 1;
    locked[inside[inside.length - 1]] = 1;
    const { assignment, parts } = splitPart(graph, present, part, 3, settings({ locked, band: [50, 300] }));
    expect(parts).toBe(11);
    expect([assignment[inside[0]], assignment[inside[inside.length - 1]]]).toEqual([part, part]);
    expect(assignment.filter((_, node) => present[node] !== part)).toEqual(present.filter((label) => label !== part));
    expect(isWhole(graph, assignment)).toBe(true);
  });
});

test("a part is split in n of like weight", () => {
  const graph = gridGraph(12, 12, () => 10);
  const { assignment, parts } = splitPart(graph, new Uint32Array(144).fill(5), 5, 4, settings({ band: [300, 420] }));
  expect(parts).toBe(4);
  expect([...new Set(assignment)].sort()).toEqual([5, 6, 7, 8]);
  expect(isWhole(graph, assignment)).toBe(true);
});

describe("repair", () => {
  //  ┌──────┬──────┬──────┐
  //  │ 0    │ 1    │ 2    │   three parts of 4 × 4 cells, 25 households a cell
  //  └──────┴──────┴──────┘
  const graph = gridGraph(12, 4, () => 25, 1);
  const thirds = Uint32Array.from({ length: 48 }, (_, node) => Math.floor((node % 12) / 4));
  const apply = (assignment: Assignment, moves: { node: number; to: number }[]) => {
    const after = assignment.slice();
    for (const { node, to } of moves) after[node] = to;
    return after;
  };

  test("nothing is proposed where nothing is wrong", () => {
    expect(repair(graph, thirds, settings())).toEqual([]);
  });

  test("a stray piece joins what is around it", () => {
    const torn = thirds.map((part, node) => (node === 11 ? 0 : part));
    const [first] = repair(graph, torn, settings());
    expect(first).toEqual({ part: 0, text: "repair.join", weight: 25, moves: [{ node: 11, to: 2 }] });
  });

  test("a heavy part gives, the least weight first; each proposal mends its part", () => {
    const heavy = gridGraph(12, 4, (node) => (node % 12 < 4 ? 34 : 22), 1);
    const proposals = repair(heavy, thirds, settings());
    expect(proposals[0]).toMatchObject({ part: 0, text: "repair.give", weight: 68 });
    for (const { moves } of proposals) {
      const weights = sums(heavy.weights, apply(thirds, moves), 4);
      expect(weights[0]).toBeLessThanOrEqual(500);
      expect(isWhole(heavy, apply(thirds, moves))).toBe(true);
    }
  });

  test("a light part takes or is merged, a very heavy one is split, what is locked stays", () => {
    const light = gridGraph(12, 4, (node) => (node % 12 < 4 ? 15 : node % 12 < 8 ? 16 : 25), 1);
    const texts = repair(light, thirds, settings()).map(({ part, text }) => `${part} ${text}`);
    expect(texts).toContain("0 repair.merge");
    expect(texts).toContain("1 repair.take");
    const tall = gridGraph(12, 4, (node) => (node % 12 < 4 ? 50 : 25), 1);
    expect(repair(tall, thirds, settings())).toContainEqual(expect.objectContaining({ part: 0, text: "repair.split" }));
    const locked = new Uint8Array(48).fill(1);
    const torn = thirds.map((part, node) => (node === 11 ? 0 : part));
    expect(repair(light, torn, settings({ locked }))).toEqual([]);
  });
});

describe("labels after a new division", () => {
  test("most households keep their part, new parts get new labels", () => {
    const before = Uint32Array.of(7, 7, 7, 2, 2, 2);
    const after = Uint32Array.of(0, 0, 1, 1, 1, 2);
    expect([...matchParts(before, after, [1, 1, 1, 1, 1, 1])]).toEqual([7, 7, 2, 2, 2, 8]);
  });

  test("no other labelling keeps more", () => {
    const labels = fc.array(fc.nat(4), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(
        labels,
        labels,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 12, maxLength: 12 }),
        (a, b, weights) => {
          const matched = matchParts(Uint32Array.from(a), Uint32Array.from(b), weights);
          const kept = (label: (part: number) => number) =>
            weights.reduce((sum, weight, node) => sum + (label(b[node]) === a[node] ? weight : 0), 0);
          let most = 0;
          for (const order of permutations([0, 1, 2, 3, 4]))
            most = Math.max(
              most,
              kept((part) => order[part]),
            );
          expect(weights.reduce((sum, weight, node) => sum + (matched[node] === a[node] ? weight : 0), 0)).toBe(most);
          expect(new Set(matched).size).toBe(new Set(b).size);
        },
      ),
      { numRuns: 100 },
    );
  });
});

function permutations(items: number[]): number[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
