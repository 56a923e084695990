import type { Point } from "./edit.ts";
import type { Fabric } from "./fabric.ts";

/**
 * Where one of `arcs` crosses or touches itself or another arc anywhere but at a node they share; null where none does. Exact in integers.
 * Every arc has a box, and only arcs whose boxes meet are compared side by side.
 */
export function crossingAt(fabric: Fabric, arcs: readonly number[]): Point | null {
  const own = new Set(arcs);
  const boxes = arcs.map((arc) => boxOf(fabric, arc));
  for (let other = 0; other < fabric.arcs.length; other++) {
    const otherBox = boxOf(fabric, other);
    for (let i = 0; i < arcs.length; i++) {
      if (!doMeet(boxes[i], otherBox)) continue;
      // why: two arcs that both changed are compared once
      if (own.has(other) && other < arcs[i]) continue;
      const at = crossingOfArcs(fabric, arcs[i], other, boxes[i], otherBox);
      if (at) return at;
    }
  }
  return null;
}

type Box = [west: number, south: number, east: number, north: number];

function boxOf({ x, y, arcs }: Fabric, arc: number): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = arcs.start[arc]; v < arcs.start[arc + 1]; v++) {
    if (x[v] < box[0]) box[0] = x[v];
    if (y[v] < box[1]) box[1] = y[v];
    if (x[v] > box[2]) box[2] = x[v];
    if (y[v] > box[3]) box[3] = y[v];
  }
  return box;
}

const doMeet = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

function crossingOfArcs(fabric: Fabric, a: number, b: number, aBox: Box, bBox: Box): Point | null {
  const { x, y, arcs } = fabric;
  const sideMeets = (v: number, box: Box) =>
    Math.min(x[v], x[v + 1]) <= box[2] &&
    Math.max(x[v], x[v + 1]) >= box[0] &&
    Math.min(y[v], y[v + 1]) <= box[3] &&
    Math.max(y[v], y[v + 1]) >= box[1];
  const others: number[] = [];
  for (let v = arcs.start[b]; v + 1 < arcs.start[b + 1]; v++) if (sideMeets(v, aBox)) others.push(v);
  for (let v = arcs.start[a]; v + 1 < arcs.start[a + 1]; v++) {
    if (x[v] === x[v + 1] && y[v] === y[v + 1]) return [x[v], y[v]];
    if (!sideMeets(v, bBox)) continue;
    for (const w of others) {
      if (a === b && w <= v) continue;
      if (doTouch(fabric, a, v, b, w)) return [x[v], y[v]];
    }
  }
  return null;
}

/** Whether side v of arc a and side w of arc b meet where they may not: only a vertex that both share by right is allowed. */
function doTouch({ x, y, arcs }: Fabric, a: number, v: number, b: number, w: number): boolean {
  const side = (p: number, q: number, r: number) =>
    Math.sign((x[q] - x[p]) * (y[r] - y[p]) - (y[q] - y[p]) * (x[r] - x[p]));
  const [vwStart, vwEnd] = [side(v, v + 1, w), side(v, v + 1, w + 1)];
  const [wvStart, wvEnd] = [side(w, w + 1, v), side(w, w + 1, v + 1)];
  if (vwStart * vwEnd > 0 || wvStart * wvEnd > 0) return false;
  const isOnOneLine = vwStart === 0 && vwEnd === 0;
  if (isOnOneLine) {
    const doOverlap =
      Math.min(x[v], x[v + 1]) <= Math.max(x[w], x[w + 1]) &&
      Math.min(x[w], x[w + 1]) <= Math.max(x[v], x[v + 1]) &&
      Math.min(y[v], y[v + 1]) <= Math.max(y[w], y[w + 1]) &&
      Math.min(y[w], y[w + 1]) <= Math.max(y[v], y[v + 1]);
    if (!doOverlap) return false;
  }
  const nodeAt = (arc: number, vertex: number) =>
    vertex === arcs.start[arc] ? arcs.from[arc] : vertex === arcs.start[arc + 1] - 1 ? arcs.to[arc] : -1;
  for (const p of [v, v + 1]) {
    for (const q of [w, w + 1]) {
      const isOwn = (a === b && p === q) || (nodeAt(a, p) >= 0 && nodeAt(a, p) === nodeAt(b, q));
      if (!isOwn) continue;
      if (!isOnOneLine) return false;
      // on one line and joined at p: they overlap where both run to the same side of it
      const [fromP, fromQ] = [p === v ? v + 1 : v, q === w ? w + 1 : w];
      return (x[fromP] - x[p]) * (x[fromQ] - x[p]) + (y[fromP] - y[p]) * (y[fromQ] - y[p]) > 0;
    }
  }
  return true;
}
