import { createStore, type StoreApi } from "zustand/vanilla";
import type { Alert } from "../../domain/alert.ts";
import type { SimilarBuildings } from "../../domain/building.ts";
import type { HouseholdColumns, IncidentColumns } from "../../domain/columns.ts";
import type { CaseProposal } from "../../domain/incident.ts";
import type { IncidentFigures } from "../../domain/incident-figures.ts";
import type { DensityField } from "../../domain/statistics/density.ts";
import type { MapTheme } from "../../domain/theme.ts";
import type { Town } from "../../domain/town.ts";
import type { VisitColumns } from "../../domain/visit-columns.ts";
import type { WalkingCircle, WalkMinutes, WalkOutside } from "../../domain/walk.ts";
import { type Analysed, nothingAnalysed } from "./analysis/analysed.ts";
import type { AnalysisChoice } from "./analysis/choice.ts";
import type { Areas, PastBorders } from "./areas.ts";
import type { Camera, CameraStart } from "./camera.ts";
import type { Card, Facility } from "./card.ts";
import type { ColourBy } from "./colour-by.ts";
import type { Day } from "./days.ts";
import { type Drawings, noDrawings } from "./drawings.ts";
import type { Filters } from "./filters.ts";
import type { ListChoice } from "./incidents/list.ts";
import type { Reporting } from "./incidents/report-draft.ts";
import type { Layers } from "./layers.ts";
import { type Loaded, waiting } from "./loaded.ts";
import type { Mode } from "./mode.ts";
import { type Notices, noNotices } from "./notices/notices.ts";
import type { Preferences } from "./preferences.ts";
import type { Selection } from "./selection.ts";
import type { Session } from "./session.ts";
import type { ThemeData } from "./theme-data.ts";
import type { TileSources } from "./tiles.ts";
import type { Span } from "./timeline.ts";
import type { View } from "./view.ts";
import type { VisitEntries } from "./visit-entry.ts";
import type { RoundPlan } from "./visit-round.ts";

/** `lost`: events may have been missed; the page reads again once it is back. */
export type Live = "waiting" | "open" | "lost";

/** The field that is drawn and the scale it is read with: `max`, per km², is fixed for the period. */
export type HeatPicture = { field: DensityField; max: number };

/** Everything on screen follows from this. One store, one slice a file; nothing derived is kept. */
export type AppState = {
  session: Session;
  preferences: Preferences;
  mode: Mode;
  layers: Layers;
  filters: Filters;
  colourBy: ColourBy;
  span: Span;
  playing: boolean;
  bandwidthM: number;
  /** for how many days a household was not visited to be shown; 0 = no matter */
  visitDays: number;
  /** what is asked of the incidents in the mode "analysis" */
  analysis: AnalysisChoice;
  /** the list beside the map in the mode "incidents" */
  list: ListChoice;
  scope: string | null;
  selection: Selection;
  /** areas whose parts are listed; null until someone opened or closed one */
  expanded: readonly string[] | null;
  cameraStart: CameraStart;
  camera: Camera | null;
  live: Live;
  town: Loaded<Town>;
  tiles: Loaded<TileSources>;
  areas: Loaded<Areas>;
  /** the day whose borders are shown; null = today */
  bordersAt: Day | null;
  pastBorders: Loaded<PastBorders>;
  households: Loaded<HouseholdColumns>;
  incidents: Loaded<IncidentColumns>;
  facilities: Loaded<readonly Facility[]>;
  /** what machines reported and waits for a person; asked for when the lists of incidents are first looked at */
  alerts: Loaded<readonly Alert[]>;
  /** asked for when visits are first looked at */
  visits: Loaded<VisitColumns>;
  /** the walk through the due visits of a day; waiting until someone asks for one */
  round: Loaded<RoundPlan>;
  themes: Loaded<readonly MapTheme[]>;
  /** of the theme that is chosen */
  themeData: Loaded<ThemeData>;
  /** null until it was asked for and has come */
  heat: HeatPicture | null;
  /** the answer to `analysis` */
  analysed: Analysed;
  /** how the incidents of the period were handled; waiting while nobody asks */
  figures: Loaded<IncidentFigures>;
  /** open reports that may have one cause; waiting while nobody asks */
  proposedCases: Loaded<readonly CaseProposal[]>;
  /** buildings like those where a kind happened; waiting while nobody asks */
  similar: Loaded<SimilarBuildings>;
  /** beside the layers, by the part of the page that draws them */
  drawings: Drawings;
  notices: Notices;
  /** of the selection */
  card: Loaded<Card>;
  /** how far one walks to the facility that is selected */
  walkMinutes: WalkMinutes;
  circle: Loaded<WalkingCircle>;
  /** who lives farther than a walk from every facility of a kind, while households are coloured by it */
  outside: Loaded<WalkOutside>;
  /** visits being written down, by household */
  visitEntries: VisitEntries;
  /** the incident being reported at this desk */
  reporting: Reporting | null;
  /** the incident that was just reported and not all of whose photos have come */
  photosMissing: number | null;
};

export type App = StoreApi<AppState>;

/** The state at first: what the link says, with `preferences` where it says nothing. */
export function firstState(view: View, preferences: Preferences): AppState {
  return {
    session: { state: "asking" },
    preferences: { ...preferences, ...view.preferences },
    mode: view.mode,
    layers: view.layers,
    filters: view.filters,
    colourBy: view.colourBy,
    span: view.span,
    playing: false,
    bandwidthM: view.bandwidthM,
    visitDays: view.visitDays,
    analysis: view.analysis,
    list: view.list,
    scope: view.scope,
    selection: view.selection,
    expanded: null,
    cameraStart: view.camera,
    camera: null,
    live: "waiting",
    town: waiting,
    tiles: waiting,
    areas: waiting,
    bordersAt: view.bordersAt,
    pastBorders: waiting,
    households: waiting,
    incidents: waiting,
    facilities: waiting,
    alerts: waiting,
    visits: waiting,
    round: waiting,
    themes: waiting,
    themeData: waiting,
    heat: null,
    analysed: nothingAnalysed,
    figures: waiting,
    proposedCases: waiting,
    similar: waiting,
    drawings: noDrawings,
    notices: noNotices,
    card: waiting,
    walkMinutes: 15,
    circle: waiting,
    outside: waiting,
    visitEntries: {},
    reporting: null,
    photosMissing: null,
  };
}

/** What of the state goes into a link. */
export const viewOf = (state: AppState): View => ({
  camera: state.camera
    ? { center: state.camera.center, zoom: state.camera.zoom, bearing: state.camera.bearing }
    : state.cameraStart,
  mode: state.mode,
  layers: state.layers,
  filters: state.filters,
  colourBy: state.colourBy,
  span: state.span,
  bandwidthM: state.bandwidthM,
  visitDays: state.visitDays,
  analysis: state.analysis,
  list: state.list,
  scope: state.scope,
  bordersAt: state.bordersAt,
  selection: state.selection,
  preferences: state.preferences,
});

export const createApp = (state: AppState): App => createStore<AppState>(() => state);
