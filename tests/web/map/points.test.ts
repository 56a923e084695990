import { describe, expect, test } from "vitest";
import type { AttentionLevel, HouseholdType } from "../../../domain/codes.ts";
import type { HouseholdColumns } from "../../../domain/columns.ts";
import { fromLattice, toLattice } from "../../../domain/position.ts";
import { classBar } from "../../../web/map/crowd-layer.ts";
import { findCrowds } from "../../../web/map/crowds.ts";
import { colouredBatch, householdBatch } from "../../../web/map/household-batch.ts";
import { commonX, commonY, fromCommon } from "../../../web/map/mercator.ts";
import { inCrowd, nearestPoint, pointBatch, visibleRuns } from "../../../web/map/point-batch.ts";
import { pointLook } from "../../../web/map/point-sizes.ts";
import { packCells } from "../../../web/map/sprite-sheet.ts";

const name = { zh: "", en: "" };
const types: HouseholdType[] = [
  { code: "child", name, rank: 1, rarity: 1, fill: "#6AB21D", glyph: "triangle", common: false },
  { code: "party", name, rank: 6, rarity: 6, fill: "#C4060B", glyph: "star", common: false },
  { code: "rented", name, rank: 8, rarity: 8, fill: "#AD3BD9", glyph: "key", common: true },
  { code: "ordinary", name, rank: 11, rarity: 11, fill: "#EDF0F2", glyph: "none", common: true },
];
const levels: AttentionLevel[] = [
  { code: "red", name, rank: 1, stroke: "#CA4A00", dash: "solid" },
  { code: "green", name, rank: 3, stroke: "#516003", dash: "dotted" },
];

function columnsOf(rows: { lng: number; lat: number; type: string; attention?: string }[]): HouseholdColumns {
  const codes = [...new Set(rows.map(({ type }) => type))];
  const attentions = ["", "red", "green"];
  return {
    length: rows.length,
    types: codes,
    attentions,
    grids: [""],
    lng: Int32Array.from(rows, ({ lng }) => toLattice(lng)),
    lat: Int32Array.from(rows, ({ lat }) => toLattice(lat)),
    type: Uint8Array.from(rows, ({ type }) => codes.indexOf(type)),
    attention: Uint8Array.from(rows, ({ attention }) => attentions.indexOf(attention ?? "")),
    grid: new Uint16Array(rows.length),
    id: Int32Array.from(rows, (_, i) => 100 + i),
  };
}

const everything = () => true;

describe("a batch of points", () => {
  test("holds positions to a centimetre half a degree from its origin", () => {
    const rows = [
      { lng: 113.2, lat: 35.2, type: "child" },
      { lng: 113.7, lat: 35.7, type: "child" },
    ];
    const columns = columnsOf(rows);
    const batch = pointBatch(columns, [{ key: "all", sprite: 0, rows: Uint32Array.of(0, 1) }]);
    rows.forEach((row, i) => {
      const [lng, lat] = fromCommon(batch.origin[0] + batch.offsets[i * 2], batch.origin[1] + batch.offsets[i * 2 + 1]);
      expect(Math.abs(lng - row.lng) * 91_000).toBeLessThan(0.01);
      expect(Math.abs(lat - row.lat) * 111_000).toBeLessThan(0.01);
    });
  });

  test("draws only chunks in sight, neighbours as one run", () => {
    // 4,000 points from west to east: four chunks
    const rows = Array.from({ length: 4000 }, (_, i) => ({ lng: 113 + i * 1e-5, lat: 35, type: "child" }));
    const batch = pointBatch(columnsOf(rows), [{ key: "all", sprite: 0, rows: Uint32Array.from(rows.keys()) }]);
    const boxOf = (from: number, to: number): [number, number, number, number] => [
      commonX(113 + from * 1e-5) - batch.origin[0],
      -1,
      commonX(113 + to * 1e-5) - batch.origin[0],
      1,
    ];
    expect(visibleRuns(batch, everything, boxOf(-100, 5000))).toEqual([{ first: 0, count: 4000 }]);
    expect(visibleRuns(batch, everything, boxOf(1100, 1200))).toEqual([{ first: 1024, count: 1024 }]);
    expect(visibleRuns(batch, everything, boxOf(9000, 9100))).toEqual([]);
    expect(visibleRuns(batch, () => false, boxOf(-100, 5000))).toEqual([]);
  });

  test("gives the nearest point within reach, and none beyond it", () => {
    const columns = columnsOf([
      { lng: 113, lat: 35, type: "child" },
      { lng: 113.001, lat: 35, type: "child" },
    ]);
    const batch = pointBatch(columns, [{ key: "all", sprite: 0, rows: Uint32Array.of(0, 1) }]);
    const [x, y] = [commonX(113.0009) - batch.origin[0], commonY(35) - batch.origin[1]];
    expect(nearestPoint(batch, everything, x, y, 1e-3, 18)).toBe(1);
    expect(nearestPoint(batch, everything, x, y, 1e-6, 18)).toBe(-1);
  });
});

describe("households", () => {
  const columns = columnsOf([
    { lng: 113, lat: 35, type: "ordinary" },
    { lng: 113, lat: 35, type: "child", attention: "red" },
    { lng: 113, lat: 35, type: "rented" },
    { lng: 113, lat: 35, type: "party" },
    { lng: 113, lat: 35, type: "unheard-of" },
  ]);

  test("are drawn common first, then rings, then rare, the rarest on top", () => {
    expect(householdBatch(columns, types, levels).groups.map(({ key }) => key)).toEqual([
      "ordinary",
      "rented",
      "child|red",
      "party",
      "child",
    ]);
  });

  test("each is drawn once, and once more for its ring; an unknown type as the last of the table", () => {
    const batch = householdBatch(columns, types, levels);
    expect(batch.length).toBe(6);
    expect(batch.groups.find(({ key }) => key === "ordinary")?.count).toBe(2);
  });
});

describe("a colouring", () => {
  const columns = columnsOf([
    { lng: 113, lat: 35, type: "ordinary" },
    { lng: 113.001, lat: 35, type: "child", attention: "green" },
    { lng: 113.002, lat: 35, type: "rented" },
  ]);
  const batch = householdBatch(columns, types, levels);
  const classes = Uint8Array.of(1, 0, 255);
  const coloured = colouredBatch(batch, classes, 2, levels);
  const spriteOf = (row: number, ring: boolean) => {
    const group = batch.groups.find(
      ({ key, first, count }) => key.includes("|") === ring && batch.rows.subarray(first, first + count).includes(row),
    );
    const at = batch.rows.indexOf(row, group?.first);
    return coloured.looks[at * 4];
  };

  test("gives each point the sprite of its class, what has none the faint one, rings those of their class and level", () => {
    expect([0, 1, 2].map((row) => spriteOf(row, false))).toEqual([1, 0, 2]);
    // three sprites (two classes, the faint one), then red's three rings, then green's
    expect(spriteOf(1, true)).toBe(3 + 3 + 0);
  });

  test("leaves places, order and crowds as they are, and the batch it was given", () => {
    expect(coloured.offsets).toBe(batch.offsets);
    expect(coloured.chunkBoxes).toBe(batch.chunkBoxes);
    expect(coloured.looks[1]).toBe(batch.looks[1]);
    expect([...batch.looks.filter((_, i) => i % 4 === 0)]).not.toEqual([
      ...coloured.looks.filter((_, i) => i % 4 === 0),
    ]);
  });

  test("of fewer rows than there are points leaves the others without class", () => {
    const short = colouredBatch(batch, new Uint8Array(0), 2, levels);
    for (const { key, first } of batch.groups) if (!key.includes("|")) expect(short.looks[first * 4]).toBe(2);
  });

  test("is not hit where its class is hidden", () => {
    const [x, y] = [commonX(113.001) - batch.origin[0], commonY(35) - batch.origin[1]];
    const isShown = (index: number) => classes[batch.rows[index]] !== 0;
    const found = nearestPoint(batch, everything, x, y, 1e-6, 18);
    expect(batch.rows[found]).toBe(1);
    expect(nearestPoint(batch, everything, x, y, 1e-6, 18, isShown)).toBe(-1);
  });

  test("fills the bar of a crowd with the classes that are shown", () => {
    const crowd = {
      position: [113, 35] as [number, number],
      households: 3,
      rows: [0, 1, 2],
      byType: [],
      untilZoom: 20,
    };
    const fills = ["#111111", "#222222"];
    expect(classBar({ classes, fills, shown: [true, true, true] })(crowd)).toBe("classes|3|#111111:1,#222222:1");
    expect(classBar({ classes, fills, shown: [false, true, true] })(crowd)).toBe("classes|3|#222222:1");
  });
});

describe("crowds", () => {
  const block = (count: number, stepM: number) =>
    Array.from({ length: count }, (_, i) => ({
      lng: 113 + ((i % 10) * stepM) / 91_200,
      lat: 35 + (Math.floor(i / 10) * stepM) / 111_195,
      type: i % 4 === 0 ? "rented" : "ordinary",
    }));

  test("a tower of a hundred doors 1.5 m apart is one figure until its doors are 6.5 px apart", () => {
    const { crowds, fromZoom } = findCrowds(columnsOf(block(100, 1.5)));
    expect(crowds).toHaveLength(1);
    expect(crowds[0].households).toBe(100);
    expect(crowds[0].byType).toEqual([25, 75]);
    // 1.5 m are 6.5 px where a px is 0.23 m: zoom 18.1 at 35° north
    expect(crowds[0].untilZoom).toBeCloseTo(18.1, 1);
    expect(Math.min(...fromZoom)).toBeCloseTo(18.1, 1);
  });

  test("doors 4 m apart are no crowd, nor are seven", () => {
    expect(findCrowds(columnsOf(block(100, 4))).crowds).toEqual([]);
    expect(findCrowds(columnsOf(block(7, 1))).crowds).toEqual([]);
    expect(findCrowds(columnsOf([])).crowds).toEqual([]);
  });

  test("hide their doors while they last, from zoom 17, the dense ones from 16", () => {
    expect([16.5, 17, 17.4, 17.5].map((zoom) => inCrowd(17.5, zoom))).toEqual([false, true, true, false]);
    expect([15.9, 16, 18.9, 19].map((zoom) => inCrowd(19, zoom))).toEqual([false, true, true, false]);
  });
});

describe("looks by zoom", () => {
  test("follow the table of sizes", () => {
    expect([14.4, 14.5, 16, 17, 18, 19].map((zoom) => pointLook(zoom)?.otherPx ?? null)).toEqual([
      null,
      3,
      5,
      9,
      12,
      20,
    ]);
    expect([15, 16, 17, 18].map((zoom) => pointLook(zoom)?.ordinaryPx)).toEqual([0, 3, 4, 6]);
  });
});

describe("the sprite sheet", () => {
  test("places squares without overlap inside its size", () => {
    const sides = [30, 20, 50, 50, 10, 40];
    const { cells, width, height } = packCells(sides, 100);
    cells.forEach((cell, i) => {
      expect(cell.side).toBe(sides[i]);
      expect(cell.x + cell.side).toBeLessThanOrEqual(width);
      expect(cell.y + cell.side).toBeLessThanOrEqual(height);
      for (const other of cells.slice(0, i)) {
        const apart =
          other.x + other.side <= cell.x ||
          cell.x + cell.side <= other.x ||
          other.y + other.side <= cell.y ||
          cell.y + cell.side <= other.y;
        expect(apart).toBe(true);
      }
    });
    expect(packCells([], 100)).toEqual({ cells: [], width: 1, height: 1 });
  });
});

test("common space and degrees are each other's inverse", () => {
  const [lng, lat] = fromCommon(commonX(fromLattice(1_132_000_123)), commonY(fromLattice(352_000_456)));
  expect(lng).toBeCloseTo(113.2000123, 9);
  expect(lat).toBeCloseTo(35.2000456, 9);
});
