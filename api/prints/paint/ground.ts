import { GREEN, WATER } from "../../../domain/land-kinds.ts";
import { mmOf, type PaperMap, paperX, paperY, shownBox } from "../../../domain/paper/paper-map.ts";
import { PATH_KINDS, ROAD_CLASSES, ROAD_KINDS, ROAD_WIDTHS } from "../../../domain/road-classes.ts";
import type { Shape } from "../../memory/shapes.ts";
import type { Ground } from "../print-data.ts";
import type { Paint } from "./paint.ts";

// Land is white, so that what is written on it survives a copier (look.md §15).

const GREENS = "#E9F0E2";
const WATERS = "#D6E5EE";
const BUILDING = "#E8E8E8";
const BUILDING_LINE = "#A6A8AB";
const CASING = "#9EA2A7";
const PATH = "#B9BCC0";

/** Narrower roads could not be seen, mm. */
const LEAST_ROAD = 0.45;

/** The shapes of `shapes` that the map shows, in their order. */
export function shown(map: PaperMap, shapes: readonly Shape[]): Shape[] {
  const [left, top, right, bottom] = shownBox(map);
  return shapes.filter(({ box }) => box[0] < right && box[2] > left && box[1] < bottom && box[3] > top);
}

/** Green, water, roads and buildings. */
export function drawGround({ pen }: Paint, map: PaperMap, ground: Ground): void {
  const land = shown(map, ground.land);
  const roads = shown(map, ground.roads);
  const ofKinds = (shapes: readonly Shape[], kinds: readonly string[]) =>
    shapes.filter(({ properties }) => kinds.includes(String(properties.kind)));
  fill(pen, map, ofKinds(land, GREEN), GREENS);
  fill(pen, map, ofKinds(land, WATER), WATERS);
  pen.lineJoin = "round";
  pen.lineCap = "round";
  stroke(pen, map, ofKinds(roads, ["river", "stream", "canal"]), Math.max(0.4, mmOf(map, 6)), WATERS);
  stroke(pen, map, ofKinds(roads, ["wall"]), 0.25, CASING);
  const classes = ROAD_CLASSES.map((name) => ({
    lines: ofKinds(roads, ROAD_KINDS[name]),
    width: Math.max(LEAST_ROAD, mmOf(map, ROAD_WIDTHS[name].groundM)),
  }));
  pen.setLineDash([0.9, 0.6]);
  stroke(pen, map, ofKinds(roads, PATH_KINDS), 0.2, PATH);
  pen.setLineDash([]);
  for (const { lines, width } of classes) stroke(pen, map, lines, width + 0.3, CASING);
  for (const { lines, width } of classes) stroke(pen, map, lines, width, "#FFFFFF");
  stroke(pen, map, ofKinds(roads, ["rail"]), 0.5, INK_OF_RAILS);
  const buildings = shown(map, ground.buildings);
  fill(pen, map, buildings, BUILDING);
  stroke(pen, map, buildings, 0.1, BUILDING_LINE);
}

const INK_OF_RAILS = "#77828E";

type Pen = Paint["pen"];

/** Traces `parts` (world units) as a path of its own. */
export function trace(pen: Pen, map: PaperMap, parts: readonly Float64Array[]): void {
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 2) {
      const [x, y] = [paperX(map, part[at]), paperY(map, part[at + 1])];
      if (at === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    }
  }
}

function fill(pen: Pen, map: PaperMap, shapes: readonly Shape[], colour: string): void {
  pen.fillStyle = colour;
  for (const { parts } of shapes) {
    pen.beginPath();
    trace(pen, map, parts);
    pen.fill("evenodd");
  }
}

function stroke(pen: Pen, map: PaperMap, shapes: readonly Shape[], width: number, colour: string): void {
  if (shapes.length === 0) return;
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  for (const { parts } of shapes) trace(pen, map, parts);
  pen.stroke();
}
