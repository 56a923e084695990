import { createStore, type StoreApi } from "zustand/vanilla";
import type { Assignment } from "../../domain/layout/partition/graph.ts";
import { keptDrafts } from "../client/kept-draft.ts";
import { layouts } from "../client/layouts.ts";
import { ok } from "../client/result.ts";
import { newUuid } from "../client/uuid.ts";
import type { App } from "../state/app.ts";
import { createEditing, type Editing } from "../state/editor/editing.ts";
import { createEditorStore, type EditorStore } from "../state/editor/editor.ts";
import { infoOf, openLayout } from "../state/editor/opening.ts";
import { createSaving, type Saving } from "../state/editor/saving.ts";
import { createDesk, type Desk, type PublicationClient } from "../state/planner/desk.ts";
import type { Mending } from "../state/planner/mendings.ts";
import type { Proposals } from "../state/planner/proposals.ts";
import type { Person } from "../state/planner/shown.ts";
import { whoIn } from "../state/session.ts";
import { editorTexts } from "../text/editor.ts";
import { formatCount } from "../text/format.ts";
import { createPlannerProposals } from "./planner-proposals.ts";

/** Everything that the planner's screen is put together from. One for the life of the page. */
export type PlannerParts = {
  store: EditorStore;
  editing: Editing;
  saving: Saving;
  desk: Desk;
  proposals: Proposals<Assignment>;
  /** ways to mend the grids that have something wrong */
  mending: { store: StoreApi<readonly Mending[]> };
  /** who can be on duty in the community that is open */
  staff: StoreApi<readonly Person[]>;
  /** what a new grid is called */
  nameOf: (number: number) => string;
  open: (id: number) => Promise<void>;
};

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function createPlannerParts(app: App): PlannerParts {
  const store = createEditorStore();
  const saving = createSaving(store, { client: layouts, kept: keptDrafts, newKey: newUuid, now: Date.now });
  const words = () => editorTexts[app.getState().preferences.language];
  const nameOf = (number: number) => words().newGrid(formatCount(number));
  const editing = createEditing(store, {
    random: Math.random,
    now: Date.now,
    newName: (level, kind, number) => {
      if (level === "microgrid") return words().newMicrogrid(formatCount(number));
      return kind === "dedicated" ? words().newDedicated(formatCount(number)) : nameOf(number);
    },
    onEdits: saving.add,
  });
  const desk = createDesk(publicationClient(store));
  const open = (id: number) => {
    const account = whoIn(app.getState().session)?.username ?? "";
    return openLayout(store, saving, id, { client: layouts, kept: keptDrafts, account, wait });
  };
  return {
    ...{ store, editing, saving, desk, nameOf, open },
    proposals: createPlannerProposals(store, editing, nameOf),
    mending: { store: createStore<readonly Mending[]>(() => []) },
    staff: createStore<readonly Person[]>(() => []),
  };
}

/** What the lists and dialogs ask for; what the server says of the open layout is told to the editor too. */
function publicationClient(store: EditorStore): PublicationClient {
  return {
    list: async (community) => {
      const answer = await layouts.list(community);
      return answer.ok ? ok(answer.value.items) : answer;
    },
    begin: async (community, { name }) => {
      for (;;) {
        const answer = await layouts.create({ community, name });
        if (!answer.ok) return answer;
        if (!("progress" in answer.value)) return ok(answer.value);
        await wait(700);
      }
    },
    remove: layouts.remove,
    take: async (id, step, { note, day }) => {
      const answer = await (step === "publish" ? layouts.publish(id, day, note) : layouts.step(id, step, note));
      const { work } = store.getState();
      if (answer.ok && work?.info.id === id) store.setState({ work: { ...work, info: infoOf(answer.value) } });
      return answer;
    },
    handover: (id, after) => layouts.handover(id, after === null ? {} : { after }),
  };
}
