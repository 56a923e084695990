import { ARC_KINDS, type ArcKind, type CellLoads, type Fabric, OUTSIDE } from "../../domain/layout/fabric.ts";
import { type Draft, type Layout, layoutFrom } from "../../domain/layout/layout.ts";

/** Side of a square cell in lattice units: about 11 m in height. */
export const SIDE = 1000;

type Wish = {
  columns: number;
  rows: number;
  /** households of cell i; 0 where there is none, and no building either */
  households?: (cell: number) => number;
  /** what the arc on the east (row-wise) or north of cell i is; lanes without it */
  east?: (cell: number) => ArcKind;
  north?: (cell: number) => ArcKind;
};

/**
 * A community of square cells, numbered from the south-west, row by row; every arc has a vertex in its middle.
 *
 *        ┌───┬───┬───┐
 *        │ 3 │ 4 │ 5 │
 *        ├───┼───┼───┤
 *        │ 0 │ 1 │ 2 │
 *        └───┴───┴───┘
 */
export function squareFabric({ columns, rows, households = () => 10, east, north }: Wish): Fabric {
  const arcs: { from: number; to: number; left: number; right: number; kind: ArcKind }[] = [];
  const node = (column: number, row: number) => row * (columns + 1) + column;
  const cell = (column: number, row: number) =>
    column < 0 || row < 0 || column >= columns || row >= rows ? OUTSIDE : row * columns + column;
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [left, right] = [cell(column, row), cell(column, row - 1)];
      const kind = left === OUTSIDE || right === OUTSIDE ? "border" : (north?.(right) ?? "lane");
      arcs.push({ from: node(column, row), to: node(column + 1, row), left, right, kind });
    }
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const [left, right] = [cell(column - 1, row), cell(column, row)];
      const kind = left === OUTSIDE || right === OUTSIDE ? "border" : (east?.(left) ?? "lane");
      arcs.push({ from: node(column, row), to: node(column, row + 1), left, right, kind });
    }
  }
  const place = (at: number) => [(at % (columns + 1)) * SIDE, Math.floor(at / (columns + 1)) * SIDE];
  const lines = arcs.map(({ from, to }) => {
    const [[ax, ay], [bx, by]] = [place(from), place(to)];
    return [
      [ax, ay],
      [(ax + bx) / 2, (ay + by) / 2],
      [bx, by],
    ];
  });
  const cells = Array.from({ length: columns * rows }, (_, index) => index);
  return {
    origin: [1_130_000_000, 350_000_000],
    x: Int32Array.from(lines.flat(), ([x]) => x),
    y: Int32Array.from(lines.flat(), ([, y]) => y),
    arcs: {
      length: arcs.length,
      start: Uint32Array.from({ length: arcs.length + 1 }, (_, arc) => 3 * arc),
      from: Uint32Array.from(arcs, ({ from }) => from),
      to: Uint32Array.from(arcs, ({ to }) => to),
      left: Int32Array.from(arcs, ({ left }) => left),
      right: Int32Array.from(arcs, ({ right }) => right),
      kind: Uint8Array.from(arcs, ({ kind }) => ARC_KINDS.indexOf(kind)),
      isCrossable: Uint8Array.from(arcs, ({ kind }) => (["border", "river", "rail", "wall"].includes(kind) ? 0 : 1)),
    },
    cells: {
      length: cells.length,
      building: Int32Array.from(cells, (index) => (households(index) > 0 ? index + 1 : 0)),
      stair: new Uint8Array(cells.length),
      block: Uint32Array.from(cells),
      x: Int32Array.from(cells, (index) => ((index % columns) + 0.5) * SIDE),
      y: Int32Array.from(cells, (index) => (Math.floor(index / columns) + 0.5) * SIDE),
      twiceArea: new Float64Array(cells.length).fill(2 * SIDE * SIDE),
    },
  };
}

const loadsOf = (fabric: Fabric, households: (cell: number) => number): CellLoads => ({
  households: Uint32Array.from({ length: fabric.cells.length }, (_, cell) => households(cell)),
  population: Uint32Array.from({ length: fabric.cells.length }, (_, cell) => 3 * households(cell)),
});

/** A layout from the microgrid of each cell and the grid of each microgrid, both numbered as given. */
export const aLayout = (microgridOf: readonly number[], gridOf: (microgrid: number) => number): Layout => {
  const microgrids = [...new Set(microgridOf)];
  const facts = { code: null, kind: "urban", people: [] } as const;
  return layoutFrom({
    microgridOf: [...microgridOf],
    microgrids: microgrids.map((id) => [id, { ...facts, name: `微${id}`, grid: gridOf(id) }]),
    grids: [...new Set(microgrids.map(gridOf))].map((id) => [id, { ...facts, name: `格${id}`, isLocked: false }]),
  });
};

/** A draft of square cells: microgrids of 2 × 2 cells, grids of 2 × 2 microgrids, both numbered from 1. */
export function aDraft(wish: Wish): Draft {
  const fabric = squareFabric(wish);
  const across = Math.ceil(wish.columns / 2);
  const upwards = Math.ceil(across / 2);
  const microgridOf = Array.from({ length: fabric.cells.length }, (_, cell) => {
    const [column, row] = [cell % wish.columns, Math.floor(cell / wish.columns)];
    return 1 + (row >> 1) * across + (column >> 1);
  });
  const gridOf = (microgrid: number) =>
    1 + (Math.floor((microgrid - 1) / across) >> 1) * upwards + (((microgrid - 1) % across) >> 1);
  return { fabric, loads: loadsOf(fabric, wish.households ?? (() => 10)), layout: aLayout(microgridOf, gridOf) };
}
