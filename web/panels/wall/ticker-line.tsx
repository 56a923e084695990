import { useMemo } from "react";
import { isOverdue } from "../../../domain/wall/incidents.ts";
import { tickerOf } from "../../state/wall/incidents.ts";
import type { Rect } from "../../state/wall/screen.ts";
import { formatCount, formatDuration } from "../../text/format.ts";
import { placed } from "./wall-box.tsx";
import { useAnswer, useCodeName, useMinute, useRem, useWall, useWallLanguage, useWallText } from "./wall-context.tsx";

/** What a line needs beside how many there are, in rem. */
const LEAST_WITH_COUNT = 29;

/** How long one line stands. */
const LINE_MS = 8_000;

/** What is urgent and what is overdue, one line after the other: it changes, it does not run. */
export function TickerLine({ at }: { at: Rect }) {
  const { ticker: text, noPlace } = useWallText();
  const language = useWallLanguage();
  const rem = useRem();
  const now = useMinute();
  const turn = useWall((state) => Math.floor(state.now / LINE_MS));
  const kindName = useCodeName("incidentKinds");
  const incidents = useAnswer("incidents");
  const wall = useAnswer("wall");
  const { lines, more } = useMemo(
    () => tickerOf(incidents ?? [], wall?.codes.urgencies ?? [], now),
    [incidents, wall, now],
  );
  const line = lines[turn % Math.max(1, lines.length)];
  if (!line)
    return (
      <p className="wall-ticker" style={placed(at)}>
        <span>{text.none}</span>
      </p>
    );
  const late = isOverdue(line, now);
  const hasCount = at.width >= LEAST_WITH_COUNT * rem;
  return (
    <p className="wall-ticker" style={placed(at)}>
      <b className={late ? "wall-warning" : "wall-alarm"}>{late ? text.overdue : text.urgent}</b>
      <b>{kindName(line.kind)}</b>
      <span className="wall-ticker-place">{line.grid?.name ?? noPlace}</span>
      <span>
        {late
          ? text.late(formatDuration(now - Date.parse(line.dueAt!), language))
          : text.since(formatDuration(now - Date.parse(line.reportedAt), language))}
      </span>
      {hasCount && (
        <small>
          {(turn % lines.length) + 1} / {formatCount(lines.length + more)}
        </small>
      )}
    </p>
  );
}
