import type { Name } from "./codes.ts";
import type { Position } from "./position.ts";

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

/** The card of a household. */
export type HouseholdCard = HouseholdItem & {
  /** those that the viewer may see */
  tags: Tag[];
  /** names of its areas, the largest first */
  areas: { code: string; name: string; level: string }[];
  responsible: Responsible[];
  /** absent for who may not see incidents */
  openIncidents?: { id: number; kind: string; text: string; state: string; reportedAt: string }[];
};

/** What `POST /api/households/{id}/reveal` answers: in full, once. */
export type RevealedHousehold = { id: number; head: string | null; phone: string | null };
