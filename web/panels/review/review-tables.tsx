import { onTimeShare } from "../../state/analysis/figures.ts";
import { isRising } from "../../state/review/findings.ts";
import type { Review } from "../../state/review/review.ts";
import { formatCell, formatCount, formatDuration, formatShare, MISSING } from "../../text/format.ts";
import { reviewTexts } from "../../text/review.ts";
import { usePlaceName } from "../analysis/place-list.tsx";
import { useLanguage } from "../app-context.tsx";
import { useKindName } from "../use-kind-name.ts";

/** Figures by kind and by grid, and the busiest hour. */
export function ReviewTables({ review: { kinds, figures, hours } }: { review: Review }) {
  const language = useLanguage();
  const words = reviewTexts[language];
  const placeOf = usePlaceName();
  const kindOf = useKindName();
  const most = hours.counts.reduce((max, count) => Math.max(max, count), 0);
  const busiest = hours.counts.indexOf(most);
  return (
    <div className="review-tables">
      <section>
        <h2>{words.kinds.label}</h2>
        <table>
          <thead>
            <tr>
              <th>{words.kinds.kind}</th>
              <th>{words.kinds.now}</th>
              <th>{words.kinds.before}</th>
              <th>{words.kinds.change}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind.code}>
                <td>{kindOf(kind.code)}</td>
                <td>{formatCell(kind.now)}</td>
                <td>{formatCell(kind.before)}</td>
                <td className={isRising(kind) ? "is-urgent" : undefined}>{signed(kind.now - kind.before)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {most > 0 && (
          <p className="review-line">
            {words.hourLine(words.weekdays[Math.floor(busiest / 24)], String(busiest % 24), formatCount(most))}
          </p>
        )}
      </section>
      <section>
        <h2>{words.areas.label}</h2>
        <table>
          <thead>
            <tr>
              <th>{words.areas.area}</th>
              <th>{words.areas.reported}</th>
              <th>{words.areas.open}</th>
              <th>{words.areas.onTime}</th>
              <th>{words.areas.handled}</th>
            </tr>
          </thead>
          <tbody>
            {figures.now.areas.map((area) => (
              <tr key={area.code}>
                <td>{placeOf(area.code)}</td>
                <td>{formatCell(area.reported)}</td>
                <td>{formatCell(area.open)}</td>
                <td>{formatShare(onTimeShare(area))}</td>
                <td>
                  {area.medianS.handled === undefined ? MISSING : formatDuration(area.medianS.handled * 1000, language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

const signed = (change: number): string => (change > 0 ? `+${formatCount(change)}` : formatCell(change));
