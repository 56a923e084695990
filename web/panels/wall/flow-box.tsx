import type { Rect } from "../../state/wall/screen.ts";
import { formatCount } from "../../text/format.ts";
import { WallBox } from "./wall-box.tsx";
import { useAnswer, useCodeName, useWallText } from "./wall-context.tsx";
import "./flow.css";

/** The least share of the bar that a step with anything in it has: room for its figure. */
const LEAST = 0.13;

/** Open incidents by the step they are at, as one bar in the order of the flow. */
export function FlowBox({ at }: { at: Rect }) {
  const text = useWallText();
  const nameOf = useCodeName("incidentStates");
  const flow = useAnswer("day")?.flow ?? [];
  const all = flow.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(...flow.map(({ count }) => count), 1);
  return (
    <WallBox at={at} name="flow" title={text.flow}>
      <ol>
        {flow.map(({ state, count }) => (
          <li key={state} style={{ flexGrow: Math.max(LEAST, all === 0 ? 1 : count / all) }}>
            <i className={count === most ? "wall-most" : undefined} />
            <b>{formatCount(count)}</b>
            <span>{nameOf(state)}</span>
          </li>
        ))}
      </ol>
    </WallBox>
  );
}
