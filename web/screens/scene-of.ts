import type { Town } from "../../domain/town.ts";
import type { SceneInput, Target } from "../map/scene-input.ts";
import type { AppState } from "../state/app.ts";
import type { Facility } from "../state/card.ts";
import { endOf } from "../state/counts.ts";
import { startOfDay } from "../state/days.ts";
import { keepLast, openOnlyIn, periodFor, treeFor } from "../state/derived.ts";
import { type Period, shownCodes } from "../state/filters.ts";
import { lastOf } from "../state/loaded.ts";

const noTiles = { areas: null, roads: null, buildings: null, places: null };
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
  const switches = keepLast((mode: AppState["mode"], layers: AppState["layers"]) => ({
    households: mode === "households",
    incidents: mode === "incidents" || (mode === "households" && layers.incidents),
    heat: mode === "heat",
    grids: layers.grids,
    facilities: mode === "households" && layers.facilities,
  }));
  return (state, town, hover, symbolScale) => {
    const { filters, mode, selection, scope } = state;
    const tree = treeFor(state);
    return {
      theme: state.preferences.theme,
      language: state.preferences.language,
      codes: town.codes,
      tiles: lastOf(state.tiles) ?? noTiles,
      layers: switches(mode, state.layers),
      areas: lastOf(state.areas),
      households: lastOf(state.households),
      visibleTypes: types(town, filters.hiddenTypes),
      visibleAttention: rings(town, filters.hiddenRings),
      incidents: lastOf(state.incidents),
      incidentFilter: filter(
        kinds(town, filters.hiddenKinds),
        periodFor(state),
        mode === "households" || openOnlyIn(state),
      ),
      // a density counts all that was reported: it does not stand for the open ones alone
      heat: mode === "heat" || (mode === "incidents" && !openOnlyIn(state)) ? state.heat : null,
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
