import type { Side } from "../../state/planner/shown.ts";
import { formatCount, formatFigure, formatShare } from "../../text/format.ts";
import { usePlannerText } from "./use-planner-text.ts";

/** The figures of two layouts, line by line. */
export function CompareFigures({ left, right }: { left: Side; right: Side }) {
  const text = usePlannerText().compare;
  const lines: readonly [label: string, say: (side: Side) => string][] = [
    [text.rows.grids, ({ grids }) => formatCount(grids)],
    [text.rows.inBand, ({ inBand, grids }) => `${formatCount(inBand)}/${formatCount(grids)}`],
    [text.rows.whole, ({ whole, grids }) => `${formatCount(whole)}/${formatCount(grids)}`],
    [text.rows.worst, ({ worst }) => formatShare(worst)],
    [text.rows.onRoads, ({ onRoads }) => formatShare(onRoads)],
    [text.rows.compactness, ({ compactness }) => formatFigure(compactness)],
  ];
  return (
    <table className="planner-table">
      <thead>
        <tr>
          <th />
          <th className="planner-right">{left.name}</th>
          <th className="planner-right">{right.name}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([label, say]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="planner-right">{say(left)}</td>
            <td className="planner-right">{say(right)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
