import { Worker } from "node:worker_threads";

/** Work in a thread of its own. `result` rejects where the thread dies, as it does after `end`. */
export type InThread<Result> = { result: Promise<Result>; end: () => void };

/**
 * Runs the module `file` with `workerData` in a thread of its own, which keeps no process alive. `hear` is given what it tells, and gives
 * the result out of it, undefined while that is still to come. `what` it does is for the message of the error.
 */
export function inThread<Told, Result>(
  file: URL,
  workerData: object,
  what: string,
  hear: (told: Told) => Result | undefined,
): InThread<Result> {
  const worker = new Worker(file, { workerData });
  worker.unref();
  const result = new Promise<Result>((resolve, reject) => {
    worker.on("message", (told: Told) => {
      const found = hear(told);
      if (found !== undefined) resolve(found);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`the thread that ${what} stopped (${code})`)));
  });
  return { result, end: () => void worker.terminate() };
}
