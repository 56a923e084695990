import { densityChange } from "../../../domain/statistics/compare-periods.ts";
import { type DensityField, densityFrame, densityOf } from "../../../domain/statistics/density.ts";
import type { Answers, TwoFields } from "../../state/analysis/answers.ts";
import type { AnalysisData, AnalysisRequest, OnStep } from "../statistics-messages.ts";
import { countsIn } from "./field-counts.ts";
import { rowsWithin } from "./rows.ts";
import { usualBounds } from "./usual-bounds.ts";

/**
 * Where more, and where less happened than before, in incidents per km² and day: spans of different length can be compared.
 */
export function difference(data: AnalysisData, request: AnalysisRequest, onStep: OnStep): Answers["difference"] {
  const { incidents } = data;
  const frame = densityFrame(usualBounds(incidents), request.bandwidthM);
  const perDay = (span: AnalysisRequest["span"]) => {
    const rows = rowsWithin(incidents, span, request);
    const field = densityOf(countsIn(frame, incidents, rows), frame);
    return { field, count: rows.length, days: Math.max(1, (span.to - span.from) / 86_400) };
  };
  const now = perDay(request.span);
  onStep(0.5);
  const before = perDay(request.before);
  const values = densityChange(before.field, now.field, before.days, now.days);
  return { ...split(values, now.field), now: now.count, before: before.count };
}

/** `values` above and below nothing as two fields in the frame of `field`, read with the larger of both. */
export function split(values: Float32Array, field: DensityField): TwoFields {
  const part = (sign: 1 | -1): DensityField => {
    const own = values.map((value) => Math.max(0, sign * value));
    return { ...field, values: own, max: own.reduce((max, value) => Math.max(max, value), 0) };
  };
  const [more, less] = [part(1), part(-1)];
  return { more, less, max: Math.max(more.max, less.max) };
}
