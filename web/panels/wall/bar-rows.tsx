import type { Rect } from "../../state/wall/screen.ts";
import { useRem } from "./wall-context.tsx";
import "./bars.css";

/** Heights in rem: of a row, and of the heading above all. */
const ROW = 1.5;
const HEAD = 1.9;

/** As many names as there is room for in the box `at`, each with a bar and a figure; `share` 0–1 of the longest. */
export function BarRows(props: {
  at: Rect;
  rows: readonly { key: string; name: string; figure: string; share: number }[];
}) {
  const rem = useRem();
  const room = Math.floor((props.at.height / rem - HEAD) / ROW);
  return (
    <ul className="wall-bars">
      {props.rows.slice(0, room).map(({ key, name, figure, share }) => (
        <li key={key}>
          <span>{name}</span>
          <i>
            <i style={{ width: `${share * 100}%` }} />
          </i>
          <b>{figure}</b>
        </li>
      ))}
    </ul>
  );
}
