import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byBuilding, commonAddress, doorLabel, untilDay } from "../../../web/state/due-list.ts";
import { withPage } from "../../../web/state/pages.ts";
import { duenessOf } from "../../../web/state/visit-due.ts";
import { dueItem } from "./due-items.ts";

describe("when a visit is due", () => {
  const today = "2026-11-20";
  const of = (last: string | null, due: string | null) => duenessOf({ last, due }, today);

  test("the day itself is not too late, the day after is", () => {
    expect(of("2026-10-28", "2026-11-20")).toEqual({ state: "soon", days: 0 });
    expect(of("2026-10-28", "2026-11-19")).toEqual({ state: "overdue", days: 1 });
  });

  test("seven days ahead is soon, eight is not", () => {
    expect(of("2026-10-28", "2026-11-27")).toEqual({ state: "soon", days: 7 });
    expect(of("2026-10-28", "2026-11-28")).toEqual({ state: "onTime", days: 8 });
  });

  test("where nobody has been yet that is said, once it is late", () => {
    expect(of(null, "2026-11-08")).toEqual({ state: "never", days: 12 });
    expect(of(null, "2026-11-25")).toEqual({ state: "soon", days: 5 });
  });

  test("without a schedule nothing is due, whenever somebody was there", () => {
    expect(of(null, null)).toEqual({ state: "none" });
    expect(of("2020-01-01", null)).toEqual({ state: "none" });
  });
});

describe("the list of due visits", () => {
  const tower = { building: 7, unit: "2" };
  const a = dueItem(1, { ...tower, door: "501", address: "柳园路12号楼2单元501" });
  const b = dueItem(2, { building: null, address: "柳园路8号" });
  const c = dueItem(3, { ...tower, door: "102", address: "柳园路12号楼2单元102" });

  test("doors of one building stand together where the first of them stood", () => {
    const groups = byBuilding([a, b, c]);
    expect(groups.map(({ title, items }) => [title, items.map(({ id }) => id)])).toEqual([
      ["柳园路12号楼", [1, 3]],
      ["柳园路8号", [2]],
    ]);
  });

  test("nobody is lost or counted twice, whatever the buildings", () => {
    const items = fc.uniqueArray(fc.record({ id: fc.nat(50), building: fc.option(fc.nat(4)) }), {
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(items, (rows) => {
        const due = rows.map(({ id, building }) => dueItem(id, { building }));
        const listed = byBuilding(due).flatMap((group) => group.items.map(({ id }) => id));
        expect([...listed].sort()).toEqual(rows.map(({ id }) => id).sort());
        expect(withPage(due, due)).toEqual(due);
      }),
    );
  });

  test("a number is not cut in half where addresses part", () => {
    expect(commonAddress([dueItem(1, { address: "柳园路12号" }), dueItem(2, { address: "柳园路13号" })])).toBe(
      "柳园路",
    );
  });

  test("addresses that share nothing are named by the first", () => {
    expect(commonAddress([dueItem(1, { address: "东街1号" }), dueItem(2, { address: "西街2号" })])).toBe("东街1号");
  });

  test("a door says what its building does not", () => {
    expect(doorLabel(a, "柳园路12号楼")).toBe("2单元501");
    expect(doorLabel(b, "柳园路8号")).toBeNull();
    expect(doorLabel(a, "别处")).toBe("柳园路12号楼2单元501");
  });

  test("reaches as far as was chosen", () => {
    expect([untilDay("today", "2026-11-20"), untilDay("week", "2026-11-20"), untilDay("month", "2026-11-20")]).toEqual([
      "2026-11-20",
      "2026-11-27",
      "2026-12-20",
    ]);
  });
});
