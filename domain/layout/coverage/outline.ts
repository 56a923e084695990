import { type Faces, halfEdgesOf } from "./faces.ts";
import { isCounterClockwise, type MultiPolygon, type Ring } from "./rings.ts";

/**
 * The outline of some faces: a piece for each that hangs together over edges, its outer ring
 * counter-clockwise, its holes clockwise, no ring through a point twice.
 */
export function outlineOf(faces: Faces, part: readonly number[]): MultiPolygon {
  const { face, next, from } = faces;
  const isPart = new Set(part);
  const isBorder = (half: number) => isPart.has(face[half]) && !isPart.has(face[half ^ 1]);
  const halfEdges = part.flatMap((one) => halfEdgesOf(faces, one)).sort((a, b) => a - b);
  const region = regionsOf(faces, halfEdges, isPart);
  const seen = new Set<number>();
  const pieces = new Map<number, { shell: Ring | null; holes: Ring[] }>();
  for (const start of halfEdges) {
    if (seen.has(start) || !isBorder(start)) continue;
    const walk: number[] = [];
    for (let half = start; !seen.has(half); ) {
      seen.add(half);
      walk.push(from[half]);
      half = next[half];
      // the inside continues past edges that are no border
      while (!isBorder(half)) half = next[half ^ 1];
    }
    const piece = pieces.get(region(face[start])) ?? { shell: null, holes: [] };
    pieces.set(region(face[start]), piece);
    for (const ring of simpleRings(walk, faces)) {
      if (isCounterClockwise(ring)) piece.shell = ring;
      else piece.holes.push(ring);
    }
  }
  return [...pieces.values()].flatMap(({ shell, holes }) => (shell ? [[shell, ...holes]] : []));
}

/** Splits a closed walk wherever it comes to a point again. */
function simpleRings(walk: readonly number[], { x, y }: Faces): Ring[] {
  const rings: Ring[] = [];
  const path: number[] = [];
  const place = new Map<number, number>();
  const close = (first: number) => {
    const points = path.splice(first);
    for (const point of points) place.delete(point);
    if (points.length > 2) rings.push([...points, points[0]].map((point) => [x[point], y[point]]));
  };
  for (const point of walk) {
    const before = place.get(point);
    if (before !== undefined) close(before);
    place.set(point, path.length);
    path.push(point);
  }
  close(0);
  return rings;
}

/** Numbers faces by what hangs together over edges. */
function regionsOf({ face }: Faces, halfEdges: readonly number[], isPart: ReadonlySet<number>) {
  const parent = new Map<number, number>();
  const find = (of: number): number => {
    let root = of;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    return root;
  };
  for (const half of halfEdges) {
    if (!isPart.has(face[half ^ 1])) continue;
    const [p, q] = [find(face[half]), find(face[half ^ 1])];
    if (p !== q) parent.set(Math.max(p, q), Math.min(p, q));
  }
  return find;
}
