import type { Position } from "geojson";
import type { AreaId } from "../../domain/layout/layout.ts";
import { keptDrafts } from "../client/kept-draft.ts";
import { layouts } from "../client/layouts.ts";
import { newUuid } from "../client/uuid.ts";
import type { App } from "../state/app.ts";
import { createEditing } from "../state/editor/editing.ts";
import { createEditorStore } from "../state/editor/editor.ts";
import { openLayout } from "../state/editor/opening.ts";
import { createSaving } from "../state/editor/saving.ts";
import { createStanding } from "../state/editor/standing.ts";
import { createDesk } from "../state/planner/desk.ts";
import { whoIn } from "../state/session.ts";
import { editorTexts } from "../text/editor.ts";
import { formatCount } from "../text/format.ts";
import { createMendings } from "./planner-mendings.ts";
import type { PlannerParts } from "./planner-parts.ts";
import { createPlannerProposals } from "./planner-proposals.ts";
import { createPlannerReshaping } from "./planner-reshaping.ts";

/** What only the screen can do. */
type Ways = {
  fly: (grid: AreaId) => void;
  flyTo: (at: Position) => void;
  open: (id: number) => void;
  leave: () => void;
};

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Everything that the planner's screen is put together from, and what brings a layout onto the desk. One for the life of the page. */
export function createPlannerParts(app: App, ways: Ways): PlannerParts & { read: (id: number) => Promise<void> } {
  const editor = createEditorStore();
  const saving = createSaving(editor, { client: layouts, kept: keptDrafts, newKey: newUuid, now: Date.now });
  const words = () => editorTexts[app.getState().preferences.language];
  const nameOf = (number: number) => words().newGrid(formatCount(number));
  const editing = createEditing(editor, {
    random: Math.random,
    now: Date.now,
    newName: (level, kind, number) => {
      if (level === "microgrid") return words().newMicrogrid(formatCount(number));
      return kind === "dedicated" ? words().newDedicated(formatCount(number)) : nameOf(number);
    },
    onEdits: saving.add,
  });
  const desk = createDesk(layouts);
  // why: nothing more is saved until it is settled, so it is asked at once, but never into a gesture
  editor.subscribe(({ saved, hand }, before) => {
    const isNew = saved.state === "conflict" && (before.saved.state !== "conflict" || before.hand !== null);
    if (isNew && hand === null && desk.store.getState().dialog.kind === "none") desk.show({ kind: "conflict" });
  });
  const read = (id: number) => {
    const account = whoIn(app.getState().session)?.username ?? "";
    return openLayout(editor, saving, id, { client: layouts, kept: keptDrafts, account, wait });
  };
  const templates = () => ({
    grid: words().newGrid("{}"),
    microgrid: words().newMicrogrid("{}"),
    part: words().partOf("{}"),
  });
  const server = { client: layouts, saved: saving.flush, wait };
  const proposals = createPlannerProposals(editor, { nameOf, templates, server });
  return {
    ...{ editor, editing, saving, read },
    standing: createStanding(editor, { client: layouts, saving, reopen: (id) => void read(id) }),
    desk,
    proposals,
    reshaping: createPlannerReshaping(editor, editing, {
      nameOf: (level, number) => (level === "grid" ? nameOf(number) : words().newMicrogrid(formatCount(number))),
      ...{ templates, server, isOnServer: () => proposals.store.getState().onServer },
    }),
    mendings: createMendings(editor, (name) => words().partOf(name)),
    ...ways,
  };
}
