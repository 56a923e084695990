import { HEAT_FROM } from "../../map/heat-scale.ts";
import { PALETTES } from "../../map/palette.ts";
import { foundFor } from "../../state/analysis/analysed.ts";
import { RISK_MAX } from "../../state/analysis/answers.ts";
import { formatCount, formatFigure } from "../../text/format.ts";
import { useApp } from "../app-context.tsx";
import { ComparedChoice } from "./compared-choice.tsx";
import { BandwidthChoice } from "./settings.tsx";
import { useAnalysisText } from "./use-analysis-text.ts";

/** Relative risk: eight times fewer than usual to eight times more, always the same steps. */
export function RiskLegend() {
  const words = useAnalysisText();
  const found = useApp((state) => foundFor(state.analysed, "risk"));
  const first = (2 ** (RISK_MAX * HEAT_FROM)).toFixed(1);
  const last = formatCount(2 ** RISK_MAX);
  return (
    <section className="legend" aria-label={words.questions.risk.name}>
      <Ramp title={words.riskLegend} ends={[words.timesLess(last), words.usual, words.times(last)]} />
      <BandwidthChoice />
      {found && (
        <p className="heat-note">
          {found.incidents === 0
            ? words.none
            : words.riskNote(formatCount(found.incidents), formatCount(found.households))}{" "}
          {words.clearWithin(words.timesLess(first), words.times(first))}
        </p>
      )}
    </section>
  );
}

/** The difference of two periods, with the other one to choose. */
export function DifferenceLegend() {
  const words = useAnalysisText();
  const found = useApp((state) => foundFor(state.analysed, "difference"));
  const most = found && found.max > 0 ? formatFigure(found.max) : null;
  return (
    <section className="legend" aria-label={words.questions.difference.name}>
      <Ramp
        title={words.perDay}
        ends={most === null ? [words.less, "", words.more] : [`−${most} ${words.less}`, "0", `+${most} ${words.more}`]}
      />
      <ComparedChoice />
      <BandwidthChoice />
      {found && <p className="heat-note">{words.nowAndBefore(formatCount(found.now), formatCount(found.before))}</p>}
    </section>
  );
}

/** Cool to warm, with what the ends and the middle stand for. */
function Ramp({ title, ends }: { title: string; ends: readonly [string, string, string] }) {
  const theme = useApp((state) => state.preferences.theme);
  const { heat, cool } = PALETTES[theme];
  return (
    <>
      <div className="legend-head">
        <span className="legend-scope">{title}</span>
      </div>
      <div className="heat-ramp" aria-hidden="true">
        {[...cool].reverse().map((colour) => (
          <i key={colour} style={{ background: colour }} />
        ))}
        <i className="ramp-middle" />
        {heat.map((colour) => (
          <i key={colour} style={{ background: colour }} />
        ))}
      </div>
      <div className="heat-ends">
        {ends.map((end, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what an end means
          <span key={index}>{end}</span>
        ))}
      </div>
    </>
  );
}
