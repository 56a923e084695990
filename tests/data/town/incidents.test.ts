import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { pointLocator } from "./locator.ts";
import { featuresOf, keptTown, metresBetween, type Row, rowsOf } from "./town-files.ts";

const END = Date.parse("2026-03-02T18:00:00+08:00");
const STATES = ["reported", "assigned", "handled", "closed", "rated"];

let folder = "";
let incidents: Row[] = [];
beforeAll(async () => {
  folder = await keptTown("street", 3, "2026-03-02T18:00:00+08:00");
  incidents = rowsOf(folder, "incidents");
});

test("they lie in the two years before the given moment, in the order of their times", () => {
  const times = incidents.map((row) => Date.parse(row.time));
  expect(Math.max(...times)).toBeLessThanOrEqual(END);
  expect(Math.max(...times)).toBeGreaterThan(END - 6 * 3_600_000);
  expect(Math.min(...times)).toBeGreaterThan(END - 732 * 86_400_000);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test("they lie in the town, each with a text and an address", () => {
  const locate = pointLocator(featuresOf(folder, "grids").filter(({ properties }) => properties.level === "microgrid"));
  const outside = incidents.filter((row) => locate([Number(row.lng), Number(row.lat)]) === undefined);
  expect(outside).toEqual([]);
  const holed = incidents.filter((row) => /[{}]|undefined|null|NaN/u.test(`${row.text}${row.address}`));
  expect(holed).toEqual([]);
  expect(incidents.filter(({ text }) => text.length <= 4)).toEqual([]);
  expect(incidents.filter(({ address }) => !/^青石街道./u.test(address))).toEqual([]);
});

test("the steps' times rise and give the state; who is assigned is on the staff", () => {
  const staff = new Set(rowsOf(folder, "staff").map((row) => row.code));
  const timesOf = (row: Row) =>
    [row.time, row.assigned_at, row.handled_at, row.closed_at, row.rated_at].filter((time) => time !== "");
  const momentsOf = (row: Row) => timesOf(row).map((time) => Date.parse(time));
  const rise = (moments: number[]) => moments.every((moment, i) => i === 0 || moments[i - 1] <= moment);
  expect(incidents.filter((row) => row.state !== STATES[timesOf(row).length - 1])).toEqual([]);
  expect(incidents.filter((row) => !rise(momentsOf(row)))).toEqual([]);
  expect(incidents.filter((row) => !(momentsOf(row).at(-1)! <= END))).toEqual([]);
  const isStaffed = ({ state, assignee }: Row) => (state === "reported" ? assignee === "" : staff.has(assignee));
  expect(incidents.filter((row) => !isStaffed(row))).toEqual([]);
});

test("a few dozen are open, some of them overdue, none of them older than three months", () => {
  const open = incidents.filter((row) => ["reported", "assigned", "handled"].includes(row.state));
  expect(open.length).toBeGreaterThan(30);
  expect(open.length).toBeLessThan(250);
  expect(open.filter((row) => Date.parse(row.due) < END).length).toBeGreaterThan(0);
  for (const row of open) expect(Date.parse(row.time)).toBeGreaterThan(END - 90 * 86_400_000);
});

test("fewer at night than in the morning; street disorder in summer, calls for help in winter", () => {
  const hour = (from: number, to: number) =>
    incidents.filter(({ time }) => Number(time.slice(11, 13)) >= from && Number(time.slice(11, 13)) < to).length;
  expect(hour(8, 12)).toBeGreaterThan(5 * hour(1, 5));
  const months = (kind: string, wanted: string[]) =>
    incidents.filter((row) => row.kind === kind && wanted.includes(row.time.slice(5, 7))).length;
  expect(months("street-order", ["06", "07", "08"])).toBeGreaterThan(1.5 * months("street-order", ["12", "01", "02"]));
  expect(months("welfare", ["12", "01", "02"])).toBeGreaterThan(1.3 * months("welfare", ["05", "06", "07"]));
});

test("every planted hot spot holds at least three times what its kind has around it", () => {
  const spots = JSON.parse(readFileSync(join(folder, "hot-spots.json"), "utf8"));
  expect(spots.length).toBeGreaterThanOrEqual(3);
  for (const spot of spots) {
    const [from, to] = [Date.parse(spot.from), Date.parse(spot.to)];
    const then = incidents.filter(
      (row) => row.kind === spot.kind && Date.parse(row.time) >= from && Date.parse(row.time) <= to,
    );
    const within = (radiusM: number) =>
      then.filter((row) => metresBetween([spot.lng, spot.lat], [Number(row.lng), Number(row.lat)]) <= radiusM).length;
    const inside = within(spot.radius_m);
    expect(inside, spot.name).toBeGreaterThanOrEqual(spot.extra);
    // why 8: the ring from one to three radii has eight times the ground of the circle
    const around = (within(3 * spot.radius_m) - inside) / 8;
    expect(inside, spot.name).toBeGreaterThan(3 * around);
  }
});
