import type { HandlingFigures } from "../../../domain/incident-figures.ts";
import { onTimeShare, satisfiedShare } from "../../state/analysis/figures.ts";
import { formatCount, formatShare } from "../../text/format.ts";
import { reviewTexts } from "../../text/review.ts";
import { useLanguage } from "../app-context.tsx";

/** The figures of the period, each with that of the days before. */
export function ReviewFigures({ now, before }: { now: HandlingFigures; before: HandlingFigures }) {
  const words = reviewTexts[useLanguage()].figures;
  const share = (of: HandlingFigures) => formatShare(onTimeShare(of));
  const content = (of: HandlingFigures) => formatShare(satisfiedShare(of));
  const figures = [
    [words.reported, formatCount(now.reported), formatCount(before.reported)],
    [words.open, formatCount(now.open), formatCount(before.open)],
    [words.onTime, share(now), share(before)],
    [words.reopened, formatCount(now.reopened), formatCount(before.reopened)],
    [words.satisfied, content(now), content(before)],
  ] as const;
  return (
    <dl className="review-figures" aria-label={words.label}>
      {figures.map(([name, figure, then]) => (
        <div key={name}>
          <dt className="review-note">{name}</dt>
          <dd>
            <b>{figure}</b> <span className="review-note">{words.before(then)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
