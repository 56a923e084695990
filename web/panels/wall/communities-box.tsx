import { MOST_COMMUNITIES } from "../../../domain/wall/day.ts";
import type { Rect } from "../../state/wall/screen.ts";
import { formatCell, formatCount, formatShare } from "../../text/format.ts";
import { WallBox } from "./wall-box.tsx";
import { useAnswer, useWall, useWallText } from "./wall-context.tsx";
import "./table.css";

/** What was reported, is open and late in each community, and how much came on time. `focus`: code of the one in the picture. */
export function CommunitiesBox({ at, focus }: { at: Rect; focus: string | null }) {
  const { communities: text } = useWallText();
  const all = useAnswer("day")?.communities ?? [];
  const areGrids = useWall(({ answers }) => {
    const first = answers?.day?.communities[0]?.code;
    return answers?.areas.find(({ code }) => code === first)?.level === "grid";
  });
  const focused = all.findIndex(({ code }) => code === focus);
  const first = Math.min(Math.max(0, focused - MOST_COMMUNITIES + 1), Math.max(0, all.length - MOST_COMMUNITIES));
  const shown = all.slice(first, first + MOST_COMMUNITIES);
  return (
    <WallBox at={at} name="communities">
      <table>
        <thead>
          <tr>
            <th scope="col">{areGrids ? text.ofGrids : text.ofCommunities}</th>
            <th scope="col">{text.today}</th>
            <th scope="col">{text.open}</th>
            <th scope="col">{text.overdue}</th>
            <th scope="col">{text.onTime}</th>
            <th scope="col">{text.visited}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ code, name, today, open, overdue, onTime, visited }) => (
            <tr key={code} className={code === focus ? "wall-focus" : undefined}>
              <th scope="row">{name}</th>
              <td>{formatCell(today)}</td>
              <td>{formatCell(open)}</td>
              <td className={overdue > 0 ? "wall-warning" : undefined}>{formatCell(overdue)}</td>
              <td>{formatShare(onTime)}</td>
              <td>{formatShare(visited)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > shown.length && <p className="wall-more">{text.more(formatCount(all.length - shown.length))}</p>}
    </WallBox>
  );
}
