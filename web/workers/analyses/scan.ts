import type { HouseholdColumns, IncidentColumns } from "../../../domain/columns.ts";
import { fromLattice } from "../../../domain/position.ts";
import { benjaminiHochberg } from "../../../domain/statistics/false-discovery.ts";
import { spaceTimeScan } from "../../../domain/statistics/space-time-scan.ts";
import type { Answers, ScanCluster } from "../../state/analysis/answers.ts";
import type { AnalysisData, AnalysisRequest, OnStep } from "../statistics-messages.ts";
import { rowsWithin } from "./rows.ts";
import { USUAL_DAYS } from "./usual-days.ts";

const DAY_S = 86_400;
/** Steps of time at most: more would take minutes. */
const MOST_STEPS = 14;
/** From this many on fewer replications are made, for the same reason. */
const MANY_AREAS = 400;
/** Largest cluster, as a share of what usually happens: a place one can go to, not half a town. */
const LARGEST = 0.1;
/** Incidents of a kind that every area is thought to have had besides: none in a year is not never. */
const AT_LEAST = 1;
const SIGNIFICANT = 0.05;
/** Why a seed that stays: the same data give the same answer on every machine. */
const SEED = 1;
const METRES = (Math.PI / 180) * 6_371_008.8;

/**
 * Where and when within the span more of one kind happened than usually does: for each kind Kulldorff's space-time scan over the
 * smallest areas (domain/statistics/space-time-scan.ts). Expected is what happened there in the year before, so that a busy market
 * is not a cluster by being one. Of all clusters of all kinds those that a false-discovery rate of 5 % leaves, the least like chance
 * first.
 */
export function scan(data: AnalysisData, request: AnalysisRequest, onStep: OnStep): Answers["scan"] {
  const { incidents, households } = data;
  const { from, to } = request.span;
  const days = Math.max(1, Math.round((to - from) / DAY_S));
  const stepS = Math.ceil(days / MOST_STEPS) * DAY_S;
  const steps = Math.ceil((to - from) / stepS);
  const places = placesOf(incidents, households, request);
  const units = places.codes.length;
  const rows = rowsWithin(incidents, request.span, request);
  if (units < 2 || rows.length === 0) return { clusters: [], simulations: 0 };

  const simulations = units > MANY_AREAS ? 49 : 99;
  const kinds = [...new Set(rows.map((row) => incidents.kind[row]))].sort((a, b) => a - b);
  const found = kinds.flatMap((kind, number) => {
    const own = rows.filter((row) => incidents.kind[row] === kind);
    const values = new Float64Array(units * steps);
    for (const row of own) {
      const unit = places.unitOf[incidents.grid[row]];
      if (unit >= 0) values[Math.floor((incidents.time[row] - from) / stepS) * units + unit]++;
    }
    const usual = usualAt(incidents, kind, request, places);
    // why less for the last step: it may end with the span
    const expected = values.map((_, bin) => {
      const step = Math.floor(bin / units);
      return usual[bin % units] * Math.min(stepS, to - from - step * stepS);
    });
    const { clusters } = spaceTimeScan(
      { units, steps, values },
      { x: places.x, y: places.y, population: usual },
      {
        maxFraction: LARGEST,
        maxSteps: steps,
        expected,
        replications: simulations,
        seed: SEED,
        onStep: (done) => onStep((number + done) / kinds.length),
      },
    );
    return clusters.map((cluster) => ({ ...cluster, kind }));
  });
  const p = benjaminiHochberg(found.map(({ gumbelP }) => gumbelP));
  const clusters = found
    .map((cluster, i): ScanCluster => {
      const others = cluster.members.filter((unit) => unit !== cluster.centre);
      return {
        areas: [cluster.centre, ...others].map((unit) => places.codes[unit]),
        radiusM: cluster.radiusM,
        from: from + cluster.from * stepS,
        to: Math.min(to, from + (cluster.to + 1) * stepS),
        incidents: cluster.cases,
        expected: cluster.expected,
        p: p[i],
        incidentKind: incidents.kinds[cluster.kind],
      };
    })
    .filter((cluster) => cluster.p <= SIGNIFICANT)
    .sort((a, b) => a.p - b.p);
  return { clusters, simulations };
}

type Places = {
  codes: string[];
  /** metres */
  x: Float64Array;
  y: Float64Array;
  /** number of each entry of the incidents' dictionary of areas; −1 where it does not count */
  unitOf: Int32Array;
};

/** The areas in scope, each where its households and incidents lie on average. */
function placesOf(
  incidents: IncidentColumns,
  households: HouseholdColumns | null,
  { incidentGrids, householdGrids }: AnalysisRequest,
): Places {
  const sums = new Map<string, { lng: number; lat: number; count: number }>();
  const add = ({ length, grids, grid, lng, lat }: IncidentColumns | HouseholdColumns, mask: Uint8Array | null) => {
    const own = grids.map((code, index) => {
      if (code === "" || (mask && mask[index] !== 1)) return null;
      const sum = sums.get(code) ?? { lng: 0, lat: 0, count: 0 };
      sums.set(code, sum);
      return sum;
    });
    for (let row = 0; row < length; row++) {
      const sum = own[grid[row]];
      if (sum === null) continue;
      sum.lng += lng[row];
      sum.lat += lat[row];
      sum.count++;
    }
  };
  add(incidents, incidentGrids);
  if (households) add(households, householdGrids);
  const codes = [...sums.keys()].filter((code) => sums.get(code)!.count > 0).sort();
  const numberOf = new Map(codes.map((code, index) => [code, index]));
  const means = codes.map((code) => sums.get(code)!).map(({ lng, lat, count }) => [lng / count, lat / count]);
  const shorter = Math.cos((fromLattice(means[0]?.[1] ?? 0) * Math.PI) / 180);
  return {
    codes,
    x: Float64Array.from(means, ([lng]) => fromLattice(lng) * METRES * shorter),
    y: Float64Array.from(means, ([, lat]) => fromLattice(lat) * METRES),
    unitOf: Int32Array.from(incidents.grids, (code) => numberOf.get(code) ?? -1),
  };
}

/** How much of a kind usually happens in each place: the year before, and a little more, so that nowhere nothing is expected at all. */
function usualAt(incidents: IncidentColumns, kind: number, request: AnalysisRequest, places: Places): Float64Array {
  const { from } = request.span;
  const usual = new Float64Array(places.codes.length).fill(AT_LEAST);
  for (const row of rowsWithin(incidents, { from: from - USUAL_DAYS * DAY_S, to: from }, request)) {
    const unit = incidents.kind[row] === kind ? places.unitOf[incidents.grid[row]] : -1;
    if (unit >= 0) usual[unit]++;
  }
  return usual;
}
