import { useState } from "react";
import { useMay, useText } from "./app-context.tsx";
import { DueListPanel } from "./due-list-panel.tsx";
import { DutiesPanel } from "./duties-panel.tsx";
import { RoundPanel } from "./round-panel.tsx";
import { TabList } from "./tab-list.tsx";
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
  return (
    <section className="visits" aria-label={text.tabs}>
      <TabList label={text.tabs} tabs={tabs} shown={tab} nameOf={(name) => text[name]} onShow={setTab} />
      <div className="visits-body" role="tabpanel" aria-label={text[tab]}>
        {tab === "due" && <DueListPanel />}
        {tab === "round" && <RoundPanel />}
        {tab === "duties" && <DutiesPanel />}
      </div>
    </section>
  );
}
