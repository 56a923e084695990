/**
 * How many of `parts` parts each piece of the ground gets: at least one, at most its nodes, and otherwise such that the part
 * weights come out alike (each next one to the piece whose parts are heaviest). No part can lie in two pieces.
 */
export function allotParts(weights: Float64Array, nodes: Uint32Array, parts: number): Uint32Array {
  const allotted = new Uint32Array(weights.length).fill(1);
  for (let left = parts - weights.length; left > 0; left--) {
    let best = -1;
    for (let piece = 0; piece < weights.length; piece++) {
      if (allotted[piece] === nodes[piece]) continue;
      if (best < 0 || weights[piece] / allotted[piece] > weights[best] / allotted[best]) best = piece;
    }
    if (best < 0) break;
    allotted[best]++;
  }
  return allotted;
}

/** How many parts of about `target` a graph makes; a node above the band is one by itself. */
export function usualParts(weights: Float64Array, target: number, high: number): number {
  let rest = 0;
  let parts = 0;
  for (const weight of weights) {
    if (weight > high) parts++;
    else rest += weight;
  }
  return Math.max(1, parts + Math.round(rest / target));
}
