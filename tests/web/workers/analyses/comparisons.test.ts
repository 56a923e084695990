import { describe, expect, test } from "vitest";
import type { DensityField } from "../../../../domain/statistics/density.ts";
import { difference } from "../../../../web/workers/analyses/difference.ts";
import { hours } from "../../../../web/workers/analyses/hours.ts";
import { rates } from "../../../../web/workers/analyses/rates.ts";
import { risk } from "../../../../web/workers/analyses/risk.ts";
import { scan } from "../../../../web/workers/analyses/scan.ts";
import { asked, carryOn, DAY, type Happened, householdsOf, incidentsOf, lattice, MONDAY } from "./a-town.ts";

const many = (count: number, at: Omit<Happened, "day">, day: number): Happened[] =>
  Array.from({ length: count }, (_, i) => ({ ...at, day: day + ((i % 50) + 0.5) / 50 }));
/** Where on the field the highest value lies: west or east half. */
const sideOf = ({ values, columns, max }: DensityField) =>
  values.indexOf(max) % columns < columns / 2 ? "west" : "east";

describe("the difference of two periods", () => {
  const [west, east] = [
    { x: 200, y: 1000 },
    { x: 1800, y: 1000 },
  ];

  test("shows where more, and where less happened", () => {
    const incidents = incidentsOf([
      ...many(20, west, -1),
      ...many(10, east, -1),
      ...many(5, west, 0),
      ...many(30, east, 0),
    ]);
    const found = difference({ incidents, households: null }, asked(0, 1), carryOn);
    expect(found).toMatchObject({ now: 35, before: 30 });
    expect(sideOf(found.more)).toBe("east");
    expect(sideOf(found.less)).toBe("west");
    expect(found.more.max).toBeGreaterThan(found.less.max);
    expect(found.max).toBe(found.more.max);
  });

  test("is by day: twice as many in twice the time is no difference", () => {
    const incidents = incidentsOf([...many(10, west, -2), ...many(10, west, -1), ...many(10, west, 0)]);
    const before = { from: MONDAY - 2 * DAY, to: MONDAY };
    const found = difference({ incidents, households: null }, asked(0, 1, { before }), carryOn);
    expect(found.max).toBeCloseTo(0, 5);
  });
});

describe("relative risk", () => {
  const homes = lattice(40, 50);

  test("is more where incidents outnumber what households let expect, less where they fall short, nothing where nobody lives", () => {
    const crowded = many(200, { x: 300, y: 1000 }, 0);
    const usual = homes.map((at, i) => ({ ...at, day: (i % 10) / 10 }));
    const far = many(50, { x: 3500, y: 1000 }, 0);
    const incidents = incidentsOf([...crowded, ...usual, ...far]);
    const found = risk({ incidents, households: householdsOf(homes) }, asked(0, 1), carryOn);
    expect(found.max).toBe(3);
    expect(sideOf(found.more)).toBe("west");
    expect(found.more.max).toBeGreaterThan(1);
    // where only the usual happened there is less than on average
    expect(found.less.max).toBeGreaterThan(0);
    expect(found.less.max).toBeLessThan(1.5);
  });

  test("without households says nothing", () => {
    const incidents = incidentsOf(many(50, { x: 300, y: 300 }, 0));
    expect(risk({ incidents, households: null }, asked(0, 1), carryOn)).toMatchObject({
      more: { max: 0 },
      less: { max: 0 },
      incidents: 50,
      households: 0,
    });
  });
});

describe("rates", () => {
  test("are for 1,000 households, with their interval; few households are drawn to the mean", () => {
    const happened = [...many(20, { x: 0, y: 0, grid: "a-1" }, 0), ...many(2, { x: 0, y: 0, grid: "b-1" }, 0)];
    const incidents = incidentsOf(happened);
    const households = householdsOf([
      ...Array.from({ length: 1000 }, () => ({ x: 0, y: 0, grid: "a-1" })),
      ...Array.from({ length: 10 }, () => ({ x: 0, y: 0, grid: "b-1" })),
      ...Array.from({ length: 990 }, () => ({ x: 0, y: 0, grid: "c-1" })),
    ]);
    const areaOf = (grid: string) => grid.slice(0, 1);
    const request = asked(0, 1, {
      incidentAreas: incidents.grids.map(areaOf),
      householdAreas: households.grids.map(areaOf),
    });
    const { rows, overall } = rates({ incidents, households }, request);
    expect(overall).toBeCloseTo(11, 9);
    expect(rows.map(({ code, raw }) => [code, raw])).toEqual([
      ["a", 20],
      ["b", 200],
      ["c", 0],
    ]);
    const [a, b] = rows;
    // Garwood's limits of 20: 12.217 to 30.888
    expect(a.low).toBeCloseTo(12.217, 2);
    expect(a.high).toBeCloseTo(30.888, 2);
    expect(b.smoothed!).toBeLessThan(b.raw!);
    expect(b.high! - b.low!).toBeGreaterThan(a.high! - a.low!);
  });
});

describe("hours of the week", () => {
  test("every incident counts once", () => {
    const incidents = incidentsOf([...many(50, { x: 0, y: 0 }, 0), ...many(50, { x: 0, y: 0 }, 9)]);
    const { counts } = hours({ incidents, households: null }, asked(0, 14));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
    expect(counts.subarray(0, 24).reduce((sum, count) => sum + count, 0)).toBe(50);
    expect(counts.subarray(48, 72).reduce((sum, count) => sum + count, 0)).toBe(50);
  });
});

describe("clusters in space and time", () => {
  // 36 areas 300 m apart, each with one incident every third day of a year
  const places = lattice(6, 300).map((at, i) => ({ ...at, grid: `g-${String(i).padStart(2, "0")}` }));
  const usual = places.flatMap((at, i) =>
    Array.from({ length: 126 }, (_, n): Happened => ({ ...at, day: -364 + 3 * n + (i % 3) + 0.5 })),
  );

  test("a place with far more than usual over some days is found, with those days", () => {
    const burst = many(14, { ...places[14], kind: "welfare" }, 5);
    const incidents = incidentsOf([...usual, ...burst, ...many(12, { ...places[14], kind: "welfare" }, 6)]);
    const { clusters, simulations } = scan({ incidents, households: null }, asked(0, 14), carryOn);
    expect(simulations).toBe(999);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]).toMatchObject({
      areas: ["g-14"],
      from: MONDAY + 5 * DAY,
      to: MONDAY + 7 * DAY,
      incidentKind: "welfare",
    });
    expect(clusters[0].p).toBeLessThan(0.001);
    expect(clusters[0].expected).toBeLessThan(5);
  });

  test("what is as usual is no cluster", () => {
    const { clusters } = scan({ incidents: incidentsOf(usual), households: null }, asked(0, 14), carryOn);
    expect(clusters).toEqual([]);
  });
});
