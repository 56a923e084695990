import { foundFor } from "../../state/analysis/analysed.ts";
import type { Patch } from "../../state/analysis/answers.ts";
import { HOT_FILLS, HOT_KINDS, type HotKind } from "../../state/analysis/colours.ts";
import { formatCount } from "../../text/format.ts";
import { useApp } from "../app-context.tsx";
import { PlaceList } from "./place-list.tsx";
import { CellChoice, Choice } from "./settings.tsx";
import { useAnalysisText } from "./use-analysis-text.ts";
import { useAsk } from "./use-ask.ts";
import { VerdictRows } from "./verdict-rows.tsx";

/** Hot and cold squares by how sure they are, and the hot places. */
export function HotSpotLegend() {
  const words = useAnalysisText();
  const ask = useAsk();
  const { usual } = useApp((state) => state.analysis);
  const theme = useApp((state) => state.preferences.theme);
  const found = useApp((state) => foundFor(state.analysed, "hot-spots"));
  const fillOf = (patch: Patch) => HOT_FILLS[patch.kind as HotKind][theme];
  return (
    <>
      <section className="legend" aria-label={words.questions["hot-spots"].name}>
        <VerdictRows
          rows={HOT_KINDS.filter((kind) => kind > 0 || !usual).map((kind) => ({
            name: words.hot[kind],
            fill: HOT_FILLS[kind][theme],
            count: found ? words.squares(formatCount(found.kinds.filter((own) => own === kind).length)) : "",
          }))}
        />
        <Choice
          label={words.beside.label}
          choices={["usual", "rest"] as const}
          chosen={usual ? "usual" : "rest"}
          nameOf={(way) => words.beside[way]}
          onChoose={(way) => ask({ usual: way === "usual" })}
        />
        <CellChoice />
        {found && (
          <p className="heat-note">
            {(usual ? words.hotNote : words.hotNoteRest)(
              formatCount(found.incidents),
              formatCount(found.squares.cellM),
            )}
          </p>
        )}
      </section>
      {found && (
        <PlaceList
          title={words.places}
          patches={found.patches.filter(({ kind }) => kind > 0)}
          fillOf={fillOf}
          verdictOf={(patch) => words.hot[patch.kind]}
          empty={words.noPlaces}
        />
      )}
    </>
  );
}
