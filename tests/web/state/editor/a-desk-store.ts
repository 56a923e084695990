import type { Edit } from "../../../../domain/layout/edit.ts";
import { figuresOf } from "../../../../domain/layout/figures.ts";
import { NO_HISTORY } from "../../../../domain/layout/history.ts";
import type { Draft } from "../../../../domain/layout/layout.ts";
import { USUAL_SETTINGS } from "../../../../domain/layout/layout-settings.ts";
import type { LayoutInfo } from "../../../../domain/layout/publication.ts";
import { groundOf } from "../../../../web/layout-editor/ground.ts";
import { createEditing, type Editing } from "../../../../web/state/editor/editing.ts";
import { createEditorStore, type EditorStore } from "../../../../web/state/editor/editor.ts";
import { coloursOf } from "../../../../web/state/editor/measured.ts";

const info: LayoutInfo = {
  id: 7,
  community: "990101001001",
  communityName: "柳园社区",
  name: "试画",
  state: "draft",
  settings: USUAL_SETTINGS,
  revision: 0,
  fabric: "v1",
  by: "林",
  createdAt: "2026-11-20T08:00:00Z",
  changedAt: "2026-11-20T08:00:00Z",
  inForceFrom: null,
  steps: [],
  may: { edit: null, delete: null, submit: null, withdraw: null, approve: null, reject: null, publish: null },
  usedCodes: [],
};

/** A store with `draft` open for editing; `sent` gathers what is to reach the server. */
export function aDeskStore(draft: Draft): { store: EditorStore; editing: Editing; sent: Edit[] } {
  const store = createEditorStore();
  const sent: Edit[] = [];
  store.setState({
    opened: { state: "open", id: info.id },
    work: {
      info,
      draft,
      figures: figuresOf(draft),
      ground: groundOf(draft.fabric),
      base: draft,
      history: NO_HISTORY,
      colours: coloursOf(draft, new Map()),
    },
    band: [100, 200],
    target: 150,
  });
  let clock = Date.UTC(2026, 10, 20);
  const editing = createEditing(store, {
    random: () => 0.5,
    now: () => ++clock,
    newName: (_, kind, number) => `${kind} ${number}`,
    onEdits: (edits) => sent.push(...edits),
  });
  return { store, editing, sent };
}
