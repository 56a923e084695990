import { boundsOfPositions } from "../../../domain/position.ts";
import { foundFor } from "../../state/analysis/analysed.ts";
import type { ScanCluster } from "../../state/analysis/answers.ts";
import { clusterFill } from "../../state/analysis/colours.ts";
import { dateOf, dayOf } from "../../state/days.ts";
import { treeFor } from "../../state/derived.ts";
import { formatCount, formatDay, formatFigure, formatLength } from "../../text/format.ts";
import { useApp, useCommands } from "../app-context.tsx";
import { ClassSymbol } from "../symbols.tsx";
import { useKindName } from "../use-kind-name.ts";
import { usePlaceName } from "./place-list.tsx";
import { useAnalysisText } from "./use-analysis-text.ts";

/** Clusters in space and time, the least like chance first; a click flies there. */
export function ScanLegend() {
  const words = useAnalysisText();
  const commands = useCommands();
  const nameOf = usePlaceName();
  const kindOf = useKindName();
  const theme = useApp((state) => state.preferences.theme);
  const tree = useApp(treeFor);
  const found = useApp((state) => foundFor(state.analysed, "scan"));
  if (found === null) return null;
  const day = (seconds: number) => formatDay(dateOf(dayOf(seconds)), new Date());
  const boundsOf = ({ areas }: ScanCluster) =>
    boundsOfPositions(
      areas.flatMap((code) => {
        const bounds = tree?.byCode.get(code)?.bounds;
        return bounds ? [[bounds[0], bounds[1]] as const, [bounds[2], bounds[3]] as const] : [];
      }),
    );
  return (
    <section className="places" aria-label={words.clusters}>
      <h3>{words.clusters}</h3>
      {found.clusters.length === 0 && <p className="heat-note">{words.noClusters}</p>}
      <ul>
        {found.clusters.map((cluster) => (
          <li key={`${cluster.incidentKind} ${cluster.areas[0]}`}>
            <button
              type="button"
              onClick={() => {
                const bounds = boundsOf(cluster);
                if (bounds) commands.fly({ bounds, maxZoom: 17 });
              }}
            >
              <ClassSymbol fill={clusterFill(cluster.p)[theme]} shape="area" size={16} />
              <span>
                <b>{words.place(nameOf(cluster.areas[0]), kindOf(cluster.incidentKind))}</b>
                <small>
                  {words.clusterDays(day(cluster.from), day(cluster.to - 1), formatLength(cluster.radiusM))}
                </small>
                <small>
                  {words.clusterCount(formatCount(cluster.incidents), formatFigure(cluster.expected))} ·{" "}
                  {words.p(Math.max(0.001, Math.ceil(cluster.p * 1000) / 1000).toFixed(3))}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="heat-note">{words.scanNote(formatCount(found.simulations))}</p>
    </section>
  );
}
