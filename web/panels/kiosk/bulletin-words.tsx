import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useKioskText } from "./kiosk-words.tsx";

/** Sizes of a text, in ems: the largest that fits. What fits in none is read in pages of the last. */
const SIZES = [1.6, 1.4, 1.25, 1.1, 1, 0.9, 0.8];

type Props = {
  title: string;
  text: string;
  /** how long all of it is shown */
  lastsMs: number;
};

/** Title and text as large as the room allows; in pages, each for its share of the time, where they are longer than that. */
export function BulletinWords({ title, text, lastsMs }: Props) {
  const { text: words } = useKioskText();
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState(1);
  const [page, setPage] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words need another size
  useLayoutEffect(() => {
    const [outer, content] = [box.current!, inner.current!];
    const settle = () => {
      const count = settled(outer, content);
      setPages(count);
      setPage((before) => Math.min(before, count - 1));
    };
    settle();
    const observer = new ResizeObserver(settle);
    observer.observe(outer);
    return () => observer.disconnect();
  }, [title, text]);
  useEffect(() => {
    if (page >= pages - 1) return;
    const timer = setTimeout(() => setPage(page + 1), lastsMs / pages);
    return () => clearTimeout(timer);
  }, [page, pages, lastsMs]);
  return (
    <>
      <div ref={box} className="kiosk-words" data-paged={pages > 1 || undefined}>
        {/* a column a page, moved by whole columns */}
        <div ref={inner} style={{ transform: pages > 1 ? `translateX(${-100 * page}%)` : undefined }}>
          <h2>{title}</h2>
          {text && <p>{text}</p>}
        </div>
      </div>
      {pages > 1 && (
        <button type="button" className="kiosk-page" onClick={() => setPage((page + 1) % pages)}>
          {words.page(page + 1, pages)}
        </button>
      )}
    </>
  );
}

/** Gives `content` the largest size that fits into `outer`, or sets it in columns; gives how many pages it has. */
function settled(outer: HTMLElement, content: HTMLElement): number {
  const { style } = content;
  style.columnWidth = "";
  style.height = "";
  for (const size of SIZES) {
    style.fontSize = `${size}em`;
    if (content.scrollHeight <= outer.clientHeight && content.scrollWidth <= outer.clientWidth) return 1;
  }
  style.columnWidth = `${outer.clientWidth}px`;
  style.height = "100%";
  return Math.max(1, Math.round(content.scrollWidth / outer.clientWidth));
}
