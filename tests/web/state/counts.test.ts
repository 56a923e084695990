import { describe, expect, test } from "vitest";
import type { HouseholdColumns } from "../../../domain/columns.ts";
import { areaTree } from "../../../web/state/area-tree.ts";
import { countHouseholds, countKinds, gridMask, rowsOf } from "../../../web/state/counts.ts";
import { incidentColumns } from "./incident-columns.ts";

const area = (code: string, parent: string | null) => ({
  properties: {
    code,
    name: code,
    level: "grid" as const,
    kind: "urban" as const,
    parent,
    households: 0,
    population: 0,
    open_incidents: 0,
  },
  bounds: null,
});
const tree = areaTree([area("C", null), area("A", "C"), area("B", "C"), area("A1", "A")]);

const households: HouseholdColumns = {
  length: 5,
  types: ["party", "ordinary"],
  attentions: ["", "red"],
  grids: ["", "A1", "B"],
  lng: new Int32Array(5),
  lat: new Int32Array(5),
  type: Uint8Array.of(0, 1, 1, 1, 0),
  attention: Uint8Array.of(1, 0, 0, 1, 0),
  grid: Uint16Array.of(0, 1, 1, 2, 2),
  id: Int32Array.of(1, 2, 3, 4, 5),
};

describe("counts in a scope", () => {
  test("everywhere, those without a grid count too", () => {
    const { types, attentions } = countHouseholds(households, gridMask(households.grids, tree, null));
    expect(types).toEqual(
      new Map([
        ["party", 2],
        ["ordinary", 3],
      ]),
    );
    expect(attentions.get("red")).toBe(2);
  });

  test("within an area, its parts count and others do not", () => {
    const within = (scope: string) => countHouseholds(households, gridMask(households.grids, tree, scope)).types;
    expect(within("A")).toEqual(
      new Map([
        ["party", 0],
        ["ordinary", 2],
      ]),
    );
    expect(within("C")).toEqual(
      new Map([
        ["party", 1],
        ["ordinary", 3],
      ]),
    );
  });

  test("incidents of the period by kind, open ones alone when asked", () => {
    const rows = incidentColumns([
      { id: 1, day: "2026-11-01", kind: "fire", state: "closed", grid: "A1" },
      { id: 2, day: "2026-11-02", hour: 0, kind: "fire", state: "reported", grid: "B" },
      { id: 3, day: "2026-11-03", kind: "noise", state: "reported", grid: "B" },
      { id: 4, day: "2026-11-04", hour: 0, kind: "noise", state: "reported", grid: "B" },
    ]);
    const period = { from: "2026-11-01", to: "2026-11-03" };
    expect(rowsOf(rows, period)).toEqual([0, 3]);
    expect(countKinds(rows, null, period, null)).toEqual(
      new Map([
        ["fire", 2],
        ["noise", 1],
      ]),
    );
    expect(countKinds(rows, null, period, new Set(["reported"]))).toEqual(
      new Map([
        ["fire", 1],
        ["noise", 1],
      ]),
    );
    expect(countKinds(rows, gridMask(rows.grids, tree, "A"), period, null)).toEqual(
      new Map([
        ["fire", 1],
        ["noise", 0],
      ]),
    );
    expect(countKinds(rows, null, null, null).get("noise")).toBe(2);
  });
});
