import { type CSSProperties, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { nextHeight, settledHeight, sheetPx, steppedHeight } from "../../state/phone/sheet.ts";
import { useRound, useRoundStore, useWords } from "./round-context.tsx";
import "./phone-sheet.css";

type Drag = { startY: number; startPx: number; px: number; atMs: number; speed: number };

const MOVED_PX = 6;

/** Height of the window, px. */
function useWindowHeight(): number {
  const [height, setHeight] = useState(() => window.innerHeight);
  useEffect(() => {
    const note = () => setHeight(window.innerHeight);
    window.addEventListener("resize", note);
    return () => window.removeEventListener("resize", note);
  }, []);
  return height;
}

/** The sheet over the map: dragged by its grip, or moved by pressing it, or by the arrow keys while it has the focus. */
export function PhoneSheet({ children }: { children: ReactNode }) {
  const words = useWords();
  const round = useRoundStore();
  const height = useRound((state) => state.height);
  const windowPx = useWindowHeight();
  const drag = useRef<Drag | null>(null);
  const dragged = useRef(false);
  const [draggedPx, setDraggedPx] = useState<number | null>(null);
  const px = draggedPx ?? sheetPx(height, windowPx);

  const onDown = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { startY: event.clientY, startPx: px, px, atMs: event.timeStamp, speed: 0 };
    dragged.current = false;
  };
  const onMove = (event: PointerEvent<HTMLButtonElement>) => {
    const now = drag.current;
    if (!now) return;
    const nextPx = Math.max(60, Math.min(windowPx * 0.94, now.startPx + now.startY - event.clientY));
    if (!dragged.current && Math.abs(nextPx - now.startPx) < MOVED_PX) return;
    dragged.current = true;
    const elapsed = Math.max(1, event.timeStamp - now.atMs);
    drag.current = { ...now, px: nextPx, atMs: event.timeStamp, speed: (nextPx - now.px) / elapsed };
    setDraggedPx(nextPx);
  };
  const onEnd = () => {
    const last = drag.current;
    drag.current = null;
    setDraggedPx(null);
    if (last && dragged.current) round.setState({ height: settledHeight(last.px, last.speed, windowPx) });
  };
  return (
    <section
      className={draggedPx === null ? `psheet psheet-${height}` : `psheet psheet-${height} is-dragged`}
      aria-label={words.sheet.label}
      style={{ "--sheet-px": `${px}px` } as CSSProperties}
    >
      <button
        type="button"
        className="psheet-grip"
        aria-label={height === "tall" ? words.sheet.lower : words.sheet.raise}
        aria-expanded={height !== "low"}
        onPointerDown={onDown}
        onPointerMove={onMove}
        onPointerUp={onEnd}
        onPointerCancel={onEnd}
        onClick={() => {
          // why: a drag ends in a click too
          if (!dragged.current) round.setState({ height: nextHeight(height) });
          dragged.current = false;
        }}
        onKeyDown={(event) => {
          const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : null;
          if (step === null) return;
          event.preventDefault();
          round.setState({ height: steppedHeight(height, step) });
        }}
      />
      {children}
    </section>
  );
}
