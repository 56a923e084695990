import { useState } from "react";
import type { AreaFigures, HandlingFigures, WorkerFigures } from "../../../domain/incident-figures.ts";
import { treeFor } from "../../state/derived.ts";
import { lastOf } from "../../state/loaded.ts";
import { nameIn } from "../../text/language.ts";
import { useApp, useCommands, useLanguage } from "../app-context.tsx";
import { LoadFailure, RowSkeletons } from "../notices.tsx";
import { columnsOf, inOrder, type Sorting } from "./figure-columns.ts";
import { usePlaceName } from "./place-list.tsx";
import { useAnalysisText } from "./use-analysis-text.ts";
import "./figures.css";

/** How incidents were handled, a row an area or a person; beside the map, which shows the area that is chosen. */
export function FiguresPanel() {
  const words = useAnalysisText();
  const [by, setBy] = useState<"area" | "worker">("area");
  const figures = useApp((state) => state.figures);
  const found = lastOf(figures);
  return (
    <section className="handling" aria-label={words.figures.label}>
      <div className="handling-head">
        <h2>{words.figures.label}</h2>
        <div className="choices">
          {(["area", "worker"] as const).map((one) => (
            <button key={one} type="button" aria-pressed={one === by} onClick={() => setBy(one)}>
              {one === "area" ? words.figures.byArea : words.figures.byWorker}
            </button>
          ))}
        </div>
      </div>
      <LoadFailure loaded={figures} what={words.figures.failed} slot="incidents" />
      {found === null && figures.state !== "failed" && <RowSkeletons rows={8} rowPx={26} />}
      {found &&
        (found.whole.reported === 0 ? (
          <p className="heat-note">{words.figures.none}</p>
        ) : (
          <FiguresTable key={by} by={by} whole={found.whole} rows={by === "area" ? found.areas : found.workers} />
        ))}
    </section>
  );
}

type Row = AreaFigures | WorkerFigures;

function FiguresTable(props: { by: "area" | "worker"; whole: HandlingFigures; rows: readonly Row[] }) {
  const { by, whole, rows } = props;
  const words = useAnalysisText();
  const language = useLanguage();
  const commands = useCommands();
  const nameOf = usePlaceName();
  const tree = useApp(treeFor);
  const states = useApp((state) => lastOf(state.town)?.codes.incidentStates ?? null);
  const [sorted, setSorted] = useState<Sorting | null>(null);
  const columns = columnsOf(
    whole,
    (states ?? []).map(({ code, name }) => ({ code, name: nameIn(language, name) })),
    words.figures,
    language,
  );
  const sort = (key: string) => setSorted({ key, down: sorted?.key === key ? !sorted.down : true });
  const cells = (row: HandlingFigures) => columns.map(({ key, read }) => <td key={key}>{read(row)}</td>);
  return (
    <div className="handling-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.figures.name[by]}</th>
            {columns.map(({ key, title, hint }) => (
              <th
                key={key}
                scope="col"
                title={hint}
                aria-sort={sorted?.key !== key ? undefined : sorted.down ? "descending" : "ascending"}
              >
                <button type="button" onClick={() => sort(key)}>
                  {title}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="handling-whole">
            <th scope="row">{words.figures.whole}</th>
            {cells(whole)}
          </tr>
          {inOrder(rows, columns, sorted).map((row) =>
            "code" in row ? (
              <tr key={row.code}>
                <th scope="row">
                  <button
                    type="button"
                    onClick={() => {
                      const bounds = tree?.byCode.get(row.code)?.bounds;
                      commands.select({ kind: "area", code: row.code }, bounds ? { bounds } : undefined);
                    }}
                  >
                    {tree?.byCode.get(row.code)?.level === "microgrid" ? row.name : nameOf(row.code)}
                  </button>
                </th>
                {cells(row)}
              </tr>
            ) : (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                {cells(row)}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
