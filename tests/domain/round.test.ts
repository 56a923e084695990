import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Distances, shortRound, tourMetres } from "../../domain/round.ts";

const between = (points: readonly (readonly [number, number])[]): Distances => ({
  length: points.length,
  metres: points.flatMap(([ax, ay]) => points.map(([bx, by]) => Math.hypot(ax - bx, ay - by))),
});

/** The shortest tour there is, by trying all. */
function shortest(distances: Distances, from: number | null): number {
  let best = Number.POSITIVE_INFINITY;
  const walk = (order: number[], left: number[]) => {
    if (left.length === 0) best = Math.min(best, tourMetres(distances, order));
    for (const place of left) {
      walk(
        [...order, place],
        left.filter((each) => each !== place),
      );
    }
  };
  const all = Array.from({ length: distances.length }, (_, place) => place);
  for (const start of from === null ? all : [from]) {
    walk(
      [start],
      all.filter((place) => place !== start),
    );
  }
  return best;
}

const point = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }));

describe("a round", () => {
  test("along a street goes from one end to the other", () => {
    const houses = between([
      [300, 0],
      [0, 0],
      [100, 0],
      [400, 0],
      [200, 0],
    ]);
    expect(tourMetres(houses, shortRound(houses))).toBe(400);
    expect(shortRound(houses, 1)).toEqual([1, 2, 4, 0, 3]);
  });

  test("nobody to visit, one, two", () => {
    expect(shortRound(between([]))).toEqual([]);
    expect(shortRound(between([[7, 7]]), 0)).toEqual([0]);
    expect(
      shortRound(
        between([
          [0, 0],
          [5, 0],
        ]),
        1,
      ),
    ).toEqual([1, 0]);
  });

  test("distances that are no square are refused", () => {
    expect(() => shortRound({ length: 2, metres: [0, 1, 1] })).toThrow("3 distances of 2 places");
  });

  test("of up to seven places is as good as the best, or nearly, and visits each once", () => {
    let [sum, best] = [0, 0];
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 7 }), fc.boolean(), (points, isOpen) => {
        const distances = between(points);
        const from = isOpen ? null : 0;
        const order = shortRound(distances, from);
        expect([...order].sort((a, b) => a - b)).toEqual(points.map((_, place) => place));
        if (from !== null) expect(order[0]).toBe(from);
        const wanted = shortest(distances, from);
        expect(tourMetres(distances, order)).toBeLessThanOrEqual(wanted * 1.25 + 1e-6);
        sum += tourMetres(distances, order);
        best += wanted;
      }),
      { seed: 1, numRuns: 150 },
    );
    expect(sum).toBeLessThan(best * 1.01);
  });

  test("of eight places, everywhere begun, is within a hundredth of the best", () => {
    const distances = between([
      [0, 0],
      [900, 50],
      [30, 700],
      [500, 500],
      [420, 80],
      [810, 640],
      [200, 300],
      [640, 900],
    ]);
    expect(tourMetres(distances, shortRound(distances))).toBeLessThanOrEqual(shortest(distances, null) * 1.01);
  });

  test("one-way streets are counted the way they are walked", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.infiniteStream(fc.nat(1000)), (length, stream) => {
        const metres = Array.from({ length: length * length }, () => stream.next().value as number);
        const distances = { length, metres };
        const order = shortRound(distances, 0);
        expect([...order].sort()).toEqual(Array.from({ length }, (_, place) => place));
        // no single place moved elsewhere, and no stretch turned, would make it shorter
        const tour = tourMetres(distances, order);
        for (let at = 1; at < length; at++) {
          const rest = order.filter((_, index) => index !== at);
          for (let to = 1; to <= rest.length; to++) {
            const other = [...rest.slice(0, to), order[at], ...rest.slice(to)];
            expect(tourMetres(distances, other)).toBeGreaterThanOrEqual(tour - 1e-6);
          }
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("of two hundred places is much shorter than going to the nearest each time", () => {
    const points = Array.from({ length: 200 }, (_, n): [number, number] => [(n * 7919) % 1009, (n * 104_729) % 997]);
    const distances = between(points);
    const order = shortRound(distances, 0);
    expect(new Set(order).size).toBe(200);
    const greedy = [0];
    while (greedy.length < 200) {
      const here = greedy[greedy.length - 1] * 200;
      const left = points.map((_, place) => place).filter((place) => !greedy.includes(place));
      greedy.push(left.reduce((a, b) => (distances.metres[here + b] < distances.metres[here + a] ? b : a)));
    }
    expect(tourMetres(distances, order)).toBeLessThan(tourMetres(distances, greedy) * 0.92);
  });
});
