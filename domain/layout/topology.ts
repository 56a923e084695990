// What touches what in a fabric: found once, as long as its arcs stay between the same cells.

import { type ArcTable, type Fabric, OUTSIDE } from "./fabric.ts";
import { rootIn } from "./root-in.ts";

export type Topology = {
  /** Arcs beside cell i: arcs[first[i]] … arcs[first[i + 1] - 1], in rising order; an arc within one cell stands there twice. */
  readonly first: Uint32Array;
  readonly arcs: Uint32Array;
  /**
   * 1 for an arc that joins the cells beside it: it can be crossed on foot, or the cells are cut off from each other in the whole
   * community, so that no division could do better.
   */
  readonly joins: Uint8Array;
};

const known = new WeakMap<Int32Array, Topology>();

/** What touches what in `fabric`. */
export function topologyOf({ arcs, cells }: Fabric): Topology {
  const found = known.get(arcs.left);
  if (found) return found;
  const made = { ...arcsBeside(arcs, cells.length), joins: joinsOf(arcs, cells.length) };
  known.set(arcs.left, made);
  return made;
}

/** The cell on the other side of `arc`, OUTSIDE included. */
export const across = ({ left, right }: ArcTable, arc: number, cell: number): number =>
  left[arc] === cell ? right[arc] : left[arc];

function arcsBeside({ left, right, length }: ArcTable, cells: number): { first: Uint32Array; arcs: Uint32Array } {
  const first = new Uint32Array(cells + 1);
  for (let arc = 0; arc < length; arc++) {
    if (left[arc] !== OUTSIDE) first[left[arc] + 1]++;
    if (right[arc] !== OUTSIDE) first[right[arc] + 1]++;
  }
  for (let cell = 0; cell < cells; cell++) first[cell + 1] += first[cell];
  const next = first.slice(0, cells);
  const arcs = new Uint32Array(first[cells]);
  for (let arc = 0; arc < length; arc++) {
    if (left[arc] !== OUTSIDE) arcs[next[left[arc]]++] = arc;
    if (right[arc] !== OUTSIDE) arcs[next[right[arc]]++] = arc;
  }
  return { first, arcs };
}

function joinsOf({ left, right, isCrossable, length }: ArcTable, cells: number): Uint8Array {
  const parent = Uint32Array.from({ length: cells }, (_, cell) => cell);
  const rootOf = (cell: number): number => rootIn(parent, cell);
  for (let arc = 0; arc < length; arc++) {
    if (isCrossable[arc] && left[arc] !== OUTSIDE && right[arc] !== OUTSIDE) {
      parent[rootOf(left[arc])] = rootOf(right[arc]);
    }
  }
  return Uint8Array.from({ length }, (_, arc) => {
    if (left[arc] === OUTSIDE || right[arc] === OUTSIDE) return 0;
    return isCrossable[arc] || rootOf(left[arc]) !== rootOf(right[arc]) ? 1 : 0;
  });
}
