// What a review has to say, as plain facts: sentences are made of them in both languages.

import type { SimilarBuildings } from "../../../domain/building.ts";
import type { CaseProposal } from "../../../domain/incident.ts";
import type { AreaFigures } from "../../../domain/incident-figures.ts";
import type { Answers, Patch, ScanCluster } from "../analysis/answers.ts";
import { EMERGING, type EmergingKind } from "../analysis/emerging-kinds.ts";
import { onTimeShare } from "../analysis/figures.ts";

/** A hot place, and how it became one. */
export type PlaceFinding = { patch: Patch; course: EmergingKind };

/** Incidents of a kind, now and in the days before. */
export type KindChange = { code: string; now: number; before: number };

export type Findings = {
  fresh: readonly PlaceFinding[];
  staying: readonly PlaceFinding[];
  solved: readonly PlaceFinding[];
  clusters: readonly ScanCluster[];
  cases: readonly CaseProposal[];
  /** null where nothing is to be watched, or no building is like those */
  similar: SimilarBuildings | null;
  rising: readonly KindChange[];
  /** areas where less came in time than elsewhere */
  slow: readonly AreaFigures[];
};

const FRESH: readonly EmergingKind[] = ["new-hot", "consecutive-hot", "oscillating-hot"];
const STAYING: readonly EmergingKind[] = ["intensifying-hot", "persistent-hot"];
const SOLVED: readonly EmergingKind[] = ["diminishing-hot", "historical-hot"];
/** On and off: what counts is whether it is on at the end. */
const SPORADIC: EmergingKind = "sporadic-hot";

/** Most findings of a kind: a page is read, a list of forty is not. */
const MOST = 6;
/** Fewer that were due say nothing about who is slow. */
const LEAST_DUE = 10;
const SLOW = 0.8;

/** What is new, what stays, what is gone, and what to watch. */
export function findingsOf(
  emerging: Answers["emerging"],
  scan: Answers["scan"],
  kinds: readonly KindChange[],
  areas: readonly AreaFigures[],
  { cases, similar }: { cases: readonly CaseProposal[]; similar: SimilarBuildings | null },
): Findings {
  const places = emerging.patches.map((patch): PlaceFinding => ({ patch, course: EMERGING[patch.kind] }));
  const of = (courses: readonly EmergingKind[], sporadic?: "now" | "before") =>
    places
      .filter(({ course, patch }) =>
        course === SPORADIC ? sporadic === (patch.isNow ? "now" : "before") : courses.includes(course),
      )
      .slice(0, MOST);
  return {
    fresh: of(FRESH),
    staying: of(STAYING, "now"),
    solved: of(SOLVED, "before"),
    clusters: scan.clusters.slice(0, MOST),
    cases: cases.slice(0, MOST),
    similar: similar && similar.items.length > 0 ? { ...similar, items: similar.items.slice(0, MOST) } : null,
    rising: kinds
      .filter(isRising)
      .sort((a, b) => b.now - b.before - (a.now - a.before))
      .slice(0, MOST),
    slow: areas
      .filter((area) => area.onTime + area.late >= LEAST_DUE && (onTimeShare(area) ?? 1) < SLOW)
      .sort((a, b) => onTimeShare(a)! - onTimeShare(b)!)
      .slice(0, MOST),
  };
}

/**
 * More than chance: two Poisson counts differ by more than twice the standard deviation of their difference, √(n + m), and by
 * a fifth at least.
 */
export const isRising = ({ now, before }: KindChange): boolean =>
  now - before > 2 * Math.sqrt(now + before) && now >= 1.2 * before;
