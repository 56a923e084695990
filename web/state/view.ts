import { type AnalysisChoice, firstChoice } from "./analysis/choice.ts";
import type { CameraStart } from "./camera.ts";
import { byTypes, type ColourBy } from "./colour-by.ts";
import type { Day } from "./days.ts";
import { type Filters, noFilters } from "./filters.ts";
import { firstList, type ListChoice } from "./incidents/list.ts";
import { allLayers, type Layers } from "./layers.ts";
import type { Mode } from "./mode.ts";
import type { Preferences } from "./preferences.ts";
import { nothing, type Selection } from "./selection.ts";
import type { Span } from "./timeline.ts";

/** Everything a link carries. */
export type View = {
  camera: CameraStart;
  mode: Mode;
  layers: Layers;
  filters: Filters;
  colourBy: ColourBy;
  span: Span;
  bandwidthM: number;
  visitDays: number;
  analysis: AnalysisChoice;
  /** which list of incidents */
  list: ListChoice;
  /** the area the figures are about; null = everything */
  scope: string | null;
  /** the day whose borders are shown; null = today */
  bordersAt: Day | null;
  selection: Selection;
  preferences: Partial<Preferences>;
};

export const firstView: View = {
  camera: null,
  mode: "households",
  layers: allLayers,
  filters: noFilters,
  colourBy: byTypes,
  span: "month",
  bandwidthM: 150,
  visitDays: 0,
  analysis: firstChoice,
  list: firstList,
  scope: null,
  bordersAt: null,
  selection: nothing,
  preferences: {},
};
