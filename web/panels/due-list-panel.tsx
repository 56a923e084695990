import { IconBuilding, IconHome } from "@tabler/icons-react";
import { useState } from "react";
import { chinaDay } from "../../domain/day.ts";
import { byBuilding, type DueGroup, type DueItem, UNTILS, type Until, untilDay } from "../state/due-list.ts";
import { lastOf } from "../state/loaded.ts";
import { formatCount } from "../text/format.ts";
import { useApp, useText } from "./app-context.tsx";
import { DueRows } from "./due-rows.tsx";
import { ListFailure, RowSkeletons } from "./notices.tsx";
import { usePages } from "./use-pages.ts";
import { useVisitCommands } from "./visit-context.tsx";

/** Who is to be visited in the chosen area, by building, the longest overdue first. Follows what others note. */
export function DueListPanel() {
  const text = useText().visits;
  const scope = useApp((state) => state.scope);
  const [until, setUntil] = useState<Until>("week");
  const { pages, loadMore, retry } = useDue(scope, until);
  const groups = byBuilding(pages.items);
  return (
    <>
      <div className="visits-bar">
        <span>{text.list.until}</span>
        <div className="choices">
          {UNTILS.map((name) => (
            <button key={name} type="button" aria-pressed={until === name} onClick={() => setUntil(name)}>
              {text.list.untils[name]}
            </button>
          ))}
        </div>
      </div>
      <div className="visits-scroll">
        {pages.state === "failed" && <ListFailure what={text.list.failed} onRetry={retry} />}
        {pages.state === "loading" && pages.items.length === 0 && <RowSkeletons rows={6} rowPx={26} />}
        {pages.state === "ready" && groups.length === 0 && <p className="visits-empty">{text.list.empty}</p>}
        <ul className="due" aria-label={text.list.label}>
          {groups.map((group) => (
            <Group key={group.key} group={group} />
          ))}
        </ul>
        {pages.next !== null && (
          <button type="button" className="link visits-more" onClick={loadMore}>
            {text.list.more}
          </button>
        )}
      </div>
    </>
  );
}

/** Pages of the list, read again when the area, the day or somebody's visit changes it. */
function useDue(grid: string | null, until: Until) {
  const visits = useVisitCommands();
  // why the columns: they are read again whenever a visit was noted, and the list is to follow
  const version = useApp((state) => lastOf(state.visits));
  return usePages<DueItem>(`${grid} ${until}`, version, (after, _, signal) =>
    visits.due(grid, untilDay(until, chinaDay(new Date())), after, signal),
  );
}

function Group({ group: { building, title, items } }: { group: DueGroup }) {
  const text = useText().visits;
  const Icon = building === null ? IconHome : IconBuilding;
  return (
    <li className="due-group">
      <h3 title={title}>
        <Icon size={16} stroke={1.75} aria-hidden="true" />
        <span className="due-title">{title}</span>
        {items.length > 1 && <small className="visits-quiet">{text.list.doors(formatCount(items.length))}</small>}
      </h3>
      <DueRows items={items} title={title} />
    </li>
  );
}
