import { Worker } from "node:worker_threads";
import type { Draft } from "../../domain/layout/layout.ts";
import type { Proposal, Wish } from "../../domain/layout/proposals/proposal.ts";

/** How new areas are called; `{}` stands for their number, or for the name of the grid that `part` is cut from. */
export type NameTemplates = { grid: string; microgrid: string; part: string };

export type Asked = { draft: Draft; wish: Wish; names: NameTemplates };

/** How far it is, 0–1, and all that is finished where that is more than before. */
type Told = { progress: number; proposals?: Proposal[]; isAll?: true };

/** `stop` makes `result` come soon, with the best so far; `end` makes it reject at once. */
export type Thread = { result: Promise<Proposal[]>; stop: () => void; end: () => void };

/** Works on a wish in a thread of its own. `result` rejects where the thread dies. */
export function proposeInThread(asked: Asked, onTold: (told: Told) => void): Thread {
  const stopped = new Int32Array(new SharedArrayBuffer(4));
  const workerData = { ...asked, random: Math.random(), stopped };
  const worker = new Worker(new URL("./proposal-worker.mjs", import.meta.url), { workerData });
  worker.unref();
  const result = new Promise<Proposal[]>((resolve, reject) => {
    worker.on("message", (told: Told) => {
      onTold(told);
      if (told.isAll) resolve(told.proposals!);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`the thread that proposes layouts stopped (${code})`)));
  });
  return { result, stop: () => void Atomics.store(stopped, 0, 1), end: () => void worker.terminate() };
}
