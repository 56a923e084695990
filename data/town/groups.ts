/** Things to be grouped: their weights, and for each its neighbours with the length of the shared border. */
export type Graph = { weights: number[]; neighbours: Map<number, number>[] };

/**
 * Merges neighbours until `count` groups are left, the lightest group first, each with the neighbour that fits best;
 * gives each thing's group. `bond` is taken off the weight of a pair that belongs together. More groups than `count`
 * are left when the graph falls into more parts.
 */
export function merge(graph: Graph, count: number, bond: (a: number, b: number) => number = () => 0): number[] {
  const groupOf = graph.weights.map((_, i) => i);
  const groups = new Map(
    graph.weights.map((weight, i) => [i, { weight, members: [i], near: new Map(graph.neighbours[i]) }]),
  );
  const stuck = new Set<number>();
  while (groups.size > count && stuck.size < groups.size) {
    let small = -1;
    for (const [id, group] of groups) {
      if (!stuck.has(id) && (small < 0 || group.weight < groups.get(small)!.weight)) small = id;
    }
    if (small < 0) break;
    const group = groups.get(small)!;
    let [best, bestScore] = [-1, Infinity];
    for (const [other, lengthM] of group.near) {
      const there = groups.get(other)!;
      const close = Math.max(...group.members.map((a) => Math.max(...there.members.map((b) => bond(a, b)))));
      const score = there.weight - close - Math.min(60, lengthM / 3);
      if (score < bestScore) [best, bestScore] = [other, score];
    }
    if (best < 0) {
      stuck.add(small);
      continue;
    }
    const into = groups.get(best)!;
    into.weight += group.weight;
    into.members.push(...group.members);
    for (const [other, lengthM] of group.near) {
      if (other === best) continue;
      into.near.set(other, (into.near.get(other) ?? 0) + lengthM);
      const back = groups.get(other)!.near;
      back.set(best, (back.get(best) ?? 0) + lengthM);
      back.delete(small);
    }
    into.near.delete(small);
    groups.delete(small);
    stuck.delete(best);
    for (const member of group.members) groupOf[member] = best;
  }
  return groupOf;
}

/**
 * Moves things at the rim of their group over to the neighbouring group while that evens out the weights; groups stay in
 * one piece. `kin` names what should stay together: things of one kin in two groups cost `kinCost`.
 */
export function even(
  graph: Graph,
  groupOf: number[],
  targetWeight: number,
  kin: readonly number[],
  kinCost: number,
): void {
  const cost = (weight: number): number => ((weight - targetWeight) / 100) ** 2;
  const totals = new Map<number, number>();
  for (const [i, weight] of graph.weights.entries()) totals.set(groupOf[i], (totals.get(groupOf[i]) ?? 0) + weight);
  const kinIn = (group: number, family: number, except: number): number =>
    kin.some((other, i) => other === family && i !== except && groupOf[i] === group) ? 0 : 1;
  for (let round = 0; round < 60; round++) {
    let [gain, thing, target] = [1e-6, -1, -1];
    for (let i = 0; i < groupOf.length; i++) {
      const from = groupOf[i];
      for (const to of new Set([...graph.neighbours[i].keys()].map((n) => groupOf[n]))) {
        if (to === from) continue;
        const weight = graph.weights[i];
        const [a, b] = [totals.get(from)!, totals.get(to)!];
        const better =
          cost(a) +
          cost(b) -
          cost(a - weight) -
          cost(b + weight) +
          kinCost * (kinIn(from, kin[i], i) - kinIn(to, kin[i], i));
        if (better > gain && staysWhole(graph, groupOf, i)) [gain, thing, target] = [better, i, to];
      }
    }
    if (thing < 0) return;
    totals.set(groupOf[thing], totals.get(groupOf[thing])! - graph.weights[thing]);
    totals.set(target, totals.get(target)! + graph.weights[thing]);
    groupOf[thing] = target;
  }
}

/** True when the group is not empty and in one piece without the thing. */
function staysWhole(graph: Graph, groupOf: readonly number[], thing: number): boolean {
  const members = groupOf.flatMap((group, i) => (group === groupOf[thing] && i !== thing ? [i] : []));
  if (members.length === 0) return false;
  const seen = new Set([members[0]]);
  const open = [members[0]];
  while (open.length > 0) {
    for (const next of graph.neighbours[open.pop()!].keys()) {
      if (groupOf[next] !== groupOf[thing] || next === thing || seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen.size === members.length;
}

/** The graph whose things are the groups of another. */
export function quotient(graph: Graph, groupOf: readonly number[]): { graph: Graph; members: number[][] } {
  const ids = [...new Set(groupOf)];
  const index = new Map(ids.map((id, i) => [id, i]));
  const members: number[][] = ids.map(() => []);
  for (const [i, id] of groupOf.entries()) members[index.get(id)!].push(i);
  const neighbours = ids.map(() => new Map<number, number>());
  graph.neighbours.forEach((near, i) => {
    const own = index.get(groupOf[i])!;
    for (const [other, lengthM] of near) {
      const there = index.get(groupOf[other])!;
      if (there !== own) neighbours[own].set(there, (neighbours[own].get(there) ?? 0) + lengthM);
    }
  });
  return {
    graph: { weights: members.map((list) => list.reduce((sum, i) => sum + graph.weights[i], 0)), neighbours },
    members,
  };
}
