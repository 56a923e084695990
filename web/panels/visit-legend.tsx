import { useState } from "react";
import { VISIT_DAYS, visitDaysOf } from "../state/visit-days.ts";
import { formatCount } from "../text/format.ts";
import { useApp, useChange, useText } from "./app-context.tsx";
import { ClassLegend } from "./class-legend.tsx";
import { LoadFailure } from "./notices.tsx";
import "./visits-panel.css";

/** How households stand with their visits, and for how long they must not have been visited to be shown. */
export function VisitLegend() {
  const text = useText();
  const visits = useApp((state) => state.visits);
  return (
    <ClassLegend title={text.visits.mode.tabs}>
      <DaysChoice />
      <LoadFailure loaded={visits} what={text.visits.mode.failed} slot="visits" />
    </ClassLegend>
  );
}

/** 7, 14, 30 … days, or any other number that is typed. */
function DaysChoice() {
  const text = useText().visits.mode;
  const change = useChange();
  const days = useApp((state) => state.visitDays);
  const isOwn = !(VISIT_DAYS as readonly number[]).includes(days);
  const [own, setOwn] = useState(isOwn ? String(days) : "");
  const choose = (visitDays: number) => change(() => ({ visitDays }));
  return (
    <div className="visit-days">
      <span>{text.notVisited}</span>
      <div className="choices">
        {VISIT_DAYS.map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={days === choice}
            onClick={() => {
              setOwn("");
              choose(choice);
            }}
          >
            {choice === 0 ? text.everyone : text.days(formatCount(choice))}
          </button>
        ))}
        <input
          inputMode="numeric"
          aria-label={text.ownDays}
          title={text.ownDays}
          placeholder="N"
          maxLength={3}
          value={own}
          data-chosen={isOwn || undefined}
          onChange={(event) => {
            setOwn(event.target.value);
            const typed = visitDaysOf(event.target.value);
            if (typed !== null) choose(typed);
          }}
        />
      </div>
    </div>
  );
}
