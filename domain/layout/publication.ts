// What the server keeps of layouts: drafts with numbered edits, the way to publication, and who hands what to whom.
//
//   draft ──submit──► submitted ──approve──► approved ──publish──► scheduled ──day──► in-force ──next one──► superseded
//     ▲                   │ reject, withdraw     │ withdraw            │ withdraw: approved
//     └───────────────────┴──────────────────────┘

import type { LayoutSettings } from "./layout-settings.ts";

/** Characters that the name of a layout may have. */
export const LONGEST_NAME = 60;

export const LAYOUT_STATES = ["draft", "submitted", "approved", "scheduled", "in-force", "superseded"] as const;

export type LayoutState = (typeof LAYOUT_STATES)[number];

/** What somebody can do to a layout as a whole. */
export const LAYOUT_ACTIONS = ["edit", "delete", "submit", "withdraw", "approve", "reject", "publish"] as const;

export type LayoutAction = (typeof LAYOUT_ACTIONS)[number];

/** Why somebody may not: also the key of the sentence that says so. */
export type LayoutRefusal =
  | "not-in-this-state"
  | "no-right"
  | "own-work" //        who drew or submitted it may not approve it
  | "begun-too-early" // another layout came into force since it was begun: copy it
  | "ground-changed"; //  the community has another border now: copy it

/** A step somebody took. */
export type LayoutStep = {
  step: "made" | "submitted" | "withdrawn" | "approved" | "rejected" | "scheduled" | "in-force" | "superseded";
  note: string | null;
  by: string;
  /** ISO 8601 */
  at: string;
};

/** A layout in a list: `GET /api/layouts`. */
export type LayoutItem = {
  id: number;
  /** code and name of the community */
  community: string;
  communityName: string;
  name: string;
  state: LayoutState;
  settings: LayoutSettings;
  /** number of its last edit */
  revision: number;
  /** version of the fabric it is drawn on: `GET /api/fabrics/{community}?version=` */
  fabric: string;
  by: string;
  /** ISO 8601 */
  createdAt: string;
  changedAt: string;
  /** day, yyyy-mm-dd; null before it is published */
  inForceFrom: string | null;
};

/** One layout without its cells: `GET /api/layouts/{id}?brief=yes`. */
export type LayoutInfo = LayoutItem & {
  steps: LayoutStep[];
  /** null where the one who asks may, else why not */
  may: Record<LayoutAction, LayoutRefusal | null>;
  /** codes of all grids and microgrids the community has or ever had: none of them stands for another area */
  usedCodes: string[];
};

/** One layout: `GET /api/layouts/{id}`. `base` is what the first edit was made on (LayoutData of layout.ts). */
export type LayoutCard<Base = unknown> = LayoutInfo & {
  base: Base;
  /** who lived in each cell when it was begun: edits are applied with these, so that they mean the same to everybody */
  loads: { households: number[]; population: number[] };
};

/** An edit as it is stored: `GET /api/layouts/{id}/edits?since=`. */
export type SavedEdit<Edit = unknown> = { number: number; key: string; edit: Edit; by: string; at: string };

/** What `POST /api/layouts/{id}/edits` takes. `key` is a UUID of the page's own: sent twice is stored once. */
export type EditsToSave<Edit = unknown> = { since: number; edits: { key: string; edit: Edit }[] };

/** … and answers. `merged`: what others saved since, to be applied before one's own. */
export type EditsSaved<Edit = unknown> = { revision: number; merged: SavedEdit<Edit>[] };

/** … with 409 `edits_conflict`: both sides of what was edited twice. */
export type EditsConflict<Edit = unknown> = {
  code: "edits_conflict";
  message: string;
  revision: number;
  /** everything others saved since */
  theirs: SavedEdit<Edit>[];
  /** keys of one's own edits that touch what others edited */
  mine: string[];
};

/** Somebody who answers for an area. */
export type Worker = { id: number; name: string };

/** The smallest area something lies in; `code` is null where the draft has not given it one. */
export type HandoverArea = { code: string | null; name: string };

/** From where and whom to where and whom. */
export type HandoverWay = {
  from: HandoverArea | null;
  to: HandoverArea | null;
  fromWorker: Worker | null;
  toWorker: Worker | null;
};

/** What changes hands: one household with its next visit, or one open incident. */
export type HandoverItem = HandoverWay & {
  kind: "household" | "incident";
  id: number;
  code: string;
  address: string | null;
  /** masked; null for incidents */
  head: string | null;
  /** day of the next visit of a household; null where none is due */
  due: string | null;
};

/** All that goes one way. */
export type HandoverSum = HandoverWay & {
  households: number;
  incidents: number;
  /** visits that are due by the day it comes into force */
  visits: number;
};

/** `GET /api/layouts/{id}/handover`: households that change their worker, open incidents that change area or worker. */
export type Handover = {
  /** the day it is worked out for */
  day: string;
  /** true once it is in force: the list as it was kept */
  isKept: boolean;
  sums: HandoverSum[];
  items: HandoverItem[];
  next: string | null;
};
