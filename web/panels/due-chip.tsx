import { IconClock, IconClockExclamation } from "@tabler/icons-react";
import { chinaDay } from "../../domain/day.ts";
import type { VisitState } from "../../domain/visit.ts";
import { dateOf } from "../state/days.ts";
import { duenessOf } from "../state/visit-due.ts";
import { formatCount, formatDay } from "../text/format.ts";
import { useText } from "./app-context.tsx";
import { Chip } from "./card-frame.tsx";

/** When the next visit is due: amber when soon, vermilion when it should have been; a quiet date when there is time. */
export function DueChip({ visits }: { visits: Pick<VisitState, "last" | "due" | "rule"> }) {
  const text = useText().visits;
  const now = new Date();
  const dueness = duenessOf(visits, chinaDay(now));
  switch (dueness.state) {
    case "none":
      return null;
    case "onTime": {
      const day = formatDay(dateOf(visits.due!), now);
      return <span className="due-quiet">{visits.rule === "agreed" ? text.agreedOn(day) : text.nextOn(day)}</span>;
    }
    case "soon":
      return (
        <Chip tone="warning" symbol={<IconClock size={14} stroke={1.75} aria-hidden="true" />}>
          {dueness.days === 0 ? text.dueToday : text.dueIn(formatCount(dueness.days))}
        </Chip>
      );
    default:
      return (
        <Chip tone="urgent" symbol={<IconClockExclamation size={14} stroke={1.75} aria-hidden="true" />}>
          {text.overdue(formatCount(dueness.days))}
        </Chip>
      );
  }
}
