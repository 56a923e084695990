import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { casesTogether, proposedCases } from "../../../domain/statistics/same-cause.ts";

const HOUR_S = 3600;
const together = { reachM: 50, withinS: 24 * HOUR_S, least: 3 };
const reports = (rows: [x: number, y: number, hour: number][]) => ({
  x: rows.map(([x]) => x),
  y: rows.map(([, y]) => y),
  time: rows.map(([, , hour]) => hour * HOUR_S),
});

describe("reports with one cause", () => {
  test("belong together in space and in time, the rim as well", () => {
    const found = casesTogether(
      reports([
        [0, 0, 0],
        [40, 0, 2],
        [20, 10, 5],
        [85, 0, 6], // within reach of one core alone
        [20, 10, 60], // the same place two days later
        [500, 0, 3],
      ]),
      together,
    );
    expect([...found]).toEqual([0, 0, 0, 0, -1, -1]);
  });

  test("are a chain that goes on as long as each is followed by another", () => {
    const chain = reports(Array.from({ length: 10 }, (_, i) => [i * 30, 0, i * 20]));
    expect([...casesTogether(chain, { ...together, withinS: 20 * HOUR_S })]).toEqual(new Array(10).fill(0));
  });

  test("are the same whatever order they come in", () => {
    const place = fc.integer({ min: 0, max: 200 });
    const rows = fc.uniqueArray(fc.tuple(place, place, fc.integer({ min: 0, max: 90 })), {
      maxLength: 25,
      selector: ([, , hour]) => hour,
    });
    fc.assert(
      fc.property(rows, (list) => {
        const backwards = [...list].reverse();
        expect([...casesTogether(reports(backwards), together)].reverse()).toEqual([
          ...casesTogether(reports(list), together),
        ]);
      }),
    );
  });

  test("are proposed as a case with what is usual there, and not where that much always is", () => {
    const burst = reports([
      [0, 0, 1000],
      [10, 0, 1002],
      [0, 10, 1005],
      [10, 10, 1009],
      [900, 0, 1000],
      [905, 0, 1003],
      [900, 5, 1006],
    ]);
    const market = reports(Array.from({ length: 125 }, (_, i) => [900, 0, i * 8]));
    const found = proposedCases(burst, together, { ...market, since: 0 });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ reports: [0, 1, 2, 3], x: 5, y: 5, from: 1000 * HOUR_S, to: 1009 * HOUR_S });
    expect(found[0].radiusM).toBeCloseTo(Math.SQRT2 * 5, 12);
    expect(found[0].usual).toBeCloseTo((0.5 * 33) / 1000, 12);
  });
});
