import { useState } from "react";
import type { LayoutItem } from "../../../domain/layout/publication.ts";
import type { SideChoice } from "../../state/planner/dialog.ts";
import type { Comparison } from "../../state/planner/shown.ts";
import { formatCount, formatShare } from "../../text/format.ts";
import { CompareFigures } from "./compare-figures.tsx";
import { LayoutSketch } from "./layout-sketch.tsx";
import { PlannerDialog } from "./planner-dialog.tsx";
import { usePlannerText } from "./use-planner-text.ts";
import "./compare-page.css";

export type ComparePageProps = {
  /** others of the community */
  layouts: readonly LayoutItem[];
  left: SideChoice;
  right: SideChoice;
  onChoose: (left: SideChoice, right: SideChoice) => void;
  /** null while a side is on its way */
  comparison: Comparison | null;
  /** why there is none, in words */
  fault: string | null;
  onClose: () => void;
};

/** Two layouts side by side or as what differs, with their figures and who moves. */
export function ComparePage({ layouts, left, right, onChoose, comparison, fault, onClose }: ComparePageProps) {
  const text = usePlannerText().compare;
  const [view, setView] = useState<"side-by-side" | "difference">("side-by-side");
  const views = (
    <fieldset className="planner-toggle" aria-label={text.view}>
      {(["side-by-side", "difference"] as const).map((name) => (
        <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
          {name === "difference" ? text.difference : text.sideBySide}
        </button>
      ))}
    </fieldset>
  );
  return (
    <PlannerDialog title={text.title} wide onClose={onClose} end={views}>
      <div className="compare-choices">
        <Choice label={text.left} value={left} layouts={layouts} onChoose={(side) => onChoose(side, right)} />
        <Choice label={text.right} value={right} layouts={layouts} onChoose={(side) => onChoose(left, side)} />
      </div>
      {fault !== null && (
        <p role="alert" className="planner-alert">
          {fault}
        </p>
      )}
      {comparison === null && fault === null && <p role="status">{text.loading}</p>}
      {comparison && (
        <div className="compare-body">
          <div className={view === "difference" ? "compare-maps compare-one" : "compare-maps"}>
            {view === "difference" ? (
              <figure>
                <LayoutSketch sketch={comparison.difference} label={text.difference} />
                <figcaption className="compare-key">
                  <i className="compare-moved" /> {text.moved} <i className="compare-kept" /> {text.kept}
                </figcaption>
              </figure>
            ) : (
              [comparison.left, comparison.right].map((side, index) => (
                <figure key={index === 0 ? "left" : "right"}>
                  <LayoutSketch sketch={side.sketch} label={side.name} />
                  <figcaption>{side.name}</figcaption>
                </figure>
              ))
            )}
          </div>
          <div className="planner-scroll compare-facts">
            <CompareFigures left={comparison.left} right={comparison.right} />
            <h3>{text.who}</h3>
            {comparison.moves.length === 0 ? (
              <p className="planner-quiet">{text.same}</p>
            ) : (
              <>
                <p className="planner-lead">
                  {text.total(formatCount(comparison.households), formatShare(comparison.share))}
                </p>
                <table className="planner-table">
                  <thead>
                    <tr>
                      <th>{text.from}</th>
                      <th>{text.to}</th>
                      <th className="planner-right">{text.households}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {comparison.moves.map(({ from, to, households }) => (
                      <tr key={`${from} ${to}`}>
                        <td>{from}</td>
                        <td>{to}</td>
                        <td className="planner-right">{formatCount(households)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </>
            )}
          </div>
        </div>
      )}
    </PlannerDialog>
  );
}

type ChoiceProps = {
  label: string;
  value: SideChoice;
  layouts: readonly LayoutItem[];
  onChoose: (side: SideChoice) => void;
};

function Choice({ label, value, layouts, onChoose }: ChoiceProps) {
  const text = usePlannerText();
  return (
    <label className="planner-field">
      {label}
      <select
        value={value}
        onChange={({ target }) =>
          onChoose(target.value === "in-force" || target.value === "this" ? target.value : Number(target.value))
        }
      >
        <option value="in-force">{text.compare.inForce}</option>
        <option value="this">{text.compare.thisDraft}</option>
        {layouts.map(({ id, name, state }) => (
          <option key={id} value={id}>
            {name} · {text.stages[state]}
          </option>
        ))}
      </select>
    </label>
  );
}
