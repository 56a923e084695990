import type { MultiPolygon } from "geojson";
import type { Position } from "./position.ts";

/** What a distance was measured along: roads; or straight, where there are none near or none that lead there. */
export type Measured = "roads" | "straight";

/** A way on foot. `line` begins and ends at the positions asked about. */
export type Way = { line: Position[]; metres: number; measured: Measured };

/** A gate; its name may be empty. */
export type Gate = { name: string; position: Position };

/**
 * `GET /api/households/{id}/way`: from the nearest gate of its compound to the door; where there is no gate, from the nearest
 * street with a name. Neither, and the way is only the last steps from the nearest road.
 */
export type WayToDoor = Way & {
  gate: Gate | null;
  /** name of the street it begins at, where that is no gate */
  street: string | null;
  /** the residential ground the door stands on, where it has a name */
  compound: { id: number; name: string } | null;
};

/** How fast one walks: the pace of an old person with a bag, as planners count 15 minutes. */
export const METRES_A_MINUTE = 80;

/** How long one may walk to a facility. */
export const WALK_MINUTES = [5, 10, 15] as const;
export type WalkMinutes = (typeof WALK_MINUTES)[number];

/** `GET /api/facilities/{id}/circle`: the ground from which one walks there in so many minutes. */
export type WalkingCircle = {
  area: MultiPolygon;
  metres: number;
  minutes: number;
  measured: Measured;
  /** how many households one may see lie within; absent for who may see none */
  households?: number;
};

/** What those who stand there call a gate: 北门, of 锦绣园北门 in 锦绣园. */
export const gateWithin = (name: string, compound: string): string =>
  compound !== "" && name.startsWith(compound) ? name.slice(compound.length) : name;

/** `GET /api/walking/outside`: which households one may see lie farther than a walk from every facility of a kind. */
export type WalkOutside = {
  kind: string;
  minutes: number;
  metres: number;
  /** how many facilities of the kind there are */
  facilities: number;
  households: number;
  outside: number;
  /** of the households, those measured straight because there is no road near their door */
  straight: number;
  /** areas one sees as a whole and that have households */
  areas: { code: string; households: number; outside: number }[];
  /** the class of each household (domain/walking-classes.ts), in base64 */
  classes: string;
};
