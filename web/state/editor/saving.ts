import type { Edit } from "../../../domain/layout/edit.ts";
import { figuresAfter } from "../../../domain/layout/figures.ts";
import type { History } from "../../../domain/layout/history.ts";
import type { Draft } from "../../../domain/layout/layout.ts";
import type { EditsConflict, SavedEdit } from "../../../domain/layout/publication.ts";
import type { KeptDrafts } from "../../client/kept-draft.ts";
import type { LayoutsClient } from "../../client/layouts.ts";
import type { EditorStore } from "./editor.ts";
import { empty } from "./gesture.ts";
import { workWith } from "./measured.ts";
import { type Pending, withPending, withSaved } from "./rebase.ts";

/** Edits of one moment go together. */
const SETTLE_MS = 300;

/** After the server did not answer. */
const AGAIN_MS = 5000;

/** In one request. */
const MOST_EDITS = 200;

/** What lies on this device of a draft that is being drawn. */
export type Kept = { revision: number; pending: readonly Pending[]; history: History };

/** Where the draft stands on the server, and what has not got there yet. */
type Stand = {
  id: number;
  keptAs: string;
  revision: number;
  /** the draft at that revision */
  confirmed: Draft;
  pending: readonly Pending[];
};

/** How a conflict is settled. */
export type Settlement = "mine" | "theirs";

export type Saving = {
  /** From now on edits of this draft are sent. */
  begin(stand: Stand): void;
  add(edits: readonly Edit[]): void;
  /** Sends what waits now; resolves when the server has answered. */
  flush(): Promise<void>;
  /** Takes what others saved since. */
  pull(): Promise<void>;
  /** what the server said of edits that touch what somebody else edited; null while there is none */
  conflict(): EditsConflict<Edit> | null;
  settle(how: Settlement): Promise<void>;
  /** edits that the server has not got */
  pending(): readonly Pending[];
  stop(): void;
};

type Outside = {
  client: Pick<LayoutsClient, "save" | "edits">;
  kept: Pick<KeptDrafts, "write">;
  newKey: () => string;
  now: () => number;
};

/** Sends edits as they are made, merges what others save meanwhile, and keeps both on the device until it is done. */
export function createSaving(store: EditorStore, { client, kept, newKey, now }: Outside): Saving {
  let stand: Stand | null = null;
  let conflict: EditsConflict<Edit> | null = null;
  let sending: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWriting = false;
  let isDirty = false;

  /** One write at a time, the newest last. */
  const keep = async () => {
    isDirty = true;
    if (isWriting) return;
    isWriting = true;
    while (isDirty && stand) {
      isDirty = false;
      const { keptAs, revision, pending } = stand;
      const { work } = store.getState();
      if (work) await kept.write(keptAs, { revision, pending, history: work.history } satisfies Kept);
    }
    isWriting = false;
  };

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  /** The server's draft, with what it has not got yet, onto the desk. */
  const put = (confirmed: Draft, revision: number, pending: readonly Pending[]) => {
    const { work } = store.getState();
    if (!stand || !work) return;
    const { draft, kept } = withPending(confirmed, pending);
    stand = { ...stand, confirmed, revision, pending: kept };
    const figures = figuresAfter(work.figures, work.draft, draft);
    store.setState({ ...empty, work: workWith(work, { draft, figures }) });
    void keep();
  };

  const send = async (): Promise<void> => {
    while (stand && stand.pending.length > 0 && conflict === null) {
      const batch = stand.pending.slice(0, MOST_EDITS);
      const { id } = stand;
      store.setState({ saved: { state: "saving" } });
      const answer = await client.save(id, { since: stand.revision, edits: [...batch] });
      if (!stand || stand.id !== id) return;
      if (!answer.ok) {
        conflict = answer.error.conflict ? (answer.error.conflict as EditsConflict<Edit>) : null;
        store.setState({
          saved: conflict ? { state: "conflict" } : { state: "unsent", edits: stand.pending.length },
        });
        // why: what was handed in, or thrown away, is not asked for again until it is opened once more
        if (!conflict && answer.error.code !== "layout_state" && answer.error.status !== 404) later(AGAIN_MS);
        return;
      }
      took(batch, answer.value.revision, answer.value.merged);
    }
    if (stand && stand.pending.length === 0) store.setState({ saved: { state: "saved", at: now() } });
  };

  const took = (batch: readonly Pending[], revision: number, merged: readonly SavedEdit<Edit>[]) => {
    if (!stand) return;
    const rest = stand.pending.slice(batch.length);
    const confirmed = withSaved(withSaved(stand.confirmed, merged), batch);
    if (merged.length > 0) {
      put(confirmed, revision, rest);
      return;
    }
    stand = { ...stand, confirmed, revision, pending: rest };
    void keep();
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    sending ??= send().finally(() => {
      sending = null;
    });
    return sending;
  };

  const pull = async (): Promise<void> => {
    await sending;
    if (!stand || conflict) return;
    const { id, revision, pending } = stand;
    if (pending.length > 0) return flush();
    const answer = await client.edits(id, revision);
    if (!answer.ok || !stand || stand.id !== id || stand.revision !== revision) return;
    const { items } = answer.value;
    const last = items.at(-1);
    if (last) put(withSaved(stand.confirmed, items), last.number, stand.pending);
  };

  return {
    begin: (next) => {
      stand = next;
      conflict = null;
      const waits = next.pending.length;
      store.setState({ saved: waits > 0 ? { state: "unsent", edits: waits } : { state: "saved", at: null } });
      void keep();
      if (waits > 0) later(SETTLE_MS);
    },
    add: (edits) => {
      if (!stand) return;
      stand = { ...stand, pending: [...stand.pending, ...edits.map((edit) => ({ key: newKey(), edit }))] };
      void keep();
      if (conflict === null) {
        store.setState(({ saved }) => (saved.state === "saved" ? { saved: { state: "saving" } } : {}));
        later(SETTLE_MS);
      }
    },
    flush,
    pull,
    conflict: () => conflict,
    settle: async (how) => {
      if (!stand || !conflict) return;
      const { theirs, mine, revision } = conflict;
      conflict = null;
      const pending = how === "mine" ? stand.pending : stand.pending.filter(({ key }) => !mine.includes(key));
      put(withSaved(stand.confirmed, theirs), revision, pending);
      await flush();
    },
    pending: () => stand?.pending ?? [],
    stop: () => {
      clearTimeout(timer);
      stand = null;
      conflict = null;
    },
  };
}
