import fc from "fast-check";
import { expect, test } from "vitest";
import { meeting, turn } from "../../../../domain/layout/coverage/exact.ts";

test("a turn is seen where doubles see none: a tenth and three tenths do not lie on the diagonal", () => {
  // 0.1 + 0.2 is not 0.3; the point is off the line by 5.5e-17
  expect(turn(0, 0, 1, 1, 0.3, 0.1 + 0.2)).toBe(1);
  expect(turn(0, 0, 1, 1, 0.1 + 0.2, 0.3)).toBe(-1);
  expect(turn(0, 0, 1, 1, 0.3, 0.3)).toBe(0);
});

test("the answer is that of whole numbers at any scale", () => {
  const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const points = fc.tuple(whole, whole, whole, whole, whole, whole);
  fc.assert(
    fc.property(points, fc.integer({ min: -480, max: 480 }), ([ax, ay, bx, by, cx, cy], power) => {
      const scale = 2 ** power;
      const exact = BigInt(bx - ax) * BigInt(cy - ay) - BigInt(by - ay) * BigInt(cx - ax);
      const sign = exact > 0n ? 1 : exact < 0n ? -1 : 0;
      expect(turn(ax * scale, ay * scale, bx * scale, by * scale, cx * scale, cy * scale)).toBe(sign);
    }),
  );
});

test("points on a line far away are on it, and the next double is not", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 20 }), fc.integer({ min: 1, max: 2 ** 20 }), (dx, dy) => {
      const [ax, ay] = [113.25, 35.125];
      const step = 2 ** -40;
      const at = (times: number): [number, number] => [ax + times * dx * step, ay + times * dy * step];
      expect(turn(ax, ay, ...at(3), ...at(2))).toBe(0);
      expect(turn(ax, ay, ...at(3), at(2)[0], at(2)[1] + 2 ** -47)).toBe(1);
    }),
  );
});

test.each([
  ["apart", [0, 0], [1, 0], [0, 1], [1, 1]],
  ["apart", [0, 0], [1, 0], [2, 0], [3, 0]],
  ["end-to-end", [0, 0], [1, 0], [1, 0], [2, 0]],
  ["end-to-end", [0, 0], [1, 0], [1, 0], [1, 1]],
  ["touch", [0, 0], [2, 0], [1, 0], [1, 1]],
  ["cross", [0, 0], [2, 0], [1, -1], [1, 1]],
  ["overlap", [0, 0], [2, 0], [1, 0], [3, 0]],
  ["overlap", [0, 0], [2, 0], [0, 0], [1, 0]],
  ["overlap", [0, 0], [0, 2], [0, 2], [0, 0]],
] as const)("two stretches: %s", (how, a, b, c, d) => {
  expect(meeting(a, b, c, d)).toBe(how);
  expect(meeting(d, c, b, a)).toBe(how);
});
