import { expect, test } from "vitest";
import { coverageFaults } from "../../../../domain/layout/coverage/faults.ts";
import type { MultiPolygon } from "../../../../domain/layout/coverage/rings.ts";
import { readWkt } from "../../../support/well-known-text.ts";

const polygons = (...texts: string[]): MultiPolygon[] => texts.flatMap((text) => readWkt(text).polygons);
const faults = (...texts: string[]) => coverageFaults(polygons(...texts));

//  ┌───┬───┐
//  │ a │ b │  ten by ten each
//  └───┴───┘
const A = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))";
const B = "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))";

test("two squares side by side have no fault", () => expect(faults(A, B)).toEqual([]));

test("ground that both hold is an overlap, named with its size and who could have it", () => {
  const [fault, ...more] = faults(A, "POLYGON ((9 0, 20 0, 20 10, 9 10, 9 0))");
  expect(more).toEqual([]);
  expect(fault).toMatchObject({ kind: "overlap", polygons: [0, 1], area: 10 });
  expect(fault.width).toBeCloseTo(1, 1);
  expect([...fault.choices].sort()).toEqual([0, 1]);
});

test("enclosed ground that none holds is a gap; who has most of its border comes first", () => {
  const frame = "POLYGON ((-9 -9, 29 -9, 29 19, -9 19, -9 -9), (0 0, 0 10, 10 10, 20 10, 20 0, 10 0, 0 0))";
  const found = faults(frame, A);
  expect(found).toMatchObject([{ kind: "gap", polygons: [0, 1], choices: [0, 1], area: 100 }]);
  expect(coverageFaults(polygons(frame, A), { gapWidth: 9 })).toEqual([]);
});

test("within an area, ground at its edge is a gap too, and what lies beyond it is outside", () => {
  const [within] = polygons("POLYGON ((0 0, 19 0, 19 12, 0 12, 0 0))");
  const found = coverageFaults(polygons(A, B), { within });
  expect(found).toMatchObject([
    { kind: "outside", polygons: [1], area: 10, choices: [null] },
    { kind: "gap", area: 38 },
  ]);
  expect(found[1].choices).toEqual([0, 1]);
});

test("a corner that only one side has is unmatched", () => {
  expect(faults(A, "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 5, 10 0))")).toMatchObject([
    { kind: "unmatched", polygons: [0, 1], points: [[10, 5]], shape: [] },
  ]);
});

test("a border that crosses itself is named where it does, one without area as flat", () => {
  expect(faults("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))")).toMatchObject([
    { kind: "crossing", polygons: [0], points: [[5, 5]] },
  ]);
  expect(faults("POLYGON ((0 0, 5 5, 10 0, 10 5, 5 5, 0 5, 0 0))")).toEqual([]);
  expect(faults("POLYGON ((0 0, 6 4, 10 4, 6 4, 3 9, 0 0))")).toMatchObject([{ kind: "crossing" }]);
  expect(faults(A, "POLYGON ((10 3, 10 7, 10 3))", "POLYGON EMPTY")).toMatchObject([
    { kind: "flat", polygons: [1] },
    { kind: "flat", polygons: [2] },
  ]);
});

test("a hole outside its polygon, and pieces on each other, are crossings too", () => {
  expect(faults("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (20 0, 20 5, 25 5, 25 0, 20 0))")).toMatchObject([
    { kind: "crossing" },
  ]);
  expect(faults("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((1 1, 5 1, 5 5, 1 5, 1 1)))")).toMatchObject([
    { kind: "crossing" },
  ]);
});

test("the same polygon twice overlaps itself once; three on one spot are one overlap of three", () => {
  expect(faults(A, A)).toMatchObject([{ kind: "overlap", polygons: [0, 1], area: 100 }]);
  expect(faults(A, A, A)).toMatchObject([{ kind: "overlap", polygons: [0, 1, 2] }]);
});

test("an enclave inside a neighbour's hole is no fault, and inside the neighbour it is", () => {
  const hole = "POLYGON ((0 0, 30 0, 30 30, 0 30, 0 0), (10 10, 10 20, 20 20, 20 10, 10 10))";
  const enclave = "POLYGON ((10 10, 20 10, 20 20, 10 20, 10 10))";
  expect(faults(hole, enclave)).toEqual([]);
  expect(faults("POLYGON ((0 0, 30 0, 30 30, 0 30, 0 0))", enclave)).toMatchObject([
    { kind: "overlap", polygons: [0, 1], area: 100, choices: [0, 1] },
  ]);
});
