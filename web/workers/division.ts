import type { Assignment } from "../../domain/layout/partition/graph.ts";
import type { Outcome, Repair } from "../../domain/layout/partition/settings.ts";
import type { DivisionRequest, FromDivisionWorker, RepairRequest } from "./division-messages.ts";

/** A division under way: `stop` makes `result` come at once, with the best so far; null where there is none yet. */
export type Dividing = { result: Promise<Divided | null>; stop: () => void };

/** What was found. A division that was stopped names no problems. */
export type Divided = Pick<Outcome, "assignment" | "problems">;

/** Divides in a worker of its own, so that it can be ended at any moment. */
export function startDivision(request: DivisionRequest, onProgress: (done: number) => void): Dividing {
  const worker = newWorker();
  let best: Assignment | null = null;
  let end: (divided: Divided | null) => void = () => {};
  const result = new Promise<Divided | null>((resolve) => {
    end = (divided) => {
      worker.terminate();
      resolve(divided);
    };
  });
  const soFar = () => best && { assignment: best, problems: [] };
  worker.onmessage = ({ data }: MessageEvent<FromDivisionWorker>) => {
    if (data.kind === "done") return end(data.outcome);
    if (data.kind !== "step") return;
    best = data.best;
    onProgress(data.done);
  };
  worker.onerror = (event) => {
    console.error(event.message);
    end(soFar());
  };
  worker.postMessage(request);
  return { result, stop: () => end(soFar()) };
}

/** What could mend each part, those that move least first. Stopped, it finds nothing. */
export function startRepair(request: RepairRequest, onRepairs: (repairs: readonly Repair[]) => void): () => void {
  const worker = newWorker();
  worker.onmessage = ({ data }: MessageEvent<FromDivisionWorker>) => {
    worker.terminate();
    if (data.kind === "repairs") onRepairs(data.repairs);
  };
  worker.onerror = (event) => {
    console.error(event.message);
    worker.terminate();
  };
  worker.postMessage(request);
  return () => worker.terminate();
}

const newWorker = () => new Worker(new URL("./division-worker.ts", import.meta.url), { type: "module" });
