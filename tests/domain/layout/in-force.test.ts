import { expect, test } from "vitest";
import { ARC_KINDS, type Fabric } from "../../../domain/layout/fabric.ts";
import { type GridInForce, layoutInForce } from "../../../domain/layout/in-force.ts";

//   0   10  20  30  40      four cells in a row, each 10 wide and high; the lattice begins at 113, 35
//   ┌───┬───┬───┬───┐
//   │ 0 │ 1 │ 2 │ 3 │
//   └───┴───┴───┴───┘
const row: Fabric = (() => {
  const walls = [1, 2, 3].map((i) => ({ x: [10 * i, 10 * i], y: [0, 10], left: i - 1, right: i }));
  const none = new Uint32Array(4);
  return {
    origin: [1_130_000_000, 350_000_000],
    x: Int32Array.from(walls.flatMap(({ x }) => x)),
    y: Int32Array.from(walls.flatMap(({ y }) => y)),
    arcs: {
      length: 3,
      start: Uint32Array.of(0, 2, 4, 6),
      from: Uint32Array.of(0, 1, 2),
      to: Uint32Array.of(3, 4, 5),
      left: Int32Array.from(walls, ({ left }) => left),
      right: Int32Array.from(walls, ({ right }) => right),
      kind: new Uint8Array(3).fill(ARC_KINDS.indexOf("virtual")),
      isCrossable: new Uint8Array(3).fill(1),
    },
    cells: {
      length: 4,
      building: new Int32Array(4),
      stair: new Uint8Array(4),
      block: none,
      x: Int32Array.of(5, 15, 25, 35),
      y: Int32Array.of(5, 5, 5, 5),
      twiceArea: new Float64Array(4).fill(200),
    },
  };
})();

const area = (code: string, level: GridInForce["level"], parent: string, west: number, east: number): GridInForce => {
  const [left, right] = [113 + west / 1e7, 113 + east / 1e7];
  const [south, north] = [35, 35 + 10 / 1e7];
  const ring = [left, south, right, south, right, north, left, north, left, south];
  const border = [0, 2, 4, 6, 8].map((i) => [ring[i], ring[i + 1]]);
  const people = level === "grid" ? [{ staff: 7, duty: "grid-leader" }] : [];
  return {
    code,
    name: `area ${code}`,
    kind: "urban",
    level,
    parent,
    people,
    border: { type: "MultiPolygon", coordinates: [[border]] },
  };
};
const codesOf = (areas: GridInForce[]) => {
  const { microgridOf, microgrids, grids } = layoutInForce(row, areas);
  return [...microgridOf].map((id) => `${grids.get(microgrids.get(id)!.grid)!.code} ${microgrids.get(id)!.code}`);
};

test("each cell belongs to the microgrid that its point lies in, and that to its grid", () => {
  const areas = [
    area("A1", "microgrid", "A", 0, 10),
    area("A", "grid", "C", 0, 20),
    area("A2", "microgrid", "A", 10, 20),
    area("B1", "microgrid", "B", 20, 40),
    area("B", "grid", "C", 20, 40),
  ];
  expect(codesOf(areas)).toEqual(["A A1", "A A2", "B B1", "B B1"]);
  expect(layoutInForce(row, areas)).toEqual(layoutInForce(row, areas.reverse()));
});

test("a grid that is not divided has one microgrid, without a code", () => {
  const layout = layoutInForce(row, [area("A", "grid", "C", 0, 20), area("B", "grid", "C", 20, 40)]);
  expect([...layout.microgridOf]).toEqual([1, 1, 2, 2]);
  expect(layout.microgrids.get(1)).toEqual({ name: "area A", code: null, kind: "urban", people: [], grid: 1 });
  expect(layout.grids.get(1)).toMatchObject({
    code: "A",
    people: [{ staff: 7, duty: "grid-leader" }],
    isLocked: false,
  });
});

test("a microgrid in no grid has one of its own, and an area without a cell is none", () => {
  const areas = [area("A1", "microgrid", "C", 0, 40), area("A2", "microgrid", "C", 50, 60)];
  expect(codesOf(areas)).toEqual(["null A1", "null A1", "null A1", "null A1"]);
  expect(layoutInForce(row, areas).microgrids.size).toBe(1);
});

test("ground that was drawn into no area goes to what lies beside it", () => {
  const areas = [area("A", "grid", "C", 0, 10), area("B", "grid", "C", 30, 40)];
  expect(codesOf(areas)).toEqual(["A null", "A null", "B null", "B null"]);
});

test("where nothing is in force, one grid holds everything", () => {
  const { microgridOf, microgrids, grids } = layoutInForce(row, []);
  expect([[...microgridOf], microgrids.size, grids.size]).toEqual([[1, 1, 1, 1], 1, 1]);
});
