import type { Figure } from "../../../domain/wall/day.ts";
import type { Rect } from "../../state/wall/screen.ts";
import { formatCount, MISSING } from "../../text/format.ts";
import { WallBox } from "./wall-box.tsx";
import { useAnswer, useWallText } from "./wall-context.tsx";
import "./figures.css";

const NONE: Figure = { now: null, usual: null };

/** The four figures of the day, each with what is usual until this minute of such a day. */
export function FiguresBox({ at }: { at: Rect }) {
  const { figures: text } = useWallText();
  const figures = useAnswer("day")?.figures;
  const { reported = NONE, open = NONE, overdue = NONE, answered = NONE } = figures ?? {};
  return (
    <WallBox at={at} name="figures">
      <One name={text.reported} figure={reported} usual={text.usual} />
      <One name={text.open} figure={open} usual={text.usual} />
      <One name={text.overdue} figure={overdue} usual={text.usual} isWarning={(overdue.now ?? 0) > 0} />
      <One name={text.answered} figure={answered} usual={text.usual} isShare />
    </WallBox>
  );
}

function One(props: { name: string; figure: Figure; usual: string; isShare?: boolean; isWarning?: boolean }) {
  const { name, figure, usual, isShare = false, isWarning = false } = props;
  const show = (value: number | null) =>
    value === null ? MISSING : isShare ? String(Math.round(value * 100)) : formatCount(value);
  return (
    <div className={isWarning ? "wall-figure wall-warning" : "wall-figure"}>
      <b>
        {show(figure.now)}
        {isShare && figure.now !== null && <small className="wall-percent">%</small>}
      </b>
      <span className="wall-figure-name">{name}</span>
      <small className="wall-usual">
        {usual} {show(figure.usual)}
        {isShare && figure.usual !== null && "%"}
      </small>
    </div>
  );
}
