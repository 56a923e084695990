import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crossing, passes } from "../../../../domain/layout/fabric/hot-pixel.ts";
import { metresPerUnit, pointsBetween } from "../../../../domain/layout/fabric/lattice.ts";
import { node } from "../../../../domain/layout/fabric/noder.ts";
import { nodeWithin } from "../../../../domain/layout/fabric/pin.ts";
import { facesOf } from "../../../../domain/layout/fabric/planar.ts";
import { twiceAreaOf } from "../../../../domain/layout/fabric/rings.ts";
import { isBorder, Soup, tagOf } from "../../../../domain/layout/fabric/soup.ts";

const LANE = tagOf("lane", true, true);
const BORDER = tagOf("border", false, true);

const point = (size: number) => fc.tuple(fc.integer({ min: -size, max: size }), fc.integer({ min: -size, max: size }));
const segments = (size: number) => fc.array(fc.tuple(point(size), point(size)), { minLength: 1, maxLength: 25 });

type Segment = [[number, number], [number, number]];

function soupOf(list: readonly Segment[], tag = LANE): Soup {
  const soup = new Soup();
  for (const [[ax, ay], [bx, by]] of list) soup.add(ax, ay, bx, by, tag);
  return soup;
}

describe("a hot pixel", () => {
  test("of four around a corner, the corner belongs to one", () => {
    // the segment from (0, 1) to (1, 0) goes through (½, ½), the corner of four pixels
    const around = [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ];
    expect(around.map(([x, y]) => passes(0, 1, 1, 0, x, y))).toEqual([false, true, true, true]);
    expect(around.map(([x, y]) => passes(0, 0, 1, 1, x, y))).toEqual([true, false, false, true]);
  });

  test("every place of a segment lies in a pixel that it passes, seen from both ends", () => {
    fc.assert(
      fc.property(point(2 ** 21), point(2 ** 21), fc.integer({ min: 0, max: 1000 }), ([ax, ay], [bx, by], part) => {
        const at = (a: number, b: number) =>
          Number(
            (2000n * BigInt(a) + 2n * BigInt(part) * BigInt(b - a) + 1000n + 10n ** 12n * 2000n) / 2000n - 10n ** 12n,
          );
        const [x, y] = [at(ax, bx), at(ay, by)];
        return passes(ax, ay, bx, by, x, y) && passes(bx, by, ax, ay, x, y);
      }),
    );
  });

  test("two segments cross in a pixel that both pass", () => {
    fc.assert(
      fc.property(point(2 ** 21), point(2 ** 21), point(2 ** 21), point(2 ** 21), (a, b, c, d) => {
        const at = crossing(...a, ...b, ...c, ...d);
        return at === null || (passes(...a, ...b, ...at) && passes(...c, ...d, ...at));
      }),
      { numRuns: 500 },
    );
  });
});

describe("noding", () => {
  for (const size of [4, 12, 200, 2 ** 21]) {
    test(`of any segments up to ${size} leaves them meeting at their ends alone`, () => {
      fc.assert(
        fc.property(segments(size), (list) => {
          const { net } = node(soupOf(list));
          const { x, y, a, b } = net;
          // why kept for the end: a million expectations take longer than what they are about
          const wrong: number[][] = [];
          for (let i = 0; i < a.length; i++) {
            for (let k = 0; k < a.length; k++) {
              if (i === k) continue;
              const [p, q, r, s] = [a[i], b[i], a[k], b[k]];
              const cross = crossing(x[p], y[p], x[q], y[q], x[r], y[r], x[s], y[s]) !== null;
              if (cross || isInside(net, p, q, r) || isInside(net, p, q, s)) wrong.push([p, q, r, s]);
            }
          }
          expect(wrong).toEqual([]);
        }),
        { numRuns: 60 },
      );
    });
  }

  test("keeps a square as it is, whatever crosses it, and every face within adds up to it", () => {
    const square = [0, 0, 1000, 0, 1000, 1000, 0, 1000];
    const metres = metresPerUnit(350_000_000);
    const border = new Soup();
    for (let i = 0; i < 8; i += 2) {
      const [ax, ay, bx, by] = [0, 1, 2, 3].map((k) => square[(i + k) % 8]);
      border.addLine([ax, ay, ...pointsBetween(ax, ay, bx, by, metres, 1), bx, by], BORDER);
    }
    fc.assert(
      fc.property(segments(1500), (list) => {
        const net = nodeWithin(border, soupOf(list));
        const pieces = new Set<string>();
        for (let i = 0; i < net.tag.length; i++) {
          if (!isBorder(net.tag[i])) continue;
          pieces.add([`${net.x[net.a[i]]} ${net.y[net.a[i]]}`, `${net.x[net.b[i]]} ${net.y[net.b[i]]}`].sort().join());
        }
        expect(pieces.size).toBe(border.length);
        for (let i = 0; i < border.length; i++) {
          expect(pieces).toContain(
            [`${border.ax[i]} ${border.ay[i]}`, `${border.bx[i]} ${border.by[i]}`].sort().join(),
          );
        }
        const planar = facesOf(net);
        expect(planar.twiceArea.reduce((sum, area) => sum + area)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

test("a border in pieces is the same from both ends and keeps its area", () => {
  const metres = metresPerUnit(350_000_000);
  fc.assert(
    fc.property(point(20_000), point(20_000), ([ax, ay], [bx, by]) => {
      const there = pointsBetween(ax, ay, bx, by, metres, 5);
      const back = pointsBetween(bx, by, ax, ay, metres, 5);
      const turned = Array.from({ length: back.length / 2 }, (_, i) =>
        back.slice(back.length - 2 * i - 2, back.length - 2 * i),
      );
      expect(there).toEqual(turned.flat());
      expect(twiceAreaOf([ax, ay, ...there, bx, by])).toBe(0);
    }),
  );
});

/** Whether a point lies on an edge, between its ends. */
function isInside({ x, y }: { x: Int32Array; y: Int32Array }, p: number, q: number, at: number): boolean {
  if (at === p || at === q) return false;
  if ((x[q] - x[p]) * (y[at] - y[p]) !== (y[q] - y[p]) * (x[at] - x[p])) return false;
  return (x[at] - x[p]) * (x[at] - x[q]) + (y[at] - y[p]) * (y[at] - y[q]) < 0;
}
