import fc from "fast-check";
import { expect, test } from "vitest";
import { communityTwiceArea } from "../../../../domain/layout/fabric/border.ts";
import { buildFabric } from "../../../../domain/layout/fabric/build.ts";
import { cellsOf } from "../../../../domain/layout/fabric/cells-of.ts";
import { checkFabric } from "../../../../domain/layout/fabric/check.ts";
import { decodeFabric, encodeFabric } from "../../../../domain/layout/fabric/encode.ts";
import { graphOf } from "../../../../domain/layout/fabric/graph-of.ts";
import { community, house, lane, position, ringOf, square, together } from "./squares.ts";

const place = fc.integer({ min: -1_000, max: 31_000 });
const houses = fc.array(
  fc.record({ x: place, y: place, side: fc.integer({ min: 20, max: 4_000 }), households: fc.nat(200) }),
  { maxLength: 14 },
);
const lanes = fc.array(fc.array(fc.tuple(place, place), { minLength: 2, maxLength: 5 }), { maxLength: 6 });

/** A border whose corners lie around a middle, so that it does not cross itself. */
const star = fc.array(fc.integer({ min: 6_000, max: 15_000 }), { minLength: 3, maxLength: 12 }).map((reaches) =>
  ringOf(
    reaches.map((reach, i) => {
      const angle = (2 * Math.PI * i) / reaches.length;
      return [Math.round(15_000 + reach * Math.cos(angle)), Math.round(15_000 + reach * Math.sin(angle))] as const;
    }),
  ),
);

test("whatever stands and runs in a community, its cells cover it exactly, and each household is in one", () => {
  fc.assert(
    fc.property(star, houses, lanes, fc.boolean(), (ring, buildings, roads, isGridded) => {
      const sources = community({
        border: together({ type: "Polygon", coordinates: [ring] }),
        buildings: buildings.map(({ x, y, side, households }, i) => house(i + 1, x, y, side, households)),
        lines: roads.map((points) => lane(...points)),
        grids: isGridded ? [{ code: "1", border: square(3_000, 3_000, 12_345) }] : [],
        households: buildings.map(({ x, y, side }, i) => ({
          building: i % 3 === 0 ? null : i + 1,
          position: position(x + side / 2, y + side / 2),
          unit: null,
        })),
      });
      const { fabric } = buildFabric(sources);
      expect(checkFabric(fabric, communityTwiceArea(sources.border, sources.origin))).toEqual([]);
      const { cells } = fabric;
      const here = cellsOf(fabric, { building: new Int32Array(cells.length), x: cells.x, y: cells.y });
      expect([...here]).toEqual([...here.keys()]);
      const homes = buildings.map(({ x, side }) => Math.round(x + side / 2));
      const found = cellsOf(fabric, { building: buildings.map((_, i) => i + 1), x: homes, y: homes });
      expect(found.every((cell) => cell < cells.length)).toBe(true);
      const empty = new Uint32Array(cells.length);
      const graph = graphOf(fabric, { households: empty, population: empty });
      for (let i = 0; i < graph.nodes; i++) {
        for (let k = graph.first[i]; k < graph.first[i + 1]; k++) {
          const j = graph.neighbours[k];
          const back = graph.neighbours.subarray(graph.first[j], graph.first[j + 1]).indexOf(i);
          expect(graph.lengths[graph.first[j] + back]).toBe(graph.lengths[k]);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test("bytes that are no fabric are refused, never read for ever", () => {
  const { fabric } = buildFabric(community({ buildings: [house(1, 1_500, 5_500), house(2, 9_500, 5_500)] }));
  const bytes = encodeFabric(fabric);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
      expect(() => decodeFabric(bytes.subarray(0, at))).toThrow(RangeError);
      const changed = bytes.slice();
      changed[at] = value;
      try {
        decodeFabric(changed);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});
