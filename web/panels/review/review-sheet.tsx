import { useMemo } from "react";
import { chinaDay } from "../../../domain/day.ts";
import { ancestorsOf } from "../../state/area-tree.ts";
import { dateOf } from "../../state/days.ts";
import { treeFor } from "../../state/derived.ts";
import { lastOf } from "../../state/loaded.ts";
import { findingsOf } from "../../state/review/findings.ts";
import type { Review } from "../../state/review/review.ts";
import { formatDay } from "../../text/format.ts";
import { reviewTexts } from "../../text/review.ts";
import { useApp, useLanguage, useText } from "../app-context.tsx";
import { ReviewFigures } from "./review-figures.tsx";
import { ReviewMaps } from "./review-maps.tsx";
import { ReviewSections } from "./review-sections.tsx";
import { ReviewTables } from "./review-tables.tsx";
import { spanName } from "./span-name.ts";
import "./review-sheet.css";

/** The review as a page: what is new, what stays, what is gone, what to watch; two maps; figures by kind and by area. */
export function ReviewSheet({ review, pictures }: { review: Review; pictures: readonly string[] }) {
  const text = useText();
  const words = reviewTexts[useLanguage()];
  const simulated = useApp((state) => lastOf(state.town)?.simulated ?? false);
  const townName = useApp((state) => lastOf(state.town)?.name ?? "");
  const scope = useApp((state) => state.scope);
  const tree = useApp(treeFor);
  const { span, period, before, emerging, scan, kinds, figures, cases, similar } = review;
  const findings = useMemo(
    () => findingsOf(emerging, scan, kinds, figures.now.areas, { cases, similar }),
    [emerging, scan, kinds, figures, cases, similar],
  );
  const place = (tree && ancestorsOf(tree, scope).at(-1)?.name) ?? townName;
  const now = new Date();
  const days = ({ from, to }: { from: string; to: string }) =>
    [formatDay(dateOf(from), now), formatDay(dateOf(to), now)] as const;
  return (
    <article className="review-sheet">
      <header>
        <h1>
          {place} {words.title[span.kind]}
        </h1>
        <p className="review-meta">
          {spanName(span, words)} · {words.days(...days(period))} · {words.comparedWith(...days(before))} ·{" "}
          {words.made(chinaDay(now))}
          {simulated && <b> · {text.simulated}</b>}
        </p>
      </header>
      <ReviewFigures now={figures.now.whole} before={figures.before.whole} />
      <ReviewSections findings={findings} />
      <ReviewMaps review={review} pictures={pictures} />
      <ReviewTables review={review} />
      <footer className="review-method">{words.method}</footer>
    </article>
  );
}
