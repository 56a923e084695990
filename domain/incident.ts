import type { Name } from "./codes.ts";
import type { Card } from "./flow/clock.ts";
import type { StepNeed } from "./flow/flow.ts";
import type { HandedOn } from "./open311/endpoint.ts";
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
  /** how late it is: 0 not, 1 a reminder, 2 a yellow card, 3 a red card */
  card: Card;
  /** how often machines told of it; 0: none did */
  alerts: number;
};

/** A step that was taken. `step` is its code in the flow; null for one that was imported. */
export type IncidentStep = {
  state: string;
  at: string;
  by: string | null;
  note: string | null;
  step: string | null;
  /** name of whom it was given to then */
  to: string | null;
  disposition: string | null;
  /** until when it had to be taken */
  dueAt: string | null;
  rating: number | null;
};

/** A call for another department: when it was made and by whom, by when they are to be there, and when they were. */
export type Whistle = {
  n: number;
  department: string;
  note: string | null;
  by: string;
  at: string;
  arriveBy: string;
  arrivedAt: string | null;
  arrivedBy: string | null;
  /** how far it is in the department's own system; null where it has none */
  handedOn: HandedOn | null;
};

/** Another incident by name. */
export type IncidentName = { id: number; code: string; text: string; state: string };

/** An incident that may be the one that is being reported, and what speaks for it. */
export type NearIncident = {
  id: number;
  text: string;
  kind: string;
  metres: number;
  reportedAt: string;
  why: ("place" | "kind" | "words" | "recent")[];
};

/** The card of an incident: its item, every step it went through, and what may be done now. */
export type IncidentCard = IncidentItem & {
  areas: { code: string; name: string; level: string }[];
  /** masked, for those who handle it; null when nobody said who they are */
  reporter?: { name: string | null; phone: string | null } | null;
  steps: IncidentStep[];
  /** code of the flow it takes */
  flow: string;
  disposition: string | null;
  assigneeId: number | null;
  /** number of steps taken: sent back as `seen`, so that nobody acts on what was */
  seen: number;
  /** steps that whoever asks may take now */
  available: { code: string; name: Name; needs: StepNeed[] }[];
  cards: { card: Card; at: string }[];
  whistles: Whistle[];
  /** the case it is part of */
  parent: IncidentName | null;
  /** reports that are parts of it */
  children: IncidentName[];
  /** number of its last photo; they count from 1 */
  photos: number;
  /** 1–5, of whoever reported it */
  rating: number | null;
};

/** Open reports of one kind, close together, that seem to have one cause: joined, they are one case. */
export type CaseProposal = {
  kind: string;
  /** the earliest first */
  reports: { id: number; text: string; address: string | null; reportedAt: string }[];
  position: Position;
  radiusM: number;
  /** when the first and the last was reported; ISO 8601 with zone */
  from: string;
  to: string;
  /** reports that would be usual in that circle over as long a time */
  usual: number;
};
