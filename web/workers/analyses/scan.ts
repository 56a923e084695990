import type { HouseholdColumns, IncidentColumns } from "../../../domain/columns.ts";
import { fromLattice } from "../../../domain/position.ts";
import { findHotSpots, type HotSpot, USUAL_HOT_SPOTS } from "../../../domain/statistics/find-hot-spots.ts";
import type { Answers, ScanCluster } from "../../state/analysis/answers.ts";
import type { AnalysisData, AnalysisRequest, OnStep } from "../statistics-messages.ts";
import { rowsWithin } from "./rows.ts";
import { USUAL_DAYS } from "./usual-days.ts";

const DAY_S = 86_400;
/** Steps of time at most: more would only cut what belongs together. */
const MOST_STEPS = 14;
const METRES = (Math.PI / 180) * 6_371_008.8;

/**
 * Where and when within the span more of one kind happened than usually does, over the smallest areas: what is usual is what happened
 * there in the year before, so that a busy market is not a cluster by being one (domain/statistics/find-hot-spots.ts).
 */
export function scan(data: AnalysisData, request: AnalysisRequest, onStep: OnStep): Answers["scan"] {
  const { incidents, households } = data;
  const { from, to } = request.span;
  const stepS = Math.ceil(Math.max(1, (to - from) / DAY_S) / MOST_STEPS) * DAY_S;
  const steps = Math.ceil((to - from) / stepS);
  const places = placesOf(incidents, households, request);
  const rows = rowsWithin(incidents, { from: from - USUAL_DAYS * DAY_S, to }, request).filter(
    (row) => places.unitOf[incidents.grid[row]] >= 0,
  );
  const events = {
    place: rows.map((row) => places.unitOf[incidents.grid[row]]),
    step: rows.map((row) => Math.max(-1, Math.floor((incidents.time[row] - from) / stepS))),
    kind: rows.map((row) => incidents.kind[row]),
  };
  const found = findHotSpots(events, places, { ...USUAL_HOT_SPOTS, steps, onStep }) ?? [];
  const clusters = found.map(
    (spot: HotSpot): ScanCluster => ({
      areas: spot.places.map((place) => places.codes[place]),
      radiusM: spot.radiusM,
      from: from + spot.from * stepS,
      to: Math.min(to, from + (spot.to + 1) * stepS),
      incidents: spot.events,
      expected: spot.expected,
      p: spot.p,
      incidentKind: incidents.kinds[spot.kind],
    }),
  );
  return { clusters, simulations: USUAL_HOT_SPOTS.replications };
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
