import type { Assignment } from "../../domain/layout/partition/graph.ts";
import type { DivisionRequest, FromDivisionWorker } from "./division-messages.ts";

/** A division under way: `stop` makes `result` come at once, with the best so far; null where there is none yet. */
export type Dividing = { result: Promise<Assignment | null>; stop: () => void };

/** Divides in a worker of its own, so that it can be ended at any moment. */
export function startDivision(request: DivisionRequest, onProgress: (done: number) => void): Dividing {
  const worker = new Worker(new URL("./division-worker.ts", import.meta.url), { type: "module" });
  let best: Assignment | null = null;
  let end: (assignment: Assignment | null) => void = () => {};
  const result = new Promise<Assignment | null>((resolve) => {
    end = (assignment) => {
      worker.terminate();
      resolve(assignment);
    };
  });
  worker.onmessage = ({ data }: MessageEvent<FromDivisionWorker>) => {
    if (data.kind === "done") return end(data.outcome.assignment);
    best = data.best;
    onProgress(data.done);
  };
  worker.onerror = (event) => {
    console.error(event.message);
    end(best);
  };
  worker.postMessage(request);
  return { result, stop: () => end(best) };
}
