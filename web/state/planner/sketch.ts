import type { MultiPolygon } from "geojson";
import { DEGREE_M } from "../../../domain/bearing.ts";
import type { Position } from "../../../domain/position.ts";

/** A layout as a small picture: paths of SVG within a box of `width` × `height`. */
export type Sketch = {
  readonly width: number;
  readonly height: number;
  /** on the ground; 0 where nothing is drawn */
  readonly metresPerPx: number;
  readonly shapes: readonly SketchShape[];
  readonly labels: readonly SketchLabel[];
};

export type SketchShape = { readonly path: string; readonly fill: string };
export type SketchLabel = { readonly x: number; readonly y: number; readonly text: string };

/**
 * Draws `polygons` (WGS 84) into a box of at most `width` × `height` px, north up, to scale: a degree of longitude is shorter
 * by the cosine of the latitude. Vertices nearer than half a pixel to the one before are left out. `labels` stand where they are
 * said to.
 */
export function sketchOf(
  polygons: readonly { readonly shape: MultiPolygon; readonly fill: string }[],
  width: number,
  height: number,
  labels: readonly { readonly position: Position; readonly text: string }[] = [],
): Sketch {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { shape } of polygons) {
    for (const [lng, lat] of shape.coordinates.flat(2)) {
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  if (west > east) return { width: 0, height: 0, metresPerPx: 0, shapes: [], labels: [] };
  const shorter = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(width / Math.max((east - west) * shorter, 1e-9), height / Math.max(north - south, 1e-9));
  const place = ([lng, lat]: readonly number[]): [number, number] => [
    (lng - west) * shorter * scale,
    (north - lat) * scale,
  ];
  return {
    width: round((east - west) * shorter * scale),
    height: round((north - south) * scale),
    metresPerPx: DEGREE_M / scale,
    shapes: polygons.map(({ shape, fill }) => ({
      path: shape.coordinates
        .flat()
        .map((ring) => pathOf(ring.map(place)))
        .join(""),
      fill,
    })),
    labels: labels.map(({ position, text }) => {
      const [x, y] = place(position);
      return { x: round(x), y: round(y), text };
    }),
  };
}

function pathOf(ring: readonly [number, number][]): string {
  const kept: [number, number][] = [];
  // why without the last: it is the first again, and the path closes by itself
  for (const point of ring.slice(0, -1)) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= 0.5) kept.push(point);
  }
  if (kept.length < 3) return "";
  return `M${kept.map(([x, y]) => `${round(x)} ${round(y)}`).join("L")}Z`;
}

const round = (px: number): number => Math.round(px * 10) / 10;
