import { IconMessageReport } from "@tabler/icons-react";
import { useEffect } from "react";
import { CARD_LEVELS, type CardChoice, PANEL_TABS, type PanelTab } from "../../state/incidents/list.ts";
import { lastOf } from "../../state/loaded.ts";
import { formatCount } from "../../text/format.ts";
import { useOpenAnalysis } from "../analysis/use-ask.ts";
import { useApp, useChange, useMay } from "../app-context.tsx";
import { TabList } from "../tab-list.tsx";
import { AlertList } from "./alert-list.tsx";
import { useIncidentCommands, useIncidentText } from "./incident-context.tsx";
import { IncidentList } from "./incident-list.tsx";
import "../visits-panel.css";
import "./incidents-panel.css";

/** What waits for whom: mine, by due time, overdue, all, and what machines were not sure of; and the way to report one more. */
export function IncidentsPanel({ rowPx = 46 }: { rowPx?: number }) {
  const text = useIncidentText();
  const commands = useIncidentCommands();
  const mayHandle = useMay("incidents.handle");
  const mayReport = useMay("incidents.report");
  const change = useChange();
  const { tab: wanted, card } = useApp((state) => state.list);
  const waiting = useApp((state) => lastOf(state.alerts)?.length ?? 0);
  // why: who handles nothing has nothing of their own to handle; and most days no machine was in doubt
  const isThere = (name: PanelTab) =>
    name === "mine" ? mayHandle : name !== "alerts" || (mayHandle && (waiting > 0 || wanted === "alerts"));
  const tabs = PANEL_TABS.filter(isThere);
  const tab = tabs.find((name) => name === wanted) ?? "due";
  useEffect(() => {
    if (mayHandle) commands.reloadAlerts();
  }, [commands, mayHandle]);
  return (
    <section className="visits incidents" aria-label={text.list.title}>
      <div className="incidents-head">
        <TabList
          label={text.list.title}
          tabs={tabs}
          shown={tab}
          nameOf={(name) =>
            name === "alerts" && waiting > 0 ? text.list.waiting(formatCount(waiting)) : text.list.tabs[name]
          }
          onShow={(next) => change(({ list }) => ({ list: { ...list, tab: next } }))}
        />
        {mayReport && (
          <button
            type="button"
            className="incidents-report"
            aria-label={text.report.begin}
            title={text.report.begin}
            onClick={() => commands.begin()}
          >
            <IconMessageReport size={16} stroke={1.75} aria-hidden="true" />
            {/* why: one tab more leaves no room for words */}
            {!tabs.includes("alerts") && text.report.begin}
          </button>
        )}
      </div>
      {tab !== "alerts" && tab !== "all" && (
        <CardFilter card={card} onChoose={(level) => change(({ list }) => ({ list: { ...list, card: level } }))} />
      )}
      {tab !== "alerts" && <CausesHint />}
      <div className="visits-body" role="tabpanel" aria-label={text.list.tabs[tab]}>
        {tab === "alerts" ? <AlertList /> : <IncidentList key={tab} tab={tab} card={card} rowPx={rowPx} />}
      </div>
    </section>
  );
}

/** How many groups of open reports may have one cause, and the way to join them; nothing where there are none. */
function CausesHint() {
  const text = useIncidentText();
  const open = useOpenAnalysis();
  const count = useApp((state) => lastOf(state.proposedCases)?.length ?? 0);
  if (count === 0) return null;
  return (
    <button type="button" className="link incidents-causes" onClick={() => open({ name: "cases" })}>
      {text.list.causes(formatCount(count))}
    </button>
  );
}

/** Narrows the list to what was reminded of, or has a card. */
function CardFilter({ card, onChoose }: { card: CardChoice; onChoose: (card: CardChoice) => void }) {
  const text = useIncidentText();
  return (
    <fieldset className="incidents-cards" aria-label={text.list.card}>
      {[null, ...CARD_LEVELS].map((level) => (
        <button
          key={level}
          type="button"
          className="incidents-card"
          aria-pressed={card === level}
          onClick={() => onChoose(level)}
        >
          {level === null ? text.list.anyCard : text.clock.cards[level]}
        </button>
      ))}
    </fieldset>
  );
}
