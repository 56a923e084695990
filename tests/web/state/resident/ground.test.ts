import fc from "fast-check";
import { expect, test } from "vitest";
import { distanceOf, linesPath, middleOf, ringsPath, roadLabels } from "../../../../web/state/resident/ground.ts";

const FRAME = { left: -100, top: -100, width: 200, height: 200 };
const road = (name: string | null, ...lines: number[][]) => ({ name, kind: "residential", lines });
const placesOf = (roads: ReturnType<typeof road>[], size = 5) =>
  roadLabels(roads, FRAME, size).map(({ key, letters }) => [key, letters.map(({ x, y }) => [x, y])] as const);

test("tenths of a metre to the north become metres to the south", () => {
  expect(ringsPath([[0, 0, 100, 0, 100, 55]])).toBe("M0 0L10 0L10 -5.5Z");
  expect(linesPath([[0, 10, 20, 30]])).toBe("M0 -1L2 -3");
  expect(middleOf([[0, 0, 100, 0, 100, 60]])).toEqual([5, -3]);
  expect(distanceOf([[20, 30, 40, 50]])).toBe(5);
});

//   y = 50 m north: a street from west to east; the code stands at 0, 0
test("a name reads to the right along its road, in the middle of what is seen", () => {
  const [[key, places]] = placesOf([road("文昌巷", [-2000, 500, 2000, 500])]);
  expect(key).toBe("文昌巷");
  expect(places.map(([, y]) => y)).toEqual([-50, -50, -50]);
  expect(places[1][0]).toBeCloseTo(0);
  expect(places[2][0] - places[1][0]).toBeCloseTo(1.45 * 5);
});

test("drawn from east to west it still reads to the right; a steep one reads downwards", () => {
  const [[, places]] = placesOf([road("文昌巷", [2000, 500, -2000, 500])]);
  expect(places[0][0]).toBeLessThan(places[2][0]);
  const [[, steep]] = placesOf([road("长白街", [500, -2000, 500, 2000])]);
  expect(steep[0][1]).toBeLessThan(steep[2][1]);
});

test("what has no name, no room, or lies under the code has none drawn", () => {
  expect(placesOf([road(null, [-900, 500, 900, 500]), road("", [-900, 300, 900, 300])])).toEqual([]);
  expect(placesOf([road("很长很长的路名", [-100, 500, 100, 500])])).toEqual([]);
  expect(placesOf([road("门前路", [-900, 50, 900, 50])])).toEqual([]);
  expect(placesOf([road("甲路", [-900, 500, 900, 500]), road("乙路", [-900, 510, 900, 510])]).length).toBe(1);
});

test("whatever the roads are, letters stay within the frame and keep away from each other", () => {
  const tenths = fc.integer({ min: -3000, max: 3000 });
  const line = fc.array(fc.tuple(tenths, tenths), { minLength: 2, maxLength: 5 }).map((points) => points.flat());
  const roads = fc.array(fc.tuple(fc.constantFrom("甲路", "乙大街", "丙巷"), line), { maxLength: 6 });
  fc.assert(
    fc.property(roads, (given) => {
      const labels = placesOf(given.map(([name, line]) => road(name, line)));
      const all = labels.map(([, places]) => places);
      for (const [x, y] of all.flat()) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(100);
      const apart = ([x, y]: number[], [a, b]: number[]) => Math.hypot(x - a, y - b);
      for (const one of all)
        for (const other of all)
          if (one !== other)
            for (const a of one) for (const b of other) expect(apart(a, b)).toBeGreaterThan(1.3 * 5 - 1e-6);
    }),
    { numRuns: 60 },
  );
});
