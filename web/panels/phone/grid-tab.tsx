import { IconMessageReport, IconPhone, IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { lastOf } from "../../state/loaded.ts";
import {
  dueCountIn,
  householdsIn,
  openIncidentsIn,
  ownAreaIn,
  packIn,
  today,
} from "../../state/phone/round-derived.ts";
import { formatCount, formatMoment } from "../../text/format.ts";
import { useApp, useMay } from "../app-context.tsx";
import { KindIcon } from "../kind-icon.tsx";
import { IncidentLine } from "./incident-line.tsx";
import { useActions, useRound, useWords } from "./round-context.tsx";
import { Simulated, TabHead } from "./round-parts.tsx";

const FIRST = 5;

/** The own grid: how much of what there is, what is open, whom to call. */
export function GridTab() {
  const words = useWords();
  const actions = useActions();
  const area = useRound(ownAreaIn);
  const mayReport = useMay("incidents.report");
  return (
    <>
      <TabHead title={area?.name ?? words.tabs.grid}>
        <Simulated />
      </TabHead>
      <Figures />
      {mayReport && (
        <button type="button" className="action" onClick={() => actions.open({ kind: "report", household: null })}>
          <IconMessageReport size={24} stroke={1.6} aria-hidden="true" />
          {words.grid.report}
        </button>
      )}
      <OpenIncidents />
      <Facilities />
      <Age />
    </>
  );
}

function Figures() {
  const words = useWords();
  const day = today();
  const households = useRound(householdsIn).length;
  const due = useRound((state) => dueCountIn(state, day));
  const open = useRound(openIncidentsIn).length;
  const mayIncidents = useMay("incidents");
  return (
    <dl className="figures">
      <div>
        <dt>{words.grid.households}</dt>
        <dd>{formatCount(households)}</dd>
      </div>
      <div>
        <dt>{words.grid.due}</dt>
        <dd>{formatCount(due)}</dd>
      </div>
      {mayIncidents && (
        <div>
          <dt>{words.grid.open}</dt>
          <dd>{formatCount(open)}</dd>
        </div>
      )}
    </dl>
  );
}

function OpenIncidents() {
  const words = useWords();
  const incidents = useRound(openIncidentsIn);
  const mayIncidents = useMay("incidents");
  const [all, setAll] = useState(false);
  if (!mayIncidents) return null;
  const shown = all ? incidents : incidents.slice(0, FIRST);
  return (
    <section aria-label={words.grid.incidents}>
      <h3 className="section-title">{words.grid.incidents}</h3>
      {incidents.length === 0 && <p className="quiet">{words.grid.noIncidents}</p>}
      <ul className="lines">
        {shown.map((incident) => (
          <IncidentLine key={incident.id} incident={incident} />
        ))}
      </ul>
      {shown.length < incidents.length && (
        <button type="button" className="action action-quiet" onClick={() => setAll(true)}>
          {words.grid.more(formatCount(incidents.length - shown.length))}
        </button>
      )}
    </section>
  );
}

function Facilities() {
  const words = useWords();
  const actions = useActions();
  const facilities = useRound((state) => packIn(state)?.facilities) ?? [];
  const kinds = useApp((state) => lastOf(state.town)?.codes.facilityKinds ?? null);
  if (facilities.length === 0) return null;
  return (
    <section aria-label={words.grid.facilities}>
      <h3 className="section-title">{words.grid.facilities}</h3>
      <ul className="lines">
        {facilities.map((facility) => (
          <li key={facility.id} className="line-pair">
            <button type="button" className="line" onClick={() => actions.fly(facility.position)}>
              <KindIcon icon={kinds?.find(({ code }) => code === facility.kind)?.icon ?? "dots"} size={24} />
              <span className="line-words">
                <b>{facility.name}</b>
              </span>
            </button>
            {facility.phone && (
              <a
                className="line-call"
                href={`tel:${facility.phone.replaceAll(/[^+\d]/g, "")}`}
                aria-label={words.grid.call(facility.name, facility.phone)}
              >
                <IconPhone size={24} stroke={1.6} aria-hidden="true" />
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How old the kept data are, how to renew them, and how to keep others. */
function Age() {
  const words = useWords();
  const actions = useActions();
  const at = useRound((state) => packIn(state)?.at ?? null);
  const loading = useRound((state) => state.pack.state === "loading");
  const grid = useRound((state) => state.grid);
  const now = new Date();
  return (
    <section className="age">
      <p className="quiet">{at && words.grid.asOf(formatMoment(new Date(at), now))}</p>
      <button type="button" className="action action-quiet" aria-busy={loading} onClick={actions.refresh}>
        <IconRefresh size={24} stroke={1.6} aria-hidden="true" />
        {loading ? words.grid.refreshing : words.grid.refresh}
      </button>
      {grid !== null && (
        <button type="button" className="action action-quiet" onClick={() => actions.choose("")}>
          {words.grid.change}
        </button>
      )}
    </section>
  );
}
