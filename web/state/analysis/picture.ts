// What the map shows of an analysis.

import { classOf, usualBreaks } from "../../../domain/statistics/class-breaks.ts";
import type { DensityField } from "../../../domain/statistics/density.ts";
import type { AppState } from "../app.ts";
import { sequential } from "../colourings/class-colours.ts";
import { keepLast } from "../keep-last.ts";
import type { Theme } from "../preferences.ts";
import { foundFor } from "./analysed.ts";
import type { Answers, RateRow, ScanCluster } from "./answers.ts";
import { clusterFill, EMERGING_FILLS, HOT_FILLS, type HotKind } from "./colours.ts";
import { NO_PATTERN } from "./emerging-kinds.ts";
import { type GroundFills, squareFills } from "./ground.ts";

/** Classes of the map of rates. */
const RATE_CLASSES = 5;

export type RateClasses = { breaks: readonly number[]; fills: readonly string[]; classOf: ReadonlyMap<string, number> };

const keptRates = keepLast((rows: readonly RateRow[], smoothed: boolean, theme: Theme): RateClasses => {
  const rateOf = (row: RateRow) => (smoothed ? row.smoothed : row.raw);
  const values = rows.flatMap((row) => rateOf(row) ?? []).sort((a, b) => a - b);
  const breaks = usualBreaks(values, RATE_CLASSES);
  return {
    breaks,
    fills: sequential(breaks.length + 1).map((fill) => fill[theme]),
    classOf: new Map(rows.flatMap((row) => (rateOf(row) === null ? [] : [[row.code, classOf(rateOf(row)!, breaks)]]))),
  };
});

/** Areas by their rate; null while that is not what is asked, or not known. */
export function rateClassesFor(state: AppState): RateClasses | null {
  const found = state.mode === "analysis" && state.analysis.name === "rates" ? foundFor(state.analysed, "rates") : null;
  return found && keptRates(found.rows, state.analysis.smoothed, state.preferences.theme);
}

const keptRateFills = keepLast(
  ({ fills, classOf }: RateClasses): ReadonlyMap<string, string> =>
    new Map([...classOf].map(([code, own]) => [code, fills[own]])),
);

const keptClusters = keepLast(
  (clusters: readonly ScanCluster[], theme: Theme): ReadonlyMap<string, string> =>
    // why from behind: of two clusters in one area the less likely gives the colour
    new Map(clusters.toReversed().flatMap(({ areas, p }) => areas.map((code) => [code, clusterFill(p)[theme]]))),
);

/** Colour of each area; null where areas are not what is drawn. */
export function analysisAreaFills(state: AppState): ReadonlyMap<string, string> | null {
  if (state.mode !== "analysis") return null;
  if (state.analysis.name === "scan") {
    const found = foundFor(state.analysed, "scan");
    return found && keptClusters(found.clusters, state.preferences.theme);
  }
  const classes = rateClassesFor(state);
  return classes && keptRateFills(classes);
}

const keptHot = keepLast(({ squares, kinds }: Answers["hot-spots"], theme: Theme) =>
  squareFills(squares, (unit) => (kinds[unit] === 0 ? null : HOT_FILLS[kinds[unit] as HotKind][theme])),
);
const keptEmerging = keepLast(({ squares, kinds }: Answers["emerging"], theme: Theme) =>
  squareFills(squares, (unit) => (kinds[unit] === NO_PATTERN ? null : EMERGING_FILLS[kinds[unit]][theme])),
);

/** Squares of ground in their colours; null where none are drawn. */
export function analysisGround(state: AppState): GroundFills | null {
  if (state.mode !== "analysis") return null;
  const { theme } = state.preferences;
  if (state.analysis.name === "hot-spots") {
    const found = foundFor(state.analysed, "hot-spots");
    return found && keptHot(found, theme);
  }
  if (state.analysis.name === "emerging") {
    const found = foundFor(state.analysed, "emerging");
    return found && keptEmerging(found, theme);
  }
  return null;
}

type FieldPicture = { field: DensityField; max: number };
const keptField = () => keepLast((field: DensityField, max: number): FieldPicture => ({ field, max }));
const [keptMore, keptLess] = [keptField(), keptField()];

/** Fields in warm and in cool colours; null where none are drawn. */
export function analysisFields(state: AppState): { more: FieldPicture; less: FieldPicture } | null {
  if (state.mode !== "analysis") return null;
  const { name } = state.analysis;
  const found = name === "risk" || name === "difference" ? foundFor(state.analysed, name) : null;
  return found && { more: keptMore(found.more, found.max), less: keptLess(found.less, found.max) };
}

/** Whether the density of incidents itself is what is looked at. */
export const showsDensity = ({ mode, analysis }: AppState): boolean =>
  mode === "heat" || (mode === "analysis" && (analysis.name === "density" || analysis.name === "hours"));
