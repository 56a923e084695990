import FlatQueue from "flatqueue";
import { areaOf, boxOfAll, isInside, type MultiPolygon, type Ring } from "./rings.ts";

/** So many cells are looked at for one piece: enough but for slivers a thousand times as long as wide. */
const MOST_CELLS = 2_000;

/** From so many edges the way across is measured. */
const MOST_WAYS = 64;

/**
 * Diameter of the largest circle that fits into a polygon: how wide it is at its widest. At most `precision` too small, a share, more only in
 * slivers. Method: cells of a quadtree, the most promising first (Agafonkin 2016, polylabel).
 */
export function widthOf(polygon: MultiPolygon, precision = 0.01): number {
  return polygon.reduce((widest, piece) => Math.max(widest, 2 * radiusOf(piece, 1 + precision)), 0);
}

function radiusOf(piece: readonly Ring[], enough: number): number {
  const [west, south, east, north] = boxOfAll([piece]);
  const size = Math.max(east - west, north - south);
  if (!(size > 0)) return 0;
  // good starts, from which hopeless cells are dropped at once: what area and length hold at least, the middles of ways across
  const length = piece.reduce((sum, ring) => sum + lengthOf(ring), 0);
  let best = areaOf([piece]) / length;
  for (const [x, y] of middlesAcross(piece)) best = Math.max(best, depthOf(x, y, piece));
  const queue = new FlatQueue<[x: number, y: number, half: number]>();
  const add = (x: number, y: number, half: number) => {
    const depth = depthOf(x, y, piece);
    best = Math.max(best, depth);
    const most = depth + half * Math.SQRT2;
    if (most > best * enough) queue.push([x, y, half], -most);
  };
  const step = Math.max(Math.min(east - west, north - south), size / 64);
  for (let x = west; x < east; x += step) {
    for (let y = south; y < north; y += step) add(x + step / 2, y + step / 2, step / 2);
  }
  for (let cells = 0; queue.length > 0 && cells < MOST_CELLS; cells++) {
    const most = -queue.peekValue()!;
    const [x, y, half] = queue.pop()!;
    if (most <= best * enough) break;
    for (const dx of [-half / 2, half / 2]) for (const dy of [-half / 2, half / 2]) add(x + dx, y + dy, half / 2);
  }
  return best;
}

/** From the middle of each edge straight across the inside to the next: the points halfway. */
function* middlesAcross(piece: readonly Ring[]): Iterable<[x: number, y: number]> {
  const edges = piece.flatMap((ring) => ring.slice(1).map((b, index) => [ring[index], b] as const));
  const stride = Math.ceil(edges.length / MOST_WAYS);
  for (let nth = 0; nth < edges.length; nth += stride) {
    const [a, b] = edges[nth];
    const [mx, my] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    for (const [nx, ny] of [
      [a[1] - b[1], b[0] - a[0]],
      [b[1] - a[1], a[0] - b[0]],
    ]) {
      let nearest = Infinity;
      edges.forEach(([c, d], other) => {
        const [ex, ey] = [d[0] - c[0], d[1] - c[1]];
        const across = nx * ey - ny * ex;
        const along = ((c[0] - mx) * ey - (c[1] - my) * ex) / across;
        const share = ((c[0] - mx) * ny - (c[1] - my) * nx) / across;
        if (other !== nth && along > 0 && share >= 0 && share <= 1) nearest = Math.min(nearest, along);
      });
      if (nearest < Infinity) yield [mx + (nx * nearest) / 2, my + (ny * nearest) / 2];
    }
  }
}

/** How far inside a point lies; negative outside. */
function depthOf(x: number, y: number, piece: readonly Ring[]): number {
  let least = Infinity;
  for (const ring of piece) {
    for (let i = 0; i + 1 < ring.length; i++) least = Math.min(least, squareDistance(x, y, ring[i], ring[i + 1]));
  }
  return isInside(x, y, piece) ? Math.sqrt(least) : -Math.sqrt(least);
}

function squareDistance(x: number, y: number, a: readonly number[], b: readonly number[]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / square));
  const [ox, oy] = [a[0] + share * dx - x, a[1] + share * dy - y];
  return ox * ox + oy * oy;
}

/** Length of a ring. */
function lengthOf(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += Math.hypot(ring[i + 1][0] - ring[i][0], ring[i + 1][1] - ring[i][1]);
  return sum;
}
