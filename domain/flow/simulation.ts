import type { Level } from "../grid.ts";
import type { Position } from "../position.ts";
import type { Assignee, Tried } from "./assignment.ts";
import type { Calendar, Leave } from "./calendar.ts";
import type { KindReason } from "./rules.ts";

/** What `POST /api/flows/simulate` is asked. */
export type ReportSketch = { text?: string; position: Position; kind?: string; urgency?: string; source?: string };

/** What it answers: what would become of such a report now. Moments are ISO 8601. */
export type Simulation = {
  /** codes */
  flow: string;
  kind: { code: string; why: KindReason };
  /** the smallest level that is asked */
  level: Level;
  assignee: Assignee | null;
  tried: Tried[];
  dueAt: string;
  remindAt: string;
  yellowAt: string;
  redAt: string;
};

/** What `GET /api/calendar` answers. */
export type OfficeCalendar = Calendar & { leaves: Leave[] };
