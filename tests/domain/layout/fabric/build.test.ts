import { expect, test } from "vitest";
import { communityTwiceArea, groundTwiceArea } from "../../../../domain/layout/fabric/border.ts";
import { buildFabric } from "../../../../domain/layout/fabric/build.ts";
import { checkFabric } from "../../../../domain/layout/fabric/check.ts";
import { decodeFabric, encodeFabric } from "../../../../domain/layout/fabric/encode.ts";
import type { FabricSources } from "../../../../domain/layout/fabric/sources.ts";
import { community, house, lane, ORIGIN, position, ringOf, SIDE, square, together } from "./squares.ts";

/** Builds, and looks that nothing is wrong with what was built. */
function built(sources: FabricSources, twiceArea = communityTwiceArea(sources.border, sources.origin)) {
  const { fabric, notes } = buildFabric(sources);
  expect(checkFabric(fabric, twiceArea)).toEqual([]);
  expect(decodeFabric(encodeFabric(fabric))).toEqual(fabric);
  return { fabric, cells: fabric.cells, arcs: fabric.arcs, faults: notes.map(({ fault }) => fault) };
}

const total = (areas: Float64Array) => areas.reduce((sum, area) => sum + area, 0);

test("two houses share the ground between them halfway", () => {
  const { cells, arcs } = built(community({ buildings: [house(1, 1_500, 5_500), house(2, 9_500, 5_500)] }));
  expect([...cells.building]).toEqual([1, 2]);
  expect(arcs.length).toBe(3);
  const [west, east] = cells.twiceArea;
  expect(west + east).toBe(2 * SIDE * SIDE);
  expect(west / (2 * SIDE * SIDE)).toBeCloseTo(0.5, 2);
});

test("a lane parts them where it runs, and each cell is a block", () => {
  const { cells, arcs } = built(
    community({
      buildings: [house(1, 1_500, 5_500), house(2, 9_500, 5_500)],
      lines: [lane([5_000, -100], [5_000, SIDE + 100])],
    }),
  );
  expect([...cells.block]).toEqual([0, 1]);
  expect(cells.twiceArea[0] / 2).toBeGreaterThan(4_700 * SIDE);
  expect(cells.twiceArea[0] / 2).toBeLessThan(5_300 * SIDE);
  expect([...arcs.kind].sort()).toEqual([0, 0, 3]);
});

test("a border with a hole and an exclave is covered to the last unit", () => {
  const outer = square(0, 0, SIDE).coordinates[0];
  const hole = square(5_000, 2_000, 3_001, 2_777).coordinates[0];
  const border = together({ type: "Polygon", coordinates: [outer, hole] }, square(30_000, 1_003, 5_003, 7_001));
  const { cells } = built(
    community({ border, buildings: [house(1, 1_500, 5_500), house(2, 9_500, 5_500), house(3, 31_000, 3_000)] }),
  );
  expect(total(cells.twiceArea)).toBe(2 * (SIDE * SIDE - 3_001 * 2_777 + 5_003 * 7_001));
  expect([...cells.building].sort()).toEqual([1, 2, 3]);
});

test("a border that crosses itself gives what it encloses, and says so", () => {
  const border = together({
    type: "Polygon",
    coordinates: [
      ringOf([
        [0, 0],
        [SIDE, SIDE],
        [SIDE, 0],
        [0, SIDE],
      ]),
    ],
  });
  const { cells, faults } = built(
    community({ border, buildings: [house(1, 1_000, 5_500), house(2, 10_500, 5_500)] }),
    SIDE * SIDE,
  );
  expect(faults).toContain("border-mended");
  expect(groundTwiceArea(border, ORIGIN)).toBe(SIDE * SIDE);
  expect([...cells.building].sort()).toEqual([1, 2]);
});

test("no border, or one of no ground, gives no cells", () => {
  for (const border of [together(), together(square(5, 5, 0))]) {
    const { fabric, notes } = buildFabric(community({ border }));
    expect(fabric.cells.length).toBe(0);
    expect(notes.map(({ fault }) => fault)).toEqual(["border-missing"]);
  }
});

test("without buildings the households have ground, without anybody it is one empty cell", () => {
  const at = (x: number, y: number) => ({ building: null, position: position(x, y), unit: null });
  const { cells, faults } = built(community({ households: [at(2_000, 2_000), at(2_100, 2_000), at(9_000, 9_000)] }));
  expect(cells.length).toBe(2);
  expect(faults).toEqual(["no-roads", "no-buildings"]);
  const empty = built(community({}));
  expect([...empty.cells.building]).toEqual([0]);
  expect(empty.faults).toEqual(["no-roads", "no-buildings", "no-households", "one-cell"]);
});

test("a house outside the border and a household outside are named", () => {
  const { cells, faults } = built(
    community({
      buildings: [house(1, 5_500, 5_500), house(2, 50_000, 9_000)],
      households: [{ building: null, position: position(60_000, 0), unit: null }],
    }),
  );
  expect([...cells.building]).toEqual([1]);
  expect(faults).toEqual(expect.arrayContaining(["building-outside", "household-outside"]));
});

test("footprints that overlap by more than half are one cell", () => {
  const { cells, faults } = built(
    community({ buildings: [house(1, 1_000, 5_000, 2_000), house(2, 1_500, 5_200, 2_000), house(3, 9_000, 5_000)] }),
  );
  expect([...cells.building].sort()).toEqual([1, 3]);
  expect(faults).toContain("footprints-merged");
});

test("footprints that overlap a little stay two, and that is said", () => {
  const { cells, faults } = built(
    community({ buildings: [house(1, 1_000, 5_000, 2_000), house(2, 2_400, 5_200, 2_100), house(3, 9_000, 5_000)] }),
  );
  expect([...cells.building].sort()).toEqual([1, 2, 3]);
  expect(faults.filter((fault) => fault.startsWith("footprints"))).toEqual(["footprints-overlap"]);
});

test("a building whose outline encloses nothing stands at its point", () => {
  const flat = { ...house(1, 1_500, 5_500), footprint: square(1_500, 5_500, 1_000, 0) };
  const { cells, faults } = built(community({ buildings: [flat, house(2, 9_500, 5_500)] }));
  expect([...cells.building].sort()).toEqual([1, 2]);
  expect(faults).toContain("footprint-broken");
});

test("what lies too far from the origin is left out and named", () => {
  const far = { ...house(1, 0, 0), footprint: square(5_000_000, 0, 1_000), position: position(5_000_000, 0) };
  const { faults } = built(
    community({ buildings: [far, house(2, 5_500, 5_500)], lines: [lane([0, 0], [5_000_000, 0])] }),
  );
  expect(faults.filter((fault) => fault === "too-far").length).toBe(2);
  const nowhere = buildFabric(community({ border: together(square(5_000_000, 0, 1_000)) }));
  expect([nowhere.fabric.cells.length, nowhere.notes.map(({ fault }) => fault)]).toEqual([0, ["too-far"]]);
});

test("a changed fabric does not pass", () => {
  const { fabric } = built(community({ buildings: [house(1, 1_500, 5_500), house(2, 9_500, 5_500)] }));
  const twiceArea = 2 * SIDE * SIDE;
  const moved = { ...fabric, x: fabric.x.slice(), y: fabric.y.slice() };
  moved.x[fabric.arcs.start[1] + 1] += 1;
  moved.y[fabric.arcs.start[1] + 1] += 1;
  expect(checkFabric(moved, twiceArea).map(({ flaw }) => flaw)).toContain("cell-area");
  const swapped = { ...fabric, arcs: { ...fabric.arcs, left: fabric.arcs.right, right: fabric.arcs.left } };
  expect(checkFabric(swapped, twiceArea)[0].flaw).toBe("sides");
  const crossed = { ...fabric, x: fabric.x.slice() };
  crossed.x[fabric.arcs.start[1] + 1] += 9_000;
  expect(checkFabric(crossed, twiceArea).length).toBeGreaterThan(0);
  expect(checkFabric(fabric, twiceArea + 1)).toEqual([{ flaw: "area" }]);
});

test("the origin is part of what is stored", () => {
  expect(built(community({ buildings: [house(1, 5_500, 5_500)] })).fabric.origin).toEqual(ORIGIN);
});
