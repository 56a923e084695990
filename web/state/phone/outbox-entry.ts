import type { Name } from "../../../domain/codes.ts";
import type { VisitWay } from "../../../domain/visit.ts";

/** How a kept record stands. `conflict`: it was stored, and others noted something meanwhile. */
export type EntryState = "waiting" | "refused" | "conflict";

/** One record that was noted on this device and that its maker still has to know of. */
export type OutboxEntry = {
  id: string;
  kind: "visit" | "report" | "step" | "photo";
  /** milliseconds since 1970 */
  at: number;
  state: EntryState;
  /** what it is called: the door, the place */
  label: string;
  /** the household of a visit; of a photo, that of its visit */
  household: number | null;
  /** the incident of a step */
  incident: number | null;
  /** what the step is called */
  step: Name | null;
  /** of a visit */
  way: VisitWay | null;
  next: string | null;
  /** a report's words, a visit's note */
  text: string;
  /** what the server said, in both languages; null when nothing */
  message: string | null;
  /** names of those who noted something meanwhile */
  others: readonly string[];
};

/** Records that still have to reach the server. */
export const unsent = (entries: readonly OutboxEntry[]): number =>
  entries.filter(({ state, kind }) => state !== "conflict" && kind !== "photo").length;
