import FlatQueue from "flatqueue";
import type { Assignment } from "./graph.ts";

/**
 * Relabels the parts of `after` so that as much weight as can be keeps its label of `before` (the assignment problem, by shortest
 * augmenting paths: Jonker and Volgenant 1987, over the pairs that share anything). Parts that get no old label get new ones,
 * from the first above all of `before`, so that no label goes to other ground by chance.
 */
export function matchParts(before: Assignment, after: Assignment, weights: ArrayLike<number>): Uint32Array {
  const labels = 1 + before.reduce((most, part) => Math.max(most, part), -1);
  const parts = 1 + after.reduce((most, part) => Math.max(most, part), -1);
  const shared = sharedWeights(before, after, weights, parts);
  const labelOf = bestMatching(shared, labels);
  const isUsed = new Uint8Array(parts);
  for (const part of after) isUsed[part] = 1;
  let fresh = labels;
  for (let part = 0; part < parts; part++) if (labelOf[part] < 0 && isUsed[part] === 1) labelOf[part] = fresh++;
  return after.map((part) => labelOf[part]);
}

type Shared = { label: number; weight: number }[];

/** By part of `after`: the labels of `before` it shares nodes with, in rising order, and the weight of those nodes. */
function sharedWeights(before: Assignment, after: Assignment, weights: ArrayLike<number>, parts: number): Shared[] {
  const byPart = Array.from({ length: parts }, () => new Map<number, number>());
  for (let node = 0; node < after.length; node++) {
    const shares = byPart[after[node]];
    // why a little for every node: ground without households, too, should rather keep its label
    shares.set(before[node], (shares.get(before[node]) ?? 0) + weights[node] + 1e-6);
  }
  return byPart.map((shares) =>
    [...shares].map(([label, weight]) => ({ label, weight })).sort((a, b) => a.label - b.label),
  );
}

/** The label of each part in a matching of greatest weight; -1 for those left without. */
function bestMatching(shared: readonly Shared[], labels: number): Int32Array {
  const labelOf = new Int32Array(shared.length).fill(-1);
  const partOf = new Int32Array(labels).fill(-1);
  // prices keep every reduced cost price(part) + price(label) − weight at nought or above
  const partPrice = Float64Array.from(shared, (pairs) => pairs.reduce((most, { weight }) => Math.max(most, weight), 0));
  const labelPrice = new Float64Array(labels);
  for (let part = 0; part < shared.length; part++) {
    augment(part, { shared, labelOf, partOf, partPrice, labelPrice });
  }
  return labelOf;
}

type Matching = {
  shared: readonly Shared[];
  labelOf: Int32Array;
  partOf: Int32Array;
  partPrice: Float64Array;
  labelPrice: Float64Array;
};

/**
 * Finds a label for `start`, re-labelling others along the cheapest way (Dijkstra over reduced costs). The way ends at a free label,
 * or at a part that is best left without one: that costs what is left of its price.
 */
function augment(start: number, { shared, labelOf, partOf, partPrice, labelPrice }: Matching): void {
  const far = new Map<number, number>();
  const cameFrom = new Map<number, number>();
  const settled: { label: number; far: number }[] = [];
  const reachedParts: { part: number; far: number }[] = [{ part: start, far: 0 }];
  const isSettled = new Set<number>();
  const queue = new FlatQueue<number>();
  let end = { part: start, label: -1, far: partPrice[start] };
  const look = (part: number, reached: number) => {
    for (const { label, weight } of shared[part]) {
      const next = reached + Math.max(0, partPrice[part] + labelPrice[label] - weight);
      if (next >= (far.get(label) ?? Infinity)) continue;
      far.set(label, next);
      cameFrom.set(label, part);
      queue.push(label, next);
    }
  };
  look(start, 0);
  while (queue.length > 0) {
    const reached = queue.peekValue()!;
    const label = queue.pop()!;
    if (reached >= end.far) break;
    if (isSettled.has(label)) continue;
    isSettled.add(label);
    const part = partOf[label];
    if (part < 0) {
      end = { part: -1, label, far: reached };
      break;
    }
    settled.push({ label, far: reached });
    reachedParts.push({ part, far: reached });
    if (reached + partPrice[part] < end.far) end = { part, label: -1, far: reached + partPrice[part] };
    look(part, reached);
  }
  for (const { part, far: reached } of reachedParts) partPrice[part] -= Math.max(0, end.far - reached);
  for (const { label, far: reached } of settled) labelPrice[label] += Math.max(0, end.far - reached);
  // hand the labels on along the way, from its end to its start
  let label = end.label >= 0 ? end.label : labelOf[end.part];
  if (end.label < 0) labelOf[end.part] = -1;
  if (end.part === start) return;
  while (true) {
    const part = cameFrom.get(label)!;
    const next = labelOf[part];
    labelOf[part] = label;
    partOf[label] = part;
    if (part === start) return;
    label = next;
  }
}
