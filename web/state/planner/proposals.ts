import { createStore, type StoreApi } from "zustand/vanilla";
import type { Preset } from "../../../domain/layout/partition/settings.ts";
import type { Alternative } from "./shown.ts";

/** What the optimiser is asked for, one after the other: a preset each, then the default with other seeds. */
export const ASKED: readonly { readonly preset: Preset; readonly seed: number }[] = [
  { preset: "along-roads", seed: 1 },
  { preset: "balanced", seed: 1 },
  { preset: "equal-load", seed: 1 },
  { preset: "along-roads", seed: 2 },
  { preset: "along-roads", seed: 3 },
];

/** A division under way: `stop` makes `result` come at once, with the best so far. */
export type Computing<T> = { readonly result: Promise<T>; readonly stop: () => void };

/** Work done somewhere else, all of it at once: `leave` ends the waiting for it, not the work. null where nothing came of it. */
export type Batch<T> = Computing<readonly T[] | null> & { readonly leave: () => void };

/** Where five can be had at once; is told how far they are and which are there. */
export type Elsewhere<T> = Record<
  "begin" | "find",
  (added: number, tell: (progress: number, made: readonly Proposal<T>[]) => void) => Batch<Proposal<T>>
>;

/** `T`: what the draft takes when one is chosen. */
export type Proposal<T> = { readonly shown: Alternative; readonly layout: T };

export type ProposalsState<T> = {
  readonly proposals: readonly Proposal<T>[];
  /** share done, 0–1; null while nothing is computed */
  readonly progress: number | null;
  readonly failed: boolean;
  readonly chosen: string | null;
  /** added to every seed, so that another five differ */
  readonly round: number;
  /** worked out by the server, which goes on when the page is left */
  readonly onServer: boolean;
};

export type Proposals<T> = {
  readonly store: StoreApi<ProposalsState<T>>;
  /** computes five; those of before give way as the first new one comes */
  make(): Promise<void>;
  /** those that are there stay, the one under way as good as it is */
  stop(): void;
  /** the layout of a proposal, which is the chosen one from now on */
  choose(id: string): T | null;
  /** where the next five are worked out */
  setPlace(onServer: boolean): void;
  /** takes up what the server works on, or has worked out, for this draft */
  find(): Promise<void>;
  /** the ground or the draft is another one: proposals are of no use any more */
  clear(): void;
};

type Ask<T> = (
  asked: { preset: Preset; seed: number },
  onProgress: (done: number) => void,
) => Computing<Proposal<T> | null>;

/** `stopped`: what is done stays. `dropped`: nothing of it is wanted any more. */
type Run = { stopped: boolean; dropped: boolean; stop: () => void; leave?: () => void };

/** Proposals of one draft, computed one at a time by `ask`, which gives null where no division was found. */
export function createProposals<T>(ask: Ask<T>, elsewhere?: Elsewhere<T>): Proposals<T> {
  const none = { proposals: [], progress: null, failed: false, chosen: null, round: 0, onServer: false };
  const store = createStore<ProposalsState<T>>(() => none);
  let run: Run | null = null;

  const drop = () => {
    if (!run) return;
    run.dropped = true;
    if (run.leave) run.leave();
    else run.stop();
    run = null;
  };

  const take = async (begin: Elsewhere<T>["begin"], isSearch: boolean, added: number) => {
    drop();
    const tell = (progress: number, made: readonly Proposal<T>[]) => {
      if (mine.dropped) return;
      store.setState(made.length > 0 ? { progress, proposals: made, chosen: null } : { progress });
    };
    const { result, stop, leave } = begin(added, tell);
    const mine: Run = { stopped: false, dropped: false, stop, leave };
    run = mine;
    if (!isSearch) store.setState({ progress: 0, failed: false, round: added });
    const made = await result;
    if (mine.dropped) return;
    run = null;
    const isNothing = made === null || made.length === 0;
    store.setState({ progress: null, failed: isNothing && !isSearch });
    if (!isNothing) store.setState({ proposals: made, chosen: null });
  };

  return {
    store,
    setPlace: (onServer) => store.setState({ onServer }),
    find: async () => {
      if (elsewhere) await take(elsewhere.find, true, 0);
    },
    make: async () => {
      const { onServer, ...state } = store.getState();
      if (onServer && elsewhere) {
        await take(elsewhere.begin, false, state.proposals.length === 0 ? state.round : state.round + ASKED.length);
        return;
      }
      drop();
      const mine: Run = { stopped: false, dropped: false, stop: () => {} };
      run = mine;
      const { proposals: before, round } = store.getState();
      const added = before.length === 0 ? round : round + ASKED.length;
      store.setState({ progress: 0, failed: false, round: added });
      const made: Proposal<T>[] = [];
      for (const [index, { preset, seed }] of ASKED.entries()) {
        if (mine.stopped) break;
        const onProgress = (done: number) => {
          if (!mine.stopped && !mine.dropped) store.setState({ progress: (index + done) / ASKED.length });
        };
        const { result, stop } = ask({ preset, seed: seed + added }, onProgress);
        mine.stop = stop;
        const proposal = await result;
        if (mine.dropped) return;
        if (proposal) made.push(proposal);
        if (made.length > 0) store.setState({ proposals: [...made], chosen: null });
      }
      store.setState({ progress: null, failed: made.length === 0 });
    },
    stop: () => {
      if (!run) return;
      run.stopped = true;
      run.stop();
    },
    choose: (id) => {
      const chosen = store.getState().proposals.find(({ shown }) => shown.id === id);
      if (!chosen) return null;
      store.setState({ chosen: id });
      return chosen.layout;
    },
    clear: () => {
      drop();
      store.setState(({ onServer }) => ({ ...none, onServer }));
    },
  };
}
