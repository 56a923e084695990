import { emergingHotSpots } from "../../domain/statistics/emerging-hot-spots.ts";
import { findHotSpots, USUAL_HOT_SPOTS } from "../../domain/statistics/find-hot-spots.ts";
import { giStar } from "../../domain/statistics/gi-star.ts";
import { logLikelihoodRatio } from "../../domain/statistics/likelihood-ratio.ts";
import { touchingCells } from "../../domain/statistics/neighbours.ts";
import { Random } from "../../domain/statistics/random.ts";
import { casesTogether } from "../../domain/statistics/same-cause.ts";
import { medianMs, type Report } from "./report.ts";

const WEEK_S = 7 * 86_400;
const SIDE_M = 2_000;
const REPORTS = 5_000;
/** Steps of time that a scan looks at. */
const STEPS = 14;

/** Where it is hot and since when, hot spots by scanning, and reports with one cause. */
export async function statistics(report: Report): Promise<void> {
  const random = new Random(1);

  const cells = touchingCells(50, 50);
  const cube = { units: 2_500, steps: 52, values: Float64Array.from({ length: 130_000 }, () => random.below(6)) };
  report({
    case: "emerging hot spots, 2,500 cells × 52 weeks",
    value: await medianMs(3, () => emergingHotSpots(cube, cells)),
    unit: "ms",
    baseline: await medianMs(3, () => {
      for (let week = 0; week < 52; week++) giStar(cube.values.subarray(week * 2_500, (week + 1) * 2_500), cells);
    }),
    against: "Gi* of each week alone, without trend and pattern",
  });

  for (const { name, side, across, days, count } of [
    {
      name: "a street, a quarter: 324 areas, 32,500 incidents of ten kinds",
      side: SIDE_M,
      across: 18,
      days: 91,
      count: 32_500,
    },
    { name: "a county, a month: 2,619 areas, 540,000", side: 20_000, across: 51, days: 30, count: 540_000 },
  ]) {
    const { places, events } = madeAreas(random, { side, across, count, days });
    let trials = 0;
    const onStep = () => {
      trials += 10;
      return true;
    };
    const settings = { ...USUAL_HOT_SPOTS, steps: STEPS, onStep };
    report({
      case: `hot spots of ${name}`,
      value: await medianMs(1, () => findHotSpots(events, places, settings)),
      unit: "ms",
      baseline: await medianMs(1, () => everyWindow(across * across, 8, STEPS, STEPS, Math.round(trials / 20))),
      against: "a likelihood ratio for every window of as many trials",
    });
  }

  const recent = madeEvents(random, REPORTS, 4 * WEEK_S);
  const together = { reachM: 60, withinS: 3 * 86_400, least: 4 };
  report({
    case: "reports with one cause, of 5,000",
    value: await medianMs(5, () => casesTogether(recent, together)),
    unit: "ms",
    baseline: await medianMs(3, () => everyPair(recent, together.reachM)),
    against: "every pair",
  });
}

/** A town of areas side by side over a square, and a year and `days` of events in it, of ten kinds. */
function madeAreas(random: Random, town: { side: number; across: number; count: number; days: number }) {
  const { side, across, count, days } = town;
  const step = Math.ceil(days / STEPS);
  const at = (i: number) => ((i + 0.5) * side) / across;
  const place = Uint32Array.from({ length: count }, () => random.below(across * across));
  return {
    places: {
      x: Float64Array.from({ length: across * across }, (_, i) => at(i % across)),
      y: Float64Array.from({ length: across * across }, (_, i) => at(Math.floor(i / across))),
    },
    events: {
      place,
      step: Int32Array.from(place, () => Math.max(-1, Math.floor((random.below(364 + days) - 364) / step))),
      kind: Uint8Array.from(place, () => random.below(10)),
    },
  };
}

/** Events of ten kinds, evenly over a square and over the time. */
function madeEvents(random: Random, count: number, lengthS: number) {
  const column = (most: number) => Float64Array.from({ length: count }, () => random.next() * most);
  return {
    x: column(SIDE_M),
    y: column(SIDE_M),
    time: column(lengthS),
    kind: Uint8Array.from({ length: count }, () => random.below(10)),
  };
}

/** The baseline of a scan: `circles` around each of `places`, each interval, its ratio. */
function everyWindow(places: number, circles: number, steps: number, longest: number, rounds: number): number {
  let highest = 0;
  for (let window = 0; window < places * circles * rounds; window++) {
    for (let to = 1; to <= steps; to++) {
      for (let from = Math.max(0, to - longest); from < to; from++) {
        const expected = 1 + ((window * 7 + from) % 13);
        highest = Math.max(highest, logLikelihoodRatio(expected + 1, expected, 5_000));
      }
    }
  }
  return highest;
}

function everyPair({ x, y }: { x: Float64Array; y: Float64Array }, metres: number): number {
  let near = 0;
  for (let a = 0; a < x.length; a++) {
    for (let b = 0; b < x.length; b++) if ((x[a] - x[b]) ** 2 + (y[a] - y[b]) ** 2 <= metres * metres) near++;
  }
  return near;
}
