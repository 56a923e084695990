import { expect, test } from "vitest";
import { changesOf, faultsOf } from "../../../api/doctor/coverage.ts";
import { coverageFaults } from "../../../domain/layout/coverage/faults.ts";
import { repairCoverage } from "../../../domain/layout/coverage/repair.ts";
import type { MultiPolygon } from "../../../domain/layout/coverage/rings.ts";

const corners = Array.from({ length: 6_000 }, (_, nth) => {
  const turn = (nth / 3_000) * Math.PI;
  return [100 + 50 * Math.cos(turn), 50 * Math.sin(turn)];
});
const circle: MultiPolygon = [[[...corners, corners[0]]]];
const square: MultiPolygon = [
  [
    [
      [0, -50],
      [100, -50],
      [100, 50],
      [0, 50],
      [0, -50],
    ],
  ],
];

test("many corners are examined in a thread, with the same answers", async () => {
  const faults = await faultsOf([square, circle], {});
  expect(faults).toEqual(coverageFaults([square, circle]));
  expect(faults.map(({ kind }) => kind)).toEqual(["overlap"]);
  expect(faults[0].area).toBeCloseTo((Math.PI / 2) * 2500, 0);
  const repairs = [{ fault: 0, to: 0 }];
  expect(await changesOf([square, circle], repairs, {})).toEqual(repairCoverage([square, circle], repairs));
});

test("and with the same refusals", async () => {
  await expect(changesOf([square, circle], [{ fault: 1, to: 0 }], {})).rejects.toThrow(RangeError);
});
