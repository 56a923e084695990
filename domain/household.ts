import type { Name } from "./codes.ts";
import type { Position } from "./position.ts";
import type { ThemeValue } from "./theme.ts";
import type { Plan, Visit, VisitState } from "./visit.ts";

/** One household in a list: what the map may show of it, personal fields masked. */
export type HouseholdItem = {
  id: number;
  code: string;
  type: string;
  attention: string | null;
  address: string;
  building: number | null;
  unit: string | null;
  floor: number | null;
  door: string | null;
  residents: number | null;
  /** masked: 陈** */
  head: string | null;
  /** masked: 138****2071 */
  phone: string | null;
  /** code of its smallest area: its microgrid */
  grid: string | null;
  position: Position;
};

/** What else is known of a household. Restricted: health, belief, a criminal record and the like. */
export type Tag = { code: string; name: Name; restricted: boolean };

/** A person who answers for an area. */
export type Responsible = { name: string; duty: string; area: string; phone: string | null };

/** 联户: a party-member household and those it answers for. */
export type HouseholdLink =
  /** it answers for so many others, of those that the viewer may see */
  | { role: "party"; count: number }
  /** `party` is null where the viewer may not see it */
  | { role: "linked"; party: HouseholdItem | null; byHand: boolean };

/** What `GET /api/households/{id}/links` answers. */
export type HouseholdLinks =
  | { role: "party"; households: HouseholdItem[] }
  | { role: "linked"; party: HouseholdItem | null; byHand: boolean }
  | { role: "none" };

/** One household and the party-member household that answers for it, for the map: `GET /api/links?grid=`. */
export type LinkLine = { household: number; party: number; line: readonly [Position, Position] };

/** What a computation of links did, or with `dryRun` would do: what `POST /api/links/compute` answers. */
export type LinkChanges = {
  communities: number;
  parties: number;
  households: number;
  linked: number;
  /** no party-member household has room for them */
  unlinked: number;
  /** set by hand, left as they are */
  kept: number;
  added: number;
  moved: number;
  removed: number;
  /** households of the party-member household with the most */
  most: number;
  /** mean straight distance, metres; null without links */
  meanM: number | null;
  dryRun: boolean;
};

/** The card of a household. */
export type HouseholdCard = HouseholdItem & {
  /** the day it moved away, yyyy-mm-dd; null while it lives there */
  leftOn: string | null;
  /** those that the viewer may see */
  tags: Tag[];
  /** names of its areas, the largest first */
  areas: { code: string; name: string; level: string }[];
  responsible: Responsible[];
  /** absent where it is neither a party-member household nor linked to one */
  link?: HouseholdLink;
  /** values of themes that the viewer may see; absent without any */
  themes?: ThemeValue[];
  /** absent for who may not see incidents */
  openIncidents?: { id: number; kind: string; text: string; state: string; reportedAt: string }[];
  /** `items`: the last three, for who may note visits there */
  visits?: VisitState & { items?: Visit[] };
  /** for who may note visits there; null while there is none */
  plan?: Plan | null;
};

/** What `POST /api/households/{id}/reveal` answers: in full, once. */
export type RevealedHousehold = { id: number; head: string | null; phone: string | null };
