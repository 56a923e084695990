import { type AreaId, type Draft, gridOfCells, type Layout } from "../../../domain/layout/layout.ts";
import { outlinesOf } from "../../../domain/layout/outline.ts";
import type { Position } from "../../../domain/position.ts";
import { type Sketch, sketchOf } from "./sketch.ts";

/** The grids of `draft` in small, within `width` × `height`, each with `labelOf` it, if that is not empty. */
export function gridSketch(
  draft: Draft,
  fillOf: (grid: AreaId) => string,
  width: number,
  height: number,
  labelOf: (grid: AreaId) => string = () => "",
): Sketch {
  const shapes = [...outlinesOf(draft, "grid")].map(([grid, shape]) => ({ shape, fill: fillOf(grid) }));
  return sketchOf(shapes, width, height, labelsOf(draft, labelOf));
}

/** The grids of `right` in small, with the ground that lies in another grid than in `left` filled by `moved`, the rest by `kept`. */
export function differenceSketch(
  left: Draft,
  right: Draft,
  { moved, kept }: { moved: string; kept: string },
  width: number,
  height: number,
): Sketch {
  const [was, is] = [gridOfCells(left.layout), gridOfCells(right.layout)];
  const layout = { ...TWO, microgridOf: is.map((grid, cell) => (grid === was[cell] ? KEPT : MOVED)) };
  const ground = [...outlinesOf({ ...right, layout }, "grid")].map(([area, shape]) => ({
    shape,
    fill: area === MOVED ? moved : kept,
  }));
  const borders = [...outlinesOf(right, "grid").values()].map((shape) => ({ shape, fill: "none" }));
  return sketchOf([...ground, ...borders], width, height);
}

const [KEPT, MOVED] = [1, 2];
const facts = { name: "", code: null, kind: "urban" as const, people: [] };
const TWO: Pick<Layout, "grids" | "microgrids"> = {
  grids: new Map([KEPT, MOVED].map((id) => [id, { ...facts, isLocked: false }])),
  microgrids: new Map([KEPT, MOVED].map((id) => [id, { ...facts, grid: id }])),
};

/** A label a grid: on that of its cells which lies nearest to the middle of them all. */
function labelsOf(
  { fabric, layout }: Draft,
  labelOf: (grid: AreaId) => string,
): { position: Position; text: string }[] {
  const { cells, origin } = fabric;
  const grids = gridOfCells(layout);
  const sums = new Map<AreaId, { area: number; x: number; y: number }>();
  for (let cell = 0; cell < grids.length; cell++) {
    const sum = sums.get(grids[cell]) ?? { area: 0, x: 0, y: 0 };
    sum.area += cells.twiceArea[cell];
    sum.x += cells.x[cell] * cells.twiceArea[cell];
    sum.y += cells.y[cell] * cells.twiceArea[cell];
    sums.set(grids[cell], sum);
  }
  const nearest = new Map<AreaId, { cell: number; off: number }>();
  for (let cell = 0; cell < grids.length; cell++) {
    const { area, x, y } = sums.get(grids[cell])!;
    const off = Math.hypot(cells.x[cell] - x / area, cells.y[cell] - y / area);
    const best = nearest.get(grids[cell]);
    if (!best || off < best.off) nearest.set(grids[cell], { cell, off });
  }
  return [...nearest].flatMap(([grid, { cell }]) => {
    const text = labelOf(grid);
    const position: Position = [(origin[0] + cells.x[cell]) / 1e7, (origin[1] + cells.y[cell]) / 1e7];
    return text === "" ? [] : [{ position, text }];
  });
}
