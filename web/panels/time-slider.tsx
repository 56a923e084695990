import { IconChevronDown, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { dateOf, dayOf, daysBetween } from "../state/days.ts";
import { daysFor, periodFor, sumFor, timelineFor } from "../state/derived.ts";
import type { Period } from "../state/filters.ts";
import { playStep, SPANS, stripOf, type Timeline } from "../state/timeline.ts";
import { formatCount, formatDay } from "../text/format.ts";
import { useApp, useAppCalmly, useChange, useText } from "./app-context.tsx";
import { PeriodPicker } from "./period-picker.tsx";
import { TimeStrip } from "./time-strip.tsx";
import "./time-slider.css";

/** One picture of the animation. */
const STEP_MS = 400;

/** The period of incidents: bars by day, a window to drag, play, and the sums within the window. */
export function TimeSlider() {
  const text = useText();
  const timeline = useApp(timelineFor);
  const days = useApp(daysFor);
  const period = useApp(periodFor);
  const loading = useApp((state) => state.incidents.state === "loading" || state.incidents.state === "waiting");
  if (timeline && days && period) return <Slider timeline={timeline} days={days} period={period} />;
  return (
    <section className="slider" aria-label={text.slider.label}>
      {loading ? (
        <div className="slider-skeleton" role="status" aria-label={text.loading} />
      ) : (
        <p className="slider-empty">{text.slider.empty}</p>
      )}
    </section>
  );
}

function Slider({ timeline, days, period }: { timeline: Timeline; days: Period; period: Period }) {
  const text = useText();
  const change = useChange();
  const span = useApp((state) => state.span);
  const playing = useApp((state) => state.playing);
  const before = useRef<Period | null>(null);
  const strip = stripOf(days.from, days.to, span, period, before.current);
  before.current = strip;
  const setPeriod = (next: Period) => change(({ filters }) => ({ filters: { ...filters, period: next } }));

  const choose = (next: Period) => {
    if (playing) change(() => ({ playing: false }));
    setPeriod(next);
  };

  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setPeriod(playStep(period, strip)), STEP_MS);
    return () => clearInterval(timer);
  });

  const length = formatCount(daysBetween(period.from, period.to) + 1);
  const now = new Date();
  const PlayIcon = playing ? IconPlayerPause : IconPlayerPlay;
  return (
    <section className="slider" aria-label={text.slider.label}>
      <button
        type="button"
        className="slider-play"
        aria-label={playing ? text.slider.pause : text.slider.play}
        title={playing ? text.slider.pause : text.slider.play}
        onClick={() => change(() => ({ playing: !playing }))}
      >
        <PlayIcon size={18} stroke={1.75} />
      </button>
      <PeriodPicker period={period} days={days} onChange={choose}>
        <b>{period.to === days.to ? text.slider.lastDays(length) : text.slider.days(length)}</b>
        <span>{text.slider.range(formatDay(dateOf(period.from), now), formatDay(dateOf(period.to), now))}</span>
      </PeriodPicker>
      <TimeStrip
        timeline={timeline}
        strip={strip}
        period={period}
        today={dayOf(now.getTime() / 1000)}
        onChange={choose}
      />
      <span className="slider-span">
        <select
          aria-label={text.slider.span}
          title={text.slider.span}
          value={span}
          onChange={(event) => change(() => ({ span: SPANS.find((name) => name === event.target.value) ?? span }))}
        >
          {SPANS.map((name) => (
            <option key={name} value={name}>
              {text.slider.spans[name]}
            </option>
          ))}
        </select>
        <IconChevronDown size={12} stroke={2} aria-hidden="true" />
      </span>
      <Sums />
    </section>
  );
}

function Sums() {
  const text = useText();
  const sum = useAppCalmly(sumFor);
  if (sum === null) return null;
  return (
    <dl className="slider-sums">
      <Sum label={text.slider.incidents} count={sum.all} />
      <Sum label={text.slider.urgent} count={sum.urgent} urgent />
      <Sum label={text.slider.open} count={sum.open} />
    </dl>
  );
}

function Sum({ label, count, urgent = false }: { label: string; count: number; urgent?: boolean }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={urgent && count > 0 ? "is-urgent" : undefined}>{formatCount(count)}</dd>
    </div>
  );
}
