import type { HouseholdColumns } from "../../domain/columns.ts";
import type { NoticeRecipient } from "../../domain/notice.ts";
import type { Town } from "../../domain/town.ts";
import type { HouseholdColouring, SceneInput, Target } from "../map/scene-input.ts";
import { analysisMarks } from "../state/analysis/marks.ts";
import { analysisAreaFills, analysisFields, analysisGround, showsDensity } from "../state/analysis/picture.ts";
import type { AppState } from "../state/app.ts";
import type { Facility } from "../state/card.ts";
import { colourByFor, colouringFor, shownClasses } from "../state/colouring.ts";
import type { ColourClass, Colouring } from "../state/colouring-kind.ts";
import { endOf } from "../state/counts.ts";
import { startOfDay } from "../state/days.ts";
import { openOnlyIn, periodFor, treeFor } from "../state/derived.ts";
import type { Drawing, Drawings } from "../state/drawings.ts";
import { type Period, shownCodes } from "../state/filters.ts";
import { keepLast } from "../state/keep-last.ts";
import { lastOf } from "../state/loaded.ts";
import { classesOf, fillsOf as fillsOfStates } from "../state/notices/colours.ts";
import { shownAreas } from "../state/past-borders.ts";

const noTiles = { areas: null, roads: null, buildings: null, places: null };
const noClasses = new Uint8Array(0);
// why faint, not by type: colours of types under the legend of something else would say what is not so
const unknownYet: HouseholdColouring = { classes: noClasses, fills: [], shown: [true] };
const fillsOf = keepLast((classes: readonly ColourClass[], theme: AppState["preferences"]["theme"]) =>
  classes.map(({ fill }) => fill[theme]),
);
const noFacilities: readonly Facility[] = [];

/** Sets stay the same value while nothing in them changes: the map compares by identity. */
export type SceneOf = (state: AppState, town: Town, hover: Target, symbolScale: number) => SceneInput;

/** Makes the function that says what the map shows in a state. One for a map. */
export function createSceneOf(): SceneOf {
  const types = keepLast((town: Town, hidden: readonly string[]) =>
    shownCodes(
      town.codes.householdTypes.map(({ code }) => code),
      hidden,
    ),
  );
  const rings = keepLast((town: Town, hidden: readonly string[]) =>
    shownCodes(
      town.codes.attentionLevels.map(({ code }) => code),
      hidden,
    ),
  );
  const kinds = keepLast((town: Town, hidden: readonly string[]) =>
    shownCodes(
      town.codes.incidentKinds.map(({ code }) => code),
      hidden,
    ),
  );
  const filter = keepLast((shown: ReadonlySet<string> | null, period: Period | null, openOnly: boolean) => ({
    kinds: shown,
    from: period ? startOfDay(period.from) : 0,
    to: period ? endOf(period) : 0,
    openOnly,
  }));
  const drawings = keepLast((all: Drawings, mode: AppState["mode"], marks: readonly Drawing[]): readonly Drawing[] => [
    ...marks,
    ...Object.entries(all).flatMap(([owner, drawn]) => {
      if (owner === "borders") return drawn;
      if (owner === "round") return mode === "visits" ? drawn : [];
      return (owner === "notices") === (mode === "notices") ? drawn : [];
    }),
  ]);
  const switches = keepLast((mode: AppState["mode"], layers: AppState["layers"], areasFilled: boolean) => ({
    // why not with filled areas: two colourings at once cannot be read
    households: (mode === "households" && !areasFilled) || mode === "notices" || mode === "visits",
    incidents: mode === "incidents" || (mode === "households" && layers.incidents),
    heat: mode === "heat" || mode === "analysis",
    grids: layers.grids,
    facilities: mode === "households" && layers.facilities,
  }));
  const colours = keepLast(
    (colouring: Colouring, shown: readonly boolean[], theme: AppState["preferences"]["theme"]): HouseholdColouring => ({
      classes: colouring.rows ?? noClasses,
      fills: fillsOf(colouring.classes, theme),
      shown,
    }),
  );
  const areaFills = keepLast(
    (
      { classes }: Colouring,
      areas: ReadonlyMap<string, number>,
      shown: readonly boolean[],
      theme: AppState["preferences"]["theme"],
    ): ReadonlyMap<string, string> =>
      new Map(
        [...areas].flatMap(([code, own]) => (shown[own] && classes[own] ? [[code, classes[own].fill[theme]]] : [])),
      ),
  );
  const areaFillsOf = (state: AppState): ReadonlyMap<string, string> | null => {
    const colouring = colouringFor(state);
    if (!colouring?.areas) return null;
    const shown = shownClasses(colouring, state.filters.hiddenClasses);
    return areaFills(colouring, colouring.areas, shown, state.preferences.theme);
  };
  const colouringOf = (state: AppState): HouseholdColouring | null => {
    if (colourByFor(state).kind === "types") return null;
    const colouring = colouringFor(state);
    if (colouring === null) return unknownYet;
    return colours(colouring, shownClasses(colouring, state.filters.hiddenClasses), state.preferences.theme);
  };
  const told = keepLast(
    (
      columns: HouseholdColumns,
      recipients: readonly NoticeRecipient[],
      theme: AppState["preferences"]["theme"],
    ): HouseholdColouring => {
      const fills = fillsOfStates(theme);
      return { classes: classesOf(columns, recipients), fills, shown: [...fills.map(() => true), true] };
    },
  );
  const toldOf = ({ households, notices, preferences }: AppState): HouseholdColouring | null => {
    const columns = lastOf(households);
    if (notices.open === null) return null;
    return columns && notices.recipients ? told(columns, notices.recipients, preferences.theme) : unknownYet;
  };
  return (state, town, hover, symbolScale) => {
    const { filters, mode, selection, scope } = state;
    const tree = treeFor(state);
    const fields = analysisFields(state);
    return {
      theme: state.preferences.theme,
      language: state.preferences.language,
      codes: town.codes,
      tiles: lastOf(state.tiles) ?? noTiles,
      layers: switches(mode, state.layers, mode === "households" && areaFillsOf(state) !== null),
      areas: shownAreas(state),
      households: lastOf(state.households),
      visibleTypes: types(town, filters.hiddenTypes),
      visibleAttention: rings(town, filters.hiddenRings),
      colouring:
        mode === "households" || mode === "visits" ? colouringOf(state) : mode === "notices" ? toldOf(state) : null,
      areaFills: mode === "households" ? areaFillsOf(state) : analysisAreaFills(state),
      ground: analysisGround(state),
      incidents: lastOf(state.incidents),
      incidentFilter: filter(
        kinds(town, filters.hiddenKinds),
        periodFor(state),
        mode === "households" || openOnlyIn(state),
      ),
      // a density counts all that was reported: it does not stand for the open ones alone
      heat: showsDensity(state) || (mode === "incidents" && !openOnlyIn(state)) ? state.heat : (fields?.more ?? null),
      less: fields?.less ?? null,
      drawings: drawings(state.drawings, mode, analysisMarks(state)),
      tool: mode === "notices" && state.notices.draft.state === "drawing" ? "area" : null,
      facilities: lastOf(state.facilities) ?? noFacilities,
      scope: tree?.roots.length === 1 ? tree.roots[0] : null,
      // why: with no card open, what the figures are about stays outlined
      selection: selection.kind === "nothing" && scope !== null ? areaTarget(scope) : selection,
      hover,
      symbolScale,
    };
  };
}

const areaTarget = keepLast((code: string): Target => ({ kind: "area", code }));
