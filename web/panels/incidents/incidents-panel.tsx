import { IconMessageReport } from "@tabler/icons-react";
import { useState } from "react";
import { LIST_TABS, type ListTab } from "../../state/incidents/list.ts";
import { useMay } from "../app-context.tsx";
import { TabList } from "../tab-list.tsx";
import { useIncidentCommands, useIncidentText } from "./incident-context.tsx";
import { IncidentList } from "./incident-list.tsx";
import "../visits-panel.css";
import "./incidents-panel.css";

/** What waits for whom: mine, by due time, overdue, all; and the way to report one more. */
export function IncidentsPanel({ rowPx = 46 }: { rowPx?: number }) {
  const text = useIncidentText();
  const commands = useIncidentCommands();
  const mayHandle = useMay("incidents.handle");
  const mayReport = useMay("incidents.report");
  // why: who handles nothing has nothing of their own to handle
  const tabs = LIST_TABS.filter((name) => name !== "mine" || mayHandle);
  const [tab, setTab] = useState<ListTab>("due");
  return (
    <section className="visits incidents" aria-label={text.list.title}>
      <div className="incidents-head">
        <TabList
          label={text.list.title}
          tabs={tabs}
          shown={tab}
          nameOf={(name) => text.list.tabs[name]}
          onShow={setTab}
        />
        {mayReport && (
          <button type="button" className="incidents-report" onClick={() => commands.begin()}>
            <IconMessageReport size={16} stroke={1.75} aria-hidden="true" />
            {text.report.begin}
          </button>
        )}
      </div>
      <div className="visits-body" role="tabpanel" aria-label={text.list.tabs[tab]}>
        <IncidentList key={tab} tab={tab} rowPx={rowPx} />
      </div>
    </section>
  );
}
