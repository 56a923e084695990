import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AreaFigures } from "../../../domain/incident-figures.ts";
import type { Patch } from "../../../web/state/analysis/answers.ts";
import { EMERGING, type EmergingKind } from "../../../web/state/analysis/emerging-kinds.ts";
import { addDays } from "../../../web/state/days.ts";
import { findingsOf, isRising } from "../../../web/state/review/findings.ts";
import {
  asKind,
  daysBefore,
  daysOf,
  mondayOf,
  querySaying,
  spanInAddress,
  stepped,
  weekNumber,
} from "../../../web/state/review/period.ts";

describe("the days of a review", () => {
  test.each([
    ["week=2026-W47", "2026-11-16", "2026-11-22"],
    ["week=2026-W01", "2025-12-29", "2026-01-04"],
    ["week=2026-W53", "2026-12-28", "2027-01-03"],
    ["month=2026-02", "2026-02-01", "2026-02-28"],
    ["", "2026-11-16", "2026-11-22"],
    ["week=2025-W53", "2026-11-16", "2026-11-22"], // 2025 has 52
    ["month=2026-13", "2026-11-16", "2026-11-22"],
  ])("%s is from %s to %s", (query, from, to) => {
    expect(daysOf(spanInAddress(query, "2026-11-20"), "2030-01-01")).toEqual({ from, to });
  });

  test("what is not over yet ends with the data, and is compared with as many days before", () => {
    const week = spanInAddress("week=2026-W47", "2026-11-20");
    const days = daysOf(week, "2026-11-18");
    expect(days).toEqual({ from: "2026-11-16", to: "2026-11-18" });
    expect(daysBefore(week, days)).toEqual({ from: "2026-11-09", to: "2026-11-11" });
    const march = spanInAddress("month=2026-03", "2026-11-20");
    expect(daysBefore(march, daysOf(march, "2026-11-18"))).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  });

  test("the week of a month and the month of a week", () => {
    expect(asKind({ kind: "month", first: "2026-11-01" }, "week")).toEqual({ kind: "week", first: "2026-10-26" });
    expect(asKind({ kind: "week", first: "2026-10-26" }, "month")).toEqual({ kind: "month", first: "2026-10-01" });
  });

  const day = fc
    .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test("an address says the span it was made from, and steps there and back lead home", () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom("week" as const, "month" as const),
        fc.integer({ min: -30, max: 30 }),
        (at, kind, n) => {
          const span = { kind, first: kind === "week" ? mondayOf(at) : `${at.slice(0, 7)}-01` };
          expect(spanInAddress(querySaying(span), "2000-01-01")).toEqual(span);
          expect(stepped(stepped(span, n), -n)).toEqual(span);
        },
      ),
    );
  });

  test("weeks follow each other without a gap", () => {
    fc.assert(
      fc.property(day, (at) => {
        const [year, week] = weekNumber(mondayOf(at)).split("-W").map(Number);
        const next = weekNumber(addDays(mondayOf(at), 7))
          .split("-W")
          .map(Number);
        expect([
          [year, week + 1],
          [year + 1, 1],
        ]).toContainEqual(next);
      }),
    );
  });
});

describe("what a review finds", () => {
  const patch = (kind: EmergingKind, incidents: number, isNow = true): Patch => ({
    kind: EMERGING.indexOf(kind),
    position: [113.2, 35.2],
    bounds: [113.2, 35.2, 113.21, 35.21],
    squares: 1,
    incidents,
    grid: "g-1",
    incidentKind: "welfare",
    isNow,
  });
  const area = (code: string, onTime: number, late: number): AreaFigures => ({
    code,
    name: code,
    reported: onTime + late,
    open: 0,
    onTime,
    late,
    medianS: {},
    reopened: 0,
    rated: 0,
    satisfied: 0,
  });
  const squares = { bounds: [0, 0, 1, 1] as const, columns: 1, rows: 1, cellM: 100, cells: new Int32Array(0) };
  const emerging = (patches: Patch[]) => ({ squares, kinds: new Uint8Array(0), patches, steps: 12, stepDays: 7 });
  const find = (patches: Patch[], areas: AreaFigures[] = []) =>
    findingsOf(emerging(patches), { clusters: [], simulations: 999 }, [], areas, { cases: [], similar: null });

  test("new, staying and gone places are told apart; what comes and goes by whether it is there now", () => {
    const found = find([
      patch("new-hot", 9),
      patch("sporadic-hot", 8),
      patch("sporadic-hot", 7, false),
      patch("persistent-hot", 6),
      patch("historical-hot", 5, false),
      patch("new-cold", 4),
    ]);
    const counts = (places: typeof found.fresh) => places.map((place) => place.patch.incidents);
    expect(counts(found.fresh)).toEqual([9]);
    expect(counts(found.staying)).toEqual([8, 6]);
    expect(counts(found.solved)).toEqual([7, 5]);
  });

  test("areas that are slow are named, the slowest first, unless too few were due to say so", () => {
    const { slow } = find([], [area("good", 95, 5), area("slow", 7, 5), area("slower", 5, 5), area("few", 1, 2)]);
    expect(slow.map(({ code }) => code)).toEqual(["slower", "slow"]);
  });

  test.each([
    [30, 10, true],
    [12, 10, false],
    [3, 0, false],
    [1000, 880, false],
    [0, 0, false],
  ])("%i after %i rises: %s", (now, before, rises) => {
    expect(isRising({ code: "welfare", now, before })).toBe(rises);
  });
});
