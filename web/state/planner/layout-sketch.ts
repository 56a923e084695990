import { type AreaId, type Draft, gridOfCells, type Layout } from "../../../domain/layout/layout.ts";
import { outlinesOf } from "../../../domain/layout/outline.ts";
import type { Position } from "../../../domain/position.ts";
import { labelCells } from "../../layout-editor/label-cells.ts";
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
  const layout = {
    ...TWO,
    microgridOf: is.map((grid, cell) => (cell >= was.length || grid === was[cell] ? KEPT : MOVED)),
  };
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

function labelsOf(
  { fabric, layout }: Draft,
  labelOf: (grid: AreaId) => string,
): { position: Position; text: string }[] {
  const { cells, origin } = fabric;
  return [...labelCells(cells, gridOfCells(layout))].flatMap(([grid, cell]) => {
    const text = labelOf(grid);
    const position: Position = [(origin[0] + cells.x[cell]) / 1e7, (origin[1] + cells.y[cell]) / 1e7];
    return text === "" ? [] : [{ position, text }];
  });
}
