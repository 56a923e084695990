import type { BuildingCard } from "../../domain/building.ts";
import type { CompoundCard } from "../../domain/compound.ts";
import type { GridProperties } from "../../domain/grid.ts";
import type { HouseholdCard, Responsible } from "../../domain/household.ts";
import type { IncidentCard } from "../../domain/incident.ts";
import type { Bounds, Position } from "../../domain/position.ts";
import type { WayToDoor } from "../../domain/walk.ts";

/** `GET /api/grids/:code` */
export type AreaCard = GridProperties & {
  areas: { code: string; name: string; level: string }[];
  responsible: Responsible[];
  bounds: Bounds | null;
};

/** An item of `GET /api/facilities`. */
export type Facility = {
  id: number;
  code: string;
  name: string;
  kind: string;
  address: string | null;
  phone?: string | null;
  position: Position;
  grid: string | null;
};

/** What the card shows; a household brings its building along, for the elevation. */
export type Card =
  | { kind: "area"; area: AreaCard }
  | { kind: "household"; household: HouseholdCard; building: BuildingCard | null; way: WayToDoor | null }
  | { kind: "building"; building: BuildingCard }
  | { kind: "compound"; compound: CompoundCard }
  | { kind: "incident"; incident: IncidentCard };
