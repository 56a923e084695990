import fc from "fast-check";
import type { MultiPolygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import type { Draft } from "../../../domain/layout/layout.ts";
import { outlineOf, outlinesOf, RANKS, ranksOf } from "../../../domain/layout/outline.ts";
import { aDraft, aLayout, SIDE } from "../../support/square-town.ts";

/** A draft of square cells from a drawing, the north on top: each letter is a microgrid, and a grid of its own. */
const drawn = (...rows: string[]): Draft => {
  const draft = aDraft({ columns: rows[0].length, rows: rows.length });
  const letters = [...rows].reverse().join("");
  return {
    ...draft,
    layout: aLayout(
      [...letters].map((letter) => letter.charCodeAt(0) - 96),
      (id) => id,
    ),
  };
};

/** Rings in units of half a cell from the south-west corner, without the repeated end, from their lowest corner on. */
const halves = ({ coordinates }: MultiPolygon) =>
  coordinates.map((rings) =>
    rings.map((ring) => {
      const corners = ring
        .slice(0, -1)
        .map(([lng, lat]) => [Math.round((lng - 113) * 1e7), Math.round((lat - 35) * 1e7)].map((n) => (2 * n) / SIDE));
      const text = corners.map(([x, y]) => `${x},${y}`);
      const first = text.indexOf([...text].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0]);
      return [...text.slice(first), ...text.slice(0, first)].join(" ");
    }),
  );

const twiceArea = (ring: Position[]) => {
  const corners = ring.map(([lng, lat]) => [Math.round((lng - 113) * 1e7), Math.round((lat - 35) * 1e7)]);
  return corners.slice(1).reduce((sum, [x, y], i) => sum + corners[i][0] * y - x * corners[i][1], 0);
};

describe("outlines", () => {
  test("of one cell: its corners and the vertices between them, counter-clockwise", () => {
    expect(halves(outlineOf(drawn("ab"), "grid", 1))).toEqual([["0,0 1,0 2,0 2,1 2,2 1,2 0,2 0,1"]]);
  });

  test("of a ring around a yard: a shell and a hole, clockwise", () => {
    const [[shell, hole]] = halves(outlineOf(drawn("aaa", "aba", "aaa"), "grid", 1));
    expect(shell.split(" ")).toHaveLength(24);
    expect(hole).toBe("2,2 2,3 2,4 3,4 4,4 4,3 4,2 3,2");
  });

  test("of cells that touch in one point: a polygon each", () => {
    expect(outlineOf(drawn("ab", "ba"), "grid", 1).coordinates).toHaveLength(2);
  });

  test("of a ring pinched to a point: shell and hole meet there", () => {
    const [rings] = outlineOf(drawn("aaab", "abaa", "aaaa"), "grid", 1).coordinates;
    expect(rings).toHaveLength(2);
    const pinched = outlineOf(drawn("aaaa", "abba", "aaab"), "grid", 1).coordinates;
    expect(pinched.map((polygon) => polygon.length)).toEqual([2]);
  });

  test("of an area without cells: nothing", () => {
    expect(outlineOf(drawn("ab"), "grid", 9)).toEqual({ type: "MultiPolygon", coordinates: [] });
  });

  test("of any layout: simple rings, one shell each, areas that add up, every stretch drawn twice or on the rim", () => {
    const layouts = fc.array(fc.array(fc.constantFrom("a", "b", "c"), { minLength: 5, maxLength: 5 }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(layouts, (rows) => {
        const draft = drawn(...rows.map((row) => row.join("")));
        const stretches = new Map<string, number>();
        let total = 0;
        for (const [id, outline] of outlinesOf(draft, "grid")) {
          expect(outlineOf(draft, "grid", id)).toEqual(outline);
          for (const rings of outline.coordinates) {
            rings.forEach((ring, i) => {
              expect(ring[0]).toEqual(ring.at(-1));
              expect(new Set(ring.slice(1).map(String)).size).toBe(ring.length - 1);
              expect(Math.sign(twiceArea(ring))).toBe(i === 0 ? 1 : -1);
              total += twiceArea(ring);
              for (let k = 1; k < ring.length; k++) {
                const key = [String(ring[k - 1]), String(ring[k])].sort().join(" ");
                stretches.set(key, (stretches.get(key) ?? 0) + 1);
              }
            });
          }
        }
        expect(total).toBe(2 * SIDE * SIDE * 5 * rows.length);
        const single = [...stretches.values()].filter((count) => count === 1).length;
        expect(single).toBe(2 * 2 * (5 + rows.length));
        expect(Math.max(...stretches.values())).toBeLessThanOrEqual(2);
      }),
      { numRuns: 60, seed: 4, endOnFailure: true },
    );
  });
});

test("each arc carries the highest rank of what it parts", () => {
  const draft = aDraft({ columns: 8, rows: 8 });
  const count = [0, 0, 0, 0];
  for (const rank of ranksOf(draft)) count[rank]++;
  expect(Object.fromEntries(RANKS.map((rank, i) => [rank, count[i]]))).toEqual({
    community: 32,
    grid: 16,
    microgrid: 32,
    none: 64,
  });
});
