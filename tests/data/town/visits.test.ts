import { beforeAll, expect, test } from "vitest";
import { keptTown, type Row, rowsOf } from "./town-files.ts";

let folder: string;
let visits: Row[];
let households: Map<string, Row>;
beforeAll(async () => {
  folder = await keptTown("village");
  visits = rowsOf(folder, "visits");
  households = new Map(rowsOf(folder, "households").map((row) => [row.code, row]));
});

test("visits are of the last four months, by day, to households there are, by a worker there is", () => {
  const staff = new Set(rowsOf(folder, "staff").map(({ code }) => code));
  expect(visits.length).toBeGreaterThan(300);
  for (const { household, time, worker, next } of visits) {
    expect(households.has(household)).toBe(true);
    expect(staff.has(worker)).toBe(true);
    expect(Date.parse(time)).toBeGreaterThan(Date.parse("2026-07-20"));
    expect(Date.parse(time)).toBeLessThanOrEqual(Date.parse("2026-11-20T09:40:00+08:00"));
    expect(Number(time.slice(11, 13))).toBeGreaterThanOrEqual(9);
    expect(Number(time.slice(11, 13))).toBeLessThanOrEqual(18);
    if (next !== "") expect(next > time.slice(0, 10)).toBe(true);
  }
});

test("of old people's households without attention most were met within thirty days, and some were not", () => {
  const met = new Map<string, string>();
  for (const { household, time, way } of visits) if (way !== "absent") met.set(household, time);
  const elders = [...households.values()].filter(({ type, attention }) => type === "elder" && attention === "");
  const late = elders.filter(({ code }) => (met.get(code) ?? "") < "2026-10-21").length;
  expect(late / elders.length).toBeGreaterThan(0.03);
  expect(late / elders.length).toBeLessThan(0.25);
});
