import { ARC_KINDS, type CellLoads, type Fabric, OUTSIDE } from "../fabric.ts";
import { adjacency, type Edge } from "../partition/adjacency.ts";
import type { Graph } from "../partition/graph.ts";
import { metresPerUnit } from "./lattice.ts";

/** Road class of an arc by its kind: 0 no road, 1 lane, 2 secondary road, 3 main road. */
const ROADS = ARC_KINDS.map((kind) =>
  kind === "main-road" ? 3 : kind === "secondary-road" ? 2 : kind === "lane" ? 1 : 0,
);

/**
 * The cells as a graph for the optimiser: joined where they share an arc that can be crossed on foot, with the metres they share
 * (arcs between the same two cells that cannot be crossed among them, so that perimeters are right) and the class of road that
 * most of it runs along. Weights are households.
 */
export function graphOf(fabric: Fabric, loads: CellLoads): Graph {
  const { arcs, cells, origin } = fabric;
  const metres = metresPerUnit(origin[1]);
  const sides = new Map<number, Side>();
  const outerLengthsM = new Float64Array(cells.length);
  for (let arc = 0; arc < arcs.length; arc++) {
    const [left, right] = [arcs.left[arc], arcs.right[arc]];
    const length = lengthOf(fabric, arc, metres);
    if (left === OUTSIDE || right === OUTSIDE) {
      outerLengthsM[left === OUTSIDE ? right : left] += length;
      continue;
    }
    const [low, high] = left < right ? [left, right] : [right, left];
    const key = low * cells.length + high;
    const side = sides.get(key) ?? { low, high, length: 0, isJoined: false, byRoad: [0, 0, 0, 0] };
    side.length += length;
    side.isJoined ||= arcs.isCrossable[arc] === 1;
    side.byRoad[ROADS[arcs.kind[arc]]] += length;
    sides.set(key, side);
  }
  const joined: Side[] = [];
  for (const side of sides.values()) {
    if (side.isJoined) joined.push(side);
    else for (const cell of [side.low, side.high]) outerLengthsM[cell] += side.length;
  }
  const unitM2 = metres.east * metres.north;
  return {
    nodes: cells.length,
    weights: Float64Array.from(loads.households),
    ...adjacency(joined.map(edgeOf), cells.length),
    ground: {
      x: Float64Array.from(cells.x, (x) => x * metres.east),
      y: Float64Array.from(cells.y, (y) => y * metres.north),
      areasM2: cells.twiceArea.map((twice) => (twice / 2) * unitM2),
      outerLengthsM,
      blocks: cells.block,
    },
  };
}

type Side = { low: number; high: number; length: number; isJoined: boolean; byRoad: number[] };

/** Metres along an arc. */
function lengthOf({ x, y, arcs }: Fabric, arc: number, metres: { east: number; north: number }): number {
  let length = 0;
  for (let i = arcs.start[arc]; i + 1 < arcs.start[arc + 1]; i++) {
    length += Math.hypot((x[i + 1] - x[i]) * metres.east, (y[i + 1] - y[i]) * metres.north);
  }
  return length;
}

/** What a side is to the graph: along the road that most of it follows. */
const edgeOf = ({ low, high, length, byRoad }: Side): Edge => ({
  a: low,
  b: high,
  length,
  road: byRoad.indexOf(Math.max(...byRoad)),
});
