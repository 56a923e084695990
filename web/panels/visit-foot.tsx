import { IconMessageReport, IconNotes } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { chinaDay } from "../../domain/day.ts";
import type { HouseholdCard } from "../../domain/household.ts";
import type { Visit } from "../../domain/visit.ts";
import { firstDraft, withEntry } from "../state/visit-entry.ts";
import { formatMoment } from "../text/format.ts";
import { useApp, useChange, useMay, useText } from "./app-context.tsx";
import { useIncidentCommands, useIncidentText } from "./incidents/incident-context.tsx";
import { VisitForm } from "./visit-form.tsx";
import "./visits.css";

/** At the foot of the card: the way to note a visit, its form, and what came of it. */
export function VisitFoot({ household }: { household: HouseholdCard }) {
  const text = useText().visits;
  const change = useChange();
  const entry = useApp((state) => state.visitEntries[household.id] ?? null);
  const incidents = useIncidentCommands();
  const incidentText = useIncidentText();
  const mayReport = useMay("incidents.report");
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const open = entry !== null && entry.state !== "done";
  useEffect(() => {
    // why: the button that was pressed is gone meanwhile; the keyboard must not fall back to the top of the page
    if (wasOpen.current && !open) button.current?.focus();
    wasOpen.current = open;
  }, [open]);

  if (open) return <VisitForm entry={entry} />;
  const begin = () => {
    const after = household.visits?.items?.[0]?.id ?? null;
    const draft = firstDraft(household.id, after, chinaDay(new Date()));
    change(({ visitEntries }) => ({
      visitEntries: withEntry(visitEntries, household.id, { state: "writing", draft, fault: null }),
    }));
  };
  return (
    <div className="card-foot">
      <output className="visit-done">{entry && <Done others={entry.others} />}</output>
      <div className="visit-actions">
        <button ref={button} type="button" className="primary visit-begin" onClick={begin}>
          <IconNotes size={18} stroke={1.75} aria-hidden="true" />
          {text.note}
        </button>
        {mayReport && (
          <button
            type="button"
            className="secondary visit-begin"
            onClick={() => incidents.begin({ position: household.position, address: household.address })}
          >
            <IconMessageReport size={18} stroke={1.75} aria-hidden="true" />
            {incidentText.report.begin}
          </button>
        )}
      </div>
    </div>
  );
}

function Done({ others }: { others: readonly Visit[] }) {
  const text = useText().visits;
  const now = new Date();
  return (
    <>
      <p className="visit-saved">✓ {text.saved}</p>
      {others.length > 0 && (
        <div className="visit-others">
          <p>{text.others}</p>
          <ul>
            {others.map((visit) => (
              <li key={visit.id}>
                {formatMoment(new Date(visit.at), now)} {visit.by.name} · {text.ways[visit.way]}
                {visit.note && <> · {visit.note}</>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
