import type { Opened } from "../../state/editor/editor.ts";
import { formatShare } from "../../text/format.ts";
import { usePlannerText } from "../planner/use-planner-text.ts";
import { useEditorText } from "./use-editor-text.ts";

type Props = { opened: Exclude<Opened, { state: "open" }>; onRetry: () => void; onDrafts: () => void };

/** While a layout is on its way, and when it did not come. */
export function Opening({ opened, onRetry, onDrafts }: Props) {
  const text = useEditorText().opening;
  const { header } = usePlannerText();
  if (opened.state === "nothing") return null;
  if (opened.state === "failed") {
    return (
      <div className="editor-opening" role="alert">
        <p>{opened.error.code === "layout_unknown" ? text.gone : text.failed}</p>
        <p>
          {opened.error.code}
          {opened.error.where && ` · ${opened.error.where}`}
        </p>
        <p>
          <button type="button" className="link" onClick={onRetry}>
            {text.retry}
          </button>{" "}
          <button type="button" className="link" onClick={onDrafts}>
            {header.drafts}
          </button>
        </p>
      </div>
    );
  }
  const { step, progress } = opened;
  return (
    <div className="editor-opening" role="status">
      <p>{step === "draft" ? text.draft : progress === null ? text.fabric : text.progress(formatShare(progress))}</p>
      <progress value={progress ?? undefined} />
    </div>
  );
}
