import type { HandoverGroup } from "../../state/planner/shown.ts";
import { formatCell, formatCount, MISSING } from "../../text/format.ts";
import { usePlannerText } from "./use-planner-text.ts";

/** Households that change hands, by who gives them and who takes them. */
export function HandoverTable({ groups }: { groups: readonly HandoverGroup[] }) {
  const text = usePlannerText();
  const words = text.handover;
  if (groups.length === 0) return null;
  return (
    <table className="planner-table">
      <thead>
        <tr>
          <th>{words.address}</th>
          <th>{words.head}</th>
          <th>{words.code}</th>
          <th>{words.oldGrid}</th>
          <th>{words.newGrid}</th>
          <th className="planner-right">{words.openIncidents}</th>
          <th>{words.dueVisit}</th>
        </tr>
      </thead>
      {groups.map(({ from, to, households }) => (
        <tbody key={`${from} ${to}`}>
          <tr className="handover-group">
            <th colSpan={7} scope="rowgroup">
              {words.group(from ?? words.nobody, to ?? words.nobody)} · {text.homes(formatCount(households.length))}
            </th>
          </tr>
          {households.map((household) => (
            <tr key={household.id}>
              <td>{household.address}</td>
              <td>{household.head ?? MISSING}</td>
              <td>{household.code}</td>
              <td>{household.oldGrid ?? MISSING}</td>
              <td>{household.newGrid ?? MISSING}</td>
              <td className="planner-right">{formatCell(household.incidents)}</td>
              <td>{household.due ?? MISSING}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
