import type { Called, Named, Notes } from "../../state/wall/notes.ts";
import { leader } from "../../state/wall/placer.ts";

/** Names and callouts above the map, each where the placer put it. */
export function MapNotes(props: {
  notes: Notes;
  named: readonly Named[];
  called: readonly Called[];
  fresh: ReadonlySet<number>;
}) {
  const { notes, named, called, fresh } = props;
  const nameOf = new Map(named.map((one) => [one.id, one]));
  const callOf = new Map(called.map((one) => [one.id, one]));
  return (
    <div className="wall-notes">
      <svg aria-hidden="true">
        {notes.callouts.map(({ id, rect, mark }) => {
          const [x, y] = leader(mark, rect);
          return <line key={id} x1={mark.x} y1={mark.y} x2={x} y2={y} />;
        })}
      </svg>
      {notes.names.map(({ id, rect }) => (
        <span
          key={id}
          className={nameOf.get(id)?.isMain ? "wall-name wall-main" : "wall-name"}
          style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
        >
          {nameOf.get(id)?.name}
        </span>
      ))}
      {notes.callouts.map(({ id, rect }) => (
        <div
          key={id}
          className={fresh.has(id) ? "wall-callout wall-fresh" : "wall-callout"}
          style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
        >
          <b>{callOf.get(id)?.title}</b>
          <span>{callOf.get(id)?.line}</span>
        </div>
      ))}
    </div>
  );
}
