import { metresPerWorldUnit } from "../mercator.ts";
import type { Rect } from "./sheet.ts";

/** `[left, top, right, bottom]` in world units (domain/mercator.ts). */
export type WorldBox = readonly [left: number, top: number, right: number, bottom: number];

/** A map on a sheet: true to scale in its middle, and within a few kilometres of it to one part in a thousand. Plain data. */
export type PaperMap = {
  frame: Rect;
  /** of the scale 1:n */
  denominator: number;
  /** the world position in the middle of the frame */
  middle: readonly [x: number, y: number];
  mmPerUnit: number;
};

/** Digits of the scales that maps are drawn in. */
const STEPS = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5];

/** No map is drawn larger: one house would fill a poster. */
const LARGEST = 200;

/** The map that shows all of `box` within `frame`, `padMm` away from its edges, at the largest round scale. */
export function paperMap(box: WorldBox, frame: Rect, padMm: number): PaperMap {
  const [left, top, right, bottom] = box;
  const middle = [(left + right) / 2, (top + bottom) / 2] as const;
  const mmEach = metresPerWorldUnit(middle[1]) * 1000;
  const needed = Math.max(
    LARGEST,
    ((right - left) * mmEach) / (frame.width - 2 * padMm),
    ((bottom - top) * mmEach) / (frame.height - 2 * padMm),
  );
  const denominator = roundedUp(needed);
  return { frame, denominator, middle, mmPerUnit: mmEach / denominator };
}

/** The first round scale whose denominator is at least `needed`. */
function roundedUp(needed: number): number {
  const power = 10 ** Math.floor(Math.log10(needed) + 1e-9);
  const step = STEPS.find((digits) => digits * power >= needed * (1 - 1e-9));
  return step === undefined ? 10 * power : step * power;
}

/** Millimetres from the left of the sheet. */
export const paperX = ({ frame, middle, mmPerUnit }: PaperMap, worldX: number): number =>
  frame.x + frame.width / 2 + (worldX - middle[0]) * mmPerUnit;

/** Millimetres from the top of the sheet. */
export const paperY = ({ frame, middle, mmPerUnit }: PaperMap, worldY: number): number =>
  frame.y + frame.height / 2 + (worldY - middle[1]) * mmPerUnit;

/** What of the world the frame shows. */
export function shownBox({ frame, middle: [x, y], mmPerUnit }: PaperMap): WorldBox {
  const [halfX, halfY] = [frame.width / 2 / mmPerUnit, frame.height / 2 / mmPerUnit];
  return [x - halfX, y - halfY, x + halfX, y + halfY];
}

/** Millimetres on the sheet of so many metres on the ground. */
export const mmOf = ({ denominator }: PaperMap, metres: number): number => (metres * 1000) / denominator;

/** A scale bar: `parts` equal parts of `metres` each, `mm` long on the sheet each, all together at most `mostMm`. */
export function scaleBar(map: PaperMap, mostMm: number): { metres: number; mm: number; parts: number } {
  const parts = 4;
  const most = (mostMm / parts / 1000) * map.denominator;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((digits) => digits * power <= most) ?? 1) * power;
  return { metres, mm: mmOf(map, metres), parts };
}
