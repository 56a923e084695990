import type { Calendar } from "./calendar.ts";
import { type Clock, type Deadlines, deadlines, deadlinesBy } from "./clock.ts";
import type { Flow } from "./flow.ts";
import { clockFor, type FlowRules } from "./rules.ts";

/** What becomes of the clock when a step is taken: it goes on, stops, or begins anew. */
export type ClockChange = { clock: "goes-on" } | { clock: "stops" } | ({ clock: "begins" } & Deadlines);

/** A step as far as clocks go. */
export type Move = {
  from: string;
  to: string;
  /** whether somebody still has to do something in the state it leads to */
  isOpen: boolean;
  urgency: string;
  /** how it is disposed of from now on: null when that stays as it was */
  disposition: { clock: Clock | null } | null;
  /** a date that somebody set, ms since 1970 */
  due: number | null;
  /** whether a clock runs now */
  isRunning: boolean;
};

/**
 * What a step does to the clock at `now` (ms since 1970). A date that was set goes before the disposition's own time, that before the time
 * the state may last, that before what the urgency allows; a step back, or out of a closed state, begins anew.
 */
export function clockAfter(
  { rules, calendar }: { rules: FlowRules; calendar: Calendar },
  flow: Flow,
  { from, to, isOpen, urgency, disposition, due, isRunning }: Move,
  now: number,
): ClockChange {
  if (!isOpen) return { clock: "stops" };
  if (due !== null) return { clock: "begins", ...deadlinesBy(calendar, due, rules.cards, now) };
  const order = flow.states.map(({ code }) => code);
  const state = flow.states[order.indexOf(to)];
  const usual = clockFor(rules, urgency);
  const isBack = order.indexOf(to) < order.indexOf(from);
  const clock =
    (disposition && (disposition.clock ?? usual)) ??
    (from !== to && state?.clock) ??
    (isBack || !isRunning ? usual : null);
  return clock ? { clock: "begins", ...deadlines(calendar, clock, rules.cards, now) } : { clock: "goes-on" };
}
