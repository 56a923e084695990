import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMERGING } from "../../../../web/state/analysis/emerging-kinds.ts";
import { squareFills } from "../../../../web/state/analysis/ground.ts";
import { emerging } from "../../../../web/workers/analyses/emerging.ts";
import { hotSpots } from "../../../../web/workers/analyses/hot-spots.ts";
import { groundOf, touchingSquares } from "../../../../web/workers/analyses/squares.ts";
import { asked, carryOn, type Happened, householdsOf, incidentsOf, lattice } from "./a-town.ts";

// A town of 20 × 20 squares of 100 m with a household in each. Every square has one incident a week; the market, where nine
// squares meet around (850, 850), has many.

const TOWN = lattice(20, 100);
const households = householdsOf(TOWN);
const everywhere = (weeks: readonly number[]): Happened[] =>
  weeks.flatMap((week) => TOWN.map((at, i) => ({ ...at, day: 7 * week + (i % 7) + 0.5, kind: "noise", grid: "g-1" })));
const atMarket = (week: number, count: number): Happened[] =>
  Array.from({ length: count }, (_, i) => ({
    x: 800 + (i % 10) * 10,
    y: 800 + (i % 7) * 14,
    day: 7 * week + (i % 7) + 0.5,
    kind: "street-order",
    grid: "g-2",
  }));

describe("hot spots", () => {
  test("the market is the only place, with its incidents, most frequent kind and area", () => {
    const data = { incidents: incidentsOf([...everywhere([0]), ...atMarket(0, 60)]), households };
    const { patches, kinds, incidents, squares } = hotSpots(data, asked(0, 7), carryOn);
    expect(incidents).toBe(460);
    expect(squares.cells.length).toBe(400);
    const hot = patches.filter(({ kind }) => kind > 0);
    expect(hot).toHaveLength(1);
    expect(hot[0]).toMatchObject({ kind: 3, incidentKind: "street-order", grid: "g-2" });
    expect(hot[0].incidents).toBeGreaterThanOrEqual(60);
    expect(kinds.filter((kind) => kind < 0)).toHaveLength(0);
  });

  test("where every square has as many there is neither hot nor cold", () => {
    const data = { incidents: incidentsOf(everywhere([0])), households };
    expect(hotSpots(data, asked(0, 7), carryOn).patches).toEqual([]);
  });

  test("beside what is usual there, a market that is always busy is none, and a quiet corner that is not so any more is one", () => {
    const year = Array.from({ length: 52 }, (_, i) => i - 52);
    const corner = atMarket(0, 30).map((one) => ({ ...one, x: one.x - 600, y: one.y - 600, kind: "fire-hazard" }));
    const data = {
      incidents: incidentsOf([
        ...everywhere([...year, 0]),
        ...year.flatMap((week) => atMarket(week, 60)),
        ...atMarket(0, 60),
        ...corner,
      ]),
      households,
    };
    const places = (usual: boolean) =>
      hotSpots(data, asked(0, 7, { usual }), carryOn).patches.map(({ incidentKind }) => incidentKind);
    expect(places(false)).toContain("street-order");
    expect(places(true)).toEqual(["fire-hazard"]);
  });

  test("what lies outside the scope and what is of another kind does not count", () => {
    const data = { incidents: incidentsOf([...everywhere([0]), ...atMarket(0, 60)]), households };
    const { grids, kinds } = data.incidents;
    const of = (list: readonly string[], code: string) => Uint8Array.from(list, (one) => (one === code ? 1 : 0));
    expect(hotSpots(data, asked(0, 7, { kinds: of(kinds, "noise") }), carryOn)).toMatchObject({
      incidents: 400,
      patches: [],
    });
    expect(hotSpots(data, asked(0, 7, { incidentGrids: of(grids, "g-1") }), carryOn).incidents).toBe(400);
  });

  test("without any incident nothing is said", () => {
    const found = hotSpots({ incidents: incidentsOf([]), households }, asked(0, 7), carryOn);
    expect(found).toMatchObject({ incidents: 0, patches: [] });
    expect(found.kinds.every((kind) => kind === 0)).toBe(true);
  });
});

describe("emerging hot spots", () => {
  const weeks = Array.from({ length: 12 }, (_, i) => i);
  const courseOf = (market: (week: number) => number) => {
    const happened = [...everywhere(weeks), ...weeks.flatMap((week) => atMarket(week, market(week)))];
    const { patches } = emerging({ incidents: incidentsOf(happened), households }, asked(83, 84), carryOn);
    return patches.map(({ kind }) => EMERGING[kind]);
  };

  test.each([
    ["in the last week alone it is new", (week: number) => (week === 11 ? 80 : 0), "new-hot"],
    ["all along it is persistent", () => 60, "persistent-hot"],
    ["in the last weeks it is consecutive", (week: number) => (week >= 8 ? 70 : 0), "consecutive-hot"],
    ["until the week before last it is sporadic", (week: number) => (week < 9 ? 70 : 0), "sporadic-hot"],
  ])("%s", (_, market, course) => expect(courseOf(market)[0]).toBe(course));

  test("where nothing stands out there is none", () => expect(courseOf(() => 0)).toEqual([]));
});

describe("squares of ground", () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 3000 }), y: fc.integer({ min: 0, max: 3000 }) });
  const towns = fc.array(place, { minLength: 60, maxLength: 90 });

  test("every household that is not far from all others lies in one, and they are filled without gap or overlap", () => {
    fc.assert(
      fc.property(towns, fc.constantFrom(100, 300), (places, cellM) => {
        const data = { incidents: incidentsOf(places.map((at) => ({ ...at, day: 0 }))), households: null };
        const { squares, unitAt } = groundOf(data, asked(0, 7, { cellM }));
        const { lng, lat } = data.incidents;
        const found = places.map((_, row) => unitAt(lng[row], lat[row]));
        expect(new Set(found).size).toBe(squares.cells.length);
        const { features } = squareFills(squares, (unit) => (unit % 2 === 0 ? "#000000" : "#FFFFFF"));
        const [west, south, east, north] = squares.bounds;
        const one = ((east - west) / squares.columns) * ((north - south) / squares.rows);
        const filled = features
          .flatMap(({ geometry }) => geometry.coordinates)
          .reduce((sum, [[a, , c]]) => sum + (c[0] - a[0]) * (c[1] - a[1]), 0);
        expect(filled / one).toBeCloseTo(squares.cells.length, 6);
      }),
    );
  });

  test("who touches whom is mutual, and a square in the middle has eight", () => {
    const data = { incidents: incidentsOf(lattice(5, 100).map((at) => ({ ...at, day: 0 }))), households: null };
    const { first, others, units } = touchingSquares(groundOf(data, asked(0, 7)).squares);
    const lists = Array.from({ length: units }, (_, unit) => Array.from(others.subarray(first[unit], first[unit + 1])));
    lists.forEach((list, unit) => {
      for (const other of list) expect(lists[other]).toContain(unit);
    });
    expect(lists.filter((list) => list.length === 8)).toHaveLength(9);
    expect(lists.filter((list) => list.length === 3)).toHaveLength(4);
  });
});
