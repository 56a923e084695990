import type { Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { arcs } from "../../domain/arcs.ts";
import type { Level } from "../../domain/grid.ts";

const area = (level: Level, ...ring: [number, number][]): { level: Level; geometry: Polygon } => ({
  level,
  geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] },
});

const ends = (line: [number, number][]) => [line[0], line[line.length - 1]].map(([x, y]) => `${x},${y}`).sort();

//   (0,1)────(1,1)────(2,1)
//     │   a    │   b    │      two grids of one community
//   (0,0)────(1,0)────(2,0)
const a = area("grid", [0, 0], [1, 0], [1, 1], [0, 1]);
const b = area("grid", [1, 0], [2, 0], [2, 1], [1, 1]);
const community = area("community", [0, 0], [1, 0], [2, 0], [2, 1], [1, 1], [0, 1]);

describe("arcs", () => {
  test("a shared border is one line, in the level it has", () => {
    const grid = arcs([a, b, community]).filter(({ level }) => level === "grid");
    expect(grid).toHaveLength(1);
    expect(ends(grid[0].line)).toEqual(["1,0", "1,1"]);
  });

  test("what is also a community's border is drawn as the community's only", () => {
    const outer = arcs([a, b, community]).filter(({ level }) => level === "community");
    expect(outer).toHaveLength(1);
    expect(outer[0].line).toHaveLength(7);
    expect(outer[0].line[0]).toEqual(outer[0].line[6]);
  });

  test("every stretch is drawn exactly once, whatever the order of the areas", () => {
    const lengthOf = (list: ReturnType<typeof arcs>) =>
      list.reduce(
        (sum, { line }) =>
          sum + line.slice(1).reduce((part, [x, y], i) => part + Math.hypot(x - line[i][0], y - line[i][1]), 0),
        0,
      );
    expect(lengthOf(arcs([a, b, community]))).toBe(7);
    expect(lengthOf(arcs([community, b, a]))).toBe(7);
  });

  test("lines end where three meet", () => {
    const lines = arcs([a, b]).map(({ line }) => ends(line).join(" "));
    expect(lines.sort()).toEqual(["1,0 1,1", "1,0 1,1", "1,0 1,1"]);
  });

  test("a repeated vertex is no stretch", () => {
    expect(arcs([area("grid", [0, 0], [0, 0], [1, 0], [1, 1])])[0].line).toHaveLength(4);
  });
});
