import type { MultiPolygon } from "geojson";
import type { Responsible } from "./household.ts";
import type { Bounds, Position } from "./position.ts";
import type { Gate } from "./walk.ts";

/** The card of a compound (小区), `GET /api/compounds/{id}`: residential ground with a name. */
export type CompoundCard = {
  id: number;
  code: string;
  name: string;
  /** a point inside */
  position: Position;
  bounds: Bounds;
  area: MultiPolygon;
  /** how many stand on it */
  buildings: number;
  gates: Gate[];
  /** those one may see, the commonest type first; absent for who may see none */
  households?: { type: string; count: number }[];
  /** names of the areas that all of it lies in, the largest first */
  areas: { code: string; name: string; level: string }[];
  responsible: Responsible[];
};
