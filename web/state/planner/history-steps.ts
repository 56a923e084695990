import type { Edit } from "../../../domain/layout/edit.ts";
import type { History } from "../../../domain/layout/history.ts";
import type { AreaId, Layout } from "../../../domain/layout/layout.ts";
import { OWN_LABELS, type Step } from "./shown.ts";

/** More grids than these are not named one by one. */
const MOST_NAMED = 3;

/** The steps of a history in words that can be said: what kind of edit, and the grids it names that are there in `layout`. */
export const shownSteps = ({ steps }: History, layout: Layout): Step[] =>
  steps.map(({ at, label, edits }) => {
    const ids = new Set(edits.flatMap(gridsNamed));
    const names = [...ids].flatMap((id) => layout.grids.get(id)?.name ?? []);
    return {
      at: Date.parse(at),
      label: OWN_LABELS.find((own) => own === label) ?? edits[0].kind,
      grids: names.length > MOST_NAMED ? [] : names,
    };
  });

/** Grids that an edit names; microgrids are left out. */
function gridsNamed(edit: Edit): AreaId[] {
  if ("level" in edit && edit.level !== "grid") return [];
  switch (edit.kind) {
    case "assign":
      return [edit.to];
    case "create":
      return [edit.id];
    case "merge":
      return [edit.from, edit.into];
    case "remove":
    case "describe":
      return [edit.area];
    case "split":
      return [edit.area, edit.id];
    case "reroute":
      return [...edit.between];
    case "regroup":
      return [edit.grid];
    case "lock":
      return [...edit.grids];
    default:
      return [];
  }
}
