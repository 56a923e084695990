import type { Level } from "../../../domain/grid.ts";
import { boundsOf, labelPoint } from "../../../domain/label-point.ts";
import { boxAround, type LabelRoom } from "../../../domain/paper/label-room.ts";
import { mmOf, type PaperMap, paperX, paperY } from "../../../domain/paper/paper-map.ts";
import { ROAD_KINDS, ROAD_WIDTHS, type RoadClass } from "../../../domain/road-classes.ts";
import { lengthOf, lettersAlong, type Stretch, stretchesWithin } from "../../../domain/road-names.ts";
import type { Shape } from "../../memory/shapes.ts";
import type { Ground } from "../print-data.ts";
import { type DrawnArea, insideOn, isOn, placeOf } from "./borders.ts";
import { shown } from "./ground.ts";
import { INK, INK2, type Paint, type Style, widthOf, write } from "./paint.ts";

/** On its road, or beside it where a border runs along it; in sizes of a character. */
const ASIDE = [
  [0, 0],
  [0, 1.2],
  [0, -1.2],
  [1.2, 0],
  [-1.2, 0],
] as const;

/** A road's name comes again after so many millimetres. */
const EVERY_MM = 140;

/** Names of roads along them, each character upright. */
export function nameRoads(paint: Paint, map: PaperMap, room: LabelRoom, { roads }: Ground, size: number): void {
  const { x, y, width, height } = map.frame;
  const frame = { left: x, top: y, width, height };
  const named = shown(map, roads).filter(({ properties }) => properties.name && properties.kind !== "wall");
  const stretches = named.flatMap((road) =>
    road.parts
      .flatMap((part) => stretchesWithin(lineOf(map, part), frame, size, size / 2))
      .flatMap(shared)
      .map((stretch) => ({ name: String(road.properties.name), stretch, size: sizeOn(map, road, size) })),
  );
  const last = new Map<string, [x: number, y: number][]>();
  for (const { name, stretch, size } of stretches.sort((a, b) => lengthOf(b.stretch) - lengthOf(a.stretch))) {
    const letters = lettersAlong(name, stretch, size);
    if (!letters) continue;
    const middle = letters[letters.length >> 1];
    const before = last.get(name) ?? [];
    if (before.some(([x, y]) => Math.hypot(x - middle.x, y - middle.y) < EVERY_MM * 0.7)) continue;
    const aside = ASIDE.find(([dx, dy]) =>
      room.takeAll(letters.map(({ x, y }) => boxAround(x + dx * size, y + dy * size, size * 1.05, size * 1.05))),
    );
    if (!aside) continue;
    last.set(name, [...before, [middle.x, middle.y]]);
    const [dx, dy] = [aside[0] * size, aside[1] * size];
    for (const { letter, x, y } of letters) {
      write(paint, letter, x + dx, y + dy, { size, colour: INK2, align: "center" });
    }
  }
}

/** As large as the road is wide, within reason. */
function sizeOn(map: PaperMap, { properties }: Shape, size: number): number {
  const [name] = Object.entries(ROAD_KINDS).find(([, kinds]) => kinds.includes(String(properties.kind))) ?? [];
  const width = name ? mmOf(map, ROAD_WIDTHS[name as RoadClass].groundM) : 0;
  return Math.min(size * 1.5, Math.max(size, width * 0.62));
}

/** A long stretch in parts of about `EVERY_MM`, so that its name comes again. */
function shared(stretch: Stretch): Stretch[] {
  const parts = Math.max(1, Math.round(lengthOf(stretch) / EVERY_MM));
  const each = Math.ceil(stretch.length / parts);
  return Array.from({ length: parts }, (_, n) => stretch.slice(n * each, (n + 1) * each + 1)).filter(
    ({ length }) => length > 1,
  );
}

const lineOf = (map: PaperMap, part: Float64Array): [x: number, y: number][] =>
  Array.from({ length: part.length / 2 }, (_, at) => [paperX(map, part[2 * at]), paperY(map, part[2 * at + 1])]);

/** Whether the middle of an area, where its name stands, is on the map. */
export const isNamedOn =
  (map: PaperMap) =>
  ({ shape }: DrawnArea): boolean => {
    const [lng, lat] = labelPoint(shape);
    return isOn(map, ...placeOf(map, lng, lat));
  };

/**
 * Names of areas on a white plate, as near to their middle as there is room. Where there is none, above all else if they `must` be
 * named; the others are in the list of who answers. `label` says what of each.
 */
export function nameAreas(
  paint: Paint,
  map: PaperMap,
  room: LabelRoom,
  areas: readonly DrawnArea[],
  label: (area: DrawnArea) => { text: string; style: Style },
  must: boolean,
): void {
  for (const area of areas) {
    const { text, style } = label(area);
    const [width, height] = [widthOf(paint, text, style) + style.size * 0.6, style.size * 1.35];
    const [middle, ...others] = placesWithin(area, map, style.size);
    const boxes = [middle, ...others].map(([x, y]) => boxAround(x, y, width, height));
    const box = room.takeFirst(boxes) ?? (must ? boxes[0] : null);
    if (!box) continue;
    room.take(box);
    paint.pen.fillStyle = "rgba(255,255,255,0.86)";
    paint.pen.fillRect(box.left, box.top, width, height);
    write(paint, text, (box.left + box.right) / 2, (box.top + box.bottom) / 2, { ...style, align: "center" });
  }
}

/** No more places are tried for one name. */
const MOST_PLACES = 400;

/** Places within an area at least `step` apart, the nearest to its middle first. */
function placesWithin(area: DrawnArea, map: PaperMap, step: number): [x: number, y: number][] {
  const middle = placeOf(map, ...(labelPoint(area.shape) as [number, number]));
  const [west, south, east, north] = boundsOf(area.shape);
  const [[left, top], [right, bottom]] = [placeOf(map, west, north), placeOf(map, east, south)];
  const apart = Math.max(step, Math.sqrt(((right - left) * (bottom - top)) / MOST_PLACES));
  const inside = insideOn(map, area);
  const places: [number, number][] = [];
  for (let x = left + apart / 2; x < right; x += apart) {
    for (let y = top + apart / 2; y < bottom; y += apart) if (inside(x, y)) places.push([x, y]);
  }
  const distance = ([x, y]: [number, number]) => Math.hypot(x - middle[0], y - middle[1]);
  return [middle, ...places.sort((a, b) => distance(a) - distance(b))];
}

/** How names of areas look by their level. */
export const areaStyle = (level: Level, size: number): Style =>
  level === "microgrid" ? { size, colour: INK2 } : { size: size * (level === "grid" ? 1.25 : 1.6), bold: true };

/** Names of places, land and buildings, where there is room; those outside what is printed step back as their ground does. */
export function nameGround(
  paint: Paint,
  map: PaperMap,
  room: LabelRoom,
  ground: Ground,
  inside: (x: number, y: number) => boolean,
  size: number,
): void {
  const style: Style = { size, colour: INK2 };
  const named = new Map<string, [x: number, y: number][]>();
  const put = (name: string, places: readonly [x: number, y: number][], style: Style) => {
    // why: a school is a place, its ground and a building, all of one name
    const before = named.get(name) ?? [];
    if (before.some(([x, y]) => Math.hypot(x - places[0][0], y - places[0][1]) < AGAIN_MM)) return;
    const width = widthOf(paint, name, style);
    const box = room.takeFirst(places.map(([x, y]) => boxAround(x, y, width + 0.3 * size, size * 1.15)));
    if (!box) return;
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    named.set(name, [...before, [x, y]]);
    write(paint, name, x, y, { ...style, align: "center", ...(inside(x, y) ? {} : AROUND) });
  };
  for (const { properties, parts } of shown(map, ground.places)) {
    const [x, y] = [paperX(map, parts[0][0]), paperY(map, parts[0][1])];
    const above: [number, number][] = [0, -1.3, 1.3].map((dy) => [x, y + dy * size]);
    if (properties.name) put(String(properties.name), above, { ...style, colour: INK });
  }
  for (const { properties, box } of shown(map, ground.land)) {
    if (!properties.name || UNNAMED.has(String(properties.kind))) continue;
    const [x, y] = middleOf(map, box);
    const around: [number, number][] = [0, -1.4, 1.4, -2.8, 2.8].map((dy) => [x, y + dy * size]);
    put(String(properties.name), around, { ...style, bold: true });
  }
  for (const { properties, box } of shown(map, ground.buildings)) {
    if (!properties.name) continue;
    const [x, y] = middleOf(map, box);
    const half = ((box[3] - box[1]) * map.mmPerUnit) / 2 + size * 0.75;
    put(
      String(properties.name),
      [
        [x, y + half],
        [x, y - half],
        [x, y],
      ],
      style,
    );
  }
}

/** How names outside look. */
const AROUND: Partial<Style> = { colour: "#77828E", bold: false };

/** The same name is not written again within so many millimetres. */
const AGAIN_MM = 60;

/** Names of such land say nothing on a map. */
const UNNAMED = new Set(["pitch", "square", "parking", "green", "playground"]);

const middleOf = (map: PaperMap, [left, top, right, bottom]: Shape["box"]): [number, number] => [
  paperX(map, (left + right) / 2),
  paperY(map, (top + bottom) / 2),
];

/** Names of households beside their symbols, `symbolMm` wide; gives how many had no room. */
export function nameHouseholds(
  paint: Paint,
  room: LabelRoom,
  names: readonly (string | null)[],
  placed: { x: Float64Array; y: Float64Array },
  rows: readonly number[],
  symbolMm: number,
  size: number,
): number {
  let left = 0;
  for (const row of rows) {
    const name = names[row];
    if (!name) continue;
    const style: Style = { size };
    const width = widthOf(paint, name, style) + 0.2 * size;
    const [x, y] = [placed.x[row], placed.y[row]];
    const aside = symbolMm * 0.65 + width / 2;
    const above = symbolMm * 0.65 + size * 0.55;
    const box = room.takeFirst(
      [
        [x + aside, y],
        [x, y + above],
        [x, y - above],
        [x - aside, y],
      ].map(([x, y]) => boxAround(x, y, width, size * 1.05)),
    );
    if (box) write(paint, name, (box.left + box.right) / 2, (box.top + box.bottom) / 2, { ...style, align: "center" });
    else left++;
  }
  return left;
}
