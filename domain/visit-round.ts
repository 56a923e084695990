import type { HouseholdItem } from "./household.ts";
import type { Position } from "./position.ts";
import type { VisitState } from "./visit.ts";

/** One place of a round: a building, or a household that is in none. */
export type RoundStop = {
  position: Position;
  /** id */
  building: number | null;
  address: string;
  /** in the order of doors */
  households: (HouseholdItem & { visits: VisitState })[];
};

/** The visits of a day, joined into one way on foot: what `GET /api/visits/round` answers. */
export type VisitRound = {
  stops: RoundStop[];
  /** from the first stop, or from where one sets out, to the last */
  metres: number;
  /** along roads, or as the crow flies where there are none near */
  measured: "roads" | "straight";
  line: Position[];
  /** households that are due that day and found no place: see the list of what is due */
  left: number;
};
