import { ANALYSIS_LEVELS } from "../../state/analysis/choice.ts";
import { dateOf } from "../../state/days.ts";
import { periodFor } from "../../state/derived.ts";
import { formatDay } from "../../text/format.ts";
import { useApp, useText } from "../app-context.tsx";
import { Choice } from "./settings.tsx";
import { useAnalysisText } from "./use-analysis-text.ts";
import { useAsk } from "./use-ask.ts";

/** Beside the table of figures: of which areas, and of what. */
export function FiguresNote() {
  const text = useText();
  const words = useAnalysisText();
  const ask = useAsk();
  const level = useApp((state) => state.analysis.level);
  const period = useApp(periodFor);
  const now = new Date();
  return (
    <section className="legend" aria-label={words.figures.label}>
      <Choice
        label={words.level}
        choices={ANALYSIS_LEVELS}
        chosen={level}
        nameOf={(one) => text.levels[one]}
        onChoose={(one) => ask({ level: one })}
      />
      {period && (
        <p className="heat-note">
          {words.figures.note(
            text.slider.range(formatDay(dateOf(period.from), now), formatDay(dateOf(period.to), now)),
          )}
        </p>
      )}
    </section>
  );
}
