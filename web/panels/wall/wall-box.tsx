import type { ReactNode } from "react";
import type { Rect } from "../../state/wall/screen.ts";
import "./boxes.css";

/** Where a rectangle of the layout is, as style. */
export const placed = ({ x, y, width, height }: Rect) => ({ left: x, top: y, width, height });

/** One box beside the map: a heading, what is said at its right, and what it holds. */
export function WallBox(props: { at: Rect; name: string; title?: string; note?: ReactNode; children: ReactNode }) {
  const { at, name, title, note, children } = props;
  return (
    <section className={`wall-box wall-${name}`} style={placed(at)} aria-label={title}>
      {title && (
        <header className="wall-head">
          <h2>{title}</h2>
          {note && <span>{note}</span>}
        </header>
      )}
      {children}
    </section>
  );
}
