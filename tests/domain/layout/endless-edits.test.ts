import { expect, test } from "vitest";
import { crossingAt } from "../../../domain/layout/crossings.ts";
import { type Edit, isRefusal, type Point, type RefusalKey } from "../../../domain/layout/edit.ts";
import { isWithinCell, twiceAreaOf } from "../../../domain/layout/fabric-soundness.ts";
import { figuresAfter, figuresOf } from "../../../domain/layout/figures.ts";
import { commit, goTo, NO_HISTORY, type Past } from "../../../domain/layout/history.ts";
import { type Draft, freshId, gridOfCells, type LayoutLevel } from "../../../domain/layout/layout.ts";
import { outlinesOf } from "../../../domain/layout/outline.ts";
import { applied } from "../../support/edits.ts";
import { aDraft, SIDE } from "../../support/square-town.ts";

const COLUMNS = 12;
const EDITS = 10_000;

/** Mulberry32: numbers in 0–1, the same from the same seed. */
const seeded = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** Every third cell is empty ground; walls and main roads here and there. */
const start = aDraft({
  columns: COLUMNS,
  rows: COLUMNS,
  households: (cell) => (cell % 3 === 0 ? 0 : 5 + (cell % 17)),
  east: (cell) => (cell % 7 === 0 ? "wall" : cell % 5 === 0 ? "main-road" : "virtual"),
  north: (cell) => (cell % 11 === 0 ? "river" : "lane"),
});

function randomEdit(draft: Draft, random: () => number): Edit {
  const { layout, fabric } = draft;
  const below = (most: number) => Math.floor(random() * most);
  const oneOf = <T>(values: readonly T[]): T => values[below(values.length)];
  const level: LayoutLevel = random() < 0.5 ? "grid" : "microgrid";
  const areas = [...(level === "grid" ? layout.grids : layout.microgrids).keys()];
  const cell = () => below(fabric.cells.length);
  const near = (): number[] => {
    const middle = cell();
    const reach = random() * 2.5 * SIDE;
    const { x, y, length } = fabric.cells;
    return Array.from({ length }, (_, other) => other).filter(
      (other) => Math.hypot(x[other] - x[middle], y[other] - y[middle]) <= reach,
    );
  };
  const point = (): Point => [below((COLUMNS + 2) * SIDE) - SIDE, below((COLUMNS + 2) * SIDE) - SIDE];
  const line = () => Array.from({ length: 2 + below(3) }, point);
  const id = () => freshId(layout, random());
  const area = { name: `新${below(1000)}`, kind: oneOf(["urban", "rural", "dedicated"] as const) };
  const arc = below(fabric.arcs.length);
  const vertex = below(4);
  const beside = (): Point => {
    const v = fabric.arcs.start[arc] + Math.min(vertex, fabric.arcs.start[arc + 1] - fabric.arcs.start[arc] - 1);
    return [fabric.x[v] + below(500) - 250, fabric.y[v] + below(500) - 250];
  };
  const around = (middle: number): Point[] => {
    const [x, y] = [fabric.cells.x[middle], fabric.cells.y[middle]];
    const [dx, dy] = [below(4 * SIDE) - 2 * SIDE, below(4 * SIDE) - 2 * SIDE];
    return [
      [x - dx, y - dy],
      [x + dx, y + dy],
    ];
  };
  const empty = () => oneOf([...fabric.cells.building.keys()].filter((at) => fabric.cells.building[at] === 0));
  const cut = empty();
  const edits: (() => Edit)[] = [
    () => ({ kind: "assign", level, cells: near(), to: oneOf(areas) }),
    () => ({ kind: "assign", level, cells: [cell()], to: oneOf(areas) }),
    () => ({ kind: "create", level, id: id(), area, cells: near() }),
    () => ({ kind: "merge", level, from: oneOf(areas), into: oneOf(areas) }),
    () => ({ kind: "remove", level, area: oneOf(areas) }),
    () => ({ kind: "split", level, area: oneOf(areas), line: line(), id: id(), name: "半", by: "cells" }),
    () => ({ kind: "split", level, area: oneOf(areas), line: line(), id: id(), name: "半", by: "roads" }),
    () => ({
      kind: "split",
      level: "microgrid",
      area: oneOf([...layout.microgrids.keys()]),
      line: line(),
      id: id(),
      name: "半",
      by: "ground",
    }),
    () => ({ kind: "reroute", level, between: [oneOf(areas), oneOf(areas)], line: line() }),
    () => ({ kind: "move-vertex", arc, vertex, to: beside() }),
    () => ({ kind: "insert-vertex", arc, vertex, at: beside() }),
    () => ({ kind: "delete-vertex", arc, vertex }),
    () => ({ kind: "move-arc", arc, by: [below(300) - 150, below(300) - 150] }),
    () => ({ kind: "cut-cell", cell: cut, line: around(cut) }),
    () => ({
      kind: "regroup",
      microgrids: [oneOf([...layout.microgrids.keys()])],
      grid: oneOf([...layout.grids.keys()]),
    }),
    () => ({
      kind: "describe",
      level,
      area: oneOf(areas),
      name: area.name,
      areaKind: area.kind,
      people: [{ staff: below(9), duty: "grid-worker" }],
    }),
    () => ({ kind: "recode", codes: [[level, oneOf(areas), `C${below(1e6)}`]] }),
    () => ({ kind: "lock", grids: [oneOf([...layout.grids.keys()])], isLocked: random() < 0.3 }),
    () => {
      const cells = near();
      const targets = [oneOf([...layout.grids.keys()])];
      return { kind: "divide", level: "grid", targets, cells, parts: cells.map(() => 0), created: [] };
    },
  ];
  return oneOf(edits)();
}

/** 0 gaps, 0 overlaps, 0 households without a microgrid; areas exact, no arc across another, every point in its cell. */
function expectWhole({ fabric, loads, layout }: Draft): void {
  const ground = 2 * (COLUMNS * SIDE) ** 2;
  let sum = 0;
  for (let cell = 0; cell < fabric.cells.length; cell++) {
    expect(fabric.cells.twiceArea[cell]).toBe(twiceAreaOf(fabric, cell));
    expect(isWithinCell(fabric, cell, fabric.cells.x[cell], fabric.cells.y[cell])).toBe(true);
    sum += fabric.cells.twiceArea[cell];
  }
  expect(sum).toBe(ground);
  expect(crossingAt(fabric, [...fabric.arcs.left.keys()])).toBeNull();
  expect(layout.microgridOf.length).toBe(fabric.cells.length);
  expect(gridOfCells(layout).every((grid) => layout.grids.has(grid))).toBe(true);
  expect(loads.households.reduce((a, b) => a + b)).toBe(start.loads.households.reduce((a, b) => a + b));
  for (const level of ["grid", "microgrid"] as const) {
    let outlined = 0;
    for (const { coordinates } of outlinesOf({ fabric, loads, layout }, level).values()) {
      for (const ring of coordinates.flat()) {
        const corners = ring.map(([lng, lat]) => [Math.round(lng * 1e7) - 113e7, Math.round(lat * 1e7) - 35e7]);
        for (let i = 1; i < corners.length; i++) {
          outlined += corners[i - 1][0] * corners[i][1] - corners[i][0] * corners[i - 1][1];
        }
      }
    }
    expect(outlined).toBe(ground);
  }
}

test(`${EDITS} random edits leave no gap, no overlap and nobody without a microgrid; undone, all is as it was, bit for bit`, () => {
  const random = seeded(20_261_120);
  let past: Past = { draft: start, history: NO_HISTORY };
  let figures = figuresOf(start);
  const kinds = new Map<string, number>();
  const refusals = new Map<RefusalKey, number>();
  for (let made = 0; made < EDITS; ) {
    const edit = randomEdit(past.draft, random);
    const next = commit(past, { label: edit.kind, at: "", edits: [edit] });
    if (isRefusal(next)) {
      refusals.set(next.refused, (refusals.get(next.refused) ?? 0) + 1);
      continue;
    }
    made++;
    kinds.set(edit.kind, (kinds.get(edit.kind) ?? 0) + 1);
    figures = figuresAfter(figures, past.draft, next.draft);
    past = next;
    if (made % 2_000 === 0) {
      expectWhole(past.draft);
      expect(figures).toEqual(figuresOf(past.draft));
    }
  }
  expect(kinds.size).toBe(16);
  expect([...refusals.keys()].filter((key) => key === "malformed")).toEqual([]);
  const { history } = past;
  const last = past.draft;
  const reloaded = JSON.parse(JSON.stringify(history)) as typeof history;
  const first = goTo({ draft: last, history: reloaded }, 0) as Past;
  expect(first.draft).toEqual(start);
  const again = goTo(first, history.steps.length) as Past;
  expect(again.draft).toEqual(last);
  expect(applied(again.draft, { kind: "patch" }).draft).toEqual(last);
}, 240_000);
