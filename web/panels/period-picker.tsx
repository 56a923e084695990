import type { ReactNode } from "react";
import { daysBetween, isDay } from "../state/days.ts";
import type { Period } from "../state/filters.ts";
import { lastDays } from "../state/timeline.ts";
import { formatCount } from "../text/format.ts";
import { useText } from "./app-context.tsx";
import { usePopover } from "./use-popover.ts";

const PRESETS = [1, 7, 14, 30, 90, 365];

type Props = {
  /** what the button says */
  children: ReactNode;
  period: Period;
  /** first and last day there are incidents of */
  days: Period;
  onChange: (period: Period) => void;
};

/** The period by its dates, or the last so many days; opens above the slider. */
export function PeriodPicker({ children, period, days, onChange }: Props) {
  const text = useText();
  const { box, open, toggle, onKeyDown } = usePopover();
  const total = daysBetween(days.from, days.to) + 1;
  const set = (end: "from" | "to", day: string) => {
    if (!isDay(day) || day < days.from || day > days.to) return;
    const next = { ...period, [end]: day };
    onChange(next.from <= next.to ? next : { from: day, to: day });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere within
    <div ref={box} className="slider-title" onKeyDown={onKeyDown}>
      <button type="button" title={text.slider.pick} aria-expanded={open} onClick={toggle}>
        {children}
      </button>
      {open && (
        <div className="period" role="dialog" aria-label={text.slider.pick}>
          <div className="choices">
            {PRESETS.filter((count) => count < total).map((count) => (
              <button
                key={count}
                type="button"
                aria-pressed={period.to === days.to && daysBetween(period.from, period.to) + 1 === count}
                onClick={() => onChange(lastDays(days.from, days.to, count))}
              >
                {text.slider.lastDays(formatCount(count))}
              </button>
            ))}
            <button
              type="button"
              aria-pressed={period.from === days.from && period.to === days.to}
              onClick={() => onChange(days)}
            >
              {text.slider.spans.all}
            </button>
          </div>
          {(["from", "to"] as const).map((end) => (
            <label key={end}>
              {text.slider[end]}
              <input
                type="date"
                value={period[end]}
                min={days.from}
                max={days.to}
                onChange={(event) => set(end, event.target.value)}
              />
            </label>
          ))}
        </div>
      )}
    </div>
  );
}
