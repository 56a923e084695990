import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Scale } from "../../../data/town/layout.ts";
import { benjaminiHochberg } from "../../../domain/statistics/false-discovery.ts";
import { findHotSpots, type HotSpot, USUAL_HOT_SPOTS } from "../../../domain/statistics/find-hot-spots.ts";
import { neighboursWithin } from "../../../domain/statistics/neighbours.ts";
import { unusualAround } from "../../../domain/statistics/unusual.ts";
import { rowsOf, writtenTown } from "./town-files.ts";

const CELL_M = 100;
const METRES_PER_DEGREE = (Math.PI / 180) * 6_371_008.8;
const seconds = (text: string) => Date.parse(text) / 1000;
const metres = (lng: number, lat: number) => ({
  x: (lng - 113) * METRES_PER_DEGREE * Math.cos((35.24 * Math.PI) / 180),
  y: (lat - 35) * METRES_PER_DEGREE,
});

type Planted = { name: string; kind: number; x: number; y: number; radiusM: number; from: number; to: number };
type Town = {
  x: number[];
  y: number[];
  time: number[];
  kind: number[];
  kinds: string[];
  planted: Planted[];
  end: number;
};

function townIn(folder: string): Town {
  const rows = rowsOf(folder, "incidents");
  const kinds = [...new Set(rows.map(({ kind }) => kind))].sort();
  const places = rows.map(({ lng, lat }) => metres(Number(lng), Number(lat)));
  const spots = JSON.parse(readFileSync(join(folder, "hot-spots.json"), "utf8"));
  const time = rows.map((row) => seconds(row.time));
  return {
    x: places.map(({ x }) => x),
    y: places.map(({ y }) => y),
    time,
    kind: rows.map(({ kind }) => kinds.indexOf(kind)),
    kinds,
    planted: spots.map((spot: Record<string, string>) => ({
      name: spot.name,
      kind: kinds.indexOf(spot.kind),
      ...metres(Number(spot.lng), Number(spot.lat)),
      radiusM: Number(spot.radius_m),
      from: seconds(spot.from),
      to: seconds(spot.to),
    })),
    end: Math.max(...time) + 1,
  };
}

describe.each<Scale>(["village", "street"])("the hot spots planted in a made-up %s", (scale) => {
  let folder = "";
  let town: Town;
  beforeAll(async () => {
    folder = await writtenTown(scale);
    town = townIn(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("are found by a space-time scan with their time, and at a false-discovery rate of 5 % no others", () => {
    const from = town.end - 26 * USUAL_HOT_SPOTS.stepS;
    const found = findHotSpots(town, { ...USUAL_HOT_SPOTS, from, to: town.end, replications: 19 })!;
    const isOf = (spot: HotSpot) => (one: Planted) =>
      one.kind === spot.kind && Math.hypot(one.x - spot.x, one.y - spot.y) < one.radiusM + CELL_M;
    for (const spot of found) expect(town.planted.filter(isOf(spot)).length, town.kinds[spot.kind]).toBe(1);
    for (const one of town.planted) {
      const [spot] = found.filter((candidate) => isOf(candidate)(one));
      expect(spot, one.name).toBeDefined();
      const overlap = Math.min(spot.to, one.to) - Math.max(spot.from, one.from);
      expect(overlap / (one.to - one.from), one.name).toBeGreaterThan(0.75);
      expect(spot.events, one.name).toBeGreaterThan(1.3 * spot.expected);
    }
    expect(found).toHaveLength(town.planted.length);
  });

  test("are found beside what is usual there, and of all squares found one of twenty at most is none of theirs", () => {
    const { x, y, unitOf } = squares(town);
    const neighbours = neighboursWithin(x, y, 1.5 * CELL_M);
    let [all, others] = [0, 0];
    for (const one of town.planted) {
      const length = one.to - one.from;
      const maps = town.kinds.map((_, kind) => {
        const [now, before] = [new Float64Array(x.length), new Float64Array(x.length)];
        town.time.forEach((time, row) => {
          if (town.kind[row] !== kind) return;
          if (time >= one.from && time < one.from + length) now[unitOf[row]]++;
          else before[unitOf[row]]++;
        });
        return unusualAround(now, before, neighbours);
      });
      const adjusted = benjaminiHochberg(maps.flatMap(({ p }) => [...p]));
      const hot = [...adjusted.keys()].filter((i) => adjusted[i] <= 0.05);
      const then = town.planted.filter((other) => other.from < one.to && other.to > one.from);
      const near = (i: number) => (other: Planted) =>
        other.kind === Math.floor(i / x.length) &&
        Math.hypot(other.x - x[i % x.length], other.y - y[i % x.length]) <= other.radiusM + 1.5 * CELL_M;
      expect(
        hot.some((i) => near(i)(one)),
        one.name,
      ).toBe(true);
      all += hot.length;
      others += hot.filter((i) => !then.some(near(i))).length;
    }
    expect(others / all).toBeLessThanOrEqual(0.05);
  });
});

/** Squares in which something ever happened: their middles, and the one of each incident. */
function squares(town: Town) {
  const numbers = new Map<string, number>();
  const [x, y]: [number[], number[]] = [[], []];
  const unitOf = town.x.map((east, row) => {
    const [column, line] = [Math.floor(east / CELL_M), Math.floor(town.y[row] / CELL_M)];
    const key = `${column} ${line}`;
    if (!numbers.has(key)) {
      numbers.set(key, x.length);
      x.push((column + 0.5) * CELL_M);
      y.push((line + 0.5) * CELL_M);
    }
    return numbers.get(key)!;
  });
  return { x, y, unitOf };
}
