import { expect, test } from "vitest";
import { buildFabric } from "../../../../domain/layout/fabric/build.ts";
import { cellsOf } from "../../../../domain/layout/fabric/cells-of.ts";
import { checkFabric } from "../../../../domain/layout/fabric/check.ts";
import type { SourceHousehold } from "../../../../domain/layout/fabric/sources.ts";
import { stairOf } from "../../../../domain/layout/fabric/stairs.ts";
import { community, ORIGIN, position, SIDE, square } from "./squares.ts";

/** A slab of 60 m by 11 m in the middle, with the households given by the place of their stair along it. */
function slab(stairs: number | null, homes: readonly { x: number; unit: string | null; count: number }[]) {
  const households = homes.flatMap(({ x, unit, count }) =>
    Array.from({ length: count }, (): SourceHousehold => ({ building: 7, position: position(x, 6_500), unit })),
  );
  const { fabric, notes } = buildFabric(
    community({
      buildings: [
        {
          id: 7,
          footprint: square(3_000, 6_000, 6_000, 1_000),
          position: position(6_000, 6_500),
          households: households.length,
          stairs,
        },
      ],
      households,
    }),
  );
  expect(checkFabric(fabric, 2 * SIDE * SIDE)).toEqual([]);
  const cells = cellsOf(fabric, {
    building: households.map(() => 7),
    stair: households.map(({ unit }) => stairOf(unit)),
    x: households.map(({ position: [lng] }) => Math.round(lng * 1e7) - ORIGIN[0]),
    y: households.map(({ position: [, lat] }) => Math.round(lat * 1e7) - ORIGIN[1]),
  });
  const loads = new Map<number, number>();
  for (const cell of cells) loads.set(fabric.cells.stair[cell], (loads.get(fabric.cells.stair[cell]) ?? 0) + 1);
  return { fabric, loads: Object.fromEntries(loads), faults: notes.map(({ fault }) => fault) };
}

test.each([
  ["2单元", 2],
  ["二单元", 2],
  ["十二单元", 12],
  ["Ｂ座", 2],
  ["乙", 2],
  ["东", 0],
  ["", 0],
  [null, 0],
])("the number of stair %s is %i", (unit, stair) => {
  expect(stairOf(unit)).toBe(stair);
});

test("a building of 60 households is one cell, of 61 is cut between its stairs", () => {
  const homes = (count: number) => [
    { x: 4_000, unit: "1单元", count: 30 },
    { x: 8_000, unit: "2单元", count },
  ];
  expect(slab(2, homes(30)).fabric.cells.length).toBe(1);
  const { fabric, loads } = slab(2, homes(31));
  expect([...fabric.cells.stair].sort()).toEqual([1, 2]);
  expect(loads).toEqual({ 1: 30, 2: 31 });
  const [west, east] = [...fabric.cells.stair].map((stair) => fabric.cells.twiceArea[stair - 1]);
  expect(west / east).toBeGreaterThan(0.9);
  expect(west / east).toBeLessThan(1.1);
});

test("stairs lie where their households live, whatever their numbers", () => {
  const { fabric, loads } = slab(3, [
    { x: 8_500, unit: "1", count: 30 },
    { x: 6_000, unit: "2", count: 30 },
    { x: 3_500, unit: "3", count: 30 },
  ]);
  const west = (stair: number) => fabric.cells.x[[...fabric.cells.stair].indexOf(stair)];
  expect(west(3)).toBeLessThan(west(2));
  expect(west(2)).toBeLessThan(west(1));
  expect(loads).toEqual({ 1: 30, 2: 30, 3: 30 });
});

test("where all have the building's position, stairs are in even parts and households go by their unit", () => {
  const { loads } = slab(
    null,
    ["一单元", "B", "３单元"].map((unit) => ({ x: 6_000, unit, count: 40 })),
  );
  expect(loads).toEqual({ 1: 40, 2: 40, 3: 40 });
});

test("without units, a building is cut evenly if its households spread along it", () => {
  const { loads } = slab(
    null,
    [3_500, 5_500, 6_500, 8_500].map((x) => ({ x, unit: null, count: 40 })),
  );
  expect(loads).toEqual({ 1: 40, 2: 80, 3: 40 });
});

test("a tower of 700 with one stair stays one cell, and that is said", () => {
  const { fabric, faults } = slab(1, [{ x: 6_000, unit: null, count: 700 }]);
  expect(fabric.cells.length).toBe(1);
  expect(faults).toContain("building-uncut");
});
