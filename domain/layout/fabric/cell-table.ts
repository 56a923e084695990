import type { CellTable } from "../fabric.ts";
import { blocksOf } from "./blocks.ts";
import { FaceEdges } from "./inner-point.ts";
import type { Labels } from "./labels.ts";
import type { Owner } from "./owners.ts";
import type { Parts } from "./parts.ts";
import { type Planar, startOf } from "./planar.ts";

/** The cells in the order of their blocks, and per face the cell it is part of, -1 outside. */
export function cellTable(
  planar: Planar,
  labels: Labels,
  { root, owner }: Parts,
  owners: readonly Owner[],
): { cells: CellTable; cell: Int32Array } {
  const block = blocksOf(planar);
  const edges = new FaceEdges(planar);
  const main = mainFaces(planar, labels, root, owner);
  const roots = [...main.keys()];
  const place = (one: number) => main.get(one)!;
  roots.sort((p, q) => block[place(p)] - block[place(q)] || labels.x[place(p)] - labels.x[place(q)] || p - q);
  const numbers = new Map(roots.map((one, i) => [one, i]));
  const blocks = new Map<number, number>();
  for (const one of roots) if (!blocks.has(block[place(one)])) blocks.set(block[place(one)], blocks.size);
  const cell = root.map((one) => (one < 0 ? -1 : numbers.get(one)!));
  const twiceArea = new Float64Array(roots.length);
  for (let face = 1; face < cell.length; face++) if (cell[face] >= 0) twiceArea[cell[face]] += planar.twiceArea[face];
  const points = roots.map((one) => latticePoint(planar, edges, place(one), labels));
  const ownerOf = (one: number): Owner => (owner[one] < 0 ? { building: 0, stair: 0 } : owners[owner[one]]);
  return {
    cell,
    cells: {
      length: roots.length,
      building: Int32Array.from(roots, (one) => ownerOf(one).building),
      stair: Uint8Array.from(roots, (one) => ownerOf(one).stair),
      block: Uint32Array.from(roots, (one) => blocks.get(block[place(one)])!),
      x: Int32Array.from(points, ([x]) => x),
      y: Int32Array.from(points, ([, y]) => y),
      twiceArea,
    },
  };
}

/** For each cell its face to stand for it: the largest in a footprint of its owner, else the largest. */
function mainFaces(planar: Planar, labels: Labels, root: Int32Array, owner: Int32Array): Map<number, number> {
  const main = new Map<number, number>();
  const isHome = (face: number) => labels.isBuilt[face] === 1 && labels.owner[face] === owner[root[face]];
  for (let face = 1; face < root.length; face++) {
    if (root[face] < 0) continue;
    const known = main.get(root[face]);
    const isBetter =
      known === undefined ||
      (isHome(face) !== isHome(known) ? isHome(face) : planar.twiceArea[face] > planar.twiceArea[known]);
    if (isBetter) main.set(root[face], face);
  }
  return main;
}

/** The lattice point nearest to the inner point of a face that lies inside it, if one beside it does. */
function latticePoint(planar: Planar, edges: FaceEdges, face: number, labels: Labels): [x: number, y: number] {
  const { x, y } = planar.net;
  const isInside = (px: number, py: number): boolean => {
    let inside = false;
    for (const half of edges.of(face)) {
      const [a, b] = [startOf(planar.net, half), startOf(planar.net, half ^ 1)];
      if (y[a] > py === y[b] > py) continue;
      if (px < ((x[b] - x[a]) * (py - y[a])) / (y[b] - y[a]) + x[a]) inside = !inside;
    }
    return inside;
  };
  const [left, low] = [Math.floor(labels.x[face]), Math.floor(labels.y[face])];
  const nearest: [number, number] = [Math.round(labels.x[face]), Math.round(labels.y[face])];
  const beside: [number, number][] = [nearest, [left, low], [left + 1, low], [left, low + 1], [left + 1, low + 1]];
  return beside.find(([px, py]) => isInside(px, py)) ?? nearest;
}
