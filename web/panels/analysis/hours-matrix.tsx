import { PALETTES } from "../../map/palette.ts";
import { foundFor } from "../../state/analysis/analysed.ts";
import { toggleHours } from "../../state/analysis/hours.ts";
import { formatCount } from "../../text/format.ts";
import { useApp } from "../app-context.tsx";
import { HeatLegend } from "../heat-legend.tsx";
import { useAnalysisText } from "./use-analysis-text.ts";
import { useAsk } from "./use-ask.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS = Array.from({ length: 7 }, (_, day) => day);

/** Incidents by day of the week and hour. A cell, a day or an hour chosen makes the map show those alone. */
export function HoursMatrix() {
  const words = useAnalysisText();
  const ask = useAsk();
  const theme = useApp((state) => state.preferences.theme);
  const chosen = useApp((state) => state.analysis.hours);
  const found = useApp((state) => foundFor(state.analysed, "hours"));
  const ramp = PALETTES[theme].heat;
  const counts = found?.counts ?? new Uint32Array(24 * 7);
  const most = counts.reduce((max, count) => Math.max(max, count), 0);
  const busiest = counts.indexOf(most);
  const toggle = (hours: readonly number[]) => ask({ hours: toggleHours(chosen, hours) });
  const fillOf = (count: number) =>
    count === 0 ? undefined : ramp[Math.min(ramp.length - 1, Math.floor((count / most) * ramp.length))];
  const dayName = (day: number) => words.weekday(words.weekdays[day]);
  return (
    <>
      <section className="legend" aria-label={words.questions.hours.name}>
        <table className="hours" aria-label={words.hoursLabel}>
          <thead>
            <tr>
              <td />
              {HOURS.map((hour) => (
                <th key={hour} scope="col">
                  <button
                    type="button"
                    aria-label={words.hour(String(hour))}
                    onClick={() => toggle(DAYS.map((day) => day * 24 + hour))}
                  >
                    {/* why not all: there is no room for two digits in each */}
                    {hour % 6 === 0 && hour}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {DAYS.map((day) => (
              <tr key={day}>
                <th scope="row">
                  <button type="button" onClick={() => toggle(HOURS.map((hour) => day * 24 + hour))}>
                    {words.weekdays[day]}
                  </button>
                </th>
                {HOURS.map((hour) => {
                  const at = day * 24 + hour;
                  const label = words.hourCell(dayName(day), String(hour), formatCount(counts[at]));
                  return (
                    <td key={hour}>
                      <button
                        type="button"
                        aria-label={label}
                        title={label}
                        aria-pressed={chosen?.includes(at) ?? false}
                        style={{ background: fillOf(counts[at]) }}
                        onClick={() => toggle([at])}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {found && most > 0 && (
          <p className="heat-note">
            {words.hourNote(`${dayName(Math.floor(busiest / 24))} ${busiest % 24}:00`, formatCount(most))}
          </p>
        )}
        {found && most === 0 && <p className="heat-note">{words.none}</p>}
        {chosen && (
          <p className="heat-note">
            {words.hoursChosen(formatCount(chosen.length))}{" "}
            <button type="button" className="link" onClick={() => ask({ hours: null })}>
              {words.allHours}
            </button>
          </p>
        )}
      </section>
      <HeatLegend />
    </>
  );
}
