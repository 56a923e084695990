import { Worker } from "node:worker_threads";
import type { FabricSources } from "../../domain/layout/fabric/sources.ts";

/** A fabric as it is stored: bytes of domain/layout/fabric/encode.ts, and what was wrong with its sources. */
export type Built = { body: Uint8Array; cells: number; notes: unknown };

type Told = { progress: number } | Built;

/** Builds a fabric in a thread of its own; `onProgress` hears 0–1. Rejects when it cannot be built, or when `stop` is called. */
export function buildInThread(sources: FabricSources, onProgress: (progress: number) => void) {
  const worker = new Worker(new URL("./fabric-worker.mjs", import.meta.url), { workerData: sources });
  worker.unref();
  const built = new Promise<Built>((resolve, reject) => {
    worker.on("message", (told: Told) => ("progress" in told ? onProgress(told.progress) : resolve(told)));
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`the thread that builds a fabric stopped (${code})`)));
  });
  return { built, stop: () => void worker.terminate() };
}
