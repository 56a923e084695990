import type { IncidentColumns } from "../../../domain/columns.ts";
import { benjaminiHochberg, confidenceOf } from "../../../domain/statistics/false-discovery.ts";
import { giStar } from "../../../domain/statistics/gi-star.ts";
import type { Neighbours } from "../../../domain/statistics/neighbours.ts";
import { twoSided } from "../../../domain/statistics/normal.ts";
import { unusualAround } from "../../../domain/statistics/unusual.ts";
import type { Answers } from "../../state/analysis/answers.ts";
import type { AnalysisData, AnalysisRequest, OnStep } from "../statistics-messages.ts";
import { patchesOf } from "./patches.ts";
import { rowsWithin } from "./rows.ts";
import { type Ground, groundOf, touchingSquares } from "./squares.ts";
import { USUAL_DAYS } from "./usual-days.ts";

/**
 * Squares with significantly many or few incidents around them, by how sure that is, with the false-discovery rate held over the
 * whole map: beside all other squares, or beside what is usual at the place itself.
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
  const kinds = request.usual
    ? besideUsual(counts, usualAt(incidents, request, ground), neighbours)
    : besideTheRest(counts, neighbours);
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

/** Getis-Ord Gi*, two-sided (domain/statistics/gi-star.ts). */
function besideTheRest(counts: Float64Array, neighbours: Neighbours): Int8Array {
  const { z } = giStar(counts, neighbours);
  return confidenceOf(z, benjaminiHochberg(z.map(twoSided)));
}

/** More than in the year before, where that year is the measure of each place (domain/statistics/unusual.ts): hot ones only. */
function besideUsual(now: Float64Array, before: Float64Array, neighbours: Neighbours): Int8Array {
  const { p } = unusualAround(now, before, neighbours);
  return confidenceOf(new Float64Array(p.length).fill(1), benjaminiHochberg(p));
}

/** Incidents of each square in the year before the span. */
function usualAt(incidents: IncidentColumns, request: AnalysisRequest, { squares, unitAt }: Ground): Float64Array {
  const { from } = request.span;
  const counts = new Float64Array(squares.cells.length);
  for (const row of rowsWithin(incidents, { from: from - USUAL_DAYS * 86_400, to: from }, request)) {
    const unit = unitAt(incidents.lng[row], incidents.lat[row]);
    if (unit >= 0) counts[unit]++;
  }
  return counts;
}
