import { expect, test } from "vitest";
import { figuresOf } from "../../../../domain/layout/figures.ts";
import { gridRows } from "../../../../web/state/planner/grid-rows.ts";
import { aDraft } from "./a-draft.ts";

test("rows say what a grid is, how it measures, who is on duty and what is wrong", () => {
  const draft = aDraft();
  const rows = gridRows(draft.layout, {
    figures: figuresOf(draft).grid,
    before: new Map([[1, 438]]),
    fillOf: (grid) => `#${grid}`,
    names: new Map([[7, "周敏"]]),
    selected: new Set([2]),
    band: [300, 500],
  });
  expect(rows).toMatchObject([
    {
      key: 1,
      code: "001",
      people: [{ id: 7, name: "周敏" }],
      households: 400,
      population: 1000,
      before: 438,
      pieces: 1,
      onRoads: 1,
      fill: "#1",
      verdict: "fine",
    },
    { key: 2, code: null, people: [], households: 245, before: null, locked: true, selected: true, verdict: "below" },
  ]);
  // about 11 by 9 metres
  expect(rows[0].compactness).toBeCloseTo(0.78, 1);
});

test("a grid without ground has no compactness and nothing else", () => {
  const { layout } = aDraft();
  const [row] = gridRows(layout, {
    figures: new Map(),
    before: null,
    fillOf: () => "",
    names: new Map(),
    selected: new Set(),
    band: [300, 500],
  });
  expect(row).toMatchObject({
    households: 0,
    compactness: null,
    onRoads: null,
    verdict: "empty",
    people: [{ name: "7" }],
  });
});
