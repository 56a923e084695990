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
  /** those of the year until now that one may see, by kind, the most frequent first; absent for who may not see incidents */
  incidents?: { kind: string; count: number }[];
};

/** What buildings are compared by: the kind in words, numbers, and shares (0–1) of their households. */
export const BUILDING_FEATURES = ["kind", "floors", "units", "households", "rented", "vacant", "elder"] as const;
export type BuildingFeature = (typeof BUILDING_FEATURES)[number];

/** Why a building is like those where it happened: it is of a class (a word, or from a number to below another) that is more usual there. */
export type BuildingReason = {
  feature: BuildingFeature;
  word: string | null;
  from: number | null;
  to: number | null;
  /** share of the buildings of that class, where it happened and elsewhere */
  there: number;
  elsewhere: number;
};

/** A building where it did not happen, and what it has in common with those where it did. */
export type SimilarBuilding = {
  id: number;
  name: string;
  position: Position;
  score: number;
  reasons: BuildingReason[];
};

/** `GET /api/similar-places`: incidents of a kind in the year before, at how many buildings, and others like them, the likest first. */
export type SimilarBuildings = { kind: string; incidents: number; buildings: number; items: SimilarBuilding[] };
