import type { IncidentColumns } from "../../../domain/columns.ts";
import { benjaminiHochberg, benjaminiYekutieli, confidenceOf } from "../../../domain/statistics/false-discovery.ts";
import { giStar } from "../../../domain/statistics/gi-star.ts";
import type { Neighbours } from "../../../domain/statistics/neighbours.ts";
import { twoSided } from "../../../domain/statistics/normal.ts";
import { isNewKind, unusualAround } from "../../../domain/statistics/unusual.ts";
import type { Answers } from "../../state/analysis/answers.ts";
import type { AnalysisData, AnalysisRequest, OnStep } from "../statistics-messages.ts";
import { mostFirst, patchesOf } from "./patches.ts";
import { rowsWithin } from "./rows.ts";
import { type Ground, groundOf, touchingSquares } from "./squares.ts";
import { USUAL_DAYS } from "./usual-days.ts";

/**
 * Squares with significantly many incidents around them, by how sure that is, with the false-discovery rate held over the whole map:
 * beside what is usual at the place itself, kind by kind, or (with cold ones) beside all other squares.
 */
export function hotSpots(data: AnalysisData, request: AnalysisRequest, onStep: OnStep): Answers["hot-spots"] {
  const { incidents } = data;
  const ground = groundOf(data, request);
  onStep(0.3);
  const { squares } = ground;
  const neighbours = touchingSquares(squares);
  onStep(0.5);
  const rows = rowsWithin(incidents, request.span, request);
  const maps = request.usual
    ? besideUsual(incidents, rows, request, ground, neighbours)
    : [{ rows, kinds: besideTheRest(countsOf(incidents, rows, ground), neighbours) }];
  const kinds = new Int8Array(squares.cells.length);
  for (const map of maps) {
    map.kinds.forEach((kind, unit) => {
      if (Math.abs(kind) > Math.abs(kinds[unit])) kinds[unit] = kind;
    });
  }
  const patches = maps.flatMap((map) =>
    patchesOf({
      squares,
      neighbours,
      incidents,
      rows: map.rows,
      unitOf: map.rows.map((row) => ground.unitAt(incidents.lng[row], incidents.lat[row])),
      // why from 95 %: the rest is drawn, faintly, but nothing to send anybody to
      signOf: (unit) => (Math.abs(map.kinds[unit]) >= 2 ? Math.sign(map.kinds[unit]) : 0),
      kindOf: (units) => surest(units.map((unit) => map.kinds[unit])),
    }),
  );
  return { squares, kinds, patches: patches.sort(mostFirst), incidents: rows.length };
}

const surest = (kinds: readonly number[]): number =>
  kinds.reduce((most, kind) => (Math.abs(kind) > Math.abs(most) ? kind : most), 0);

/** How sure each square is, and the incidents that it is about. */
type HotMap = { rows: Int32Array; kinds: Int8Array };

/** Getis-Ord Gi* of the counts, two-sided (domain/statistics/gi-star.ts). */
function besideTheRest(counts: Float64Array, neighbours: Neighbours): Int8Array {
  const { z } = giStar(counts, neighbours);
  return confidenceOf(z, benjaminiHochberg(z.map(twoSided)));
}

/**
 * More of a kind than in the year before, where that year is the measure of each place (domain/statistics/unusual.ts): hot ones only, a
 * map for each kind, and the false discoveries of all of them together. Sums around squares side by side share most of what they count:
 the procedure is that for tests that may depend on each other (Benjamini and Yekutieli 2001).
 */
function besideUsual(
  incidents: IncidentColumns,
  rows: Int32Array,
  request: AnalysisRequest,
  ground: Ground,
  neighbours: Neighbours,
): HotMap[] {
  const { from } = request.span;
  const before = rowsWithin(incidents, { from: from - USUAL_DAYS * 86_400, to: from }, request);
  const codes = [...new Set(rows.map((row) => incidents.kind[row]))].sort((a, b) => a - b);
  const maps = codes.map((code) => {
    const [own, then] = [rows, before].map((all) => all.filter((row) => incidents.kind[row] === code));
    const measure = isNewKind(own.length, then.length) ? before : then;
    const [now, usual] = [own, measure].map((some) => countsOf(incidents, some, ground));
    return { rows: own, ...unusualAround(now, usual, neighbours) };
  });
  const units = neighbours.units;
  const adjusted = benjaminiYekutieli(maps.flatMap(({ p }) => [...p]));
  const hot = new Float64Array(units).fill(1);
  return maps.map((map, at) => ({
    rows: map.rows,
    kinds: confidenceOf(hot, adjusted.subarray(at * units, (at + 1) * units)),
  }));
}

/** How many of `rows` lie in each square. */
function countsOf({ lng, lat }: IncidentColumns, rows: Int32Array, { squares, unitAt }: Ground): Float64Array {
  const counts = new Float64Array(squares.cells.length);
  for (const row of rows) {
    const unit = unitAt(lng[row], lat[row]);
    if (unit >= 0) counts[unit]++;
  }
  return counts;
}
