import { expect, test } from "vitest";
import type { Draft } from "../../../../domain/layout/layout.ts";
import { divisionEdits, divisionSettings, partsWanted } from "../../../../domain/layout/proposals/division.ts";
import { aDraft as aSquareTown } from "../../../support/square-town.ts";
import { aDraft } from "../../../web/state/planner/a-draft.ts";

const BAND = { band: [300, 500] as const, target: 400 };
const ASKED = { preset: "balanced" as const, seed: 3 };

test("cells of locked grids stay, and so do those of dedicated ones", () => {
  const draft = aDraft();
  expect(divisionSettings(draft, BAND, ASKED)).toMatchObject({
    ...BAND,
    ...ASKED,
    locked: Uint8Array.from([0, 1]),
    present: Uint32Array.from([0, 1]),
  });
  const grids = new Map([...draft.layout.grids].map(([id, grid]) => [id, { ...grid, isLocked: false }]));
  const open: Draft = { ...draft, layout: { ...draft.layout, grids } };
  expect(divisionSettings(open, BAND, ASKED)).not.toHaveProperty("locked");
  grids.set(1, { ...grids.get(1)!, kind: "dedicated" });
  expect(divisionSettings(open, BAND, ASKED).locked).toEqual(Uint8Array.from([1, 0]));
});

test("grids that stay count as they are, the rest by what a grid should have", () => {
  const { layout, ...draft } = aSquareTown({ columns: 8, rows: 4 });
  const locked = (...ids: number[]): Draft => {
    const grids = new Map([...layout.grids].map(([id, grid]) => [id, { ...grid, isLocked: ids.includes(id) }]));
    return { ...draft, layout: { ...layout, grids } };
  };
  const aims = { band: [30, 50], target: 40 } as const;
  expect([locked(), locked(2), locked(1, 2)].map((one) => partsWanted(one, aims))).toEqual([8, 5, 2]);
});

test("a tower that is too much for any grid is one, and ground where nobody lives needs none", () => {
  const town = aSquareTown({ columns: 8, rows: 4 });
  const living = (households: number[]): Draft => ({
    ...town,
    loads: { ...town.loads, households: Uint32Array.from(town.loads.households, (_, cell) => households[cell] ?? 0) },
  });
  const wanted = (...households: number[]) => partsWanted(living(households), { band: [30, 50], target: 40 });
  expect([wanted(700, 40, 40), wanted(700), wanted(45, 45, 45), wanted()]).toEqual([3, 1, 3, 1]);
});

test("parts keep the grid they share most with, whatever they are numbered", () => {
  expect(divisionEdits(aDraft(), Uint32Array.from([1, 0]), String, 0)).toEqual([
    { kind: "divide", level: "grid", targets: [1, 2], parts: [0, 1], created: [] },
  ]);
});

test("one part for all takes the grid with most households, and the other goes", () => {
  expect(divisionEdits(aDraft(), Uint32Array.from([0, 0]), String, 0)).toEqual([
    { kind: "divide", level: "grid", targets: [1], parts: [0, 0], created: [] },
    { kind: "remove", level: "grid", area: 2 },
  ]);
});

test("more parts than grids make new ones, named in turn", () => {
  const draft = aDraft();
  const one = { ...draft.layout, microgridOf: Uint32Array.from([11, 11]) };
  const grids = new Map([[1, draft.layout.grids.get(1)!]]);
  const microgrids = new Map([[11, draft.layout.microgrids.get(11)!]]);
  const [divide] = divisionEdits(
    { ...draft, layout: { ...one, grids, microgrids } },
    Uint32Array.from([0, 1]),
    (n) => `新 ${n}`,
    0,
  );
  expect(divide).toMatchObject({ targets: [1, expect.any(Number)], parts: [0, 1], created: [{ name: "新 2" }] });
});
