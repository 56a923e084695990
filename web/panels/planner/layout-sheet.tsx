import { useEffect } from "react";
import { createPortal } from "react-dom";
import type { LayoutState } from "../../../domain/layout/publication.ts";
import type { GridRow } from "../../state/planner/shown.ts";
import type { Sketch } from "../../state/planner/sketch.ts";
import { formatCount, formatFigure, formatShare } from "../../text/format.ts";
import { useText } from "../app-context.tsx";
import { LayoutSketch } from "./layout-sketch.tsx";
import { usePlannerText } from "./use-planner-text.ts";
import "./layout-sheet.css";

type Props = {
  name: string;
  stage: LayoutState;
  /** today, as 2026-11-20 */
  today: string;
  simulated: boolean;
  sketch: Sketch;
  rows: readonly GridRow[];
  /** it has been printed, or given up */
  onPrinted: () => void;
};

/** The layout on paper: its map with codes, and every grid with its figures. Prints itself once it stands. */
export function LayoutSheet({ name, stage, today, simulated, sketch, rows, onPrinted }: Props) {
  const text = useText();
  const words = usePlannerText();
  useEffect(() => {
    window.addEventListener("afterprint", onPrinted);
    window.print();
    return () => window.removeEventListener("afterprint", onPrinted);
  }, [onPrinted]);
  return createPortal(
    <article className="layout-sheet">
      <h1>{words.sheet.title(name)}</h1>
      <p>
        {words.sheet.stage} {words.stages[stage]} · {words.sheet.printed(today)} · {words.sheet.datum}
        {simulated && <b> · {text.simulated}</b>}
      </p>
      <LayoutSketch sketch={sketch} label={name} measured />
      <table>
        <thead>
          <tr>
            <th>{words.form.code}</th>
            <th>{words.form.name}</th>
            <th>{words.form.people.grid}</th>
            <th>{words.grids.households}</th>
            <th>{words.grids.facts.population}</th>
            <th>{words.grids.facts.compactness}</th>
            <th>{words.grids.facts.onRoads}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>{row.code ?? words.noGround}</td>
              <td>{row.name}</td>
              <td>{words.list(row.people.map((person) => person.name))}</td>
              <td>{formatCount(row.households)}</td>
              <td>{formatCount(row.population)}</td>
              <td>{formatFigure(row.compactness)}</td>
              <td>{formatShare(row.onRoads)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer>{words.sheet.review}</footer>
    </article>,
    document.body,
  );
}
