import type { MultiPolygon, Polygon, Position } from "geojson";
import type { ArcKind } from "../fabric.ts";

/** What a fabric is made of; all positions in degrees. */
export type FabricSources = {
  /** Lattice numbers of the fabric's origin. Everything must lie within 0.4 degree of it. */
  origin: readonly [lng: number, lat: number];
  /** The community. May have holes and exclaves. */
  border: MultiPolygon;
  /** Roads, rivers, rails and walls: what ground is enclosed by. Tunnels are none. */
  lines: readonly SourceLine[];
  buildings: readonly SourceBuilding[];
  /** Borders of the grids in force: cells do not cross them, but for buildings that do. */
  grids: readonly { code: string; border: MultiPolygon | Polygon }[];
  households: readonly SourceHousehold[];
};

type SourceLine = { kind: ArcKind; isCrossable: boolean; line: readonly Position[] };

export type SourceBuilding = {
  id: number;
  footprint: MultiPolygon | Polygon | null;
  /** A point inside it. */
  position: Position;
  households: number;
  /** How many stairs it has; null where nobody knows. */
  stairs: number | null;
};

export type SourceHousehold = { building: number | null; position: Position; unit: string | null };

/** What was wrong with the sources and what was done about it. Each is a key of the texts. */
export const FABRIC_FAULTS = [
  "border-missing", //     no ground within the border: a fabric without cells
  "border-mended", //      the border crosses or touches itself: the ground it encloses was taken
  "too-far", //            further than 0.4 degree from the origin: left out
  "no-roads", //           no line that encloses ground: cells follow the buildings alone
  "no-buildings", //       no footprint within the border: cells follow the households
  "no-households", //      nobody lives here
  "one-cell", //           the whole community is one cell: nothing to divide
  "footprint-broken", //   an outline that encloses no ground: the building is a point
  "footprints-merged", //  lies by more than half in another: one cell for both
  "footprints-overlap", // lies partly in another: the ground of both is the smaller one's
  "building-outside", //   stands outside the border: has no cell
  "building-covered", //   others cover it: has no cell of its own
  "building-uncut", //     many households, and no stair known to cut it by
  "household-outside", //  lives outside the border: counted with the nearest cell
] as const;

export type FabricFault = (typeof FABRIC_FAULTS)[number];

export type FabricNote = {
  fault: FabricFault;
  /** Where, in degrees; null where it is the whole. */
  at: Position | null;
  /** The building concerned, or the other one of two. */
  building?: number;
  other?: number;
  /** How many it concerns, where that is not one. */
  count?: number;
};
