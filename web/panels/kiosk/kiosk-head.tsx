import type { Kiosk } from "../../../domain/kiosk.ts";
import { clockDay, clockTime, freshness } from "../../state/wall/clock.ts";
import { useKioskText } from "./kiosk-words.tsx";

/** Where one is, and when; how old what is shown is. */
export function KioskHead({ kiosk, now, heardAt }: { kiosk: Kiosk; now: number; heardAt: number | null }) {
  const { text } = useKioskText();
  const { month, day, weekday } = clockDay(now);
  // the office stands for the street, and the microgrid for the grid around it
  const places = kiosk.areas.slice(1);
  return (
    <header className="kiosk-head">
      <div className="kiosk-where">
        <h1>{kiosk.building.name}</h1>
        <p>
          {(places.length > 0 ? places : kiosk.areas).join(" · ")}
          {kiosk.simulated && <span className="kiosk-tag">{text.simulated}</span>}
        </p>
      </div>
      <div className="kiosk-when">
        <time className="kiosk-time">{clockTime(now)}</time>
        <p>
          <span>{text.date(month, day)}</span> <span>{text.weekdays[weekday]}</span>
        </p>
        {heardAt !== null && <Heard now={now} heardAt={heardAt} />}
      </div>
    </header>
  );
}

function Heard({ now, heardAt }: { now: number; heardAt: number }) {
  const { text } = useKioskText();
  const state = freshness(now - heardAt);
  if (state === "fresh") return null;
  const [then, today] = [clockDay(heardAt), clockDay(now)];
  const isToday = then.month === today.month && then.day === today.day;
  const time = isToday ? clockTime(heardAt) : `${text.date(then.month, then.day)} ${clockTime(heardAt)}`;
  return (
    <p className="kiosk-old" role="status">
      {state === "stopped" ? text.stopped(time) : text.heard(time)}
    </p>
  );
}
