import fc from "fast-check";
import { expect, test } from "vitest";
import { flowRows } from "../../../domain/paper/flow-rows.ts";
import { householdMarks, LEAST_SYMBOL_MM } from "../../../domain/paper/household-marks.ts";
import { boxAround, type LabelBox, LabelRoom } from "../../../domain/paper/label-room.ts";

const meets = (a: LabelBox, b: LabelBox) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

test("labels that found room lie within bounds and never on each other", () => {
  const box = fc
    .tuple(fc.nat(200), fc.nat(120), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }))
    .map(([x, y, width, height]) => boxAround(x, y, width, height));
  fc.assert(
    fc.property(fc.array(fc.array(box, { minLength: 1, maxLength: 4 }), { maxLength: 40 }), (labels) => {
      const room = new LabelRoom({ left: 0, top: 0, right: 180, bottom: 100 });
      const placed = labels.flatMap((choices) => room.takeFirst(choices) ?? []);
      placed.forEach((a, at) => {
        expect(a.left >= 0 && a.top >= 0 && a.right <= 180 && a.bottom <= 100).toBe(true);
        for (const b of placed.slice(at + 1)) expect(meets(a, b)).toBe(false);
      });
    }),
  );
});

test("rows flow through columns in their order, a headline with the row below it, no column beginning with a gap", () => {
  const row = { height: 4 };
  const head = { height: 4, keeps: true };
  const gap = { height: 2, isGap: true };
  expect(flowRows([row, row, gap, head, row], [10, 10])).toEqual([
    { column: 0, top: 0 },
    { column: 0, top: 4 },
    { column: 0, top: 8 },
    { column: 1, top: 0 },
    { column: 1, top: 4 },
  ]);
  expect(flowRows([row, row, gap, row], [8, 8])).toEqual([
    { column: 0, top: 0 },
    { column: 0, top: 4 },
    { column: 1, top: 0 },
    { column: 1, top: 0 },
  ]);
  expect(flowRows([row, row, row], [8])).toHaveLength(2);
});

/** Doors in a row, `spacing` apart, all of one building. */
const doors = (count: number, spacing: number) => ({
  x: Float64Array.from({ length: count }, (_, n) => n * spacing),
  y: new Float64Array(count),
  building: new Int32Array(count).fill(7),
  type: Uint8Array.from({ length: count }, (_, n) => n % 2),
});

test("symbols are as large as their neighbours leave room for; doors too close become one figure with its types", () => {
  const types = { isDot: [false, false] };
  const wide = householdMarks(doors(20, 2), types, 3);
  expect(wide.crowds).toEqual([]);
  expect(wide.sizeMm).toBeCloseTo(1.9);
  expect(householdMarks(doors(20, 9), types, 3).sizeMm).toBeCloseTo(2.85);
  const close = householdMarks(doors(20, LEAST_SYMBOL_MM / 2), types, 3);
  expect(close.rows).toEqual([]);
  expect(close.crowds).toMatchObject([{ building: 7, households: 20, byType: [10, 10] }]);
});
