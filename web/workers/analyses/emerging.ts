import { emergingHotSpots } from "../../../domain/statistics/emerging-hot-spots.ts";
import type { Answers } from "../../state/analysis/answers.ts";
import { EMERGING, EMERGING_DAYS, EMERGING_STEPS, NO_PATTERN } from "../../state/analysis/emerging-kinds.ts";
import type { AnalysisData, AnalysisRequest, OnStep } from "../statistics-messages.ts";
import { patchesOf } from "./patches.ts";
import { rowsWithin } from "./rows.ts";
import { groundOf, touchingSquares } from "./squares.ts";

const DAY_S = 86_400;

/** How it went over the weeks until the end of the span: where it became hot, stays so, or was (domain/statistics/emerging-hot-spots.ts). */
export function emerging(data: AnalysisData, request: AnalysisRequest, onStep: OnStep): Answers["emerging"] {
  const { incidents } = data;
  const ground = groundOf(data, request);
  onStep(0.2);
  const { squares } = ground;
  const units = squares.cells.length;
  const stepS = EMERGING_DAYS * DAY_S;
  const { to } = request.span;
  const from = to - EMERGING_STEPS * stepS;
  const rows = rowsWithin(incidents, { from, to }, request);
  const unitOf = rows.map((row) => ground.unitAt(incidents.lng[row], incidents.lat[row]));
  const values = new Float64Array(units * EMERGING_STEPS);
  rows.forEach((row, i) => {
    const step = Math.floor((incidents.time[row] - from) / stepS);
    if (unitOf[i] >= 0) values[step * units + unitOf[i]]++;
  });
  const neighbours = touchingSquares(squares);
  onStep(0.4);
  const { patterns, states } = emergingHotSpots({ units, steps: EMERGING_STEPS, values }, neighbours);
  const kinds = Uint8Array.from(patterns, (pattern) => (pattern === "none" ? NO_PATTERN : EMERGING.indexOf(pattern)));
  const signOf = (unit: number) => (kinds[unit] === NO_PATTERN ? 0 : EMERGING[kinds[unit]].endsWith("hot") ? 1 : -1);
  const patches = patchesOf({
    squares,
    neighbours,
    incidents,
    rows,
    unitOf,
    signOf,
    isNow: (unit) => states[(EMERGING_STEPS - 1) * units + unit] === signOf(unit),
    kindOf: (members) => mostFrequent(members.map((unit) => kinds[unit])),
  });
  return { squares, kinds, patches, steps: EMERGING_STEPS, stepDays: EMERGING_DAYS };
}

/** Of several as frequent the one that comes first in the legend. */
function mostFrequent(kinds: readonly number[]): number {
  const counts = new Int32Array(EMERGING.length);
  for (const kind of kinds) counts[kind]++;
  return counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
}
