import Flatbush from "flatbush";

type Edges = {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
};

/** Finds the edge that lies west of a point, and by it the face the point is in. */
export class EdgeIndex {
  private readonly index: Flatbush;
  private readonly west: number;

  constructor(private readonly edges: Edges) {
    const { x, y, a, b } = edges;
    this.index = new Flatbush(Math.max(1, a.length), 16, Int32Array);
    for (let i = 0; i < a.length; i++) {
      const [p, q] = [a[i], b[i]];
      this.index.add(Math.min(x[p], x[q]), Math.min(y[p], y[q]), Math.max(x[p], x[q]), Math.max(y[p], y[q]));
    }
    if (a.length === 0) this.index.add(0, 0, 0, 0);
    this.index.finish();
    this.west = this.index.minX;
  }

  /**
   * The half-edge nearest to the west of (px, py) that has the point on its left; -1 when there is none. An edge belongs to its
   * lower end and not to its upper one. With `isBeyond`, edges that touch the point itself are none.
   */
  westOf(px: number, py: number, isBeyond = false): number {
    const { x, y, a, b } = this.edges;
    if (a.length === 0) return -1;
    let best = -1;
    let bestX = -Infinity;
    let bestSlope = 0;
    for (const edge of this.index.search(this.west, py, px, py)) {
      const isRising = y[a[edge]] < y[b[edge]];
      const [low, high] = isRising ? [a[edge], b[edge]] : [b[edge], a[edge]];
      if (y[low] > py || y[high] <= py) continue;
      const slope = (x[high] - x[low]) / (y[high] - y[low]);
      // why from the low end alone: an edge that begins at this height has its exact place
      const at = x[low] + (py - y[low]) * slope;
      if (at > px || (isBeyond && at === px)) continue;
      if (at > bestX || (at === bestX && slope > bestSlope)) {
        bestX = at;
        bestSlope = slope;
        // the point lies on the right of the rising half-edge, so on the left of the falling one
        best = edge * 2 + (isRising ? 1 : 0);
      }
    }
    return best;
  }

  /** Edges whose box touches this one. */
  near(west: number, south: number, east: number, north: number): number[] {
    return this.edges.a.length === 0 ? [] : this.index.search(west, south, east, north);
  }

  /** The edge nearest to the point, by straight distance; -1 when there is none. `kx`: how many northern units an eastern one is. */
  nearest(px: number, py: number, kx: number, isWanted: (edge: number) => boolean): number {
    const { x, y, a, b } = this.edges;
    for (let reach = 1000; ; reach *= 4) {
      const found = this.index.search(px - reach / kx, py - reach, px + reach / kx, py + reach);
      let best = -1;
      let bestAway = Infinity;
      for (const edge of found) {
        if (edge >= a.length || !isWanted(edge)) continue;
        const away = distance(px, py, x[a[edge]], y[a[edge]], x[b[edge]], y[b[edge]], kx);
        if (away < bestAway || (away === bestAway && edge < best)) [best, bestAway] = [edge, away];
      }
      if (bestAway <= reach) return best;
      if (reach > 2 ** 25) return best;
    }
  }
}

/** Distance of a point from the segment a → b, in northern units. */
export function distance(px: number, py: number, ax: number, ay: number, bx: number, by: number, kx: number): number {
  const [dx, dy] = [(bx - ax) * kx, by - ay];
  const [ex, ey] = [(px - ax) * kx, py - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, (ex * dx + ey * dy) / square));
  return Math.hypot(ex - t * dx, ey - t * dy);
}
