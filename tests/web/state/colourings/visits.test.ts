import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { VisitColumns } from "../../../../domain/visit-columns.ts";
import { NO_CLASS } from "../../../../web/state/colouring-kind.ts";
import { VISIT_CLASSES, visitClasses } from "../../../../web/state/colourings/visits.ts";

const TODAY = 9800;
const households = { length: 6, id: Int32Array.of(11, 12, 13, 14, 15, 16) };

/** Last and due day of a household; 0 = none. */
const columns = (rows: [id: number, last: number, due: number][]): VisitColumns => ({
  length: rows.length,
  id: Int32Array.from(rows, ([id]) => id),
  last: Uint16Array.from(rows, ([, last]) => last),
  due: Uint16Array.from(rows, ([, , due]) => due),
});

const some = columns([
  [16, TODAY - 3, 0], // visited, but on no schedule
  [15, 0, TODAY - 1],
  [14, TODAY - 40, TODAY - 10],
  [13, TODAY - 25, TODAY + 7],
  [12, TODAY - 5, TODAY + 25],
]);

const names = (rows: Uint8Array) => [...rows].map((row) => (row === NO_CLASS ? null : VISIT_CLASSES[row]));

describe("households coloured by their visits", () => {
  test("each finds its own row, whatever the order", () => {
    expect(names(visitClasses(households, some, TODAY, 0))).toEqual([null, "onTime", "soon", "overdue", "never", null]);
  });

  test("not visited for 30 days leaves out whom somebody met since", () => {
    expect(names(visitClasses(households, some, TODAY, 30))).toEqual([null, null, null, "overdue", "never", null]);
  });

  test("more days never show more", () => {
    const day = fc.integer({ min: 1, max: TODAY });
    const rows = fc.array(fc.tuple(fc.option(day, { nil: 0 }), fc.option(day, { nil: 0 })), { maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.nat(400), fc.nat(400), (days, a, b) => {
        const visits = columns(days.map(([last, due], index) => [11 + index, last, due]));
        const shown = (least: number) =>
          [...visitClasses(households, visits, TODAY, least)].filter((row) => row !== NO_CLASS);
        expect(shown(Math.max(a, b)).length).toBeLessThanOrEqual(shown(Math.min(a, b)).length);
      }),
    );
  });
});
