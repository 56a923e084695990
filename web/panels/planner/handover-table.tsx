import type { HandoverArea } from "../../../domain/layout/publication.ts";
import type { HandoverGroup } from "../../state/planner/shown.ts";
import { formatCount, MISSING } from "../../text/format.ts";
import { usePlannerText } from "./use-planner-text.ts";

const nameOf = (area: HandoverArea | null): string => area?.name ?? MISSING;

/** Households and open incidents that change hands, by who gives them and who takes them. */
export function HandoverTable({ groups }: { groups: readonly HandoverGroup[] }) {
  const text = usePlannerText();
  const words = text.handover;
  if (groups.length === 0) return null;
  return (
    <table className="planner-table">
      <thead>
        <tr>
          <th>{words.kind}</th>
          <th>{words.address}</th>
          <th>{words.head}</th>
          <th>{words.code}</th>
          <th>{words.oldGrid}</th>
          <th>{words.newGrid}</th>
          <th>{words.dueVisit}</th>
        </tr>
      </thead>
      {groups.map(({ key, from, to, items }) => (
        <tbody key={key}>
          <tr className="handover-group">
            <th colSpan={7} scope="rowgroup">
              {words.group(from ?? words.nobody, to ?? words.nobody)} · {words.entries(formatCount(items.length))}
            </th>
          </tr>
          {items.map((item) => (
            <tr key={`${item.kind} ${item.id}`}>
              <td>{words.kinds[item.kind]}</td>
              <td>{item.address ?? MISSING}</td>
              <td>{item.head ?? MISSING}</td>
              <td>{item.code}</td>
              <td>{nameOf(item.from)}</td>
              <td>{nameOf(item.to)}</td>
              <td>{item.due ?? MISSING}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
