import type { Position } from "./position.ts";

/** One door of a building, by type alone. */
export type Door = {
  id: number;
  unit: string | null;
  floor: number | null;
  door: string | null;
  type: string;
  attention: string | null;
};

/** The card of a building, `GET /api/buildings/:id`: who lives where in it. */
export type BuildingCard = {
  id: number;
  code: string;
  name: string | null;
  kind: string;
  address: string | null;
  floors: number | null;
  units: number | null;
  position: Position;
  /** those one may see; absent for who may not see households */
  households?: Door[];
};
