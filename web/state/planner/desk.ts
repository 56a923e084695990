import { createStore, type StoreApi } from "zustand/vanilla";
import type { Handover, LayoutCard, LayoutItem } from "../../../domain/layout/publication.ts";
import type { ClientError, Result } from "../../client/result.ts";
import { failLoading, finishLoading, type Loaded, lastOf, startLoading, waiting } from "../loaded.ts";
import { noDialog, type OpenDialog } from "./dialog.ts";
import { joinPages } from "./handover.ts";
import type { StageStep } from "./stages.ts";

/** What a new layout begins with: the grids in force, or blank ground. */
export type Beginning = { readonly name: string; readonly from: "in-force" | "blank" };

/** What goes along with a step: a note or a reason, and the day it comes into force. */
export type StepGiven = { readonly note: string; readonly day: string };

/** What the server is asked for. */
export type PublicationClient = {
  list(community: string): Promise<Result<readonly LayoutItem[]>>;
  begin(community: string, beginning: Beginning): Promise<Result<LayoutItem>>;
  remove(id: number): Promise<Result<void>>;
  take(id: number, step: StageStep, given: StepGiven): Promise<Result<LayoutCard>>;
  handover(id: number, after: string | null): Promise<Result<Handover>>;
};

/** Everything about layouts that is not drawing: which there are, where the open one stands, and what it hands over. */
export type DeskState = {
  readonly dialog: OpenDialog;
  readonly community: string | null;
  readonly layouts: Loaded<readonly LayoutItem[]>;
  /** of the layout that is open */
  readonly handover: Loaded<Handover>;
  /** something is being done on the server */
  readonly busy: boolean;
  /** why the server did not do the last thing it was asked for */
  readonly refusal: ClientError | null;
};

export type Desk = {
  readonly store: StoreApi<DeskState>;
  show(dialog: OpenDialog): void;
  /** reads the layouts of a community; of the one before nothing stays */
  look(community: string): Promise<void>;
  /** null when it was refused */
  begin(beginning: Beginning): Promise<LayoutItem | null>;
  remove(id: number): Promise<void>;
  /** the layout as it is afterwards; null when it was refused */
  take(id: number, step: StageStep, given: StepGiven): Promise<LayoutCard | null>;
  /** reads what `id` would hand over, from the beginning */
  readHandover(id: number): Promise<void>;
  /** the next page of it */
  readMore(id: number): Promise<void>;
};

const first: DeskState = {
  dialog: noDialog,
  community: null,
  layouts: waiting,
  handover: waiting,
  busy: false,
  refusal: null,
};

/** One for the planner. */
export function createDesk(client: PublicationClient, now: () => number = Date.now): Desk {
  const store = createStore<DeskState>(() => first);
  let handoverTurn = 0;

  const readList = async () => {
    const { community } = store.getState();
    if (community === null) return;
    store.setState(({ layouts }) => ({ layouts: startLoading(layouts) }));
    const answer = await client.list(community);
    if (store.getState().community !== community) return;
    store.setState(({ layouts }) => ({
      layouts: answer.ok ? finishLoading(answer.value, now()) : failLoading(layouts, answer.error),
    }));
  };

  /** Does something on the server; what was refused is said, and what the layouts are then is read. */
  const act = async <T>(ask: () => Promise<Result<T>>): Promise<T | null> => {
    if (store.getState().busy) return null;
    store.setState({ busy: true, refusal: null });
    const answer = await ask();
    store.setState({ busy: false, refusal: answer.ok ? null : answer.error });
    if (answer.ok) await readList();
    return answer.ok ? answer.value : null;
  };

  const readPage = async (id: number, before: Handover | null) => {
    const turn = ++handoverTurn;
    store.setState(({ handover }) => ({ handover: startLoading(handover) }));
    const answer = await client.handover(id, before?.next ?? null);
    if (turn !== handoverTurn) return;
    store.setState(({ handover }) => ({
      handover: answer.ok ? finishLoading(joinPages(before, answer.value), now()) : failLoading(handover, answer.error),
    }));
  };

  return {
    store,
    show: (dialog) => store.setState({ dialog, refusal: null }),
    look: async (community) => {
      if (store.getState().community !== community) {
        store.setState({ community, layouts: waiting, handover: waiting, refusal: null });
      }
      await readList();
    },
    begin: async (beginning) => {
      const { community } = store.getState();
      return community === null ? null : act(() => client.begin(community, beginning));
    },
    remove: async (id) => {
      await act(() => client.remove(id));
    },
    take: async (id, step, given) => {
      const card = await act(() => client.take(id, step, given));
      if (card) store.setState({ dialog: noDialog });
      return card;
    },
    readHandover: (id) => readPage(id, null),
    readMore: async (id) => {
      const before = lastOf(store.getState().handover);
      if (before?.next) await readPage(id, before);
    },
  };
}
