import { expect, test } from "vitest";
import { buildFabric } from "../../../../domain/layout/fabric/build.ts";
import { checkFabric } from "../../../../domain/layout/fabric/check.ts";
import { graphOf } from "../../../../domain/layout/fabric/graph-of.ts";
import type { FabricSources } from "../../../../domain/layout/fabric/sources.ts";
import { ARC_KINDS } from "../../../../domain/layout/fabric.ts";
import { community, house, lane, position, SIDE, square, together } from "./squares.ts";

const MIDDLE = SIDE / 2;

/** Where two of the 23 pieces of the southern border meet, and so of the northern one. */
const AT_A_PIECE = 4_174;

function built(parts: Partial<FabricSources>, twiceArea = 2 * SIDE * SIDE) {
  const { fabric } = buildFabric(community(parts));
  expect(checkFabric(fabric, twiceArea)).toEqual([]);
  const loads = new Uint32Array(fabric.cells.length);
  const graph = graphOf(fabric, { households: loads, population: loads });
  /** What lies between the cells of two buildings: the class of road, or null where one cannot cross. */
  const between = (one: number, other: number): number | null => {
    const [p, q] = [one, other].map((id) => fabric.cells.building.indexOf(id));
    const at = graph.neighbours.subarray(graph.first[p], graph.first[p + 1]).indexOf(q);
    return at < 0 ? null : graph.roads[graph.first[p] + at];
  };
  return { fabric, graph, between, kinds: new Set([...fabric.arcs.kind].map((kind) => ARC_KINDS[kind])) };
}

const line = (
  kind: FabricSources["lines"][0]["kind"],
  isCrossable: boolean,
  ...points: [number, number][]
): FabricSources["lines"][0] => ({ kind, isCrossable, line: points.map(([x, y]) => position(x, y)) });

const WEST_AND_EAST = [house(1, 1_500, 5_500), house(2, 9_500, 5_500)];

test("a river joins nothing, a bridge over it does", () => {
  const river = line("river", false, [MIDDLE, -50], [MIDDLE, SIDE + 50]);
  expect(built({ buildings: WEST_AND_EAST, lines: [river] }).between(1, 2)).toBeNull();
  const road = line("secondary-road", true, [-50, 5_000], [SIDE + 50, 5_000]);
  const houses = [...WEST_AND_EAST, house(3, 1_500, 2_500), house(4, 9_500, 2_500)];
  const bridged = built({ buildings: houses, lines: [river, road] });
  expect([bridged.between(1, 2), bridged.between(1, 3), bridged.between(1, 4)]).toEqual([0, 2, null]);
});

test("a lane that ends short of the next leads on to it, unless a house stands between", () => {
  const across = lane([0, 6_000], [SIDE, 6_000]);
  const short = lane([6_000, -50], [6_000, 5_000]);
  const houses = [house(1, 1_500, 2_500), house(2, 9_500, 2_500), house(3, 1_500, 8_000)];
  const blocks = (buildings: typeof houses) =>
    new Set(built({ buildings, lines: [across, short] }).fabric.cells.block).size;
  expect(built({ buildings: houses, lines: [across, short] }).between(1, 2)).toBe(1);
  expect(blocks(houses)).toBe(3);
  expect(blocks([...houses, house(4, 5_500, 5_300, 600)])).toBe(2);
});

test("a compound reaches across its wall to the road, and its gate can be crossed", () => {
  const road = line("secondary-road", true, [-50, 3_000], [SIDE + 50, 3_000]);
  // a wall 6 m behind the road, open between 5,500 and 6,000
  const wall = [line("wall", false, [0, 3_600], [5_500, 3_600]), line("wall", false, [6_000, 3_600], [SIDE, 3_600])];
  const houses = [house(1, 1_500, 8_000), house(2, 9_500, 8_000), house(3, 5_500, 1_000)];
  const { kinds, between, fabric } = built({ buildings: houses, lines: [road, ...wall] });
  expect(fabric.cells.length).toBe(3);
  expect(kinds.has("wall")).toBe(false);
  expect(between(1, 3)).toBe(2);
});

test("cells end where a grid in force ends, and a house on its border keeps one cell", () => {
  const grids = [
    { code: "1", border: square(0, 0, AT_A_PIECE, SIDE) },
    { code: "2", border: square(AT_A_PIECE, 0, SIDE - AT_A_PIECE, SIDE) },
  ];
  const { fabric } = built({ buildings: [...WEST_AND_EAST, house(3, 4_000, 2_000)], grids });
  const cellOf = (id: number) => fabric.cells.building.indexOf(id);
  expect(fabric.cells.building.filter((id) => id === 3).length).toBe(1);
  expect(fabric.cells.length).toBe(3);
  // house 3 stands mostly in the east, so the west is house 1's but for what house 3 covers of it
  const west = fabric.cells.twiceArea[cellOf(1)] / 2;
  expect(west).toBe(AT_A_PIECE * SIDE - 174 * 1_000);
});

test("a grid's border drawn a hand beside a road is a border along that road", () => {
  const road = line("secondary-road", true, [AT_A_PIECE, -50], [AT_A_PIECE, SIDE + 50]);
  const beside = AT_A_PIECE + 40;
  const grids = [
    { code: "1", border: square(0, 0, beside, SIDE) },
    { code: "2", border: square(beside, 0, SIDE - beside, SIDE) },
  ];
  const { between, fabric } = built({ buildings: WEST_AND_EAST, lines: [road], grids });
  expect(fabric.cells.length).toBe(2);
  expect(between(1, 2)).toBe(2);
  expect([...fabric.arcs.kind].map((kind) => ARC_KINDS[kind])).not.toContain("virtual");
});

test("a kiosk alone in a park owns the ground around it, not the park", () => {
  const border = together(square(0, 0, 90_000));
  const { fabric } = built({ border, buildings: [house(1, 40_000, 40_000, 300)] }, 2 * 90_000 * 90_000);
  const own = fabric.cells.twiceArea[fabric.cells.building.indexOf(1)] / 2;
  // within 55 m and 75 m of it: units are 0.0111 m to the north and 0.0091 m to the east
  expect(own * 0.0111195 * 0.0090864).toBeGreaterThan(Math.PI * 55 ** 2 * 0.9);
  expect(own * 0.0111195 * 0.0090864).toBeLessThan(Math.PI * 75 ** 2);
});

test("perimeters are those of the ground: what a cell shares and what it does not add up", () => {
  const { graph } = built({ buildings: WEST_AND_EAST, lines: [lane([AT_A_PIECE, -50], [AT_A_PIECE, SIDE + 50])] });
  const [eastM, northM] = [0.0111195 * Math.cos((35.2 * Math.PI) / 180), 0.0111195];
  for (const [i, width] of [AT_A_PIECE, SIDE - AT_A_PIECE].entries()) {
    const perimeter = graph.ground!.outerLengthsM[i] + graph.lengths[graph.first[i]];
    expect(perimeter).toBeCloseTo(2 * width * eastM + 2 * SIDE * northM, 0);
    expect(graph.ground!.areasM2[i]).toBeCloseTo(width * eastM * SIDE * northM, -1);
  }
});
