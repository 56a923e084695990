import { HEAT_FROM } from "../map/heat-scale.ts";
import { PALETTES } from "../map/palette.ts";
import { dateOf } from "../state/days.ts";
import { periodFor } from "../state/derived.ts";
import { BANDWIDTHS_M } from "../state/url.ts";
import { formatCount, formatDay, formatFigure } from "../text/format.ts";
import { useApp, useChange, useText } from "./app-context.tsx";

/** The steps of the heat map: lowest and highest value with unit, the period and the radius of the kernel. */
export function HeatLegend() {
  const text = useText();
  const change = useChange();
  const theme = useApp((state) => state.preferences.theme);
  const max = useApp((state) => state.heat?.max ?? null);
  const period = useApp(periodFor);
  const bandwidthM = useApp((state) => state.bandwidthM);
  const now = new Date();
  return (
    <section className="legend heat" aria-label={text.heat.title}>
      <div className="legend-head">
        <h2>{text.heat.title}</h2>
        <span className="legend-scope">{text.heat.unit}</span>
      </div>
      <div className="heat-ramp" aria-hidden="true">
        {PALETTES[theme].heat.map((colour) => (
          <i key={colour} style={{ background: colour }} />
        ))}
      </div>
      <div className="heat-ends">
        {max === null || max === 0 ? (
          <span>{max === 0 ? text.heat.none : text.loading}</span>
        ) : (
          <>
            <span>{formatFigure(max * HEAT_FROM)}</span>
            <span>{formatFigure(max)}</span>
          </>
        )}
      </div>
      <dl className="heat-facts">
        <dt>{text.heat.period}</dt>
        <dd>
          {period ? text.slider.range(formatDay(dateOf(period.from), now), formatDay(dateOf(period.to), now)) : "–"}
        </dd>
        <dt>{text.heat.bandwidth}</dt>
        <dd className="choices">
          {BANDWIDTHS_M.map((metres) => (
            <button
              key={metres}
              type="button"
              aria-label={text.heat.metres(formatCount(metres))}
              aria-pressed={metres === bandwidthM}
              onClick={() => change(() => ({ bandwidthM: metres }))}
            >
              {formatCount(metres)}
            </button>
          ))}
        </dd>
      </dl>
      <p className="heat-note">{text.heat.fixed}</p>
    </section>
  );
}
