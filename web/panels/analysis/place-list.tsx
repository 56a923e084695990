import type { Patch } from "../../state/analysis/answers.ts";
import { ancestorsOf } from "../../state/area-tree.ts";
import { treeFor } from "../../state/derived.ts";
import { placeOf } from "../../text/area-names.ts";
import { formatCount } from "../../text/format.ts";
import { useApp, useCommands, useText } from "../app-context.tsx";
import { ClassSymbol } from "../symbols.tsx";
import { useKindName } from "../use-kind-name.ts";
import { useAnalysisText } from "./use-analysis-text.ts";

const MOST = 12;

type Props = {
  title: string;
  patches: readonly Patch[];
  fillOf: (patch: Patch) => string;
  /** said before where it is; "" = nothing */
  verdictOf: (patch: Patch) => string;
  empty: string;
};

/** Places one should look at, those with most incidents first; a click flies there. */
export function PlaceList({ title, patches, fillOf, verdictOf, empty }: Props) {
  const commands = useCommands();
  const words = useAnalysisText();
  const nameOf = usePlaceName();
  const kindOf = useKindName();
  return (
    <section className="places" aria-label={title}>
      <h3>{title}</h3>
      {patches.length === 0 && <p className="heat-note">{empty}</p>}
      <ul>
        {patches.slice(0, MOST).map((patch) => (
          <li key={patch.bounds.join()}>
            <button type="button" onClick={() => commands.fly({ bounds: patch.bounds, maxZoom: 17 })}>
              <ClassSymbol fill={fillOf(patch)} shape="area" size={16} />
              <span>
                <b>{nameOf(patch.grid)}</b>
                <small>{[verdictOf(patch), kindOf(patch.incidentKind)].filter(Boolean).join(" · ")}</small>
              </span>
              <em>{words.incidents(formatCount(patch.incidents))}</em>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How an area is called, with what it lies in as far as it takes. */
export function usePlaceName(): (grid: string) => string {
  const text = useText();
  const words = useAnalysisText();
  const tree = useApp(treeFor);
  return (grid) => {
    const areas = tree ? ancestorsOf(tree, grid).filter(({ level }) => level !== "microgrid") : [];
    return areas.length === 0 ? words.outside : placeOf(areas, text);
  };
}
