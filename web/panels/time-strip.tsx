import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { addDays, type Day, dateOf, daysBetween } from "../state/days.ts";
import type { Period } from "../state/filters.ts";
import { type Bar, barsOf, moveWindow, resizeWindow, type Timeline } from "../state/timeline.ts";
import { formatDay } from "../text/format.ts";
import { useText } from "./app-context.tsx";

const HEIGHT = 36;
const MIN_BAR_PX = 4;
const TICK_PX = 96;

type Props = {
  timeline: Timeline;
  strip: Period;
  period: Period;
  today: Day;
  onChange: (period: Period) => void;
};

type Grip = "from" | "to" | "window";

/** Bars by day with the window over them. Drag its ends or the whole; arrow keys move by a day, with shift by a week. */
export function TimeStrip({ timeline, strip, period, today, onChange }: Props) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const drag = useRef<{ grip: Grip; startX: number; start: Period } | null>(null);
  const [width, setWidth] = useState(480);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const total = daysBetween(strip.from, strip.to) + 1;
  const xOf = (day: Day) => (daysBetween(strip.from, day) / total) * width;
  const bars = useMemo(() => barsOf(timeline, strip, width, MIN_BAR_PX), [timeline, strip, width]);
  const left = xOf(period.from);
  const right = xOf(addDays(period.to, 1));
  // why: a narrow window must keep a middle that can be dragged, so its handles reach outwards
  const inner = { "--inner": `${Math.min(10, (right - left) / 4)}px` } as CSSProperties;

  const moved = (grip: Grip, start: Period, days: number): Period =>
    grip === "window"
      ? moveWindow(start, days, strip)
      : resizeWindow(start, grip, addDays(grip === "from" ? start.from : start.to, days), strip);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const bounds = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - bounds.left;
    const grip = (event.target as HTMLElement).dataset.grip as Grip | undefined;
    event.currentTarget.setPointerCapture(event.pointerId);
    let start = period;
    if (!grip) {
      const middle = (daysBetween(period.from, period.to) + 1) / 2;
      start = moveWindow(
        period,
        Math.round((x / width) * total - daysBetween(strip.from, period.from) - middle),
        strip,
      );
      onChange(start);
    }
    drag.current = { grip: grip ?? "window", startX: event.clientX, start };
  };

  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    const { grip, startX, start } = drag.current;
    const next = moved(grip, start, Math.round(((event.clientX - startX) / width) * total));
    if (next.from !== period.from || next.to !== period.to) onChange(next);
  };

  const onPointerEnd = () => {
    drag.current = null;
  };

  const onKey = (grip: Grip) => (event: KeyboardEvent) => {
    const step = event.shiftKey ? 7 : 1;
    const days = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, Home: -total, End: total }[
      event.key
    ];
    if (days === undefined) return;
    event.preventDefault();
    onChange(moved(grip, period, days));
  };

  const now = dateOf(today);
  const sliderProps = (grip: Grip, day: Day) => ({
    "data-grip": grip,
    role: "slider",
    tabIndex: 0,
    "aria-valuemin": 0,
    "aria-valuemax": total - 1,
    "aria-valuenow": daysBetween(strip.from, day),
    "aria-valuetext": formatDay(dateOf(day), now),
    "aria-label": grip === "window" ? text.slider.window : text.slider[grip],
    onKeyDown: onKey(grip),
  });

  return (
    <div className="strip">
      <div
        ref={box}
        className="strip-box"
        style={{ height: HEIGHT }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
      >
        <Bars bars={bars} width={width} />
        <div className="strip-veils" aria-hidden="true">
          <div className="strip-veil" style={{ transform: `translateX(${left - width}px)` }} />
          <div className="strip-veil" style={{ transform: `translateX(${right}px)` }} />
        </div>
        <div
          className="strip-window"
          style={{ transform: `translateX(${left}px)`, width: Math.max(2, right - left) }}
          {...sliderProps("window", period.from)}
        />
        <div
          className="strip-handle strip-from"
          style={{ ...inner, transform: `translateX(${left}px)` }}
          {...sliderProps("from", period.from)}
        />
        <div
          className="strip-handle strip-to"
          style={{ ...inner, transform: `translateX(${right}px)` }}
          {...sliderProps("to", period.to)}
        />
      </div>
      <Ticks strip={strip} today={today} width={width} xOf={xOf} />
    </div>
  );
}

/** Painted once for all places of the window: veils lie over what is outside of it. */
const Bars = memo(function Bars({ bars, width }: { bars: readonly Bar[]; width: number }) {
  const days = bars.reduce((sum, bar) => sum + bar.days, 0);
  const most = Math.max(1, ...bars.map((bar) => bar.all / bar.days));
  const gap = bars.length > width / 6 ? 1 : 2;
  const pathOf = (count: "all" | "urgent") => {
    let day = 0;
    let path = "";
    for (const bar of bars) {
      const x = (day / days) * width;
      day += bar.days;
      const barWidth = Math.max(1, (day / days) * width - x - gap);
      const heightOf = (events: number) => (events / bar.days / most) * (HEIGHT - 4);
      path += `M${x + gap / 2} ${HEIGHT - heightOf(bar.all)}h${barWidth}v${heightOf(bar[count])}h${-barWidth}z`;
    }
    return path;
  };
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true">
      <path className="strip-bars" d={pathOf("all")} />
      <path className="strip-urgent" d={pathOf("urgent")} />
    </svg>
  );
});

function Ticks(props: { strip: Period; today: Day; width: number; xOf: (day: Day) => number }) {
  const { strip, today, width, xOf } = props;
  const text = useText();
  const now = dateOf(today);
  const total = daysBetween(strip.from, strip.to) + 1;
  const count = Math.max(1, Math.min(total - 1, Math.floor(width / TICK_PX)));
  const step = Math.max(1, Math.round(total / count));
  const days = Array.from({ length: count }, (_, index) => addDays(strip.from, index * step)).filter(
    (day) => width - xOf(day) > TICK_PX * 1.35,
  );
  return (
    <div className="strip-ticks" aria-hidden="true">
      {days.map((day) => (
        <span key={day} style={{ left: xOf(day) }}>
          {formatDay(dateOf(day), now)}
        </span>
      ))}
      <span className="strip-last">{strip.to === today ? text.slider.today : formatDay(dateOf(strip.to), now)}</span>
    </div>
  );
}
