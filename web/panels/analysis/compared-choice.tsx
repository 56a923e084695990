import { comparedWith, yearBefore } from "../../state/analysis/request.ts";
import { isDay } from "../../state/days.ts";
import { daysFor, periodFor } from "../../state/derived.ts";
import type { Period } from "../../state/filters.ts";
import { useApp } from "../app-context.tsx";
import { Choice } from "./settings.tsx";
import { useAnalysisText } from "./use-analysis-text.ts";
import { useAsk } from "./use-ask.ts";

/** What the period is compared with: the days just before it, the same a year before, or any others. */
export function ComparedChoice() {
  const words = useAnalysisText();
  const ask = useAsk();
  const analysis = useApp((state) => state.analysis);
  const period = useApp(periodFor);
  const days = useApp(daysFor);
  if (period === null || days === null) return null;
  const compared = comparedWith(period, analysis);
  const lastYear = yearBefore(period);
  const ways = ["just-before", "year-before", "own"] as const;
  const chosen = analysis.before === null ? "just-before" : same(analysis.before, lastYear) ? "year-before" : "own";
  const names = { "just-before": words.justBefore, "year-before": words.yearBefore, own: words.own };
  const set = (end: "from" | "to", day: string) => {
    if (!isDay(day)) return;
    const next = { ...compared, [end]: day };
    ask({ before: next.from <= next.to ? next : { from: day, to: day } });
  };
  return (
    <>
      <Choice
        label={words.compared}
        choices={ways}
        chosen={chosen}
        nameOf={(way) => names[way]}
        onChoose={(way) =>
          ask({ before: way === "just-before" ? null : way === "year-before" ? lastYear : { ...compared } })
        }
      />
      <div className="analysis-days">
        {(["from", "to"] as const).map((end) => (
          <input
            key={end}
            type="date"
            aria-label={end === "from" ? words.comparedFrom : words.comparedTo}
            value={compared[end]}
            min={days.from}
            max={days.to}
            onChange={(event) => set(end, event.target.value)}
          />
        ))}
      </div>
    </>
  );
}

const same = (a: Period, b: Period): boolean => a.from === b.from && a.to === b.to;
