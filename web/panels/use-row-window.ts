import { useEffect, useRef, useState } from "react";

/** Rows above and below what can be seen, so that quick scrolling shows no gaps. */
const SPARE_ROWS = 8;

/** Which of `count` rows, each `rowPx` high, are to be made: those in sight of the box that scrolls, and a few around them. */
export function useRowWindow(count: number, rowPx: number) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const look = () => {
    const element = box.current;
    if (element) setView({ top: element.scrollTop, height: element.clientHeight });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks at the box as it is then
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(look);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return {
    box,
    onScroll: look,
    first: Math.max(0, Math.floor(view.top / rowPx) - SPARE_ROWS),
    end: Math.min(count, Math.ceil((view.top + view.height) / rowPx) + SPARE_ROWS),
    /** rows that are seen at once */
    pageRows: Math.max(1, Math.floor(view.height / rowPx)),
    /** scrolls no further than it takes to see that row */
    reveal: (index: number) => {
      const element = box.current;
      if (!element || index < 0) return;
      const top = index * rowPx;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowPx > element.scrollTop + element.clientHeight)
        element.scrollTop = top + rowPx - element.clientHeight;
    },
  };
}
