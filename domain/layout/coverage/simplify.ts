import { areaOf, type MultiPolygon, type Ring, signedArea } from "./rings.ts";
import { type EdgeWalk, type SharedEdge, type SharedEdges, sharedEdges } from "./shared-edges.ts";
import { thinEdges } from "./thin-edges.ts";

export type SimplifySettings = {
  /** only edges between two polygons, so that the outline of all together stays as it is */
  innerOnly?: boolean;
  /** small rings go where they are smaller than the square of the tolerance times this; 0 keeps all */
  smallRings?: number;
};

/**
 * The same polygons with fewer corners. Neighbours share their borders point for point, as before: no gaps, no overlaps, and polygons that did not
 * touch do not. `tolerance`, in units of the coordinates, for all or one for each polygon: about how far a border may stray (its square
 * is the area of the largest triangle that is cut off); a border takes the lesser of its two sides, and 0 keeps it as it is.
 * Islands and holes that are smaller still go, but never the largest piece of a polygon. Follows what JTS says of its CoverageSimplifier.
 */
export function simplifyCoverage(
  polygons: readonly MultiPolygon[],
  tolerance: number | readonly number[],
  { innerOnly = false, smallRings = 1 }: SimplifySettings = {},
): MultiPolygon[] {
  const shared = sharedEdges(polygons);
  const toleranceOf = (polygon: number) => (typeof tolerance === "number" ? tolerance : tolerance[polygon]);
  const limits = shared.edges.map(({ uses }) => {
    const least = Math.min(...uses.map(({ polygon }) => toleranceOf(polygon)));
    return least > 0 && !(innerOnly && uses.length < 2) ? least * least : -1;
  });
  const isDropped = droppedRings(polygons, shared, limits, smallRings);
  const kept = shared.edges.map((edge, at) => (isDropped[at] ? { ...edge, points: [] } : edge));
  const thinned = thinEdges({ ...shared, edges: kept }, limits);
  return shared.walks.map((pieces) =>
    pieces
      .map((rings) => rings.filter((walk) => !isGone(walk, isDropped)).map((walk) => ringOf(walk, shared, thinned)))
      .filter((piece, at) => piece.length > 0 || pieces[at].length === 0),
  );
}

/** Rings that are an edge by themselves, smaller than they may be, and not all that a polygon is. */
function droppedRings(
  polygons: readonly MultiPolygon[],
  { x, y, edges }: SharedEdges,
  limits: readonly number[],
  smallRings: number,
): boolean[] {
  const mainPieces = polygons.map((polygon) => {
    const areas = polygon.map((piece) => areaOf([piece.slice(0, 1)]));
    return areas.indexOf(Math.max(...areas));
  });
  const mayGo = ({ polygon, piece, ring }: SharedEdge["uses"][number]) =>
    ring > 0 || (piece !== mainPieces[polygon] && polygons[polygon][piece].length === 1);
  return edges.map(({ points, isRing, uses }, edge) => {
    if (!isRing || limits[edge] < 0 || !uses.every(mayGo)) return false;
    return Math.abs(signedArea(points.map((point) => [x[point], y[point]]))) < limits[edge] * smallRings;
  });
}

const isGone = (walk: EdgeWalk, isDropped: readonly boolean[]): boolean =>
  !("asItIs" in walk) && walk.some(({ edge }) => isDropped[edge]);

function ringOf(walk: EdgeWalk, { x, y }: SharedEdges, lines: readonly (readonly number[])[]): Ring {
  if ("asItIs" in walk) return walk.asItIs;
  const points = walk.flatMap(({ edge, isBackwards }) => {
    const line = isBackwards ? [...lines[edge]].reverse() : lines[edge];
    return line.slice(1);
  });
  return [points[points.length - 1], ...points].map((point) => [x[point], y[point]]);
}
