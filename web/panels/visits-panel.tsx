import { type KeyboardEvent, useRef, useState } from "react";
import { useText } from "./app-context.tsx";
import { DueListPanel } from "./due-list-panel.tsx";
import { RoundPanel } from "./round-panel.tsx";
import "./visits-panel.css";

const TABS = ["due", "round"] as const;
type Tab = (typeof TABS)[number];

/** Who is to be visited, and in which order on foot. */
export function VisitsPanel() {
  const text = useText().visits.mode;
  const [tab, setTab] = useState<Tab>("due");
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
    setTab(next);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <section className="visits" aria-label={text.tabs}>
      <div ref={list} className="visits-tabs" role="tablist" aria-label={text.tabs} onKeyDown={onKeyDown}>
        {TABS.map((name) => (
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
      </div>
    </section>
  );
}
