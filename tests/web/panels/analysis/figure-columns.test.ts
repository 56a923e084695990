import { describe, expect, test } from "vitest";
import type { HandlingFigures } from "../../../../domain/incident-figures.ts";
import { columnsOf, inOrder } from "../../../../web/panels/analysis/figure-columns.ts";
import { analysisTexts } from "../../../../web/text/analysis.ts";

const row = (name: string, figures: Partial<HandlingFigures>) => ({
  ...{ name, reported: 0, open: 0, onTime: 0, late: 0, medianS: {}, reopened: 0, rated: 0, satisfied: 0 },
  ...figures,
});
const states = [
  { code: "handled", name: "处置" },
  { code: "closed", name: "反馈" },
];
const columnsFor = (whole: HandlingFigures) => columnsOf(whole, states, analysisTexts.zh.figures, "zh");

describe("the table of figures", () => {
  const rows = [
    row("a", { medianS: { handled: 60 }, reported: 2 }),
    row("b", { reported: 3 }),
    row("c", { medianS: { handled: 90 }, reported: 1 }),
  ];
  const columns = columnsFor(row("all", { medianS: { handled: 75, closed: 10 } }));
  const order = (key: string, down: boolean) => inOrder(rows, columns, { key, down }).map(({ name }) => name);

  test("has a column for each state that was reached", () => {
    expect(columns.map(({ key }) => key)).toContain("step-closed");
    expect(columnsFor(row("all", { medianS: { handled: 75 } })).map(({ key }) => key)).not.toContain("step-closed");
  });

  test("is sorted either way, with what is not known at the end", () => {
    expect(order("reported", true)).toEqual(["b", "a", "c"]);
    expect(order("step-handled", true)).toEqual(["c", "a", "b"]);
    expect(order("step-handled", false)).toEqual(["a", "c", "b"]);
  });

  test("stays as it came where the column it was sorted by is gone with another period", () => {
    expect(inOrder(rows, columnsFor(row("all", {})), { key: "step-closed", down: true })).toEqual(rows);
  });
});
