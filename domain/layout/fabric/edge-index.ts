import Flatbush from "flatbush";

type Edges = {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
};

/** About as many edges stand in each band of latitude. */
const PER_BAND = 12;

/** Finds the edge that lies west of a point, and by it the face the point is in; and edges by where they are. */
export class EdgeIndex {
  private readonly south: number;
  private readonly perBand: number;
  /** Edges of band i: `list[first[i]] … list[first[i + 1] - 1]`. */
  private readonly first: Uint32Array;
  private readonly list: Uint32Array;
  private boxes: Flatbush | null = null;

  constructor(private readonly edges: Edges) {
    const { x, y, a, b } = edges;
    let [south, north] = [Infinity, -Infinity];
    for (let i = 0; i < a.length; i++) {
      south = Math.min(south, y[a[i]], y[b[i]]);
      north = Math.max(north, y[a[i]], y[b[i]]);
    }
    const bands = Math.max(1, Math.ceil(a.length / PER_BAND));
    this.south = south;
    this.perBand = Math.max(1, Math.ceil((north - south + 1) / bands));
    this.first = new Uint32Array(bands + 2);
    // why two rounds: the first counts, the second fills
    for (let i = 0; i < a.length; i++) {
      const [low, high] = this.bandsOf(i);
      for (let band = low; band <= high; band++) this.first[band + 1]++;
    }
    for (let band = 0; band <= bands; band++) this.first[band + 1] += this.first[band];
    const fill = this.first.slice();
    this.list = new Uint32Array(this.first[bands]);
    const byWest = Uint32Array.from(a, (_, i) => i);
    for (const i of byWest.sort((p, q) => Math.min(x[a[p]], x[b[p]]) - Math.min(x[a[q]], x[b[q]]) || p - q)) {
      const [low, high] = this.bandsOf(i);
      for (let band = low; band <= high; band++) this.list[fill[band]++] = i;
    }
  }

  private bandsOf(edge: number): [low: number, high: number] {
    const { y, a, b } = this.edges;
    const [from, to] = [y[a[edge]], y[b[edge]]];
    return [this.bandAt(Math.min(from, to)), this.bandAt(Math.max(from, to))];
  }

  private readonly bandAt = (py: number): number => Math.floor((py - this.south) / this.perBand);

  /**
   * The half-edge nearest to the west of (px, py) that has the point on its left; -1 when there is none. An edge belongs to its
   * lower end and not to its upper one. With `isBeyond`, edges that touch the point itself are none.
   */
  westOf(px: number, py: number, isBeyond = false): number {
    const { x, y, a, b } = this.edges;
    const band = this.bandAt(py);
    let best = -1;
    if (!(band >= 0 && band < this.first.length - 2)) return best;
    let bestX = -Infinity;
    let bestSlope = 0;
    for (let i = this.first[band]; i < this.first[band + 1]; i++) {
      const edge = this.list[i];
      if (x[a[edge]] > px && x[b[edge]] > px) break;
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
    if (this.edges.a.length === 0) return [];
    this.boxes ??= this.boxIndex();
    return this.boxes.search(west, south, east, north);
  }

  private boxIndex(): Flatbush {
    const { x, y, a, b } = this.edges;
    const index = new Flatbush(a.length, 16, Int32Array);
    for (let i = 0; i < a.length; i++) {
      const [p, q] = [a[i], b[i]];
      index.add(Math.min(x[p], x[q]), Math.min(y[p], y[q]), Math.max(x[p], x[q]), Math.max(y[p], y[q]));
    }
    index.finish();
    return index;
  }

  /** The edge nearest to the point, by straight distance; -1 when there is none. `kx`: how many northern units an eastern one is. */
  nearest(px: number, py: number, kx: number, isWanted: (edge: number) => boolean): number {
    const { x, y, a, b } = this.edges;
    for (let reach = 1000; ; reach *= 4) {
      const found = this.near(px - reach / kx, py - reach, px + reach / kx, py + reach);
      let best = -1;
      let bestAway = Infinity;
      for (const edge of found) {
        if (!isWanted(edge)) continue;
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
