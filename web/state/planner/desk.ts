import { createStore, type StoreApi } from "zustand/vanilla";
import type { Handover, LayoutCard, LayoutItem } from "../../../domain/layout/publication.ts";
import type { LayoutsClient } from "../../client/layouts.ts";
import type { ClientError, Result } from "../../client/result.ts";
import { failLoading, finishLoading, type Loaded, lastOf, startLoading, waiting } from "../loaded.ts";
import { untilMade } from "../until-made.ts";
import { noDialog, type OpenDialog } from "./dialog.ts";
import { joinPages } from "./handover.ts";
import type { StageStep } from "./stages.ts";

/** What a new layout begins with: what is in force, or another layout by its id. */
export type Beginning = { readonly name: string; readonly from: "in-force" | number };

/** What goes along with a step: a note or a reason, and the day it comes into force. */
export type StepGiven = { readonly note: string; readonly day: string };

export type DeskClient = Pick<LayoutsClient, "list" | "create" | "remove" | "step" | "publish" | "handover">;

/** Entries of the hand-over list in one page. */
const PAGE = 500;

/** Everything about layouts that is not drawing: which there are, where the open one stands, and what it hands over. */
export type DeskState = {
  readonly dialog: OpenDialog;
  readonly community: string | null;
  readonly layouts: Loaded<readonly LayoutItem[]>;
  /** of the layout that is open */
  readonly handover: Loaded<Handover>;
  /** something is being done on the server */
  readonly busy: boolean;
  /** how far the ground of a new layout is made, 0–1; null while none is made */
  readonly making: number | null;
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
  making: null,
  refusal: null,
};

/** One for the planner. */
export function createDesk(
  client: DeskClient,
  now: () => number = Date.now,
  wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Desk {
  const store = createStore<DeskState>(() => first);
  let handoverTurn = 0;

  const readList = async () => {
    const { community } = store.getState();
    if (community === null) return;
    store.setState(({ layouts }) => ({ layouts: startLoading(layouts) }));
    const answer = await client.list(community);
    if (store.getState().community !== community) return;
    store.setState(({ layouts }) => ({
      layouts: answer.ok ? finishLoading(answer.value.items, now()) : failLoading(layouts, answer.error),
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

  /** Begins a layout, however long its ground takes to make. */
  const create = async (community: string, { name, from }: Beginning): Promise<Result<LayoutItem>> => {
    const ask = () => client.create(from === "in-force" ? { community, name } : { from, name });
    const answer = await untilMade<LayoutItem>(ask, wait, (making) => store.setState({ making }));
    store.setState({ making: null });
    return answer;
  };

  const readPage = async (id: number, before: Handover | null) => {
    const turn = ++handoverTurn;
    store.setState(({ handover }) => ({ handover: startLoading(handover) }));
    const answer = await client.handover(id, { limit: PAGE, after: before?.next ?? undefined });
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
      return community === null ? null : act(() => create(community, beginning));
    },
    remove: async (id) => {
      await act(() => client.remove(id));
    },
    take: async (id, step, given) => {
      const note = given.note === "" ? undefined : given.note;
      const card = await act<LayoutCard>(() =>
        step === "publish" ? client.publish(id, given.day, note) : client.step(id, step, note),
      );
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
