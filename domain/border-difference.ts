import Flatbush from "flatbush";
import type { MultiPolygon, Polygon } from "geojson";
import { DEGREE_M } from "./bearing.ts";
import { LEVELS, type Level } from "./grid.ts";
import type { Position } from "./position.ts";
import { nearestShare } from "./walking/segments.ts";

/** An area as it was on some day. */
export type DatedArea = {
  code: string;
  name: string;
  level: Level;
  /** code of the area it lay in */
  parent: string | null;
  geometry: Polygon | MultiPolygon;
};

/** What became of an area: it is no more, there was none, its border is another one, or only its name or what it lies in is. */
export type AreaChange = {
  kind: "gone" | "new" | "moved" | "described";
  code: string;
  level: Level;
  /** its names on the two days; null where it was not there */
  was: string | null;
  is: string | null;
};

export type BorderDifference = {
  /** by level, the largest first, then by code */
  changes: readonly AreaChange[];
  /** stretches of border that were there then and are not now, or only of a lower level */
  gone: readonly (readonly Position[])[];
  /** stretches that are there now and were not then, or only of a lower level */
  fresh: readonly (readonly Position[])[];
};

/** Borders nearer to each other than this are the same: a new corner on a line moves it by centimetres. */
const SAME_M = 1;

/** Long stretches are compared piece by piece. */
const PIECE_M = 20;

/** What differs between the areas of two days. Everything is measured on the ground, so that new corners on an old line are no change. */
export function borderDifference(then: readonly DatedArea[], now: readonly DatedArea[]): BorderDifference {
  const first = (then[0] ?? now[0])?.geometry;
  const scale = scaleAt(first ? firstPosition(first)[1] : 0);
  return {
    changes: changesOf(then, now, scale),
    gone: onlyIn(then, now, scale),
    fresh: onlyIn(now, then, scale),
  };
}

/** Stretches of the borders of `areas` where `others` have none of the same level or a higher one; each once, in its highest level. */
function onlyIn(areas: readonly DatedArea[], others: readonly DatedArea[], scale: Scale): Position[][] {
  const known = new Set<string>();
  const nearOf: ((lng: number, lat: number) => boolean)[] = [];
  return LEVELS.flatMap((level) => {
    nearOf.push(
      nearnessTo(
        others.filter((area) => area.level === level),
        scale,
      ),
    );
    const near = [...nearOf];
    const own = edgesOf(
      areas.filter((area) => area.level === level),
      known,
    );
    return stretches(own, scale, (lng, lat) => near.some((isNear) => isNear(lng, lat)));
  });
}

type Scale = { east: number; north: number };
type Point = readonly [x: number, y: number];

const scaleAt = (lat: number): Scale => ({
  east: DEGREE_M * Math.cos((lat * Math.PI) / 180),
  north: DEGREE_M,
});

const firstPosition = (geometry: Polygon | MultiPolygon): number[] => ringsOf(geometry)[0]?.[0] ?? [0, 0];

const ringsOf = (geometry: Polygon | MultiPolygon): number[][][] =>
  geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();

type Edge = [from: number[], to: number[]];

/** The edges of all areas, each once, in the order they run, and none that is `known`. */
function edgesOf(areas: readonly DatedArea[], known = new Set<string>()): Edge[] {
  const edges: Edge[] = [];
  for (const { geometry } of areas) {
    for (const ring of ringsOf(geometry)) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const [a, b] = [ring[i].join(" "), ring[i + 1].join(" ")];
        const key = a < b ? `${a} ${b}` : `${b} ${a}`;
        if (a === b || known.has(key)) continue;
        known.add(key);
        edges.push([ring[i], ring[i + 1]]);
      }
    }
  }
  return edges;
}

/** Whether some border of `areas` runs by a point. */
function nearnessTo(areas: readonly DatedArea[], { east, north }: Scale): (lng: number, lat: number) => boolean {
  const edges = edgesOf(areas);
  if (edges.length === 0) return () => false;
  const index = new Flatbush(edges.length);
  for (const [a, b] of edges) {
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  }
  index.finish();
  const [dx, dy] = [SAME_M / east, SAME_M / north];
  const onGround = (position: readonly number[]): Point => [position[0] * east, position[1] * north];
  return (lng, lat) => {
    const point = onGround([lng, lat]);
    return index
      .search(lng - dx, lat - dy, lng + dx, lat + dy)
      .some((edge) => distance(point, onGround(edges[edge][0]), onGround(edges[edge][1])) <= SAME_M);
  };
}

function distance([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const share = nearestShare(px, py, ax, ay, bx, by);
  return Math.hypot(px - ax - share * (bx - ax), py - ay - share * (by - ay));
}

/** The stretches of edges that `isOther` does not know, joined where they follow each other. */
function stretches(
  edges: readonly Edge[],
  { east, north }: Scale,
  isOther: (lng: number, lat: number) => boolean,
): Position[][] {
  const lines: Position[][] = [];
  for (const [a, b] of edges) {
    const count = Math.max(1, Math.ceil(Math.hypot((b[0] - a[0]) * east, (b[1] - a[1]) * north) / PIECE_M));
    const at = (share: number): Position => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
    for (let piece = 0; piece < count; piece++) {
      const [lng, lat] = at((piece + 0.5) / count);
      if (isOther(lng, lat)) continue;
      const [from, to] = [at(piece / count), at((piece + 1) / count)];
      const last = lines[lines.length - 1]?.at(-1);
      if (last && last[0] === from[0] && last[1] === from[1]) lines[lines.length - 1].push(to);
      else lines.push([from, to]);
    }
  }
  return lines;
}

function changesOf(then: readonly DatedArea[], now: readonly DatedArea[], scale: Scale): AreaChange[] {
  const before = new Map(then.map((area) => [area.code, area]));
  const after = new Map(now.map((area) => [area.code, area]));
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((code): AreaChange[] => {
    const [was, is] = [before.get(code), after.get(code)];
    const { level } = (was ?? is)!;
    const names = { code, level, was: was?.name ?? null, is: is?.name ?? null };
    if (!was) return [{ kind: "new", ...names }];
    if (!is) return [{ kind: "gone", ...names }];
    if (hasMoved(was, is, scale)) return [{ kind: "moved", ...names }];
    return was.name !== is.name || was.parent !== is.parent ? [{ kind: "described", ...names }] : [];
  });
  const rank = ({ level }: AreaChange) => LEVELS.indexOf(level);
  return changes.sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
}

function hasMoved(was: DatedArea, is: DatedArea, scale: Scale): boolean {
  if (JSON.stringify(was.geometry.coordinates) === JSON.stringify(is.geometry.coordinates)) return false;
  return [
    [was, is],
    [is, was],
  ].some(([one, other]) => stretches(edgesOf([one]), scale, nearnessTo([other], scale)).length > 0);
}
