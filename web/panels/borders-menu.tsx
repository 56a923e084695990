import { IconHistory } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { type BorderPeriod, borderPeriods } from "../state/border-periods.ts";
import { dayOf, isDay } from "../state/days.ts";
import { showBorders } from "../state/past-borders.ts";
import { useApp, useChange, useCommands, useText } from "./app-context.tsx";
import { usePopover } from "./use-popover.ts";
import { usePromised } from "./use-promised.ts";
import "./borders.css";

/** Chooses the day whose borders the map shows: by its date, or by what lay between two changes. */
export function BordersMenu() {
  const text = useText().borders;
  const at = useApp((state) => state.bordersAt);
  const { box, open, toggle, onKeyDown } = usePopover();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from anywhere within
    <div ref={box} className="layers" onKeyDown={onKeyDown}>
      <button
        type="button"
        className={at === null ? "control" : "control is-on"}
        aria-label={text.open}
        title={text.open}
        aria-expanded={open}
        onClick={toggle}
      >
        <IconHistory size={18} stroke={1.75} />
      </button>
      {open && <Menu at={at} />}
    </div>
  );
}

function Menu({ at }: { at: string | null }) {
  const text = useText().borders;
  const change = useChange();
  const commands = useCommands();
  const days = usePromised(commands.borderDays);
  const today = dayOf(Date.now() / 1000);
  const shown = at ?? today;
  const field = useRef<HTMLInputElement>(null);
  const show = (day: string) => change(() => showBorders(day === today ? null : day));
  useEffect(() => {
    // why not `value`: a day that is half typed would be taken away from who types it
    if (field.current && field.current !== document.activeElement) field.current.value = shown;
  }, [shown]);
  const periods = days ? borderPeriods(days, today) : [];
  return (
    <div className="borders-menu" role="dialog" aria-label={text.title}>
      <h2>{text.title}</h2>
      <label>
        {text.day}
        <input
          ref={field}
          type="date"
          defaultValue={shown}
          max={today}
          onChange={({ target }) => {
            if (isDay(target.value) && target.value >= "1900-01-01" && target.value <= today) show(target.value);
          }}
        />
      </label>
      {days === null && <p>{text.daysFailed}</p>}
      {days && periods.length === 0 && <p>{text.noChanges}</p>}
      {periods.length > 0 && (
        <>
          <h3>{text.periods}</h3>
          <ul>
            {periods.map((period) => (
              <li key={period.day}>
                <button
                  type="button"
                  aria-pressed={(period.from ?? "") <= shown && shown <= period.day}
                  onClick={() => show(period.day)}
                >
                  {nameOf(period, text)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function nameOf({ from, to }: BorderPeriod, text: ReturnType<typeof useText>["borders"]): string {
  if (to === null) return text.since(from!);
  return from === null ? text.until(to) : text.between(from, to);
}
