import { EdgeIndex } from "./edge-index.ts";
import { turn } from "./lattice.ts";
import type { Net } from "./noder.ts";

/**
 * The faces of a net. Half-edge 2e runs along edge e from a to b, 2e + 1 back; each has its face on its left. Face 0 is the ground
 * around everything.
 *
 *        ┌──────────┐
 *        │  ┌────┐  │     a component within a face is a hole of it: its outside belongs to that face
 *        │  │    │  │
 *        │  └────┘  │
 *        └──────────┘
 */
export type Planar = {
  readonly net: Net;
  readonly faces: number;
  /** Per half-edge. */
  readonly face: Uint32Array;
  readonly next: Uint32Array;
  /** Twice its area per face, holes taken off; of face 0 minus that of all others. */
  readonly twiceArea: Float64Array;
};

/** The point a half-edge sets out from. */
export const startOf = ({ a, b }: Net, half: number): number => (half & 1 ? b[half >> 1] : a[half >> 1]);

/** Forms the faces of `net`, whose edges must meet at their ends alone. */
export function facesOf(net: Net): Planar {
  const next = nextHalves(net);
  const { cycle, areas, leftmost } = cyclesOf(net, next);
  const holder = holdersOf(net, cycle, areas, leftmost);
  // a cycle that runs counter-clockwise is a face of its own, any other lies in the face around it
  const number = new Uint32Array(areas.length);
  let faces = 1;
  for (let i = 0; i < areas.length; i++) if (areas[i] > 0) number[i] = faces++;
  const faceOfCycle = (start: number): number => {
    let at = start;
    while (at >= 0 && areas[at] <= 0) at = holder[at];
    return at < 0 ? 0 : number[at];
  };
  const own = areas.map((_, i) => faceOfCycle(i));
  const twiceArea = new Float64Array(faces);
  for (let i = 0; i < areas.length; i++) twiceArea[own[i]] += areas[i];
  const face = Uint32Array.from(cycle, (one) => own[one]);
  return { net, faces, face, next, twiceArea };
}

/** For each half-edge the one that follows it around the face on its left: at its end, the next one clockwise from its way back. */
function nextHalves(net: Net): Uint32Array {
  const { x, y, a, b } = net;
  const halves = a.length * 2;
  const first = new Uint32Array(x.length + 1);
  for (let half = 0; half < halves; half++) first[startOf(net, half) + 1]++;
  for (let i = 0; i < x.length; i++) first[i + 1] += first[i];
  const fill = first.slice();
  const out = new Uint32Array(halves);
  for (let half = 0; half < halves; half++) out[fill[startOf(net, half)]++] = half;
  const next = new Uint32Array(halves);
  for (let point = 0; point < x.length; point++) {
    const around = out.subarray(first[point], first[point + 1]);
    if (around.length > 1) {
      const far = (half: number) => (half & 1 ? a[half >> 1] : b[half >> 1]);
      const isUpper = (at: number) => y[at] > y[point] || (y[at] === y[point] && x[at] > x[point]);
      around.sort((p, q) => {
        const [to, too] = [far(p), far(q)];
        if (isUpper(to) !== isUpper(too)) return isUpper(to) ? -1 : 1;
        return -turn(x[point], y[point], x[to], y[to], x[too], y[too]);
      });
    }
    for (let i = 0; i < around.length; i++) next[around[(i + 1) % around.length] ^ 1] = around[i];
  }
  return next;
}

function cyclesOf(net: Net, next: Uint32Array) {
  const cycle = new Int32Array(next.length).fill(-1);
  const areas: number[] = [];
  const leftmost: number[] = [];
  const { x, y } = net;
  for (let start = 0; start < next.length; start++) {
    if (cycle[start] >= 0) continue;
    const origin = startOf(net, start);
    let area = 0;
    let most = origin;
    let half = start;
    do {
      cycle[half] = areas.length;
      const [p, q] = [startOf(net, half), startOf(net, next[half])];
      area += turn(x[origin], y[origin], x[p], y[p], x[q], y[q]);
      if (x[p] < x[most] || (x[p] === x[most] && y[p] < y[most])) most = p;
      half = next[half];
    } while (half !== start);
    areas.push(area);
    leftmost.push(most);
  }
  return { cycle, areas, leftmost };
}

/** For each cycle that bounds a component from outside, the cycle to the west of it; -1 where there is none. */
function holdersOf(net: Net, cycle: Int32Array, areas: readonly number[], leftmost: readonly number[]): Int32Array {
  const holder = new Int32Array(areas.length).fill(-1);
  if (areas.filter((area) => area <= 0).length < 2) return holder;
  const index = new EdgeIndex(net);
  for (let i = 0; i < areas.length; i++) {
    if (areas[i] > 0) continue;
    const half = index.westOf(net.x[leftmost[i]], net.y[leftmost[i]], true);
    if (half >= 0) holder[i] = cycle[half];
  }
  return holder;
}
