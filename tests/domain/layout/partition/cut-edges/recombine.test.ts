import fc from "fast-check";
import { expect, test } from "vitest";
import { recombined } from "../../../../../domain/layout/partition/cut-edges/recombine.ts";
import { grownParts } from "../../../../../domain/layout/partition/cut-edges/start.ts";
import { Dice } from "../../../../../domain/layout/partition/dice.ts";
import { aGraph, aGrid, partPieces, partWeights } from "../../../../support/graphs.ts";

test("two neighbours are divided anew into one piece each, and the others stay as they are", () => {
  const graph = aGrid(8, 6);
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 2, max: 8 }), (seed, k) => {
      const dice = new Dice(seed);
      const before = grownParts(graph, k, dice);
      expect(partPieces(graph, before, k)).toEqual(new Array(k).fill(1));
      const after = recombined(graph, before, dice);
      expect(partPieces(graph, after, k)).toEqual(new Array(k).fill(1));
      const [old, now] = [partWeights(graph, before, k), partWeights(graph, after, k)];
      const changed = new Set([...after].flatMap((part, node) => (part === before[node] ? [] : [part, before[node]])));
      expect(changed.size).toBeLessThanOrEqual(2);
      const sum = (weights: number[]) => [...changed].reduce((total, part) => total + weights[part], 0);
      expect(sum(now)).toBe(sum(old));
    }),
  );
});

test("what has no neighbour stays as it is", () => {
  const graph = aGraph([1, 1], []);
  expect(recombined(graph, Uint32Array.of(0, 1), new Dice(1))).toEqual(Uint32Array.of(0, 1));
});
