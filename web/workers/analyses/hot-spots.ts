import { benjaminiHochberg, confidenceOf } from "../../../domain/statistics/false-discovery.ts";
import { giStar } from "../../../domain/statistics/gi-star.ts";
import { twoSided } from "../../../domain/statistics/normal.ts";
import type { Answers } from "../../state/analysis/answers.ts";
import type { AnalysisData, AnalysisRequest, OnStep } from "../statistics-messages.ts";
import { patchesOf } from "./patches.ts";
import { rowsWithin } from "./rows.ts";
import { groundOf, touchingSquares } from "./squares.ts";

/**
 * Squares with significantly many or few incidents around them: Getis-Ord Gi* over all squares of the scope, two-sided, with the
 * false-discovery rate held over the whole map (domain/statistics/gi-star.ts, false-discovery.ts).
 */
export function hotSpots(data: AnalysisData, request: AnalysisRequest, onStep: OnStep): Answers["hot-spots"] {
  const { incidents } = data;
  const ground = groundOf(data, request);
  onStep(0.3);
  const { squares } = ground;
  const rows = rowsWithin(incidents, request.span, request);
  const unitOf = rows.map((row) => ground.unitAt(incidents.lng[row], incidents.lat[row]));
  const counts = new Float64Array(squares.cells.length);
  for (const unit of unitOf) if (unit >= 0) counts[unit]++;
  const neighbours = touchingSquares(squares);
  onStep(0.6);
  const { z } = giStar(counts, neighbours);
  const kinds = confidenceOf(z, benjaminiHochberg(z.map(twoSided)));
  const patches = patchesOf({
    squares,
    neighbours,
    incidents,
    rows,
    unitOf,
    // why from 95 %: the rest is drawn, faintly, but nothing to send anybody to
    signOf: (unit) => (Math.abs(kinds[unit]) >= 2 ? Math.sign(kinds[unit]) : 0),
    kindOf: (units) => units.reduce((most, unit) => (Math.abs(kinds[unit]) > Math.abs(most) ? kinds[unit] : most), 0),
  });
  return { squares, kinds, patches, incidents: rows.length };
}
