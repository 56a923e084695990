import { type Clock, clockOf } from "../../state/incidents/clock.ts";
import { formatDuration } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";
import { Chip } from "../card-frame.tsx";
import { useIncidentText } from "./incident-context.tsx";

type Props = { incident: { dueAt: string | null; card?: number }; isOpen: boolean; now: number };

/** How long an incident still has, or how long it is late, and the card it got for that. Nothing where no clock runs. */
export function ClockChip({ incident, isOpen, now }: Props) {
  const text = useIncidentText().clock;
  const language = useLanguage();
  const clock = clockOf(incident, isOpen, now);
  if (clock.state === "none") return null;
  const length = formatDuration(clock.ms, language);
  const card = text.cards[clock.card];
  const words = clock.state === "over" ? text.over(length) : text.left(length);
  return <Chip tone={toneOf(clock)}>{card ? `${card} · ${words}` : words}</Chip>;
}

const toneOf = (clock: Exclude<Clock, { state: "none" }>): "urgent" | "warning" | undefined =>
  clock.state === "over" ? "urgent" : clock.isNear ? "warning" : undefined;
