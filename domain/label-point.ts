import type { MultiPolygon, Polygon } from "geojson";
import type { Bounds, Position } from "./position.ts";

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

/** As a share of the root of an area: whoever stands so far inside its border has room for a label. */
const ROOMY = 0.25;

/**
 * A position well inside `geometry`, for its label: the centroid of its largest part where a circle around it of at least 20 % of
 * the area fits, as in most; elsewhere, of a lattice of points over that part, the one farthest from the border, then refined
 * three times around the best. Degrees are weighed by latitude, so that farthest means metres.
 */
export function labelPoint(geometry: Polygon | MultiPolygon): Position {
  const part = polygons(geometry).reduce((best, polygon) =>
    Math.abs(signedArea(polygon[0])) > Math.abs(signedArea(best[0])) ? polygon : best,
  );
  const single: Polygon = { type: "Polygon", coordinates: part as number[][][] };
  const [west, south, east, north] = boundsOf(single);
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const border = stretches(part, shrink);
  /** Squared distance to the border, negative outside; not above `least` where it is not above that. */
  const roomAround = (position: Position, least: number): number => {
    const distance = distanceTo(border, position[0] * shrink, position[1], least);
    return distance <= least || contains(single, position) ? distance : -distance;
  };
  let best = centroid(part[0]) ?? [(west + east) / 2, (south + north) / 2];
  let room = roomAround(best, -1);
  if (room >= ROOMY ** 2 * Math.abs(signedArea(part[0])) * shrink) return best;
  let [halfX, halfY] = [(east - west) / 2, (north - south) / 2];
  let [cx, cy] = [(west + east) / 2, (south + north) / 2];
  for (let round = 0; round < 4; round++) {
    for (let i = -3; i <= 3; i++) {
      for (let j = -3; j <= 3; j++) {
        const candidate: Position = [cx + (i / 3.5) * halfX, cy + (j / 3.5) * halfY];
        const found = roomAround(candidate, room);
        if (found > room) [best, room] = [candidate, found];
      }
    }
    [cx, cy] = best;
    halfX /= 3;
    halfY /= 3;
  }
  return best;
}

const polygons = (geometry: Polygon | MultiPolygon): Ring[][] =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;

/** Area in square degrees, positive where the ring runs anticlockwise. */
function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  return sum / 2;
}

/** Centre of gravity of what a ring encloses; null where it encloses nothing. */
function centroid(ring: Ring): Position | null {
  const [x0, y0] = ring[0];
  let [x, y, sum] = [0, 0, 0];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = [ring[j][0] - x0, ring[j][1] - y0];
    const [bx, by] = [ring[i][0] - x0, ring[i][1] - y0];
    const cross = ax * by - bx * ay;
    sum += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return sum === 0 ? null : [x0 + x / (3 * sum), y0 + y / (3 * sum)];
}

/** The border's stretches one after another, `[ax, ay, bx, by]`, longitudes shrunk. */
function stretches(part: readonly Ring[], shrink: number): Float64Array {
  const found: number[] = [];
  for (const ring of part) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
      found.push(ring[j][0] * shrink, ring[j][1], ring[i][0] * shrink, ring[i][1]);
  }
  return Float64Array.from(found);
}

/** Squared distance of (x, y) to the nearest of `border`; any number not above `least` where it is not above that. */
function distanceTo(border: Float64Array, x: number, y: number, least: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < border.length; i += 4) {
    const [ax, ay] = [border[i] - x, border[i + 1] - y];
    const [dx, dy] = [border[i + 2] - border[i], border[i + 3] - border[i + 1]];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
    const distance = (ax + t * dx) ** 2 + (ay + t * dy) ** 2;
    if (distance < nearest) nearest = distance;
    if (nearest <= least) return nearest;
  }
  return nearest;
}
