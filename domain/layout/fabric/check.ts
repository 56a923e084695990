import Flatbush from "flatbush";
import { type Fabric, OUTSIDE } from "../fabric.ts";
import { rootIn } from "../root-in.ts";
import { crossing } from "./hot-pixel.ts";
import { turn } from "./lattice.ts";
import type { Net } from "./noder.ts";
import { facesOf, type Planar } from "./planar.ts";

/** What a fabric must never be. Each finding names the arc or the cell it was seen at. */
export type Flaw =
  | { flaw: "crossing" | "touching" | "sides"; arc: number; other?: number }
  | { flaw: "pieces" | "cell-area"; cell: number }
  | { flaw: "euler" | "area" };

/**
 * Checks a fabric in whole numbers; none when all is right: arcs meet at nodes alone, the cells beside each arc are those its faces
 * belong to, every cell is one face, V − E + F fits the number of pieces, and the areas add up to the community's.
 */
export function checkFabric(fabric: Fabric, communityTwiceArea: number): Flaw[] {
  const { arcs, cells } = fabric;
  const { net, arcOf } = netOf(fabric);
  const flaws: Flaw[] = meetings(net, arcOf);
  if (flaws.length > 0) return flaws;
  const planar = facesOf(net);
  const cellOfFace = new Int32Array(planar.faces).fill(-2);
  cellOfFace[0] = OUTSIDE;
  for (let half = 0; half < planar.face.length; half++) {
    const arc = arcOf[half >> 1];
    const face = planar.face[half];
    const cell = half & 1 ? arcs.right[arc] : arcs.left[arc];
    if (cellOfFace[face] === -2) cellOfFace[face] = cell;
    else if (cellOfFace[face] !== cell) flaws.push({ flaw: "sides", arc });
  }
  const faces = new Int32Array(cells.length);
  const sum = new Array<bigint>(cells.length).fill(0n);
  for (let face = 1; face < planar.faces; face++) {
    const cell = cellOfFace[face];
    if (cell < 0) continue;
    faces[cell]++;
    sum[cell] += BigInt(planar.twiceArea[face]);
  }
  let total = 0n;
  for (let cell = 0; cell < cells.length; cell++) {
    if (faces[cell] !== 1) flaws.push({ flaw: "pieces", cell });
    if (sum[cell] !== BigInt(cells.twiceArea[cell])) flaws.push({ flaw: "cell-area", cell });
    total += BigInt(cells.twiceArea[cell]);
  }
  if (total !== BigInt(communityTwiceArea)) flaws.push({ flaw: "area" });
  if (!eulerHolds(planar)) flaws.push({ flaw: "euler" });
  return flaws;
}

/** All pieces of all arcs, as they stand. */
function netOf({ x, y, arcs }: Fabric): { net: Net; arcOf: Uint32Array } {
  const points = new Map<string, number>();
  const [xs, ys, a, b, arcOf]: number[][] = [[], [], [], [], []];
  const pointAt = (i: number): number => {
    const key = `${x[i]} ${y[i]}`;
    const known = points.get(key);
    if (known !== undefined) return known;
    points.set(key, xs.length);
    xs.push(x[i]);
    ys.push(y[i]);
    return xs.length - 1;
  };
  for (let arc = 0; arc < arcs.length; arc++) {
    for (let i = arcs.start[arc]; i + 1 < arcs.start[arc + 1]; i++) {
      a.push(pointAt(i));
      b.push(pointAt(i + 1));
      arcOf.push(arc);
    }
  }
  const net = {
    x: Int32Array.from(xs),
    y: Int32Array.from(ys),
    a: Uint32Array.from(a),
    b: Uint32Array.from(b),
    tag: new Uint8Array(a.length),
  };
  return { net, arcOf: Uint32Array.from(arcOf) };
}

/** Pieces that meet elsewhere than at their ends. */
function meetings({ x, y, a, b }: Net, arcOf: Uint32Array): Flaw[] {
  const flaws: Flaw[] = [];
  if (a.length === 0) return flaws;
  const index = new Flatbush(a.length, 16, Int32Array);
  for (let i = 0; i < a.length; i++) {
    index.add(
      Math.min(x[a[i]], x[b[i]]),
      Math.min(y[a[i]], y[b[i]]),
      Math.max(x[a[i]], x[b[i]]),
      Math.max(y[a[i]], y[b[i]]),
    );
  }
  index.finish();
  const isOn = (point: number, edge: number): boolean => {
    const [p, q] = [a[edge], b[edge]];
    if (point === p || point === q || turn(x[p], y[p], x[q], y[q], x[point], y[point]) !== 0) return false;
    const along = (x[point] - x[p]) * (x[q] - x[p]) + (y[point] - y[p]) * (y[q] - y[p]);
    return along > 0 && along < (x[q] - x[p]) ** 2 + (y[q] - y[p]) ** 2;
  };
  for (let i = 0; i < a.length; i++) {
    const [ax, ay, bx, by] = [x[a[i]], y[a[i]], x[b[i]], y[b[i]]];
    const near = index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (k) => k > i);
    for (const k of near) {
      const isSame = (a[i] === a[k] && b[i] === b[k]) || (a[i] === b[k] && b[i] === a[k]);
      const where = { arc: arcOf[i], other: arcOf[k] };
      if (crossing(ax, ay, bx, by, x[a[k]], y[a[k]], x[b[k]], y[b[k]])) flaws.push({ flaw: "crossing", ...where });
      else if (isSame || isOn(a[k], i) || isOn(b[k], i) || isOn(a[i], k) || isOn(b[i], k)) {
        flaws.push({ flaw: "touching", ...where });
      }
    }
  }
  return flaws;
}

/** V − E + F = 1 + C, with the ground around everything among the faces. */
function eulerHolds({ net, faces }: Planar): boolean {
  const parent = Int32Array.from(net.x, (_, i) => i);
  let components = net.x.length;
  for (let i = 0; i < net.a.length; i++) {
    const [p, q] = [rootIn(parent, net.a[i]), rootIn(parent, net.b[i])];
    if (p === q) continue;
    parent[p] = q;
    components--;
  }
  return net.x.length - net.a.length + faces === 1 + components;
}
