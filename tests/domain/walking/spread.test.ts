import fc from "fast-check";
import { expect, test } from "vitest";
import type { Network } from "../../../domain/walking/network.ts";
import { snap } from "../../../domain/walking/snap.ts";
import { metresBetween, metresTo, spread } from "../../../domain/walking/spread.ts";
import { shortestWay } from "../../../domain/walking/way.ts";
import { networkOf } from "./plane.ts";

const point = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
const road = fc.array(point, { minLength: 2, maxLength: 5 }).map((points) => points.map((one) => one.join()).join(" "));
const town = fc.record({
  roads: fc.array(fc.tuple(road, fc.boolean()), { minLength: 1, maxLength: 8 }),
  points: fc.array(point, { minLength: 3, maxLength: 4 }),
});
type Town = typeof town extends fc.Arbitrary<infer T> ? T : never;

function made({ roads, points }: Town) {
  const network = networkOf(roads.map(([line, isBridge]) => (isBridge ? `=${line}` : line)));
  const snaps = points.map(([x, y]) => snap(network, x, y)).filter((found) => found !== null);
  return { network, snaps, places: points.filter(([x, y]) => snap(network, x, y) !== null) };
}

/** Every distance between nodes, by trying every node as a stop between (Floyd 1962, Warshall 1962). */
function allDistances({ x, from, to, metres }: Network): number[][] {
  const table = Array.from(x, (_, a) => Array.from(x, (_, b) => (a === b ? 0 : Infinity)));
  from.forEach((a, e) => {
    const b = to[e];
    table[a][b] = table[b][a] = Math.min(table[a][b], metres[e]);
  });
  for (const k of x.keys())
    for (const a of x.keys()) for (const b of x.keys()) table[a][b] = Math.min(table[a][b], table[a][k] + table[k][b]);
  return table;
}

const isClose = (a: number, b: number): boolean => a === b || Math.abs(a - b) < 1e-6;

test("from every node to every other it is as far as trying all ways says", () => {
  fc.assert(
    fc.property(town, (one) => {
      const { network } = made(one);
      const all = allDistances(network);
      for (let e = 0; e < network.from.length; e++) {
        const start = { edge: e, share: 0, x: network.x[network.from[e]], y: network.y[network.from[e]], metres: 0 };
        const { metres } = spread(network, [start]);
        const other = metres.findIndex((far, node) => !isClose(far, all[network.from[e]][node]));
        expect(other).toBe(-1);
      }
    }),
    { numRuns: 40 },
  );
});

test("there is as far as back, no way is shorter by way of a third, none shorter than straight", () => {
  fc.assert(
    fc.property(town, (one) => {
      const { network, snaps, places } = made(one);
      const { length } = snaps;
      const table = metresBetween(network, snaps);
      const far = (a: number, b: number) => table[a * length + b];
      for (let a = 0; a < length; a++) {
        expect(far(a, a)).toBe(0);
        for (let b = 0; b < a; b++) {
          expect(far(a, b)).toBe(far(b, a));
          const [[ax, ay], [bx, by]] = [places[a], places[b]];
          expect(far(a, b)).toBeGreaterThanOrEqual(Math.hypot(ax - bx, ay - by) - 1e-9);
          for (let c = 0; c < length; c++)
            if (c !== a && c !== b) expect(far(a, b)).toBeLessThanOrEqual(far(a, c) + far(c, b) + 1e-9);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("the line of a way is as long as the way, and both run backwards", () => {
  fc.assert(
    fc.property(town, (one) => {
      const { network, snaps } = made(one);
      if (snaps.length < 2) return;
      const [a, b] = snaps;
      const way = shortestWay(network, a, b);
      expect(way === null).toBe(metresBetween(network, [a, b])[1] === Infinity);
      if (!way) return;
      const length = way.points.reduce((sum, [x, y], i) => {
        if (i === 0) return 0;
        const [px, py] = way.points[i - 1];
        return sum + Math.hypot(x - px, y - py);
      }, 0);
      expect(length + a.metres + b.metres).toBeCloseTo(way.metres, 6);
      expect(shortestWay(network, b, a)?.metres).toBeCloseTo(way.metres, 6);
    }),
    { numRuns: 200 },
  );
});

test("from several starts at once every place is as far as from the nearest of them", () => {
  fc.assert(
    fc.property(town, (one) => {
      const { network, snaps } = made(one);
      if (snaps.length < 2) return;
      const [goal, ...starts] = snaps;
      const together = metresTo(network, spread(network, starts), goal);
      const apart = Math.min(...starts.map((start) => metresTo(network, spread(network, [start]), goal)));
      expect(together).toBe(apart);
      const within = metresTo(network, spread(network, starts, { withinM: 40 }), goal);
      if (apart <= 40) expect(within).toBe(apart);
      else expect(within).toBeGreaterThan(40);
    }),
    { numRuns: 200 },
  );
});
