import type { MultiPolygon, Position } from "geojson";
import { arcs } from "../../../domain/arcs.ts";
import { colours, GRID_FILLS } from "../../../domain/area-colours.ts";
import type { Level } from "../../../domain/grid.ts";
import { contains } from "../../../domain/label-point.ts";
import { mercatorX, mercatorY, WORLD } from "../../../domain/mercator.ts";
import { boxAround, type LabelRoom } from "../../../domain/paper/label-room.ts";
import { type PaperMap, paperX, paperY } from "../../../domain/paper/paper-map.ts";
import { stretchesWithin } from "../../../domain/road-names.ts";
import type { PrintArea } from "../print-data.ts";
import { INK, type Paint } from "./paint.ts";

/** Rank is width, then dash; never hue (look.md §8, §15). Millimetres. */
export const BORDERS: Record<Level, { width: number; dash: number[] }> = {
  county: { width: 1.6, dash: [] },
  street: { width: 1.2, dash: [] },
  community: { width: 0.8, dash: [] },
  grid: { width: 0.4, dash: [] },
  microgrid: { width: 0.22, dash: [1.4, 0.8] },
};

export type DrawnArea = PrintArea & { shape: MultiPolygon };

/** The areas with their borders read. */
export const drawnAreas = (areas: readonly PrintArea[]): DrawnArea[] =>
  areas.map((area) => ({ ...area, shape: JSON.parse(area.geometry) as MultiPolygon }));

/** Borders, each stretch once in its highest rank. Gives the ranks that are on the map. */
export function drawBorders({ pen }: Paint, map: PaperMap, areas: readonly DrawnArea[]): Set<Level> {
  const seen = new Set<Level>();
  const lines = arcs(areas.map(({ level, shape }) => ({ level, geometry: shape }))).reverse();
  pen.strokeStyle = INK;
  pen.lineJoin = "round";
  pen.lineCap = "butt";
  for (const { level, line } of lines) {
    const { width, dash } = BORDERS[level];
    pen.lineWidth = width;
    pen.setLineDash(dash);
    pen.beginPath();
    traceDegrees(pen, map, line);
    pen.stroke();
    if (line.some(([lng, lat]) => isOn(map, ...placeOf(map, lng, lat)))) seen.add(level);
  }
  pen.setLineDash([]);
  return seen;
}

/** Whether a place on the sheet lies on the map. */
export const isOn = ({ frame }: PaperMap, x: number, y: number): boolean =>
  x > frame.x && y > frame.y && x < frame.x + frame.width && y < frame.y + frame.height;

/** Keeps names off the borders of `levels`: small boxes along them. */
export function keepOffBorders(room: LabelRoom, map: PaperMap, areas: readonly DrawnArea[], levels: readonly Level[]) {
  const { x, y, width, height } = map.frame;
  const frame = { left: x, top: y, width, height };
  for (const { level, line } of arcs(areas.map(({ level, shape }) => ({ level, geometry: shape })))) {
    if (!levels.includes(level)) continue;
    const side = BORDERS[level].width + 0.3;
    const places = line.map(([lng, lat]) => placeOf(map, lng, lat));
    for (const stretch of stretchesWithin(places, frame, 0, 1)) {
      for (const [x, y] of stretch) room.take(boxAround(x, y, side, side));
    }
  }
}

/** What lies around `area` steps back: a white veil over all else in the frame. */
export function drawVeil({ pen }: Paint, map: PaperMap, area: DrawnArea): void {
  const { x, y, width, height } = map.frame;
  pen.fillStyle = "rgba(255,255,255,0.6)";
  pen.beginPath();
  pen.rect(x, y, width, height);
  for (const ring of area.shape.coordinates.flat()) traceDegrees(pen, map, ring);
  pen.fill("evenodd");
}

/** Areas in colours at half strength, neighbours in different ones; what borders must carry, too. */
export function fillAreas({ pen }: Paint, map: PaperMap, areas: readonly DrawnArea[]): void {
  const chosen = colours(neighbours(areas));
  for (const { code, shape } of areas) {
    pen.globalAlpha = 0.5;
    pen.fillStyle = GRID_FILLS[chosen.get(code)!];
    pen.beginPath();
    for (const ring of shape.coordinates.flat()) traceDegrees(pen, map, ring);
    pen.fill("evenodd");
  }
  pen.globalAlpha = 1;
}

/** Who shares an edge with whom, by code. */
function neighbours(areas: readonly DrawnArea[]): Map<string, Set<string>> {
  const found = new Map(areas.map(({ code }) => [code, new Set<string>()]));
  const owners = new Map<string, string>();
  for (const { code, shape } of areas) {
    for (const ring of shape.coordinates.flat()) {
      for (let at = 1; at < ring.length; at++) {
        const key = [ring[at - 1], ring[at]]
          .map(([lng, lat]) => `${lng} ${lat}`)
          .sort()
          .join(",");
        const other = owners.get(key);
        if (other === undefined) owners.set(key, code);
        else if (other !== code) {
          found.get(code)?.add(other);
          found.get(other)?.add(code);
        }
      }
    }
  }
  return found;
}

/** Traces a line of degrees. */
function traceDegrees(pen: Paint["pen"], map: PaperMap, line: readonly Position[]): void {
  line.forEach(([lng, lat], at) => {
    const [x, y] = placeOf(map, lng, lat);
    if (at === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  });
}

/** Where a position lies on the sheet. */
export const placeOf = (map: PaperMap, lng: number, lat: number): [x: number, y: number] => [
  paperX(map, mercatorX(lng) * WORLD),
  paperY(map, mercatorY(lat) * WORLD),
];

/** Tells whether a place on the sheet lies in the area. */
export function insideOn(
  { frame, middle, mmPerUnit }: PaperMap,
  { shape }: DrawnArea,
): (x: number, y: number) => boolean {
  return (x, y) => {
    const worldX = middle[0] + (x - frame.x - frame.width / 2) / mmPerUnit;
    const worldY = middle[1] + (y - frame.y - frame.height / 2) / mmPerUnit;
    const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * worldY) / WORLD))) * 180) / Math.PI;
    return contains(shape, [(worldX / WORLD) * 360 - 180, lat]);
  };
}
