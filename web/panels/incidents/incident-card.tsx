import type { CodeTables } from "../../../domain/codes.ts";
import type { IncidentCard } from "../../../domain/incident.ts";
import { lastOf } from "../../state/loaded.ts";
import { placeOf } from "../../text/area-names.ts";
import { formatCount, formatMoment, MISSING } from "../../text/format.ts";
import { nameIn } from "../../text/language.ts";
import { useApp, useLanguage, useMay, useText } from "../app-context.tsx";
import { CardFrame, Chip, Fact } from "../card-frame.tsx";
import { KindIcon } from "../kind-icon.tsx";
import { ClockChip } from "./clock-chip.tsx";
import { FlowBar } from "./flow-bar.tsx";
import { useFlows, useIncidentText, useNow } from "./incident-context.tsx";
import { IncidentFoot } from "./incident-foot.tsx";
import { IncidentHistory } from "./incident-history.tsx";
import { IncidentPhotos } from "./incident-photos.tsx";
import { Merged } from "./merging.tsx";
import { SimilarLink } from "./similar-links.tsx";
import { Whistles } from "./whistles.tsx";
import "../visits.css";
import "./incident-card.css";

/** One incident: what, where, how long it has, how it came so far, and what may be done next. */
export function IncidentCardView({ incident }: { incident: IncidentCard }) {
  const text = useText();
  const flows = useFlows();
  const mayHandle = useMay("incidents.handle");
  const codes = useApp((state) => lastOf(state.town)?.codes ?? null);
  const now = useNow();
  const flow = flows?.flows.find(({ code }) => code === incident.flow) ?? null;
  const states = flow?.states ?? codes?.incidentStates ?? [];
  const isOpen = codes?.incidentStates.find(({ code }) => code === incident.state)?.open ?? false;
  return (
    <CardFrame
      title={incident.text}
      context={[incident.address, placeOf(incident.areas, text)].filter(Boolean).join(" · ")}
      chips={<Chips incident={incident} isOpen={isOpen} codes={codes} now={now} />}
    >
      <Facts incident={incident} codes={codes} now={now} />
      <SimilarLink kind={incident.kind} />
      <FlowBar states={states} state={incident.state} />
      <Merged incident={incident} mayHandle={mayHandle} />
      <Whistles incident={incident} departments={flows?.departments ?? []} mayHandle={mayHandle} now={now} />
      <IncidentPhotos incident={incident} mayAdd={mayHandle && isOpen} />
      <IncidentHistory incident={incident} flow={flow} states={states} dispositions={flows?.dispositions ?? []} />
      <IncidentFoot {...{ incident, flows, flow, states, isOpen, mayHandle }} />
    </CardFrame>
  );
}

type Part = { incident: IncidentCard; codes: CodeTables | null; now: number };

function Chips({ incident, isOpen, codes, now }: Part & { isOpen: boolean }) {
  const language = useLanguage();
  const kind = codes?.incidentKinds.find(({ code }) => code === incident.kind);
  const urgency = codes?.urgencies.find(({ code }) => code === incident.urgency);
  const state = codes?.incidentStates.find(({ code }) => code === incident.state);
  return (
    <>
      {kind && <Chip symbol={<KindIcon icon={kind.icon} size={16} />}>{nameIn(language, kind.name)}</Chip>}
      {urgency && <Chip tone={urgency.code === "normal" ? undefined : "urgent"}>{nameIn(language, urgency.name)}</Chip>}
      <ClockChip incident={incident} isOpen={isOpen} now={now} />
      {state && !isOpen && <Chip tone="ok">✓ {nameIn(language, state.name)}</Chip>}
    </>
  );
}

function Facts({ incident, codes, now }: Part) {
  const text = useText();
  const own = useIncidentText().card;
  const language = useLanguage();
  const flows = useFlows();
  const source = codes?.incidentSources.find(({ code }) => code === incident.source);
  const disposition = flows?.dispositions.find(({ code }) => code === incident.disposition);
  const at = (iso: string) => formatMoment(new Date(iso), new Date(now));
  return (
    <dl className="card-facts">
      <Fact label={text.card.reported}>
        {[at(incident.reportedAt), source ? nameIn(language, source.name) : incident.source].join(" · ")}
      </Fact>
      {incident.dueAt && (
        <Fact label={text.card.due}>
          {[at(incident.dueAt), disposition && nameIn(language, disposition.name)].filter(Boolean).join(" · ")}
        </Fact>
      )}
      <Fact label={text.card.assignee}>{incident.assignee ?? MISSING}</Fact>
      {incident.reporter && (
        <Fact label={text.card.reporter}>
          {[incident.reporter.name, incident.reporter.phone].filter(Boolean).join(" ")}
        </Fact>
      )}
      {incident.alerts > 0 && <Fact label={own.alerts}>{own.alertCount(formatCount(incident.alerts))}</Fact>}
      {incident.rating !== null && <Fact label={own.rating}>{own.stars(formatCount(incident.rating))}</Fact>}
      <Fact label={text.card.code}>{incident.code}</Fact>
    </dl>
  );
}
