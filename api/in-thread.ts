import { Worker } from "node:worker_threads";

/** Work in a thread. `result` rejects where the thread dies, as it does after `end`. */
export type InThread<Result> = { result: Promise<Result>; end: () => void };

/** So long a thread waits for more work; then it ends, and what it held goes with it. */
const WAITS_MS = 30_000;

/** Threads that wait for more work, by the module that they run: one each. */
const waiting = new Map<string, { worker: Worker; ending: NodeJS.Timeout }>();

/**
 * Gives `work` to a thread of the module `file`, which has nothing else to do meanwhile and keeps no process alive. `hear` is given what it
 * tells, and gives the result out of it, undefined while that is still to come. `what` it does is for the message of the error.
 * why threads wait for more: to begin one and read its modules takes longer than many a work does
 */
export function inThread<Told, Result>(
  file: URL,
  work: object,
  what: string,
  hear: (told: Told) => Result | undefined,
): InThread<Result> {
  const worker = takeThread(file.href);
  let isDone = false;
  const result = new Promise<Result>((resolve, reject) => {
    worker.on("message", (told: Told) => {
      const found = hear(told);
      if (found === undefined) return;
      isDone = true;
      keepThread(file.href, worker);
      resolve(found);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`the thread that ${what} stopped (${code})`)));
  });
  worker.postMessage(work);
  const end = () => {
    // why asked: once it is done, the thread may be working for somebody else
    if (!isDone) void worker.terminate();
  };
  return { result, end };
}

function takeThread(file: string): Worker {
  const found = waiting.get(file);
  if (found) {
    forget(file);
    return found.worker;
  }
  const worker = new Worker(new URL(file));
  worker.unref();
  return worker;
}

/** Lets it wait for more, unless another one does. */
function keepThread(file: string, worker: Worker): void {
  silence(worker);
  if (waiting.has(file)) return void worker.terminate();
  const ending = setTimeout(() => {
    forget(file);
    void worker.terminate();
  }, WAITS_MS);
  ending.unref();
  for (const event of ["error", "exit"]) worker.on(event, () => forget(file));
  waiting.set(file, { worker, ending });
}

function forget(file: string): void {
  const found = waiting.get(file);
  if (!found) return;
  clearTimeout(found.ending);
  silence(found.worker);
  waiting.delete(file);
}

/** Nobody hears it any more. why by name: what Node itself hears of it must stay */
function silence(worker: Worker): void {
  for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
}
