import { Alert, Button } from "antd";
import { administrationTexts } from "../text/administration.ts";
import { useLanguage } from "./app-context.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";
import type { Typing } from "./use-typed.ts";

type Props = {
  typing: Pick<Typing<unknown>, "saving" | "error" | "save" | "drop">;
  /** what is not saved yet, in words; null: nothing */
  changed: string | null;
  /** said once it is */
  saved: string;
};

/** Below settings that are saved as a whole: what came of it, saving, and giving up what was typed. */
export function SaveFoot({ typing: { saving, error, save, drop }, changed, saved }: Props) {
  const text = administrationTexts[useLanguage()];
  return (
    <div className="save-foot">
      <RefusalAlert error={error} />
      {saving === "saved" && <Alert type="success" showIcon title={saved} />}
      <div className="save-buttons">
        <Button type="primary" disabled={changed === null} loading={saving === "busy"} onClick={() => void save()}>
          {text.save}
        </Button>
        <Button disabled={changed === null} onClick={drop}>
          {text.cancel}
        </Button>
        {changed !== null && <span className="admin-bar-count">{changed}</span>}
      </div>
    </div>
  );
}
