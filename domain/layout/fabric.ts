// The ground a layout is drawn on: cells between arcs on an integer lattice. Neighbours share their arc, so a gap or an
// overlap cannot be expressed.
//
//        ┌───────┬────┐      a cell is the ground of one building, of one stair of a large one, or empty ground
//        │  0    │ 1  │      an arc runs between two nodes and knows the cell on its left and on its right
//        │    ┌──┴────┤      -1 is the ground outside the community
//        └────┴───────┘

/** What an arc runs along. Where lines coincide, the first of these that fits. */
export const ARC_KINDS = [
  "border",
  "main-road",
  "secondary-road",
  "lane",
  "river",
  "rail",
  "wall",
  "parcel",
  "virtual",
] as const;

export type ArcKind = (typeof ARC_KINDS)[number];

/** The cell number of the ground outside the community. */
export const OUTSIDE = -1;

/** Immutable; an edit of geometry gives a new one that shares what did not change. */
export type Fabric = {
  /** Lattice numbers (1e-7 degree) of the origin of all coordinates below: position = (origin + coordinate) / 1e7. */
  readonly origin: readonly [lng: number, lat: number];
  /** Vertices of all arcs, arc after arc, both ends of each included: x of vertex i, y of vertex i. Below 2²² in size. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly arcs: ArcTable;
  readonly cells: CellTable;
};

/** One row an arc. */
export type ArcTable = {
  readonly length: number;
  /** Arc i has the vertices start[i] … start[i + 1] - 1; one number more than arcs. */
  readonly start: Uint32Array;
  /** Nodes at its two ends. A ring without a node of its own begins and ends at one. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Cells beside it, seen along its direction; OUTSIDE at the community's border. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Index into ARC_KINDS. */
  readonly kind: Uint8Array;
  /** 1 where one can cross it on foot. */
  readonly isCrossable: Uint8Array;
};

/** One row a cell. */
export type CellTable = {
  readonly length: number;
  /** Number of the building in the database; 0 on empty ground. */
  readonly building: Int32Array;
  /** 1, 2, … where the building is cut by stair; 0 where the cell is all of it. */
  readonly stair: Uint8Array;
  /** The street block: ground enclosed by border, roads, rivers, rails and walls. */
  readonly block: Uint32Array;
  /** A point inside it, lattice numbers from the origin: inside its building where it has one. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Twice its area in lattice units, exact. The sum over all cells is exactly the community's. */
  readonly twiceArea: Float64Array;
};

/** Who lives in each cell; changes with the households, not with the ground. */
export type CellLoads = {
  readonly households: Uint32Array;
  readonly population: Uint32Array;
};
