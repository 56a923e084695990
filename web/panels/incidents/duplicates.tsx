import type { NearIncident } from "../../../domain/incident.ts";
import { closeReport } from "../../state/incidents/report.ts";
import { useChange } from "../app-context.tsx";
import { useIncidentCommands, useIncidentText } from "./incident-context.tsx";
import { NearWords } from "./merging.tsx";

/** What may be the same as what is being reported, before it is sent. Nothing where there is none. */
export function Duplicates({ found }: { found: readonly NearIncident[] }) {
  const text = useIncidentText().report;
  const change = useChange();
  const commands = useIncidentCommands();
  if (found.length === 0) return null;
  return (
    <section className="report-duplicates" aria-label={text.duplicates}>
      <h4>{text.duplicates}</h4>
      <ul className="near-list">
        {found.map((near) => (
          <li key={near.id}>
            <NearWords near={near} />
            <button
              type="button"
              className="link"
              onClick={() => {
                change(closeReport);
                commands.open(near.id);
              }}
            >
              {text.duplicateOpen}
            </button>
          </li>
        ))}
      </ul>
      <p className="visit-hint">{text.duplicateHint}</p>
    </section>
  );
}
