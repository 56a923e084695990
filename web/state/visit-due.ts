import type { VisitState } from "../../domain/visit.ts";
import { type Day, daysBetween } from "./days.ts";

/** A visit that is due within so many days is due soon. */
export const SOON_DAYS = 7;

/** How a household stands with its visits on a day. `days` are whole days, never negative; 0 = today. */
export type Dueness =
  | { state: "none" }
  | { state: "onTime"; days: number }
  | { state: "soon"; days: number }
  | { state: "overdue"; days: number }
  /** nobody has been there yet, and someone should have been */
  | { state: "never"; days: number };

/** How `visits` stand on the day `today`. A visit is overdue from the day after it was due. */
export function duenessOf({ last, due }: Pick<VisitState, "last" | "due">, today: Day): Dueness {
  if (due === null) return { state: "none" };
  const left = daysBetween(today, due);
  if (left > SOON_DAYS) return { state: "onTime", days: left };
  if (left >= 0) return { state: "soon", days: left };
  return { state: last === null ? "never" : "overdue", days: -left };
}
