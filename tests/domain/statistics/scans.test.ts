import { describe, expect, test } from "vitest";
import { circlesAround } from "../../../domain/statistics/circles.ts";
import { caseDealer } from "../../../domain/statistics/dealt-cases.ts";
import { findHotSpots, USUAL_HOT_SPOTS } from "../../../domain/statistics/find-hot-spots.ts";
import { logLikelihoodRatio, mayExceed } from "../../../domain/statistics/likelihood-ratio.ts";
import { Random } from "../../../domain/statistics/random.ts";
import { spaceTimeScan } from "../../../domain/statistics/space-time-scan.ts";
import { spatialScan } from "../../../domain/statistics/spatial-scan.ts";

/** Places on a line, 1 m apart unless said otherwise. */
const line = (population: number[], x = population.map((_, i) => i)) => ({ x, y: x.map(() => 0), population });
const asked = { replications: 199, seed: 5 };

describe("circles", () => {
  test("places equally far enter together, and none passes the largest population", () => {
    const { order, first, firstEnd, ends, radii } = circlesAround(line([1, 1, 1, 1, 1]), 0.6);
    const around = (centre: number) =>
      Array.from(ends.subarray(firstEnd[centre], firstEnd[centre + 1]), (end) => [
        ...order.subarray(first[centre], end),
      ]);
    expect(around(2)).toEqual([[2], [2, 1, 3]]);
    expect(around(0)).toEqual([[0], [0, 1], [0, 1, 2]]);
    expect([...radii.subarray(firstEnd[0], firstEnd[1])]).toEqual([0, 1, 2]);
  });
});

describe("spatial scan", () => {
  const cases = [2, 9, 8, 1, 2, 2, 1, 2];
  const places = line([10, 10, 10, 10, 10, 10, 10, 10], [0, 2, 3, 5, 7, 9, 11, 13]);

  test("finds the two places with nine and eight cases where three were expected", () => {
    const [best] = spatialScan(cases, places, asked).clusters;
    expect(best).toMatchObject({ members: [1, 2], cases: 17, radiusM: 1 });
    expect(best.expected).toBeCloseTo(27 / 4, 12);
    expect(best.relativeRisk).toBeCloseTo(17 / 6.75 / (10 / 20.25), 12);
    expect(best.p).toBeLessThan(0.01);
  });

  test("gives the same answer for the same seed, and stops when told to with the trials made", () => {
    expect(spatialScan(cases, places, asked)).toEqual(spatialScan(cases, places, asked));
    const stopped = spatialScan(cases, places, { ...asked, onStep: (done) => done < 0.5 });
    expect(stopped.replications).toBe(100);
    expect(stopped.clusters[0].p).toBeGreaterThanOrEqual(1 / 101);
  });

  test("a place where nobody lives is no cluster of its own, and no cases are none", () => {
    const found = spatialScan([0, 7, 1, 2], line([10, 0, 10, 10]), asked);
    for (const { members, llr } of found.clusters) {
      expect(members).not.toEqual([1]);
      expect(llr).toBeLessThan(Infinity);
    }
    expect(spatialScan([0, 0, 0], line([1, 1, 1]), asked).clusters).toEqual([]);
  });

  test("chance alone passes 5 % in about one of twenty maps", () => {
    const random = new Random(3);
    const deal = caseDealer(places.population);
    const dealt = new Float64Array(8);
    let passed = 0;
    for (let map = 0; map < 200; map++) {
      deal(random, 40, dealt);
      const [best] = spatialScan(dealt, places, { replications: 99, seed: map }).clusters;
      if (best && best.p <= 0.05) passed++;
    }
    expect(passed).toBeGreaterThan(1);
    expect(passed).toBeLessThan(22);
  });
});

describe("space-time scan", () => {
  // six places, eight steps, two cases everywhere; at the places 2 and 3 five more in the steps 5 to 7
  const values = new Float64Array(48).fill(2);
  for (const step of [5, 6, 7]) for (const unit of [2, 3]) values[step * 6 + unit] += 5;
  const cube = { units: 6, steps: 8, values };
  const places = line([1, 1, 1, 1, 1, 1], [0, 2, 4, 5, 7, 9]);

  test("finds where and when", () => {
    const [best] = spaceTimeScan(cube, places, asked).clusters;
    expect(best).toMatchObject({ members: [2, 3], from: 5, to: 7, cases: 42, p: 1 / 200 });
  });

  test("looking at what lasts until now does not see what ended", () => {
    const ended = { ...cube, values: values.slice() };
    ended.values.fill(2, 42);
    const now = spaceTimeScan(ended, places, { ...asked, prospective: true }).clusters;
    for (const { to } of now) expect(to).toBe(7);
    const ever = spaceTimeScan(ended, places, asked).clusters;
    expect(ever[0]).toMatchObject({ members: [2, 3], from: 5, to: 6 });
  });

  test("what was expected there and then is not found", () => {
    const [expected, perStep] = [
      [1, 1, 4, 4, 1, 1],
      [1, 1, 1, 1, 1, 3, 3, 3],
    ];
    const busy = Float64Array.from({ length: 48 }, (_, bin) => expected[bin % 6] * perStep[Math.floor(bin / 6)]);
    const { clusters } = spaceTimeScan({ ...cube, values: busy }, places, { ...asked, expected, perStep });
    for (const { llr } of clusters) expect(llr).toBeLessThan(1e-9);
    const [place] = spaceTimeScan({ ...cube, values: busy }, places, { ...asked, perStep }).clusters;
    expect(place).toMatchObject({ members: [2, 3], p: 1 / 200 });
  });

  test("the trials end once it is clear what is a cluster, and never before a hundred", () => {
    const { replications, clusters } = spaceTimeScan(cube, places, { ...asked, replications: 999, untilClear: true });
    expect(replications).toBe(99);
    expect(clusters[0].gumbelP).toBeLessThan(1e-4);
  });
});

describe("hot spots of every kind", () => {
  // ten places 100 m apart; a hundred of each kind before, evenly, and ten in the week, but at place 3, where one is usual in step 3, twelve more in the steps 5 and 6
  const places = { x: Array.from({ length: 10 }, (_, i) => 100 * i), y: new Array(10).fill(0) };
  const rows = [0, 1].flatMap((kind) => [
    ...Array.from({ length: 100 }, (_, i) => ({ place: i % 10, step: -1, kind })),
    ...Array.from({ length: 10 }, (_, i) => ({ place: i, step: i % 7, kind })),
  ]);
  const more = (kind: number) => Array.from({ length: 12 }, (_, i) => ({ place: 3, step: 5 + (i % 2), kind }));
  const found = (events: typeof rows, onStep?: () => boolean) =>
    findHotSpots(
      {
        place: events.map(({ place }) => place),
        step: events.map(({ step }) => step),
        kind: events.map(({ kind }) => kind),
      },
      places,
      { ...USUAL_HOT_SPOTS, steps: 7, onStep },
    );

  test("one where more happens than is usual, with its kind, place and time; none where all is as usual", () => {
    expect(found(rows)).toEqual([]);
    expect(found([...rows, ...more(1)])).toEqual([
      expect.objectContaining({ kind: 1, places: [3], from: 3, to: 6, events: 13 }),
    ]);
  });

  test("of a kind that never was before as well: where things happen at all is its measure", () => {
    expect(found([...rows, ...more(2)])).toEqual([expect.objectContaining({ kind: 2, places: [3], from: 5, to: 6 })]);
  });

  test("null when stopped", () => expect(found([...rows, ...more(1)], () => false)).toBeNull());
});

describe("likelihood ratio", () => {
  test("is that of the definition, and 0 for low rates", () => {
    expect(logLikelihoodRatio(6, 2, 10)).toBeCloseTo(6 * Math.log(3) + 4 * Math.log(4 / 8), 12);
    expect(logLikelihoodRatio(10, 2, 10)).toBeCloseTo(10 * Math.log(5), 12);
    expect(logLikelihoodRatio(1, 2, 10)).toBe(0);
  });

  test("never passes its bound", () => {
    for (let cases = 1; cases <= 20; cases++) {
      for (let expected = 0.5; expected < 20; expected += 0.75) {
        const value = logLikelihoodRatio(cases, expected, 20);
        if (value > 0) expect(mayExceed(cases, expected, 20, value * 0.999_999)).toBe(true);
      }
    }
  });
});

test("cases are dealt out in proportion to the weights, none lost", () => {
  const deal = caseDealer([1, 0, 3, 6]);
  const sums = [0, 0, 0, 0];
  const into = new Float64Array(4);
  const random = new Random(11);
  for (let round = 0; round < 200; round++) {
    deal(random, 100, into);
    expect(into.reduce((a, b) => a + b)).toBe(100);
    into.forEach((count, i) => {
      sums[i] += count;
    });
  }
  expect(sums[1]).toBe(0);
  for (const [i, share] of [0.1, 0, 0.3, 0.6].entries()) expect(Math.abs(sums[i] / 20_000 - share)).toBeLessThan(0.015);
});
