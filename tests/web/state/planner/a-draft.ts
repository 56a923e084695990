import type { Draft } from "../../../../domain/layout/layout.ts";
import { layoutFrom } from "../../../../domain/layout/layout.ts";

//   ┌───┬───┐
//   │ 0 │ 1 │    two houses, each a grid with one microgrid
//   └───┴───┘

/** Two cells of 1000 × 1000 lattice units side by side, in grids 1 (周敏 is on duty) and 2. */
export const aDraft = (): Draft => ({
  fabric: {
    origin: [1_132_000_000, 352_000_000],
    x: Int32Array.from([1000, 1000, 1000, 0, 0, 1000, 1000, 2000, 2000, 1000]),
    y: Int32Array.from([0, 1000, 1000, 1000, 0, 0, 0, 0, 1000, 1000]),
    arcs: {
      length: 3,
      start: Uint32Array.from([0, 2, 6, 10]),
      from: Uint32Array.from([0, 1, 0]),
      to: Uint32Array.from([1, 0, 1]),
      left: Int32Array.from([0, 0, 1]),
      right: Int32Array.from([1, -1, -1]),
      kind: Uint8Array.from([3, 0, 0]),
      isCrossable: Uint8Array.from([1, 0, 0]),
    },
    cells: {
      length: 2,
      building: Int32Array.from([1, 2]),
      stair: new Uint8Array(2),
      block: new Uint32Array(2),
      x: Int32Array.from([500, 1500]),
      y: Int32Array.from([500, 500]),
      twiceArea: Float64Array.from([2_000_000, 2_000_000]),
    },
  },
  loads: { households: Uint32Array.from([400, 245]), population: Uint32Array.from([1000, 600]) },
  layout: layoutFrom({
    microgridOf: [11, 12],
    microgrids: [
      [11, { name: "01-01", code: null, kind: "urban", people: [], grid: 1 }],
      [12, { name: "02-01", code: null, kind: "urban", people: [], grid: 2 }],
    ],
    grids: [
      [
        1,
        { name: "柳园 01", code: "001", kind: "urban", people: [{ staff: 7, duty: "grid-leader" }], isLocked: false },
      ],
      [2, { name: "柳园 02", code: null, kind: "urban", people: [], isLocked: true }],
    ],
  }),
});
