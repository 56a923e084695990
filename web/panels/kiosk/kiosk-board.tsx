import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import type { Kiosk } from "../../../domain/kiosk.ts";
import { kioskEm } from "../../state/kiosk/turns.ts";
import { BulletinCard } from "./bulletin-card.tsx";
import { EmergencyNumbers } from "./emergency-numbers.tsx";
import { KioskHead } from "./kiosk-head.tsx";
import { useKioskText } from "./kiosk-words.tsx";
import { ReportCode } from "./report-code.tsx";
import { WhoAnswers } from "./who-answers.tsx";
import "./kiosk-board.css";

type Props = {
  kiosk: Kiosk;
  /** the moment that is shown, by the server's clock, in milliseconds since 1970 */
  now: number;
  /** when the server was last heard; null in a preview */
  heardAt: number | null;
  /** the stair where it hangs; "" where nobody said */
  unit: string;
  /** the bulletin to begin with, and to come back to when it is another */
  chosen?: number | null;
};

/** All that hangs at a stair, in the room it has: upright or lying, from a small tablet to a large screen. */
export function KioskBoard({ kiosk, now, heardAt, unit, chosen = null }: Props) {
  const { text } = useKioskText();
  return (
    <KioskFrame>
      <KioskHead kiosk={kiosk} now={now} heardAt={heardAt} />
      <BulletinCard bulletins={kiosk.bulletins} now={now} chosen={chosen} />
      <section className="kiosk-side" aria-label={text.people}>
        <WhoAnswers people={kiosk.people} offices={kiosk.offices} />
        <ReportCode codes={kiosk.codes} unit={unit} />
      </section>
      <EmergencyNumbers />
    </KioskFrame>
  );
}

/** The screen's own size decides how large an em is in it, and whether it stands or lies. */
export function KioskFrame({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 1080, height: 1920 });
  useLayoutEffect(() => {
    const element = box.current!;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className="kiosk"
      data-lies={size.width > size.height || undefined}
      style={{ fontSize: kioskEm(size.width, size.height) }}
    >
      {children}
    </div>
  );
}
