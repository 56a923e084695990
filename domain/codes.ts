/** The code tables, as the database names them. */
export const CODE_TABLES = [
  "household_type",
  "attention_level",
  "incident_kind",
  "incident_source",
  "urgency",
  "incident_state",
  "duty",
  "facility_kind",
  "tag",
] as const;

export type CodeTable = (typeof CODE_TABLES)[number];

/** A text in the two languages of the page. */
export type Name = { zh: string; en: string };

/** `rank` orders lists. */
type Code = { code: string; name: Name; rank: number };

/** One kind of household, as the map draws it. Rare lies above common: `rarity` 1 is on top. */
export type HouseholdType = Code & { fill: string; glyph: Glyph; rarity: number; common: boolean };

/** Silhouettes of household types, drawn by the map and the legend from the same paths. */
export type Glyph =
  | "star"
  | "heart"
  | "square"
  | "disc"
  | "triangle"
  | "diamond"
  | "shield"
  | "key"
  | "hollow"
  | "none"
  | "shop";

export type AttentionLevel = Code & { stroke: string; dash: "solid" | "dashed" | "dotted" };
export type IncidentKind = Code & { icon: string };
export type IncidentSource = Code;
export type Urgency = Code;
export type IncidentState = Code & { open: boolean };
export type Duty = Code;
export type FacilityKind = Code & { icon: string };

/** All code tables of an installation; each sorted by rank. */
export type CodeTables = {
  householdTypes: HouseholdType[];
  attentionLevels: AttentionLevel[];
  incidentKinds: IncidentKind[];
  incidentSources: IncidentSource[];
  urgencies: Urgency[];
  incidentStates: IncidentState[];
  duties: Duty[];
  facilityKinds: FacilityKind[];
};
