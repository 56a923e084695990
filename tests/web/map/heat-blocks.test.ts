import fc from "fast-check";
import { expect, test } from "vitest";
import type { DensityField } from "../../../domain/statistics/density.ts";
import { warmRuns } from "../../../web/map/heat-blocks.ts";

const fieldOf = (columns: number, rows: number, warm: readonly number[]): DensityField => {
  const values = new Float32Array(columns * rows);
  for (const at of warm) values[at % values.length] = 1;
  return { bounds: [0, 0, 1, 1], columns, rows, cellM: 1, values, max: 1, events: warm.length };
};

const anyField = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.array(fc.nat(), { maxLength: 20 }))
  .map(([columns, rows, warm]) => fieldOf(columns, rows, warm));

/** How many runs hold the middle of the cell. */
const holds = (field: DensityField, runs: ReturnType<typeof warmRuns>, column: number, row: number): number => {
  const [x, y] = [(column + 0.5) / field.columns, (row + 0.5) / field.rows];
  return runs.filter(({ left, right, bottom, top }) => left < x && x < right && bottom < y && y < top).length;
};

test("every warm cell and its neighbours lie in one run, and no cell in two", () => {
  fc.assert(
    fc.property(anyField, (field) => {
      const runs = warmRuns(field, 1);
      for (let row = 0; row < field.rows; row++) {
        for (let column = 0; column < field.columns; column++) {
          const isNearWarm = [-1, 0, 1].some((up) =>
            [-1, 0, 1].some((along) => {
              const [at, line] = [column + along, row + up];
              const isCell = at >= 0 && line >= 0 && at < field.columns && line < field.rows;
              return isCell && field.values[line * field.columns + at] === 1;
            }),
          );
          const count = holds(field, runs, column, row);
          expect(count).toBeLessThanOrEqual(1);
          if (isNearWarm) expect(count).toBe(1);
        }
      }
    }),
  );
});

test("of some rows, their warm cells are held as among all", () => {
  fc.assert(
    fc.property(anyField, fc.nat(), fc.nat(), (field, one, other) => {
      const [from, last] = [one % field.rows, other % field.rows].sort((a, b) => a - b);
      const runs = warmRuns(field, 1, { from, to: last + 1 });
      for (let row = from; row <= last; row++) {
        for (let column = 0; column < field.columns; column++) {
          if (field.values[row * field.columns + column] === 1) expect(holds(field, runs, column, row)).toBe(1);
        }
      }
    }),
  );
});

test("where nothing is warm nothing is drawn", () => {
  expect(warmRuns(fieldOf(50, 50, []), 1)).toEqual([]);
});
