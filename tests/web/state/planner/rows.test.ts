import { describe, expect, test } from "vitest";
import { axisOf, offBand, sortedRows, verdictOf } from "../../../../web/state/planner/rows.ts";
import type { Band } from "../../../../web/state/planner/shown.ts";
import { aRow } from "./a-row.ts";

const BAND: Band = [300, 500];

test("how far out of the band a grid is, too few below zero", () => {
  expect([245, 299, 300, 500, 506].map((households) => offBand(households, BAND))).toEqual([-55, -1, 0, 0, 6]);
});

describe("what is wrong with a grid", () => {
  const grid = { households: 400, pieces: 1, cells: 12, kind: "urban", people: 1 };
  test.each([
    ["nothing", {}, "fine"],
    ["it has no ground, which comes before all else", { cells: 0, pieces: 0, households: 0 }, "empty"],
    ["it lies in two pieces, which comes before its size", { pieces: 2, households: 700 }, "pieces"],
    ["too many households", { households: 501 }, "above"],
    ["too few", { households: 299 }, "below"],
    ["nobody is on duty", { people: 0 }, "nobody"],
    ["a park has no households and needs none", { kind: "dedicated", households: 0, people: 0 }, "fine"],
    ["but a park in two pieces is broken like any other", { kind: "dedicated", households: 0, pieces: 2 }, "pieces"],
  ])("%s", (_, change, verdict) => {
    expect(verdictOf({ ...grid, ...change }, BAND)).toBe(verdict);
  });
});

describe("the order of the list", () => {
  const rows = [
    aRow({ key: 0, name: "fine", code: "01" }),
    aRow({ key: 1, name: "few", code: "02", households: 245, verdict: "below" }),
    aRow({ key: 2, name: "broken", code: "03", pieces: 2, verdict: "pieces" }),
    aRow({ key: 3, name: "many", code: "04", households: 506, verdict: "above" }),
    aRow({ key: 4, name: "too many", code: "05", households: 560, verdict: "above" }),
    aRow({ key: 5, name: "new", code: null, households: 410 }),
  ];
  const order = (by: Parameters<typeof sortedRows>[1]) => sortedRows(rows, by, BAND).map(({ name }) => name);

  test("worst first: in pieces, then the farthest out of the band", () => {
    expect(order("worst")).toEqual(["broken", "too many", "many", "few", "fine", "new"]);
  });

  test("by code, with those that have none yet at the end", () => {
    expect(order("code")).toEqual(["fine", "few", "broken", "many", "too many", "new"]);
  });

  test("by households, the most first; the same stand by code", () => {
    expect(order("households")).toEqual(["too many", "many", "new", "fine", "broken", "few"]);
  });
});

test("the axis of bars leaves room above the band", () => {
  expect(axisOf(BAND)).toBe(600);
  expect(axisOf([60, 90])).toBe(200);
});
