import type { Parcel } from "./draft.ts";
import type { Local } from "./geometry.ts";
import { EAST, type Face, fractionMet, NORTH, type Plan, SOUTH, WEST } from "./plan.ts";
import { NO_STREET } from "./streets.ts";

/** Parts `face` along the frame's line y, into `[south, north]`; null where the line does not run from side to side. */
function cutAcross(plan: Plan, face: Face, frame: Local, y: number): [Face, Face] | null {
  const point = frame.out(0, y);
  const at = fractionMet(plan.side(face, WEST).reverse(), point, frame.angle);
  const until = fractionMet(plan.side(face, EAST), point, frame.angle);
  if (at === null || until === null) return null;
  return plan.cut(face, { axis: "ew", at, until }, NO_STREET)?.parts ?? null;
}

/** Parts `face` along the frame's line x, into `[west, east]`. */
function cutDown(plan: Plan, face: Face, frame: Local, x: number): [Face, Face] | null {
  const point = frame.out(x, 0);
  const angle = frame.angle + Math.PI / 2;
  const at = fractionMet(plan.side(face, SOUTH), point, angle);
  const until = fractionMet(plan.side(face, NORTH).reverse(), point, angle);
  if (at === null || until === null) return null;
  return plan.cut(face, { axis: "ns", at, until }, NO_STREET)?.parts ?? null;
}

/** A row of buildings: where the strip ends in the north (Infinity for the last) and where it is cut into lots. */
export type Strip = { until: number; cuts: number[] };

/** Cuts the parcel into lots, strip by strip from the south, every other strip from the east, so that followers touch. */
export function cutLots(plan: Plan, parcel: Parcel, frame: Local, strips: readonly Strip[]): void {
  let rest = parcel.face;
  let cuts: number[] = [];
  let turn = false;
  strips.forEach((strip, i) => {
    cuts = [...cuts, ...strip.cuts.filter((x) => !cuts.includes(x))].sort((a, b) => a - b);
    const parts = i === strips.length - 1 ? null : cutAcross(plan, rest, frame, strip.until);
    if (!parts && i < strips.length - 1) return;
    let row = parts ? parts[0] : rest;
    const lots: Face[] = [];
    for (const x of cuts) {
      const pair = cutDown(plan, row, frame, x);
      if (!pair) continue;
      lots.push(pair[0]);
      row = pair[1];
    }
    lots.push(row);
    if (turn) lots.reverse();
    for (const face of lots) parcel.lots.push({ face, parcel, buildings: [] });
    turn = !turn;
    cuts = [];
    if (parts) rest = parts[1];
  });
}
