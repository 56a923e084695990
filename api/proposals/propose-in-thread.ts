import type { Draft } from "../../domain/layout/layout.ts";
import type { Proposal, Wish } from "../../domain/layout/proposals/proposal.ts";
import { type InThread, inThread } from "../in-thread.ts";

/** How new areas are called; `{}` stands for their number, or for the name of the grid that `part` is cut from. */
export type NameTemplates = { grid: string; microgrid: string; part: string };

export type Asked = { draft: Draft; wish: Wish; names: NameTemplates };

/** How far it is, 0–1, and all that is finished where that is more than before. */
type Told = { progress: number; proposals?: Proposal[]; isAll?: true };

/** `stop` makes `result` come soon, with the best so far; `end` makes it reject at once. */
export type Thread = InThread<Proposal[]> & { stop: () => void };

/** Works on a wish in a thread of its own. `result` rejects where the thread dies. */
export function proposeInThread(asked: Asked, onTold: (told: Told) => void): Thread {
  const stopped = new Int32Array(new SharedArrayBuffer(4));
  const work = { ...asked, random: Math.random(), stopped };
  const file = new URL("./proposal-worker.mjs", import.meta.url);
  const working = inThread(file, work, "proposes layouts", (told: Told) => {
    onTold(told);
    return told.isAll ? told.proposals : undefined;
  });
  return { ...working, stop: () => void Atomics.store(stopped, 0, 1) };
}
