import { apply } from "../../domain/layout/apply.ts";
import { type Applied, type Edit, isRefusal, type Point } from "../../domain/layout/edit.ts";
import type { Fabric } from "../../domain/layout/fabric.ts";
import { figuresAfter, figuresOf } from "../../domain/layout/figures.ts";
import { commit, NO_HISTORY, type Past, undo } from "../../domain/layout/history.ts";
import { cellsIn, type Draft } from "../../domain/layout/layout.ts";
import { outlineOf, outlinesOf } from "../../domain/layout/outline.ts";
import { topologyOf } from "../../domain/layout/topology.ts";
import { madeCommunity } from "./made-community.ts";
import { madeDraft } from "./made-draft.ts";
import { median, medianMs, progress, type Report } from "./report.ts";

/** 71 × 71 houses: 5,041 cells. */
const SIDE = 71;

/** Edits of a layout of 5,000 cells, as a planner's hand makes them. */
export async function layout(report: Report): Promise<void> {
  const draft = madeDraft(madeCommunity(SIDE));
  progress(`${draft.fabric.cells.length} cells, ${draft.fabric.arcs.length} arcs, ${draft.layout.grids.size} grids`);
  const strokes = strokeOf(draft);
  const events = brushed(draft, strokes);
  report({
    case: "5,000 cells, brush: an event of the pointer with all figures",
    value: median(events),
    unit: "ms",
    baseline: await medianMs(9, () => figuresOf(draft)),
    against: "all figures counted anew",
    target: "value ≤ 4",
  });
  report({
    case: "5,000 cells, brush: an event of twenty is slower than",
    value: [...events].sort((a, b) => a - b)[Math.floor(0.95 * events.length)],
    unit: "ms",
    baseline: null,
    target: "value ≤ 4",
  });
  const step = { label: "brush", at: "", edits: [assign(strokes[strokes.length - 1])] };
  const past = commit({ draft, history: NO_HISTORY }, step) as Past;
  report({
    case: "5,000 cells, one step undone",
    value: await medianMs(21, () => undo(past)),
    unit: "ms",
    baseline: null,
    target: "value ≤ 5",
  });
  const split = acrossGrid(draft);
  report({
    case: "5,000 cells, a grid split by a line",
    value: await medianMs(21, () => applied(draft, split)),
    unit: "ms",
    baseline: null,
    target: "value ≤ 10",
  });
  const polygons = () => cellsIn(draft.layout, "grid", 1).map((cell) => ringOf(draft.fabric, cell));
  report({
    case: "5,000 cells, the outline of one grid",
    value: await medianMs(9, () => outlineOf(draft, "grid", 1)),
    unit: "ms",
    baseline: await medianMs(9, () => unionOf(polygons())),
    against: "the union of its cells as polygons, side by side",
  });
  report({
    case: "5,000 cells, the outlines of all grids",
    value: await medianMs(9, () => outlinesOf(draft, "grid")),
    unit: "ms",
    baseline: null,
  });
  report({
    case: "5,000 cells, a stroke as it is saved",
    value: JSON.stringify(step.edits).length,
    unit: "bytes",
    baseline: JSON.stringify([...draft.layout.microgridOf]).length,
    against: "the whole layout",
    target: "value ≤ 20,000",
  });
  const parts = [...draft.layout.microgridOf].map((microgrid) => (7 * microgrid) % 60);
  const divide = {
    kind: "divide",
    level: "grid",
    targets: Array.from({ length: 60 }, (_, i) => i + 1),
    parts,
    created: [],
  };
  report({
    case: "5,000 cells, a computed layout as it is saved",
    value: JSON.stringify([divide]).length,
    unit: "bytes",
    baseline: null,
    target: "value ≤ 20,000",
  });
}

const assign = (cells: number[]): Edit => ({ kind: "assign", level: "grid", cells, to: 1 });

/** The cells of a stroke after each of sixty events: a brush of four houses' width goes along the border of grid 1, in grid 2. */
function strokeOf({ fabric, layout }: Draft): number[][] {
  const { x, y, length } = fabric.cells;
  const [grid1, grid2] = [cellsIn(layout, "grid", 1), cellsIn(layout, "grid", 2)];
  const border = Math.min(...grid2.map((cell) => x[cell]));
  const south = Math.min(...grid1.map((cell) => y[cell]));
  const north = Math.max(...grid1.map((cell) => y[cell]));
  const reach = (north - south) / 4;
  const taken = new Set<number>();
  return Array.from({ length: 60 }, (_, event) => {
    const at = south + ((north - south) * event) / 59;
    for (let cell = 0; cell < length; cell++) {
      if (Math.hypot(x[cell] - border, y[cell] - at) <= reach) taken.add(cell);
    }
    return [...taken];
  });
}

/** Milliseconds of each event of three strokes: the edit of all cells so far, made on the draft before it, and the figures after it. */
function brushed(draft: Draft, strokes: readonly number[][]): number[] {
  topologyOf(draft.fabric);
  const figures = figuresOf(draft);
  const events = [...strokes, ...strokes, ...strokes, ...strokes].map((cells) => {
    const start = performance.now();
    figuresAfter(figures, draft, applied(draft, assign(cells)).draft);
    return performance.now() - start;
  });
  return events.slice(strokes.length); // the first stroke warms up
}

function acrossGrid({ fabric, layout }: Draft): Edit {
  const own = cellsIn(layout, "grid", 28);
  const { x, y } = fabric.cells;
  const middle = own.reduce((sum, cell) => sum + x[cell], 0) / own.length;
  const [south, north] = [Math.min(...own.map((cell) => y[cell])), Math.max(...own.map((cell) => y[cell]))];
  const line: Point[] = [
    [Math.round(middle - 3000), south - 2000],
    [Math.round(middle), Math.round((south + north) / 2)],
    [Math.round(middle + 3000), north + 2000],
  ];
  return { kind: "split", level: "grid", area: 28, line, id: 1000, name: "new", by: "cells" };
}

function applied(draft: Draft, edit: Edit): Applied {
  const outcome = apply(draft, edit);
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome;
}

type Side = readonly [from: string, to: string];

/** The sides of a cell as a polygon of its own, counter-clockwise. */
function ringOf(fabric: Fabric, cell: number): Side[] {
  const { x, y, arcs } = fabric;
  const { first, arcs: beside } = topologyOf(fabric);
  const sides: Side[] = [];
  for (let i = first[cell]; i < first[cell + 1]; i++) {
    const arc = beside[i];
    for (let v = arcs.start[arc]; v + 1 < arcs.start[arc + 1]; v++) {
      const [a, b] = [`${x[v]} ${y[v]}`, `${x[v + 1]} ${y[v + 1]}`];
      sides.push(arcs.left[arc] === cell ? [a, b] : [b, a]);
    }
  }
  return sides;
}

/** The plain way: sides that two polygons share cancel out, the others are chained. */
function unionOf(polygons: readonly (readonly Side[])[]): string[][] {
  const open = new Map<string, Side>();
  for (const [from, to] of polygons.flat()) {
    if (!open.delete(`${to} ${from}`)) open.set(`${from} ${to}`, [from, to]);
  }
  const leaving = new Map<string, Side>();
  for (const side of open.values()) leaving.set(side[0], side);
  const rings: string[][] = [];
  for (const [start] of leaving) {
    const ring: string[] = [];
    for (let at: string | undefined = start; at !== undefined && leaving.has(at); ) {
      ring.push(at);
      const next: string = leaving.get(at)![1];
      leaving.delete(at);
      at = next;
    }
    if (ring.length > 0) rings.push(ring);
  }
  return rings;
}
