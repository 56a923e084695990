import Flatbush from "flatbush";
import type { Fabric } from "../fabric.ts";
import { type Border, borderOf } from "./border.ts";
import type { Group } from "./footprints.ts";
import { crossing } from "./hot-pixel.ts";
import { boxOf, type Frame, lineOf, polygonsOf, toUnits } from "./rings.ts";
import { type Line, missingStretches } from "./road-ends.ts";
import { GRID_TAG, Soup, tagOf } from "./soup.ts";
import type { FabricNote, FabricSources, SourceHousehold } from "./sources.ts";

const OUTLINE = tagOf("parcel", true, false);

/** The border; null where there is no ground within it. */
export function borderIn({ border }: FabricSources, frame: Frame, notes: FabricNote[]): Border | null {
  const read = borderOf(border, frame);
  const at = border.coordinates[0]?.[0]?.[0] ?? null;
  if (!read) notes.push({ fault: "too-far", at });
  else if (read.twiceArea === 0) notes.push({ fault: "border-missing", at });
  else if (read.isMended) notes.push({ fault: "border-mended", at });
  return read && read.twiceArea > 0 ? read : null;
}

/** The outlines of all footprints. */
export function outlinesOf(groups: readonly Group[]): Soup {
  const soup = new Soup();
  for (const { footprints } of groups) {
    for (const { rings } of footprints) for (const ring of rings) soup.addLine([...ring, ring[0], ring[1]], OUTLINE);
  }
  return soup;
}

/** All that encloses ground: lines, with their ends led on to what they nearly reach, and the borders of the grids in force. */
export function enclosingLines(
  { lines, grids }: FabricSources,
  border: Border,
  outlines: Soup,
  frame: Frame,
  notes: FabricNote[],
): Soup {
  const [west, south, east, north] = boxOf([border.pieces.ax.flatMap((x, i) => [x, border.pieces.ay[i]])]);
  const isHere = (points: readonly number[]) => {
    const box = boxOf([points]);
    return box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south;
  };
  const here: Line[] = [];
  for (const { kind, isCrossable, line } of lines) {
    const points = lineOf(line, frame);
    if (!points) notes.push({ fault: "too-far", at: line[0] ?? null });
    else if (points.length >= 4 && isHere(points)) {
      here.push({ points, tag: tagOf(kind === "border" ? "parcel" : kind, isCrossable, true) });
    }
  }
  if (here.length === 0) notes.push({ fault: "no-roads", at: null });
  const soup = new Soup();
  for (const { points, tag } of here) soup.addLine(points, tag);
  soup.addAll(missingStretches(here, border.pieces, frame, crosser(outlines)));
  for (const { border: shape } of grids) {
    for (const ring of (polygonsOf(shape, frame) ?? []).flat()) soup.addLine([...ring, ring[0], ring[1]], GRID_TAG);
  }
  return soup;
}

/** Whether a stretch crosses any of the segments. */
function crosser({ length, ax, ay, bx, by }: Soup): (px: number, py: number, qx: number, qy: number) => boolean {
  if (length === 0) return () => false;
  const index = new Flatbush(length, 16, Int32Array);
  for (let i = 0; i < length; i++) {
    index.add(Math.min(ax[i], bx[i]), Math.min(ay[i], by[i]), Math.max(ax[i], bx[i]), Math.max(ay[i], by[i]));
  }
  index.finish();
  return (px, py, qx, qy) =>
    index
      .search(Math.min(px, qx), Math.min(py, qy), Math.max(px, qx), Math.max(py, qy))
      .some((i) => crossing(px, py, qx, qy, ax[i], ay[i], bx[i], by[i]) !== null);
}

/** Households by the group of their building, and the places of those that have none. */
export function homesOf(
  households: readonly SourceHousehold[],
  groups: readonly Group[],
  frame: Frame,
): { inGroup: SourceHousehold[][]; alone: [x: number, y: number][] } {
  const groupOf = new Map<number, number>();
  groups.forEach(({ buildings }, i) => {
    for (const { id } of buildings) groupOf.set(id, i);
  });
  const inGroup: SourceHousehold[][] = groups.map(() => []);
  const alone: [number, number][] = [];
  for (const household of households) {
    const group = household.building === null ? undefined : groupOf.get(household.building);
    if (group !== undefined) inGroup[group].push(household);
    else {
      const at = toUnits(household.position, frame);
      if (at) alone.push(at);
    }
  }
  return { inGroup, alone };
}

/** What is to be said of the community as a whole. */
export function noteWholes(
  { cells }: Fabric,
  { households, buildings }: FabricSources,
  groups: readonly Group[],
  firstOwner: Int32Array,
  notes: FabricNote[],
): void {
  if (firstOwner.every((owner) => owner < 0)) notes.push({ fault: "no-buildings", at: null });
  if (households.length === 0 && buildings.every((one) => one.households === 0))
    notes.push({ fault: "no-households", at: null });
  if (cells.length === 1) notes.push({ fault: "one-cell", at: null });
  const withCell = new Set(cells.building);
  groups.forEach(({ buildings: [{ id, position }] }, i) => {
    if (firstOwner[i] >= 0 && !withCell.has(id))
      notes.push({ fault: "building-covered", at: [...position], building: id });
  });
}

/** A fabric of no ground. */
export const emptyFabric = (origin: Fabric["origin"]): Fabric => ({
  origin,
  x: new Int32Array(),
  y: new Int32Array(),
  arcs: {
    length: 0,
    start: new Uint32Array(1),
    from: new Uint32Array(),
    to: new Uint32Array(),
    left: new Int32Array(),
    right: new Int32Array(),
    kind: new Uint8Array(),
    isCrossable: new Uint8Array(),
  },
  cells: {
    length: 0,
    building: new Int32Array(),
    stair: new Uint8Array(),
    block: new Uint32Array(),
    x: new Int32Array(),
    y: new Int32Array(),
    twiceArea: new Float64Array(),
  },
});
