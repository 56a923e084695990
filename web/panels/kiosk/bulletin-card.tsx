import { useEffect, useRef, useState } from "react";
import { type ShownBulletin, showingAt, turnMs } from "../../../domain/bulletin.ts";
import { nextBulletin } from "../../state/kiosk/turns.ts";
import { clockDay } from "../../state/wall/clock.ts";
import { BulletinWords } from "./bulletin-words.tsx";
import { useKioskText } from "./kiosk-words.tsx";

type Props = { bulletins: readonly ShownBulletin[]; now: number; chosen: number | null };

/** Titles beside the one that is read: the longer it is, the more of their room it needs. */
const mostTitles = ({ text }: ShownBulletin): number => (text.length > 150 ? 2 : text.length > 20 ? 3 : 5);

/** Bulletins in turn, each as long as it takes to read it; a touch on another's title brings that one. */
export function BulletinCard({ bulletins, now, chosen }: Props) {
  const { text } = useKioskText();
  const [id, setId] = useState<number | null>(chosen);
  useEffect(() => setId(chosen), [chosen]);
  const showing = showingAt(bulletins, now);
  const current = showing.find((bulletin) => bulletin.id === id) ?? showing[0];
  const latest = useRef({ bulletins, now });
  latest.current = { bulletins, now };
  const lasts = current && turnMs(current);
  const turning = current?.id ?? null;
  useEffect(() => {
    if (turning === null || lasts === undefined) return;
    const timer = setTimeout(() => setId(nextBulletin(latest.current.bulletins, turning, latest.current.now)), lasts);
    return () => clearTimeout(timer);
  }, [turning, lasts]);
  if (!current) {
    return (
      <main className="kiosk-bulletin kiosk-none">
        <p>{text.none}</p>
        <p>{text.noneHint}</p>
      </main>
    );
  }
  const others = showing.filter((bulletin) => bulletin !== current).slice(0, mostTitles(current));
  return (
    <main className="kiosk-bulletin" aria-label={text.bulletins}>
      <div className="kiosk-meta">
        <span className="kiosk-urgency" data-urgency={current.urgency}>
          {text.urgencies[current.urgency]}
        </span>
        <span>{text.from(current.areaName)}</span>
        {current.until && <span>{text.until(dayOf(current.until, text.date))}</span>}
        {showing.length > 1 && (
          <span className="kiosk-nth">{text.nth(showing.indexOf(current) + 1, showing.length)}</span>
        )}
      </div>
      <BulletinWords key={current.id} title={current.title} text={current.text} lastsMs={turnMs(current)} />
      {others.length > 0 && (
        <nav className="kiosk-others" aria-label={text.more}>
          {others.map((bulletin) => (
            <button key={bulletin.id} type="button" onClick={() => setId(bulletin.id)}>
              <span className="kiosk-dot" data-urgency={bulletin.urgency} />
              {bulletin.title}
            </button>
          ))}
        </nav>
      )}
    </main>
  );
}

const dayOf = (moment: string, date: (month: number, day: number) => string): string => {
  const { month, day } = clockDay(Date.parse(moment));
  return date(month, day);
};
