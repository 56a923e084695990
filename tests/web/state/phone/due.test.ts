import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../../web/state/days.ts";
import { dueGroups, dueOf, isDue } from "../../../../web/state/phone/due.ts";
import { aHousehold } from "./a-pack.ts";

const TODAY = "2026-11-20";
const dueOn = (id: number, due: string | null, building: number | null = 1) =>
  aHousehold(id, { building, visits: { last: null, due, rule: due ? "schedule" : null } });

describe("when the next visit is due", () => {
  test.each([
    ["2026-11-17", { state: "overdue", days: 3 }],
    ["2026-11-20", { state: "today" }],
    ["2026-11-27", { state: "soon", days: 7 }],
    ["2026-11-28", { state: "later", days: 8, day: "2026-11-28" }],
    [null, { state: "none" }],
  ])("%s", (due, wanted) => {
    expect(dueOf(due, TODAY)).toEqual(wanted);
  });

  test("doors of a building come together, where the most urgent of them stands", () => {
    const groups = dueGroups(
      [dueOn(1, "2026-11-25"), dueOn(2, "2026-11-10"), dueOn(3, "2026-11-20", null), dueOn(4, "2026-12-20")],
      TODAY,
    );
    expect(groups.map(({ name, count }) => [name, count])).toEqual([
      ["overdue", 2],
      ["today", 1],
    ]);
    expect(groups[0].stops[0].households.map(({ id }) => id)).toEqual([2, 1]);
  });

  test("each household that is due is listed once, no other is, the longest overdue first", () => {
    const household = fc.record({
      days: fc.option(fc.integer({ min: -60, max: 60 }), { nil: null }),
      building: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(household, { maxLength: 30 }), (made) => {
        const households = made.map(({ days, building }, id) =>
          dueOn(id, days === null ? null : addDays(TODAY, days), building),
        );
        const groups = dueGroups(households, TODAY);
        const listed = groups.flatMap(({ stops }) => stops.flatMap((stop) => stop.households));
        const wanted = households.filter((one) => isDue(one, TODAY)).map(({ id }) => id);
        expect(listed.map(({ id }) => id).sort((a, b) => a - b)).toEqual(wanted);
        const firsts = groups.flatMap(({ stops }) => stops.map((stop) => stop.households[0].visits.due ?? ""));
        expect(firsts).toEqual([...firsts].sort());
      }),
    );
  });
});
