import { foundFor } from "../../state/analysis/analysed.ts";
import { EMERGING_FILLS } from "../../state/analysis/colours.ts";
import { EMERGING } from "../../state/analysis/emerging-kinds.ts";
import { dateOf } from "../../state/days.ts";
import { periodFor } from "../../state/derived.ts";
import { formatCount, formatDay } from "../../text/format.ts";
import { useApp } from "../app-context.tsx";
import { PlaceList } from "./place-list.tsx";
import { CellChoice } from "./settings.tsx";
import { useAnalysisText } from "./use-analysis-text.ts";
import { VerdictRows } from "./verdict-rows.tsx";

/** How places became what they are, in words, and where the hot ones lie. */
export function EmergingLegend() {
  const words = useAnalysisText();
  const theme = useApp((state) => state.preferences.theme);
  const period = useApp(periodFor);
  const found = useApp((state) => foundFor(state.analysed, "emerging"));
  const rows = EMERGING.map((name, kind) => ({
    name: words.emerging[name],
    fill: EMERGING_FILLS[kind][theme],
    squares: found?.kinds.filter((own) => own === kind).length ?? 0,
  }));
  return (
    <>
      <section className="legend" aria-label={words.questions.emerging.name}>
        <VerdictRows
          rows={rows
            .filter(({ squares }) => squares > 0)
            .map((row) => ({ ...row, count: words.squares(formatCount(row.squares)) }))}
        />
        <CellChoice />
        {found && period && (
          <p className="heat-note">
            {words.emergingNote(formatCount(found.steps), formatDay(dateOf(period.to), new Date()))}
          </p>
        )}
      </section>
      {found && (
        <PlaceList
          title={words.places}
          patches={found.patches.filter(({ kind }) => EMERGING[kind].endsWith("hot"))}
          fillOf={({ kind }) => EMERGING_FILLS[kind][theme]}
          verdictOf={({ kind }) => words.emerging[EMERGING[kind]]}
          empty={words.noEmerging}
        />
      )}
    </>
  );
}
