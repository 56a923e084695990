// Lines and rings cut to a box. Flat coordinates: x, y, x, y, …
//
//        ┌────────┐
//    ────┼──┐  ┌──┼────      one line becomes two; a ring stays one ring and runs along the edge
//        └──┼──┼──┘
//           └──┘

/** `[left, top, right, bottom]` */
export type Rectangle = readonly [number, number, number, number];

/** The ring (closed) within `box`, closed again; empty when nothing of it is inside (Sutherland & Hodgman 1974). */
export function clipRing(ring: Float64Array | number[], [left, top, right, bottom]: Rectangle): number[] {
  let kept = Array.from(ring);
  kept = cut(kept, 0, left, 1);
  kept = cut(kept, 0, right, -1);
  kept = cut(kept, 1, top, 1);
  return cut(kept, 1, bottom, -1);
}

/** The part of a closed ring on that side of `limit` where `sign * (value - limit) >= 0`. */
function cut(ring: number[], axis: 0 | 1, limit: number, sign: 1 | -1): number[] {
  const kept: number[] = [];
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const fromInside = sign * (ring[at + axis] - limit) >= 0;
    const toInside = sign * (ring[at + 2 + axis] - limit) >= 0;
    if (fromInside) kept.push(ring[at], ring[at + 1]);
    if (fromInside !== toInside) pushCrossing(kept, ring, at, axis, limit);
  }
  if (kept.length > 0 && (kept[0] !== kept[kept.length - 2] || kept[1] !== kept[kept.length - 1])) {
    kept.push(kept[0], kept[1]);
  }
  return kept;
}

function pushCrossing(kept: number[], from: number[], at: number, axis: 0 | 1, limit: number): void {
  const share = (limit - from[at + axis]) / (from[at + 2 + axis] - from[at + axis]);
  const other = from[at + 1 - axis] + share * (from[at + 3 - axis] - from[at + 1 - axis]);
  if (axis === 0) kept.push(limit, other);
  else kept.push(other, limit);
}

/** The pieces of a line within `box` (Liang & Barsky 1984, segment by segment). */
export function clipLine(line: Float64Array | number[], box: Rectangle): number[][] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  for (let at = 0; at + 3 < line.length; at += 2) {
    const span = insideSpan(line, at, box);
    if (!span) continue;
    const [from, to] = span;
    const dx = line[at + 2] - line[at];
    const dy = line[at + 3] - line[at + 1];
    if (from > 0 || piece.length === 0) {
      piece = [line[at] + from * dx, line[at + 1] + from * dy];
      pieces.push(piece);
    }
    piece.push(line[at] + to * dx, line[at + 1] + to * dy);
    if (to < 1) piece = [];
  }
  return pieces;
}

/** Which share of the segment at `at` is inside; null for none. */
function insideSpan(
  line: Float64Array | number[],
  at: number,
  [left, top, right, bottom]: Rectangle,
): [number, number] | null {
  const dx = line[at + 2] - line[at];
  const dy = line[at + 3] - line[at + 1];
  const edges = [
    [-dx, line[at] - left],
    [dx, right - line[at]],
    [-dy, line[at + 1] - top],
    [dy, bottom - line[at + 1]],
  ];
  let from = 0;
  let to = 1;
  for (const [towards, room] of edges) {
    if (towards === 0) {
      if (room < 0) return null;
      continue;
    }
    const share = room / towards;
    if (towards < 0) from = Math.max(from, share);
    else to = Math.min(to, share);
  }
  return from <= to ? [from, to] : null;
}
