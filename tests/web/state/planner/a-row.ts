import type { GridRow } from "../../../../web/state/planner/shown.ts";

/** A grid that nothing is wrong with, but for `change`. */
export const aRow = (change: Partial<GridRow> = {}): GridRow => ({
  key: 1,
  code: "990101001001001",
  name: "柳园 01",
  kind: "urban",
  people: [{ id: 1, name: "周敏" }],
  fill: "#F6E3AE",
  households: 400,
  before: null,
  population: 1000,
  pieces: 1,
  compactness: 0.6,
  onRoads: 0.9,
  locked: false,
  selected: false,
  verdict: "fine",
  ...change,
});
