import { formatCount } from "../../text/format.ts";
import { PlannerDialog } from "./planner-dialog.tsx";
import { usePlannerText } from "./use-planner-text.ts";

export type CodesPreviewProps = {
  template: string;
  /** null: the template cannot be used */
  codes: readonly { name: string; before: string | null; after: string }[] | null;
  onTemplate: (template: string) => void;
  onApply: () => void;
  onClose: () => void;
};

/** What every grid would be called by the template, before anything is renumbered. */
export function CodesPreview({ template, codes, onTemplate, onApply, onClose }: CodesPreviewProps) {
  const text = usePlannerText();
  const words = text.codes;
  const changed = codes?.filter(({ before, after }) => before !== after).length ?? 0;
  return (
    <PlannerDialog title={words.title} onClose={onClose}>
      <p className="planner-lead">{words.lead}</p>
      <label className="planner-field">
        {words.template}
        <input value={template} spellCheck={false} onChange={(event) => onTemplate(event.target.value)} />
        <small>{words.templateHint}</small>
      </label>
      {codes === null && (
        <p role="alert" className="planner-alert">
          {words.unusable}
        </p>
      )}
      <div className="planner-scroll">
        <table className="planner-table">
          <thead>
            <tr>
              <th>{words.name}</th>
              <th>{words.before}</th>
              <th>{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {codes?.map(({ name, before, after }) => (
              <tr key={after}>
                <td>{name}</td>
                <td>{before ?? "–"}</td>
                <td>{before === after ? <span className="planner-quiet">{words.unchanged}</span> : <b>{after}</b>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {codes !== null && changed === 0 && <p className="planner-quiet">{words.nothing}</p>}
      <div className="planner-dialog-acts">
        <button type="button" className="planner-button" onClick={onClose}>
          {text.cancel}
        </button>
        <button type="button" className="primary" disabled={changed === 0} onClick={onApply}>
          {words.apply(formatCount(changed))}
        </button>
      </div>
    </PlannerDialog>
  );
}
