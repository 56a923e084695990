import type { Local, Point } from "./geometry.ts";
import type { Names } from "./names.ts";
import type { Face, Plan } from "./plan.ts";
import type { Random } from "./random.ts";
import type { Lane, Street, Way } from "./streets.ts";

/** What a parcel is used for. */
export type Use =
  | "slabs"
  | "towers"
  | "old"
  | "houses"
  | "office"
  | "mall"
  | "civic"
  | "school"
  | "hospital"
  | "market"
  | "park"
  | "square"
  | "works"
  | "fields";

/** Uses that get a grid of their own when `Parcel.dedicated` is set. */
export type Parcel = {
  use: Use;
  face: Face;
  community: Community;
  name: string;
  /** the street its main gate opens to, and the number there */
  street: Street;
  number: number;
  dedicated: boolean;
  /** houses joined in rows under one roof, as in the villages of the plain */
  joined?: boolean;
  lots: Lot[];
  buildings: number;
  /** the ground inside its wall or kerb, once it is laid out */
  inside: Point[];
};

/** The smallest piece of ground: a few buildings. Microgrids are made of lots. */
export type Lot = { face: Face; parcel: Parcel; buildings: Building[] };

export type Building = {
  kind: string;
  name: string;
  ring: Point[];
  /** the rectangle its doors lie in: centre, direction, size */
  frame: Local;
  lengthM: number;
  depthM: number;
  /** storeys in which there are doors of their own */
  floors: number;
  /** storeys seen from outside, where they are more */
  storeys?: number;
  units: number;
  /** doors per unit and floor; 0 where nobody lives or trades */
  doors: number;
  /** doors left out on the ground floor: stores, a hall, a caretaker */
  missing: number;
  lot: Lot;
  /** number within its parcel: 4幢 */
  number: number;
  /** the street its doors open to and the first house number there, where it does not go by the parcel's */
  door?: { street: Street; number: number };
};

export const householdsOf = (building: Building): number =>
  building.floors * building.units * building.doors - building.missing;

export type Office = { name: string; town: boolean; communities: Community[] };

export type Community = {
  name: string;
  rural: boolean;
  office: Office;
  parcels: Parcel[];
  /** how many grids it is to be parted into, dedicated ones included */
  grids: number;
  /** how many microgrids it is to have, where that is asked for */
  microgrids?: number;
};

export type Land = { kind: string; name: string; ring: Point[] };
export type Place = { kind: string; name: string; at: Point };
export type Facility = { kind: string; name: string; at: Point; lot: Lot | null; address: string };

/** The town while it is being made. */
export type Draft = {
  random: Random;
  names: Names;
  plan: Plan;
  outline: Face;
  offices: Office[];
  ways: Way[];
  lanes: Lane[];
  lands: Land[];
  places: Place[];
  facilities: Facility[];
};
