import { chinaDay } from "../../domain/day.ts";
import type { VisitState } from "../../domain/visit.ts";
import { dateOf, daysBetween } from "../state/days.ts";
import { formatCount, formatDay } from "../text/format.ts";
import type { Text } from "../text/zh-CN.ts";
import { useText } from "./app-context.tsx";
import { Fact } from "./card-frame.tsx";
import { DueChip } from "./due-chip.tsx";

/** The last visit, how long ago that is, and when the next is due. */
export function VisitFact({ visits }: { visits: VisitState }) {
  const text = useText();
  return (
    <Fact label={text.visits.title} end={<DueChip visits={visits} />}>
      {lastVisit(text, visits, new Date())}
    </Fact>
  );
}

/** `10-28，距今 23 天` */
export function lastVisit(text: Text, { last, due }: Pick<VisitState, "last" | "due">, now: Date): string {
  if (last === null) return due === null ? text.visits.unscheduled : text.visits.never;
  const days = daysBetween(last, chinaDay(now));
  const day = formatDay(dateOf(last), now);
  return days <= 0 ? text.visits.lastToday(day) : text.visits.last(day, formatCount(days));
}
