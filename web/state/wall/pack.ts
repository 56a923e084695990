import { type Box, HEIGHTS } from "./boxes.ts";
import type { Rect, Span } from "./screen.ts";

/** A place for boxes one above the other: `spans` are its parts between seams, from the top. */
export type Column = { x: number; width: number; spans: readonly Span[] };

/** Between two boxes, in rem. */
const GAP = { loose: 1.3, tight: 1 };
const WIDEST_GAP = 2.4;

type Slot = { column: Column; span: Span; boxes: Box[]; used: number };

/**
 * Gives each of `wanted`, in order, the first room it fits into, at its ideal height; what is left in a slot goes to boxes that
 * make use of it and between them. What finds no room is left out. `tight`: at the least heights.
 * `full`: the share of a slot that is given away at first.
 */
export function pack(
  columns: readonly Column[],
  wanted: readonly Box[],
  rem: number,
  tight = false,
  full = 1,
): Map<Box, Rect> {
  const slots: Slot[] = columns.flatMap((column) => column.spans.map((span) => ({ column, span, boxes: [], used: 0 })));
  const gap = GAP[tight ? "tight" : "loose"] * rem;
  for (const box of wanted) {
    const needs = heightOf(box, tight) * rem;
    const slot = slots.find(
      ({ span, used, boxes }) => used + (boxes.length && gap) + needs <= (span[1] - span[0]) * full,
    );
    if (!slot) continue;
    slot.used += needs + (slot.boxes.length && gap);
    slot.boxes.push(box);
  }
  return new Map(slots.flatMap((slot) => stretched(slot, rem, tight)));
}

/** As `pack`, with the columns about equally full. */
export function packEven(columns: readonly Column[], wanted: readonly Box[], rem: number): Map<Box, Rect> {
  const filled = [0.6, 0.7, 0.8, 0.9, 1].map((full) => pack(columns, wanted, rem, false, full));
  const most = filled.at(-1)!.size;
  return filled.find(({ size }) => size === most)!;
}

const heightOf = (box: Box, tight: boolean): number => (tight ? HEIGHTS[box].least : HEIGHTS[box].ideal);

function stretched({ column, span, boxes, used }: Slot, rem: number, tight: boolean): [Box, Rect][] {
  const heights = boxes.map((box) => heightOf(box, tight) * rem);
  let spare = span[1] - span[0] - used;
  const wishes = boxes.map((box, at) => HEIGHTS[box].most * rem - heights[at]);
  const wish = wishes.reduce((sum, more) => sum + more, 0);
  const share = wish > 0 ? Math.min(1, spare / wish) : 0;
  wishes.forEach((more, at) => {
    heights[at] += more * share;
    spare -= more * share;
  });
  const gap = Math.min(WIDEST_GAP * rem, GAP[tight ? "tight" : "loose"] * rem + spare / Math.max(1, boxes.length - 1));
  // why: what follows the clock stays where it is whatever scene comes
  const gapAfter = (box: Box) => (box === "clock" ? GAP.tight * rem : gap);
  let y = span[0];
  return boxes.map((box, at) => {
    const rect = {
      x: Math.round(column.x),
      y: Math.round(y),
      width: Math.floor(column.width),
      height: Math.floor(heights[at]),
    };
    y += heights[at] + gapAfter(box);
    return [box, rect];
  });
}
