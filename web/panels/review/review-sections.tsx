import type { ScanCluster } from "../../state/analysis/answers.ts";
import { onTimeShare } from "../../state/analysis/figures.ts";
import { dateOf, dayOf } from "../../state/days.ts";
import type { Findings, PlaceFinding } from "../../state/review/findings.ts";
import { analysisTexts } from "../../text/analysis.ts";
import { formatCount, formatDay, formatFigure, formatShare } from "../../text/format.ts";
import { reviewTexts } from "../../text/review.ts";
import { usePlaceName } from "../analysis/place-list.tsx";
import { useLanguage } from "../app-context.tsx";
import { useKindName } from "../use-kind-name.ts";

/** What was found, in sentences. */
export function ReviewSections({ findings }: { findings: Findings }) {
  const language = useLanguage();
  const words = reviewTexts[language];
  const courses = analysisTexts[language].emerging;
  const placeOf = usePlaceName();
  const kindOf = useKindName();
  const now = new Date();
  const day = (seconds: number) => formatDay(dateOf(dayOf(seconds)), now);
  const ofPlace = ({ patch, course }: PlaceFinding) =>
    words.place(placeOf(patch.grid), courses[course], kindOf(patch.incidentKind), formatCount(patch.incidents));
  const ofCluster = ({ areas, from, to, incidents, expected, incidentKind, p }: ScanCluster) =>
    words.cluster(
      placeOf(areas[0]),
      day(from),
      day(to - 1),
      formatCount(incidents),
      formatFigure(expected),
      kindOf(incidentKind),
      p.toFixed(3),
    );
  const sections = {
    fresh: findings.fresh.map(ofPlace),
    staying: findings.staying.map(ofPlace),
    solved: findings.solved.map(ofPlace),
    watch: [
      ...findings.clusters.map(ofCluster),
      ...findings.cases.map(({ reports, kind }) =>
        words.oneCause(
          reports.find(({ address }) => address)?.address ?? reports[0].text,
          kindOf(kind),
          formatCount(reports.length),
        ),
      ),
      ...(findings.similar
        ? [words.similar(kindOf(findings.similar.kind), findings.similar.items.map(({ name }) => name).join(words.and))]
        : []),
      ...findings.rising.map((kind) =>
        words.rising(kindOf(kind.code), formatCount(kind.now), formatCount(kind.before)),
      ),
      ...findings.slow.map((area) =>
        words.slow(placeOf(area.code), formatShare(onTimeShare(area)), formatCount(area.late)),
      ),
    ],
  };
  return (
    <div className="review-sections">
      {(Object.keys(sections) as (keyof typeof sections)[]).map((name) => (
        <section key={name}>
          <h2>{words.sections[name]}</h2>
          {sections[name].length === 0 ? (
            <p className="review-none">{words.none[name]}</p>
          ) : (
            <ul>
              {sections[name].map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
