import { normal, withDigits } from "../../writing.ts";
import type { Group } from "./footprints.ts";
import { type Frame, toUnits } from "./rings.ts";
import { type Soup, tagOf } from "./soup.ts";
import type { FabricNote, SourceHousehold } from "./sources.ts";

/** A building of more households is cut by stair. */
export const MOST_HOUSEHOLDS = 60;

/** Stairs whose households are nearer than this along the building, metres, are not told apart by where they are. */
const APART_M = 2;

/** Metres that a cut runs past the walls. */
const PAST_M = 0.3;

const CHORD = tagOf("virtual", true, false);

const MOST_STAIRS = 100;

/**
 * How a building is cut: across its main axis.
 *
 *     ┌────┬────┬────┐
 *     │ 1  │ 2  │ 3  │  → axis
 *     └────┴────┴────┘
 */
export type Cut = {
  /** Unit vector of the axis, metres, and the point it is measured from, lattice numbers. */
  readonly axis: readonly [east: number, north: number];
  readonly from: readonly [x: number, y: number];
  /** Metres along the axis between one stair and the next, rising. */
  readonly at: readonly number[];
  /** The numbers of the stairs along the axis: one more than places to cut at. */
  readonly stairs: readonly number[];
};

const STEMS = "甲乙丙丁戊己庚辛壬癸";

/** The number of a stair by what people write: 2单元, 二单元, B, 乙 → 2; 0 where there is none to read. */
export function stairOf(unit: string | null): number {
  if (!unit) return 0;
  // why the plain digits first: most are, and all households of a town pass here
  const number = /\d+/.exec(unit) ?? /\d+/.exec(withDigits(normal(unit)));
  if (number) return Math.min(Number(number[0]), MOST_STAIRS);
  const letter = /[a-z]/.exec(normal(unit));
  return letter ? letter[0].charCodeAt(0) - 96 : STEMS.indexOf([...unit].find((one) => STEMS.includes(one)) ?? " ") + 1;
}

/** How a large building is cut by stair; null where it is small, or where nothing tells its stairs apart. */
export function cutOf(
  group: Group,
  households: readonly SourceHousehold[],
  frame: Frame,
  notes: FabricNote[],
): Cut | null {
  const count = Math.max(
    group.buildings.reduce((sum, building) => sum + building.households, 0),
    households.length,
  );
  if (count <= MOST_HOUSEHOLDS || group.footprints.length === 0) return null;
  const { axis, from, low, high } = mainAxis(group, frame);
  const along = ([x, y]: readonly [number, number]) =>
    (x - from[0]) * frame.east * axis[0] + (y - from[1]) * frame.north * axis[1];
  const places = new Map<number, number[]>();
  const all: number[] = [];
  for (const { unit, position } of households) {
    const at = toUnits(position, frame);
    if (!at) continue;
    const place = Math.max(low, Math.min(high, along(at)));
    all.push(place);
    const stair = stairOf(unit);
    if (stair > 0) places.set(stair, [...(places.get(stair) ?? []), place]);
  }
  const cut = byStairs(places, low, high) ?? evenly(group, all, count, low, high);
  if (cut) return { axis, from, ...cut };
  notes.push({ fault: "building-uncut", at: [...group.buildings[0].position], building: group.buildings[0].id, count });
  return null;
}

/** The place of a point among the stairs of a cut: 0 for the first. */
export function placeIn(cut: Cut, x: number, y: number, frame: Frame): number {
  const along = (x - cut.from[0]) * frame.east * cut.axis[0] + (y - cut.from[1]) * frame.north * cut.axis[1];
  let place = 0;
  while (place < cut.at.length && along > cut.at[place]) place++;
  return place;
}

/** The lines a building is cut by, a little longer than it is wide. */
export function addChords(soup: Soup, { axis, from, at }: Cut, { footprints }: Group, { east, north }: Frame): void {
  let [low, high] = [Infinity, -Infinity];
  for (const { rings } of footprints) {
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        const across = (ring[i + 1] - from[1]) * north * axis[0] - (ring[i] - from[0]) * east * axis[1];
        [low, high] = [Math.min(low, across), Math.max(high, across)];
      }
    }
  }
  for (const along of at) {
    const [ax, ay, bx, by] = [low - PAST_M, high + PAST_M].flatMap((across) => [
      from[0] + Math.round((along * axis[0] - across * axis[1]) / east),
      from[1] + Math.round((along * axis[1] + across * axis[0]) / north),
    ]);
    soup.add(ax, ay, bx, by, CHORD);
  }
}

type Places = Pick<Cut, "at" | "stairs">;

/** Between the households of stairs that are written down: where they live if that tells them apart, else in even parts. */
function byStairs(places: ReadonlyMap<number, readonly number[]>, low: number, high: number): Places | null {
  if (places.size < 2) return null;
  const middles = [...places].map(([stair, all]) => ({
    stair,
    middle: all.reduce((sum, place) => sum + place, 0) / all.length,
  }));
  middles.sort((p, q) => p.middle - q.middle || p.stair - q.stair);
  const isApart = middles.every(({ middle }, i) => i === 0 || middle - middles[i - 1].middle >= APART_M);
  if (isApart) {
    return {
      at: middles.slice(1).map(({ middle }, i) => (middle + middles[i].middle) / 2),
      stairs: middles.map(({ stair }) => stair),
    };
  }
  return { at: evenPlaces(places.size, low, high), stairs: [...places.keys()].sort((p, q) => p - q) };
}

/** In even parts, as many as there are stairs or as keep each small, if the households spread over two of them at least. */
function evenly(group: Group, all: readonly number[], count: number, low: number, high: number): Places | null {
  const known = Math.max(0, ...group.buildings.map(({ stairs }) => stairs ?? 0));
  const parts = Math.min(MOST_STAIRS, known > 1 ? known : known === 1 ? 1 : Math.ceil(count / MOST_HOUSEHOLDS));
  if (parts < 2) return null;
  const at = evenPlaces(parts, low, high);
  const used = new Set(all.map((place) => at.filter((cut) => place > cut).length));
  return used.size < 2 ? null : { at, stairs: Array.from({ length: parts }, (_, i) => i + 1) };
}

const evenPlaces = (parts: number, low: number, high: number): number[] =>
  Array.from({ length: parts - 1 }, (_, i) => low + ((high - low) * (i + 1)) / parts);

/** The direction in which the outline reaches furthest, by its moments weighted with length. */
function mainAxis(group: Group, frame: Frame) {
  const from: [number, number] = [group.footprints[0].box[0], group.footprints[0].box[1]];
  const points: [x: number, y: number, weight: number][] = [];
  for (const { rings } of group.footprints) {
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        const [ax, ay] = [(ring[j] - from[0]) * frame.east, (ring[j + 1] - from[1]) * frame.north];
        const [bx, by] = [(ring[i] - from[0]) * frame.east, (ring[i + 1] - from[1]) * frame.north];
        const length = Math.hypot(bx - ax, by - ay);
        points.push([ax, ay, length / 6], [bx, by, length / 6], [(ax + bx) / 2, (ay + by) / 2, (length * 2) / 3]);
      }
    }
  }
  let [sum, mx, my, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
  for (const [x, y, weight] of points) [sum, mx, my] = [sum + weight, mx + x * weight, my + y * weight];
  [mx, my] = [mx / sum, my / sum];
  for (const [x, y, weight] of points) {
    xx += (x - mx) ** 2 * weight;
    xy += (x - mx) * (y - my) * weight;
    yy += (y - my) ** 2 * weight;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  let axis: [number, number] = [Math.cos(angle), Math.sin(angle)];
  // why: stairs count from the west, or from the north where the building runs that way
  if (Math.abs(axis[0]) >= Math.abs(axis[1]) ? axis[0] < 0 : axis[1] > 0) axis = [-axis[0], -axis[1]];
  let [low, high] = [Infinity, -Infinity];
  for (const [x, y] of points) {
    const place = x * axis[0] + y * axis[1];
    [low, high] = [Math.min(low, place), Math.max(high, place)];
  }
  return { axis, from, low, high };
}
