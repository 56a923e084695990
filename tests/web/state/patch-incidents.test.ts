import { describe, expect, test } from "vitest";
import type { IncidentItem } from "../../../domain/incident.ts";
import { patchIncidents } from "../../../web/state/patch-incidents.ts";
import { incidentColumns } from "./incident-columns.ts";

const item = (id: number, reportedAt: string, more: Partial<IncidentItem> = {}): IncidentItem => ({
  id,
  code: `I-${id}`,
  text: "",
  kind: "fire",
  source: "worker",
  urgency: "normal",
  state: "reported",
  reportedAt,
  dueAt: null,
  address: null,
  assignee: null,
  grid: "A",
  position: [113.2, 35.1],
  card: 0,
  alerts: 0,
  ...more,
});

const columns = incidentColumns([
  { id: 1, day: "2026-11-01", kind: "fire", grid: "A" },
  { id: 2, day: "2026-11-03", kind: "noise", grid: "B" },
]);

const row = (patched: typeof columns, index: number) => ({
  id: patched.id[index],
  kind: patched.kinds[patched.kind[index]],
  state: patched.states[patched.state[index]],
  grid: patched.grids[patched.grid[index]],
});

describe("live incidents in the columns", () => {
  test("a new one comes in where its time belongs, with codes that were not known", () => {
    const patched = patchIncidents(columns, [
      item(7, "2026-11-02T10:00:00Z", { kind: "flood", state: "assigned", grid: "C" }),
    ]);
    expect([...patched.id]).toEqual([1, 7, 2]);
    expect(row(patched, 1)).toEqual({ id: 7, kind: "flood", state: "assigned", grid: "C" });
    expect(patched.lng[1]).toBe(1_132_000_000);
    expect(row(patched, 2)).toEqual({ id: 2, kind: "noise", state: "reported", grid: "B" });
  });

  test("a known one is replaced, not doubled", () => {
    const patched = patchIncidents(columns, [item(1, "2026-11-05T00:00:00Z", { state: "closed", grid: null })]);
    expect([...patched.id]).toEqual([2, 1]);
    expect(row(patched, 1)).toEqual({ id: 1, kind: "fire", state: "closed", grid: "" });
  });

  test("times still ascend and the old columns are as they were", () => {
    const before = [...columns.id];
    const patched = patchIncidents(columns, [item(9, "2020-01-01T00:00:00Z"), item(8, "2030-01-01T00:00:00Z")]);
    expect([...patched.id]).toEqual([9, 1, 2, 8]);
    expect([...patched.time]).toEqual([...patched.time].sort((a, b) => a - b));
    expect([...columns.id]).toEqual(before);
  });

  test("the first incident of all", () => {
    const patched = patchIncidents(incidentColumns([]), [item(1, "2026-11-01T00:00:00Z")]);
    expect(row(patched, 0)).toEqual({ id: 1, kind: "fire", state: "reported", grid: "A" });
  });
});
