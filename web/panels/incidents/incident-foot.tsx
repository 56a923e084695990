import { useEffect, useRef, useState } from "react";
import type { Name } from "../../../domain/codes.ts";
import type { Flow, Flows } from "../../../domain/flow/flow.ts";
import type { IncidentCard } from "../../../domain/incident.ts";
import type { AvailableStep } from "../../state/incidents/step-draft.ts";
import { nameIn } from "../../text/language.ts";
import { useLanguage } from "../app-context.tsx";
import { useIncidentText } from "./incident-context.tsx";
import { MergeForm } from "./merging.tsx";
import { StepForm } from "./step-form.tsx";
import { WhistleForm } from "./whistles.tsx";

type Props = {
  incident: IncidentCard;
  flows: Flows | null;
  flow: Flow | null;
  states: readonly { code: string; name: Name }[];
  isOpen: boolean;
  mayHandle: boolean;
};

type Open = { kind: "nothing" } | { kind: "step"; step: AvailableStep } | { kind: "whistle" } | { kind: "merge" };
type Told = { words: string; isLate: boolean };

/** At the foot of the card: what may be done next, the form of what is being done, and what came of it. */
export function IncidentFoot({ incident, flows, flow, states, isOpen, mayHandle }: Props) {
  const text = useIncidentText().card;
  const [open, setOpen] = useState<Open>({ kind: "nothing" });
  const [told, setTold] = useState<Told | null>(null);
  const foot = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // why: the button that was pressed is gone meanwhile; the keyboard must not fall back to the top of the page
    if (wasOpen.current && open.kind === "nothing") foot.current?.querySelector("button")?.focus();
    wasOpen.current = open.kind !== "nothing";
  }, [open]);
  const begin = (next: Open) => {
    setTold(null);
    setOpen(next);
  };
  const onCancel = () => setOpen({ kind: "nothing" });
  const onDone = (next: Told) => {
    setTold(next);
    setOpen({ kind: "nothing" });
  };
  const done = { incident, onCancel, onDone };
  if (open.kind === "step") return <StepForm {...done} step={open.step} dispositions={flows?.dispositions ?? []} />;
  if (open.kind === "whistle") return <WhistleForm {...done} departments={flows?.departments ?? []} />;
  if (open.kind === "merge") return <MergeForm {...done} />;
  const mayMore = mayHandle && isOpen && incident.parent === null;
  const { available } = incident;
  if (available.length === 0 && !mayMore && told === null) return null;
  return (
    <div ref={foot} className="card-foot incident-foot">
      <output className="visit-done">{told && <ToldLine told={told} state={nameOf(states, incident.state)} />}</output>
      <Steps
        available={available}
        leadsOn={leadsOn(flow, incident.state)}
        onBegin={(step) => begin({ kind: "step", step })}
      />
      {mayMore && (
        <div className="incident-more">
          {(flows?.departments.length ?? 0) > 0 && (
            <button type="button" className="link" onClick={() => begin({ kind: "whistle" })}>
              {text.whistle}
            </button>
          )}
          <button type="button" className="link" onClick={() => begin({ kind: "merge" })}>
            {text.merge}
          </button>
        </div>
      )}
    </div>
  );
}

const nameOf = (states: Props["states"], code: string): Name =>
  states.find((state) => state.code === code)?.name ?? { zh: code, en: code };

/** Says of a step, by its code, whether it leads on from `state` in `flow`, rather than back or nowhere. */
function leadsOn(flow: Flow | null, state: string): (code: string) => boolean {
  const order = flow?.states.map(({ code }) => code) ?? [];
  return (code) => {
    const to = flow?.steps.find((step) => step.code === code)?.to;
    return to !== undefined && order.indexOf(to) > order.indexOf(state);
  };
}

type StepsProps = {
  available: readonly AvailableStep[];
  leadsOn: (code: string) => boolean;
  onBegin: (step: AvailableStep) => void;
};

/** The first step that leads on is the one that stands out; going back never does. */
function Steps({ available, leadsOn, onBegin }: StepsProps) {
  const text = useIncidentText().card;
  const language = useLanguage();
  if (available.length === 0) return <p className="card-quiet">{text.noActions}</p>;
  const first = available.find(({ code }) => leadsOn(code));
  return (
    <fieldset className="incident-steps" aria-label={text.actions}>
      {available.map((step) => (
        <button
          key={step.code}
          type="button"
          className={step === first ? "primary" : "secondary"}
          onClick={() => onBegin(step)}
        >
          {nameIn(language, step.name)}
        </button>
      ))}
    </fieldset>
  );
}

function ToldLine({ told: { words, isLate }, state }: { told: Told; state: Name }) {
  const text = useIncidentText().card;
  const language = useLanguage();
  if (!isLate) return <p className="visit-saved">✓ {words}</p>;
  return (
    <p className="visit-others" role="alert">
      {words} {text.takenNow(nameIn(language, state))}
    </p>
  );
}
