import type { Polygon } from "geojson";
import { expect, test } from "vitest";
import { borderDifference, type DatedArea } from "../../domain/border-difference.ts";

//  lat .010  ┌──────┬──────┐      two grids of one community, each about 900 m wide
//            │  a   │  b   │
//      .000  └──────┴──────┘
//       lng .000   .010   .020

const box = (west: number, east: number, ...more: [number, number][]): Polygon => ({
  type: "Polygon",
  coordinates: [[[west, 0], ...more, [east, 0], [east, 0.01], [west, 0.01], [west, 0]]],
});
const grid = (code: string, geometry: Polygon, name = code): DatedArea => ({
  ...{ code, name, geometry, level: "grid", parent: "c" },
});
const a = grid("a", box(0, 0.01));
const b = grid("b", box(0.01, 0.02));

test("the same areas do not differ, even where a line has a new corner", () => {
  expect(borderDifference([a, b], [a, grid("b", box(0.01, 0.02, [0.015, 0.000001]))])).toEqual({
    ...{ changes: [], gone: [], fresh: [] },
  });
});

test("a border that was pushed is gone where it was and fresh where it is", () => {
  const { changes, gone, fresh } = borderDifference([a, b], [grid("a", box(0, 0.012)), grid("b", box(0.012, 0.02))]);
  expect(changes.map(({ kind, code }) => [kind, code])).toEqual([
    ["moved", "a"],
    ["moved", "b"],
  ]);
  expect([gone, fresh].map((lines) => lines.map((line) => [line[0], line.at(-1)]))).toEqual([
    [
      [
        [0.01, 0],
        [0.01, 0.01],
      ],
    ],
    [
      [
        [0.012, 0],
        [0.012, 0.01],
      ],
    ],
  ]);
});

test("two that became one: both borders of the one that is left, and what was between them", () => {
  const { changes, gone, fresh } = borderDifference([a, b], [grid("a", box(0, 0.02), "大网格")]);
  expect(changes).toEqual([
    { kind: "moved", code: "a", level: "grid", was: "a", is: "大网格" },
    { kind: "gone", code: "b", level: "grid", was: "b", is: null },
  ]);
  expect(gone).toHaveLength(1);
  expect(fresh).toEqual([]);
});

test("another name, or another area that it lies in, is a change of its own", () => {
  const { changes, gone } = borderDifference([a, b], [grid("a", a.geometry as Polygon, "甲"), { ...b, parent: "d" }]);
  expect(changes.map(({ kind, is }) => [kind, is])).toEqual([
    ["described", "甲"],
    ["described", "b"],
  ]);
  expect(gone).toEqual([]);
});

test("a border between microgrids that became one between grids is fresh, the other way round gone", () => {
  const microgrids = [a, b].map((one): DatedArea => ({ ...one, code: `${one.code}1`, level: "microgrid" }));
  const whole = grid("a", box(0, 0.02));
  const now = borderDifference([whole, ...microgrids], [a, b, ...microgrids]);
  expect([now.gone.length, now.fresh.map((line) => [line[0], line.at(-1)])]).toEqual([
    0,
    [
      [
        [0.01, 0],
        [0.01, 0.01],
      ],
    ],
  ]);
  expect(borderDifference([a, b, ...microgrids], [whole, ...microgrids])).toMatchObject({ gone: now.fresh, fresh: [] });
});

test("with nothing then, everything is new", () => {
  const { changes, gone, fresh } = borderDifference([], [a]);
  expect([changes.map(({ kind }) => kind), gone, fresh.length]).toEqual([["new"], [], 1]);
  expect(borderDifference([], [])).toEqual({ changes: [], gone: [], fresh: [] });
});
