import type { DueGroup, DueStop } from "../../state/phone/due.ts";
import { buildingIn, dueIn, packIn, today } from "../../state/phone/round-derived.ts";
import { formatCount } from "../../text/format.ts";
import { useActions, useRound, useWords } from "./round-context.tsx";
import { HouseholdLine, Simulated, TabHead } from "./round-parts.tsx";
import { buildingWords } from "./round-words.ts";

/** Whom to visit, the longest overdue first, the doors of a building together. */
export function DueTab() {
  const words = useWords();
  const day = today();
  const groups = useRound((state) => dueIn(state, day));
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <>
      <TabHead title={words.due.title} note={words.due.count(formatCount(count))}>
        <Simulated />
      </TabHead>
      {groups.length === 0 && <p className="told">{words.due.none}</p>}
      {groups.map((group) => (
        <Group key={group.name} group={group} />
      ))}
    </>
  );
}

function Group({ group }: { group: DueGroup }) {
  const words = useWords();
  return (
    <section aria-label={words.due.groups[group.name]}>
      <h3 className="section-title">
        {words.due.groups[group.name]} <span className="quiet">{words.due.count(formatCount(group.count))}</span>
      </h3>
      {group.stops.map((stop) => (
        <Stop key={`${stop.building}-${stop.households[0].id}`} stop={stop} />
      ))}
    </section>
  );
}

/** One building, with its doors that are due under it. */
function Stop({ stop }: { stop: DueStop }) {
  const actions = useActions();
  const building = useRound((state) => buildingIn(state, stop.building));
  const areas = useRound((state) => packIn(state)?.areas) ?? [];
  const { building: id } = stop;
  const many = id !== null && stop.households.length > 1;
  return (
    <div className={many ? "stop stop-many" : "stop"}>
      {many && (
        <button type="button" className="stop-head" onClick={() => actions.open({ kind: "building", id })}>
          {buildingWords(building, stop.households[0].address, areas)}
        </button>
      )}
      <ul className="lines">
        {stop.households.map((household) => (
          <HouseholdLine key={household.id} household={household} inBuilding={many} />
        ))}
      </ul>
    </div>
  );
}
