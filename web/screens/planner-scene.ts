import type { LayoutFigures } from "../../domain/layout/figures.ts";
import type { AreaId } from "../../domain/layout/layout.ts";
import type { Town } from "../../domain/town.ts";
import { createPicture } from "../layout-editor/picture.ts";
import type { SceneInput } from "../map/scene-input.ts";
import type { AppState } from "../state/app.ts";
import type { EditorState } from "../state/editor/editor.ts";
import { coloursOf } from "../state/editor/measured.ts";
import { keepLast } from "../state/keep-last.ts";
import { lastOf } from "../state/loaded.ts";
import { editorTexts } from "../text/editor.ts";
import { formatCount } from "../text/format.ts";

const noTiles = { areas: null, roads: null, buildings: null, places: null };
const layers = { households: false, incidents: false, heat: false, grids: false, facilities: false };
const incidentFilter = { kinds: null, from: 0, to: 0, openOnly: false };
const none: readonly never[] = [];
const nothing = { kind: "nothing" } as const;

/** Makes the function that says what the map of the planner shows. One for a map. */
export function createPlannerScene(): (app: AppState, town: Town, editor: EditorState) => SceneInput {
  const picture = createPicture();
  const households = keepLast(
    ({ grid }: LayoutFigures) => new Map([...grid].map(([id, figures]) => [id, figures.households])),
  );
  const letters = keepLast(
    (consequence: EditorState["consequence"], language: AppState["preferences"]["language"]) =>
      new Map<AreaId, string>(
        (consequence?.areas ?? []).map(({ id }, index) => [id, editorTexts[language].letters[index] ?? ""]),
      ),
  );
  return (app, town, { work, after, hand, level, chosen, band, consequence, tool }) => {
    const { language, theme } = app.preferences;
    const shown = after ?? work;
    return {
      theme,
      language,
      codes: town.codes,
      tiles: lastOf(app.tiles) ?? noTiles,
      layers,
      areas: lastOf(app.areas),
      households: null,
      visibleTypes: null,
      visibleAttention: null,
      colouring: null,
      areaFills: null,
      incidents: null,
      incidentFilter,
      heat: null,
      facilities: none,
      drawings: none,
      scope: work?.info.community ?? null,
      tool: work === null ? null : tool === "select" || work.info.may.edit !== null ? "plan-look" : "plan",
      plan:
        work && shown
          ? picture({
              ground: work.ground,
              draft: work.draft,
              preview: shown.draft,
              level,
              chosen,
              colours: coloursOf(shown.draft, work.colours),
              households: households(shown.figures),
              band,
              hand,
              letters: letters(level === "grid" ? consequence : null, language),
              formatCount,
            })
          : null,
      selection: nothing,
      hover: nothing,
      symbolScale: 1,
    };
  };
}
