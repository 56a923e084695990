import type { Position } from "./position.ts";

/** One incident in a list. Codes refer to the code tables. */
export type IncidentItem = {
  id: number;
  code: string;
  text: string;
  kind: string;
  source: string;
  urgency: string;
  state: string;
  /** ISO 8601 with zone */
  reportedAt: string;
  dueAt: string | null;
  address: string | null;
  /** name of the person it is assigned to */
  assignee: string | null;
  /** code of its smallest area: its microgrid */
  grid: string | null;
  position: Position;
};

/** The card of an incident: its item and every step it went through. */
export type IncidentCard = IncidentItem & {
  areas: { code: string; name: string; level: string }[];
  /** masked, for those who handle it; null when nobody said who they are */
  reporter?: { name: string | null; phone: string | null } | null;
  steps: { state: string; at: string; by: string | null; note: string | null }[];
};
