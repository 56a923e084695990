import type { Disposition, Flow } from "./flow/flow.ts";
import type { HouseholdItem } from "./household.ts";
import type { Position } from "./position.ts";
import type { StaffMember } from "./staff.ts";
import type { VisitState } from "./visit.ts";

/** Most households that one pack holds: what a phone can keep and search in a moment. */
export const MOST_PACKED = 5000;

/** How long a phone keeps what it was given, from the last time it heard from the server. */
export const KEEP_HOURS = 12;

/** A household in a pack: masked, its tags without the restricted ones. */
export type PackedHousehold = HouseholdItem & {
  tags: string[];
  visits: VisitState;
  /** id of the visit noted last, so that one noted meanwhile by somebody else is told of; null: none, or none that one may see */
  lastVisit: string | null;
};

export type PackedBuilding = {
  id: number;
  code: string;
  name: string | null;
  address: string | null;
  floors: number | null;
  units: number | null;
  position: Position;
};

/** An incident that still waits. */
export type PackedIncident = {
  id: number;
  code: string;
  text: string;
  kind: string;
  state: string;
  urgency: string;
  position: Position;
  /** ISO 8601 with zone */
  reportedAt: string;
  dueAt: string | null;
  grid: string | null;
  /** code of the flow it takes */
  flow: string;
  /** number of steps taken: sent back with a step, so that nobody acts on what was */
  seen: number;
  /** codes of the steps that whoever it was made for may take */
  available: string[];
};

export type PackedFacility = { id: number; kind: string; name: string; phone: string | null; position: Position };

/** A code at a door or a stair (优居码): the building that it stands for. */
export type PackedCode = { token: string; building: number };

/** An area and who is on duty there; `within`: code of the area it lies in, null for the largest. */
export type PackedPost = { area: string; name: string; level: string; within: string | null; people: StaffMember[] };

/** What `GET /api/phone/pack` answers: all that a worker needs on the round, without a connection. */
export type PhonePack = {
  /** name of the account it was made for */
  account: string;
  /** ISO 8601: when it was read */
  at: string;
  /** ISO 8601: the device forgets it then, unless it hears from the server before */
  until: string;
  /** areas in scope, the largest first */
  areas: { code: string; name: string; level: string }[];
  households: PackedHousehold[];
  buildings: PackedBuilding[];
  incidents: PackedIncident[];
  facilities: PackedFacility[];
  /** those that the incidents take */
  flows: Flow[];
  dispositions: Disposition[];
  /** those of `areas` and all they lie in: to whom an incident there can be given */
  posts: PackedPost[];
  /** of the buildings */
  codes: PackedCode[];
};

/** An area to choose where the whole scope is too large for one pack. */
export type PackChoice = { code: string; name: string; level: string; households: number };
