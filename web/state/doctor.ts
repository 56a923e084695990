// What the doctor of borders shows, as pure functions.

import type { BorderChange, BorderFault, BorderRepair, DoctorReport } from "../../domain/doctor.ts";
import type { AreaTree } from "./area-tree.ts";

/** Which faults are to be mended and how: by number of the fault, who gets the ground. */
export type Choices = ReadonlyMap<number, number | null>;

/** Whether anything can be done about a fault here: a polygon without ground must be drawn anew. */
export const canMend = ({ kind, choices }: BorderFault): boolean =>
  kind !== "flat" && (kind === "crossing" || kind === "unmatched" || choices.length > 0);

/** The best choice for every fault that can be mended. */
export const allBest = (faults: readonly BorderFault[]): Choices =>
  new Map(faults.flatMap((fault, nth) => (canMend(fault) ? [[nth, fault.choices[0] ?? null] as const] : [])));

/** The choices with fault `nth` mended by `to`, or not mended where it is undefined. */
export function choose(choices: Choices, nth: number, to: number | null | undefined): Choices {
  const next = new Map(choices);
  if (to === undefined) next.delete(nth);
  else next.set(nth, to);
  return next;
}

export const repairsOf = (choices: Choices): BorderRepair[] =>
  [...choices].sort(([a], [b]) => a - b).map(([fault, to]) => ({ fault, to }));

/** Areas with something in them, as a tree to choose from. */
export type ParentChoice = { value: string; title: string; children?: ParentChoice[] };

export function parentChoices(tree: AreaTree): ParentChoice[] {
  const choices = (codes: readonly string[]): ParentChoice[] =>
    codes.flatMap((code) => {
      const { name, children } = tree.byCode.get(code)!;
      if (children.length === 0) return [];
      const inner = choices(children);
      return [{ value: code, title: name, ...(inner.length > 0 ? { children: inner } : {}) }];
    });
  return choices(tree.roots);
}

/** The first area whose parts are grids, else the first with parts: where looking at borders begins. */
export function firstParent(tree: AreaTree): string | null {
  const all = [...tree.byCode.values()].filter(({ children }) => children.length > 0);
  const withGrids = all.find(({ children }) => tree.byCode.get(children[0])?.level === "grid");
  return (withGrids ?? all[0])?.code ?? null;
}

/** Metres east and south of a place in the report: what its drawing is made of. */
export type Drawing = {
  x: (lng: number) => number;
  y: (lat: number) => number;
  /** x, y, width and height that hold everything; null where nothing is */
  whole: View | null;
};

export type View = readonly [x: number, y: number, width: number, height: number];

type Shape = readonly (readonly (readonly (readonly number[])[])[])[];

const METRES_PER_DEGREE = 111_195;

export function drawingOf({ areas, within }: DoctorReport): Drawing {
  const shapes = [...areas.map(({ border }) => border), ...(within ? [within.border] : [])];
  const first = shapes.flat(2)[0]?.[0] ?? [0, 0];
  const squeeze = Math.cos((first[1] * Math.PI) / 180);
  const x = (lng: number) => (lng - first[0]) * METRES_PER_DEGREE * squeeze;
  const y = (lat: number) => (first[1] - lat) * METRES_PER_DEGREE;
  return { x, y, whole: viewOf(shapes.flat(3), { x, y }, 0.04, 0) };
}

/** Width of the drawing's frame, its height being 1. */
export const FRAME = 7 / 5;

/** The view, as wide as the frame is, that holds all points with a margin of a share of their size; at least `least` metres high. */
export function viewOf(
  points: readonly (readonly number[])[],
  { x, y }: Pick<Drawing, "x" | "y">,
  margin: number,
  least: number,
): View | null {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of points) {
    west = Math.min(west, x(lng));
    east = Math.max(east, x(lng));
    north = Math.min(north, y(lat));
    south = Math.max(south, y(lat));
  }
  if (west > east) return null;
  const [middleX, middleY] = [(west + east) / 2, (north + south) / 2];
  const height = Math.max(least, (1 + 2 * margin) * Math.max(south - north, (east - west) / FRAME));
  const width = height * FRAME;
  return [middleX - width / 2, middleY - height / 2, width, height];
}

/** The view of one fault: its ground, or its corners, with as much again around it. */
export const viewOfFault = ({ shape, points }: BorderFault, drawing: Drawing): View | null =>
  viewOf([...shape.flat(2), ...points], drawing, 0.5, 30) ?? drawing.whole;

/** The path of a shape, to the centimetre, for even-odd filling. */
export const pathOf = (shape: Shape, { x, y }: Pick<Drawing, "x" | "y">): string =>
  shape
    .flat()
    .map((ring) => `M${ring.map(([lng, lat]) => `${x(lng).toFixed(2)} ${y(lat).toFixed(2)}`).join("L")}Z`)
    .join("");

/** A length for a scale line: the largest 1, 2 or 5 × 10ⁿ metres that is at most a quarter of the view. */
export function scaleLength([, , width]: View): number {
  const power = 10 ** Math.floor(Math.log10(width / 4));
  return [5, 2, 1].map((step) => step * power).find((length) => length <= width / 4) ?? power;
}

/** Where the name of a shape is written: in the middle of the largest part of it that the view shows; null where it shows none. */
export function namePlace(
  shape: Shape,
  drawing: Drawing,
  [left, top, width, height]: View,
): [x: number, y: number] | null {
  let best: { size: number; at: [number, number] } | null = null;
  for (const [shell] of shape) {
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lng, lat] of shell) {
      west = Math.min(west, drawing.x(lng));
      east = Math.max(east, drawing.x(lng));
      north = Math.min(north, drawing.y(lat));
      south = Math.max(south, drawing.y(lat));
    }
    const [fromX, toX] = [Math.max(west, left), Math.min(east, left + width)];
    const [fromY, toY] = [Math.max(north, top), Math.min(south, top + height)];
    if (fromX >= toX || fromY >= toY) continue;
    const size = (toX - fromX) * (toY - fromY);
    if (!best || size > best.size) best = { size, at: [(fromX + toX) / 2, (fromY + toY) / 2] };
  }
  return best?.at ?? null;
}

/** Changes that a person would call one, largest first: who gains or gives up the most ground. */
export const bySize = (changes: readonly BorderChange[]): BorderChange[] =>
  [...changes].sort((a, b) => b.gained + b.lost - (a.gained + a.lost) || a.polygon - b.polygon);
