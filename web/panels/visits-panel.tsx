import { type KeyboardEvent, useRef, useState } from "react";
import { useMay, useText } from "./app-context.tsx";
import { DueListPanel } from "./due-list-panel.tsx";
import { DutiesPanel } from "./duties-panel.tsx";
import { RoundPanel } from "./round-panel.tsx";
import "./visits-panel.css";

const TABS = ["due", "round", "duties"] as const;
type Tab = (typeof TABS)[number];

/** Who is to be visited, in which order on foot, and what day, week and month ask for. */
export function VisitsPanel() {
  const text = useText().visits.mode;
  const mayWrite = useMay("households.write");
  // why: who may not note a patrol has nothing to do under duties
  const tabs = TABS.filter((name) => name !== "duties" || mayWrite);
  const [tab, setTab] = useState<Tab>("due");
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    setTab(next);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <section className="visits" aria-label={text.tabs}>
      <div ref={list} className="visits-tabs" role="tablist" aria-label={text.tabs} onKeyDown={onKeyDown}>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            data-tab={name}
            aria-selected={tab === name}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => setTab(name)}
          >
            {text[name]}
          </button>
        ))}
      </div>
      <div className="visits-body" role="tabpanel" aria-label={text[tab]}>
        {tab === "due" && <DueListPanel />}
        {tab === "round" && <RoundPanel />}
        {tab === "duties" && <DutiesPanel />}
      </div>
    </section>
  );
}
