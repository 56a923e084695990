import type { MultiPolygon, Polygon } from "geojson";
import type { Bounds, Position } from "../../domain/position.ts";

type Ring = readonly (readonly number[])[];

/** `[west, south, east, north]` of a polygon. */
export function boundsOf(geometry: Polygon | MultiPolygon): Bounds {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (const polygon of polygons(geometry)) {
    for (const [lng, lat] of polygon[0]) {
      if (lng < bounds[0]) bounds[0] = lng;
      if (lat < bounds[1]) bounds[1] = lat;
      if (lng > bounds[2]) bounds[2] = lng;
      if (lat > bounds[3]) bounds[3] = lat;
    }
  }
  return bounds;
}

/** Whether `position` lies in `geometry`, holes taken out (even-odd rule). */
export function contains(geometry: Polygon | MultiPolygon, [lng, lat]: Position): boolean {
  let inside = false;
  for (const polygon of polygons(geometry)) {
    for (const ring of polygon) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[i];
        const [bx, by] = ring[j];
        if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
      }
    }
  }
  return inside;
}

/**
 * A position well inside `geometry`, for its label: of a lattice of points over its largest part, the one farthest from
 * the border, then refined three times around the best. Degrees are weighed by latitude, so that farthest means metres.
 */
export function labelPoint(geometry: Polygon | MultiPolygon): Position {
  const part = polygons(geometry).reduce((best, polygon) =>
    ringArea(polygon[0]) > ringArea(best[0]) ? polygon : best,
  );
  const single: Polygon = { type: "Polygon", coordinates: part as number[][][] };
  const [west, south, east, north] = boundsOf(single);
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  let best: Position = [(west + east) / 2, (south + north) / 2];
  let bestDistance = signedDistance(single, best, shrink);
  let [halfX, halfY] = [(east - west) / 2, (north - south) / 2];
  for (let round = 0; round < 4; round++) {
    const [cx, cy] = best;
    for (let i = -3; i <= 3; i++) {
      for (let j = -3; j <= 3; j++) {
        const candidate: Position = [cx + (i / 3.5) * halfX, cy + (j / 3.5) * halfY];
        const distance = signedDistance(single, candidate, shrink);
        if (distance > bestDistance) [best, bestDistance] = [candidate, distance];
      }
    }
    halfX /= 3;
    halfY /= 3;
  }
  return best;
}

const polygons = (geometry: Polygon | MultiPolygon): Ring[][] =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;

function ringArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  return Math.abs(sum / 2);
}

/** Distance to the border, negative outside; squared distances are compared, so only the sign and order matter. */
function signedDistance(polygon: Polygon, position: Position, shrink: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of polygon.coordinates) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const distance = distanceToSegment(position, ring[j], ring[i], shrink);
      if (distance < nearest) nearest = distance;
    }
  }
  return contains(polygon, position) ? nearest : -nearest;
}

function distanceToSegment([lng, lat]: Position, a: readonly number[], b: readonly number[], shrink: number): number {
  const [ax, ay] = [(a[0] - lng) * shrink, a[1] - lat];
  const [dx, dy] = [(b[0] - a[0]) * shrink, b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return (ax + t * dx) ** 2 + (ay + t * dy) ** 2;
}
