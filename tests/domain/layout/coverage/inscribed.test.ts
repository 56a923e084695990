import { expect, test } from "vitest";
import { widthOf } from "../../../../domain/layout/coverage/inscribed.ts";
import { readWkt } from "../../../support/well-known-text.ts";

test.each([
  ["a square", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", 10],
  ["a right triangle: both sides less the hypotenuse", "POLYGON ((0 0, 3 0, 0 4, 0 0))", 2],
  ["a sliver", "POLYGON ((0 0, 1000 0, 1000 1, 0 1, 0 0))", 1],
  ["a slanted sliver", "POLYGON ((0 0, 300 400, 299.2 400.6, -0.8 0.6, 0 0))", 1],
  [
    "a square with a square hole",
    "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))",
    3 * (4 - 2 * Math.SQRT2),
  ],
  ["two pieces: the wider", "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((9 0, 14 0, 14 5, 9 5, 9 0)))", 5],
  ["nothing", "POLYGON EMPTY", 0],
])("the widest circle of %s", (_, text, width) => {
  const found = widthOf(readWkt(text).polygons[0]);
  expect(found).toBeLessThanOrEqual(width * (1 + 1e-9));
  expect(found).toBeGreaterThanOrEqual(width * 0.99);
});
