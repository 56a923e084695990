import { MOST_COMMUNITIES } from "../../../domain/wall/day.ts";
import type { Rect } from "../../state/wall/screen.ts";
import { formatCell, formatCount } from "../../text/format.ts";
import { WallBox } from "./wall-box.tsx";
import { useAnswer, useWallText } from "./wall-context.tsx";
import "./table.css";

const MOST = MOST_COMMUNITIES - 2;

/** What is planned for today: visits and walks of grids, by community. */
export function PlanBox({ at }: { at: Rect }) {
  const { plan: text, communities } = useWallText();
  const all = useAnswer("day")?.plan ?? [];
  const shown = [...all].sort((a, b) => b.dueToday + b.overdue - (a.dueToday + a.overdue)).slice(0, MOST);
  return (
    <WallBox at={at} name="plan" title={text.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.area}</th>
            <th scope="col">{text.visits}</th>
            <th scope="col">{text.overdue}</th>
            <th scope="col">{text.patrols}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ code, name, dueToday, overdue, grids, patrolled }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td>{formatCell(dueToday)}</td>
              <td className={overdue > 0 ? "wall-warning" : undefined}>{formatCell(overdue)}</td>
              <td>
                {patrolled} / {grids}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > shown.length && (
        <p className="wall-more">{communities.more(formatCount(all.length - shown.length))}</p>
      )}
    </WallBox>
  );
}
