import { foundFor } from "../../state/analysis/analysed.ts";
import { ANALYSIS_LEVELS } from "../../state/analysis/choice.ts";
import { rateClassesFor } from "../../state/analysis/picture.ts";
import { treeFor } from "../../state/derived.ts";
import { formatCount, formatFigure } from "../../text/format.ts";
import { useApp, useCommands, useText } from "../app-context.tsx";
import { usePlaceName } from "./place-list.tsx";
import { Choice } from "./settings.tsx";
import { useAnalysisText } from "./use-analysis-text.ts";
import { useAsk } from "./use-ask.ts";
import { VerdictRows } from "./verdict-rows.tsx";

const MOST = 10;

/** Rates of areas: the classes of the map, and the highest with their uncertainty. */
export function RateLegend() {
  const text = useText();
  const words = useAnalysisText();
  const ask = useAsk();
  const commands = useCommands();
  const nameOf = usePlaceName();
  const tree = useApp(treeFor);
  const { level, smoothed } = useApp((state) => state.analysis);
  const found = useApp((state) => foundFor(state.analysed, "rates"));
  const classes = useApp(rateClassesFor);
  const rateOf = (row: { smoothed: number | null; raw: number | null }) => (smoothed ? row.smoothed : row.raw);
  const highest = [...(found?.rows ?? [])]
    .filter((row) => rateOf(row) !== null)
    .sort((a, b) => rateOf(b)! - rateOf(a)!)
    .slice(0, MOST);
  return (
    <>
      <section className="legend" aria-label={words.questions.rates.name}>
        <div className="legend-head">
          <span className="legend-scope">{words.perThousand}</span>
        </div>
        {classes && (
          <VerdictRows
            rows={classes.fills.map((fill, index) => ({
              name: rangeOf(classes.breaks, index),
              fill,
              count: formatCount([...classes.classOf.values()].filter((own) => own === index).length),
            }))}
          />
        )}
        <Choice
          label={words.rates.label}
          choices={["smoothed", "raw"] as const}
          chosen={smoothed ? "smoothed" : "raw"}
          nameOf={(way) => words.rates[way]}
          onChoose={(way) => ask({ smoothed: way === "smoothed" })}
        />
        <Choice
          label={words.level}
          choices={ANALYSIS_LEVELS}
          chosen={level}
          nameOf={(one) => text.levels[one]}
          onChoose={(one) => ask({ level: one })}
        />
        {found && <p className="heat-note">{words.rateNote(formatFigure(found.overall))}</p>}
      </section>
      {highest.length > 0 && (
        <section className="places" aria-label={words.top}>
          <h3>{words.top}</h3>
          <ul>
            {highest.map((row) => (
              <li key={row.code}>
                <button
                  type="button"
                  onClick={() => {
                    const bounds = tree?.byCode.get(row.code)?.bounds;
                    commands.select({ kind: "area", code: row.code }, bounds ? { bounds } : undefined);
                  }}
                >
                  <span>
                    <b>{level === "microgrid" ? (tree?.byCode.get(row.code)?.name ?? row.code) : nameOf(row.code)}</b>
                    <small>
                      {words.rateRow(formatFigure(rateOf(row)), formatFigure(row.low), formatFigure(row.high))}
                    </small>
                  </span>
                  <em>{words.incidents(formatCount(row.incidents))}</em>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** `< 5`, `5–10`, `≥ 10` */
function rangeOf(breaks: readonly number[], index: number): string {
  if (breaks.length === 0) return "";
  if (index === 0) return `< ${formatFigure(breaks[0])}`;
  const from = formatFigure(breaks[index - 1]);
  return index === breaks.length ? `≥ ${from}` : `${from}–${formatFigure(breaks[index])}`;
}
