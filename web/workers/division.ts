import type { Assignment } from "../../domain/layout/partition/graph.ts";
import type { Outcome } from "../../domain/layout/partition/settings.ts";
import type { DivisionRequest, FromDivisionWorker } from "./division-messages.ts";

/** A division under way: `stop` makes `result` come at once, with the best so far; null where there is none yet. */
export type Dividing = { result: Promise<Divided | null>; stop: () => void };

/** What was found. A division that was stopped names no problems. */
export type Divided = Pick<Outcome, "assignment" | "problems">;

/** Divides in a worker of its own, so that it can be ended at any moment. */
export function startDivision(request: DivisionRequest, onProgress: (done: number) => void): Dividing {
  const worker = new Worker(new URL("./division-worker.ts", import.meta.url), { type: "module" });
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
