import { expect, test } from "vitest";
import { fromLattice } from "../../../../domain/position.ts";
import { householdColumnsOf, incidentColumnsOf } from "../../../../web/state/phone/pack-columns.ts";
import { aHousehold, aPack, at } from "./a-pack.ts";

test("kept households become columns, by grid, each with its own type, ring and place", () => {
  const households = [
    aHousehold(5, { grid: "b", type: "elder", attention: "yellow", position: at(10, 0) }),
    aHousehold(6, { grid: "a", type: "rented", position: at(20, 0) }),
    aHousehold(7, { grid: null, type: "elder", position: at(30, 0) }),
  ];
  const columns = householdColumnsOf(aPack({ households }));
  const rows = Array.from(columns.id, (id, row) => ({
    id,
    type: columns.types[columns.type[row]],
    attention: columns.attentions[columns.attention[row]],
    grid: columns.grids[columns.grid[row]],
    lng: fromLattice(columns.lng[row]),
  }));
  expect(rows.map(({ id, type, attention, grid }) => [id, type, attention, grid])).toEqual([
    [7, "elder", "", ""],
    [6, "rented", "", "a"],
    [5, "elder", "yellow", "b"],
  ]);
  for (const { id, lng } of rows) {
    expect(lng).toBeCloseTo(households.find((one) => one.id === id)?.position[0] ?? 0, 6);
  }
});

test("kept incidents become columns, the earliest first", () => {
  const incident = (id: number, reportedAt: string, kind: string) => ({
    id,
    code: `E${id}`,
    text: "",
    kind,
    state: "reported",
    urgency: "normal",
    position: at(0, 0),
    reportedAt,
    dueAt: null,
    grid: null,
    flow: "standard",
    seen: 0,
    available: [],
  });
  const columns = incidentColumnsOf(
    aPack({
      incidents: [incident(1, "2026-11-20T09:00:00+08:00", "trash"), incident(2, "2026-11-19T09:00:00+08:00", "fire")],
    }),
  );
  expect([...columns.id]).toEqual([2, 1]);
  expect(columns.kinds[columns.kind[0]]).toBe("fire");
  expect(columns.time[1] - columns.time[0]).toBe(86_400);
});
