import { formatCount } from "../../text/format.ts";
import { PlannerDialog } from "./planner-dialog.tsx";
import { usePlannerText } from "./use-planner-text.ts";

export type Settlement = "mine" | "theirs" | "copy";

export type ConflictDialogProps = {
  /** who saved first; null when it is not known */
  who: string | null;
  /** own edits that touch what the other edited */
  edits: number;
  busy: boolean;
  onSettle: (how: Settlement) => void;
  onClose: () => void;
};

/** The same ground changed by two: never settled silently. */
export function ConflictDialog({ who, edits, busy, onSettle, onClose }: ConflictDialogProps) {
  const text = usePlannerText().conflict;
  const ways: readonly { how: Settlement; name: string; hint: string }[] = [
    { how: "mine", name: text.mine, hint: text.mineHint },
    { how: "theirs", name: text.theirs, hint: text.theirsHint },
    { how: "copy", name: text.copy, hint: text.copyHint },
  ];
  return (
    <PlannerDialog title={text.title} onClose={onClose}>
      <p className="planner-lead">{text.lead(who ?? text.someone)}</p>
      <p>{text.edits(formatCount(edits))}</p>
      <ul className="planner-ways">
        {ways.map(({ how, name, hint }) => (
          <li key={how}>
            <button type="button" className="planner-button" disabled={busy} onClick={() => onSettle(how)}>
              {name}
            </button>
            <span className="planner-quiet">{hint}</span>
          </li>
        ))}
      </ul>
    </PlannerDialog>
  );
}
