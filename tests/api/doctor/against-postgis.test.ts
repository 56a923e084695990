import fc from "fast-check";
import { expect, test } from "vitest";
import { coverageFaults, type Fault } from "../../../domain/layout/coverage/faults.ts";
import type { MultiPolygon } from "../../../domain/layout/coverage/rings.ts";
import { eachEngine } from "../../support/engines.ts";

// PostGIS, which knows nothing of our kernel, says how much ground two drawn areas hold both, and how much of a square none does.

const corner = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }));

/** A star-shaped polygon: corners around their middle, so that it does not cross itself. */
const drawn = fc.uniqueArray(corner, { minLength: 3, maxLength: 9, selector: String }).map((corners) => {
  const middle = [0, 1].map((axis) => corners.reduce((sum, at) => sum + at[axis], 0) / corners.length + 0.37);
  const angle = ([x, y]: number[]) => Math.atan2(y - middle[1], x - middle[0]);
  const ring = [...corners].sort((a, b) => angle(a) - angle(b));
  return [[[...ring, ring[0]]]] as MultiPolygon;
});

const SQUARE: MultiPolygon = [
  [
    [
      [0, 0],
      [1000, 0],
      [1000, 1000],
      [0, 1000],
      [0, 0],
    ],
  ],
];

const areaOf = (faults: readonly Fault[], kind: Fault["kind"]) =>
  faults.filter((fault) => fault.kind === kind).reduce((sum, { area }) => sum + area, 0);

eachEngine((engine) => {
  test("areas of overlaps and gaps are those that PostGIS finds", async () => {
    const { sql } = await engine.open();
    await fc.assert(
      fc.asyncProperty(drawn, drawn, async (a, b) => {
        const shape = (polygon: MultiPolygon) => JSON.stringify({ type: "MultiPolygon", coordinates: polygon });
        const [expected] = await sql<{ valid: boolean; overlap: number; gap: number }[]>`
          with drawn as (
            select st_geomfromgeojson(${shape(a)}::text) as a, st_geomfromgeojson(${shape(b)}::text) as b,
              st_geomfromgeojson(${shape(SQUARE)}::text) as square
          )
          select st_isvalid(a) and st_isvalid(b) and st_area(a) > 1 and st_area(b) > 1 as valid,
            st_area(st_intersection(a, b)) as overlap, st_area(st_difference(square, st_union(a, b))) as gap
          from drawn`;
        fc.pre(expected.valid);
        const faults = coverageFaults([a, b], { within: SQUARE });
        expect(Math.abs(areaOf(faults, "overlap") - expected.overlap)).toBeLessThan(0.01);
        expect(Math.abs(areaOf(faults, "gap") - expected.gap)).toBeLessThan(0.01);
        expect(areaOf(faults, "outside")).toBe(0);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});
