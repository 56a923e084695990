import type { Level } from "../grid.ts";
import { type Assignee, assigneeFor, type Candidate, type Tried } from "./assignment.ts";
import type { Calendar } from "./calendar.ts";
import { type Deadlines, deadlines, deadlinesBy } from "./clock.ts";
import { clockFor, type FlowRules, flowFor, type KindReason, kindFor, levelFor } from "./rules.ts";

/** What is known of a report; `kind` null when nobody said; `due`: a date that came with it, ms since 1970. */
export type Report = { text: string; kind: string | null; urgency: string; source: string; due?: number };

/** What the rules make of a report. */
export type ReportPlan = {
  flow: string;
  kind: { code: string; why: KindReason };
  level: Level;
  assignee: Assignee | null;
  tried: Tried[];
  deadlines: Deadlines;
};

/** Which flow a report takes, whose it is and when it is due, when it comes in at `at` (ms since 1970) where `candidates` answer. */
export function planFor(
  { rules, calendar }: { rules: FlowRules; calendar: Calendar },
  candidates: readonly Candidate[],
  { text, urgency, source, kind: given, due }: Report,
  at: number,
): ReportPlan {
  const kind = kindFor(rules, text, given);
  const ruled = { kind: kind.code, urgency, source };
  const level = levelFor(rules, ruled);
  return {
    flow: flowFor(rules, ruled),
    kind,
    level,
    ...assigneeFor(candidates, level),
    deadlines:
      due === undefined
        ? deadlines(calendar, clockFor(rules, urgency), rules.cards, at)
        : deadlinesBy(calendar, due, rules.cards, at),
  };
}
