import { graphOf } from "../../domain/layout/fabric/graph-of.ts";
import { partition, rebalance } from "../../domain/layout/partition/partition.ts";
import type { OnStep } from "../../domain/layout/partition/settings.ts";
import type { DivisionRequest, FromDivisionWorker } from "./division-messages.ts";

/** The page is told this often: more would only keep both busy. */
const TELL_MS = 100;

self.onmessage = ({ data: { kind, fabric, loads, settings } }: MessageEvent<DivisionRequest>) => {
  const graph = graphOf(fabric, loads);
  let toldMs = 0;
  const onStep: OnStep = (done, best) => {
    const now = performance.now();
    if (now - toldMs < TELL_MS) return undefined;
    toldMs = now;
    tell({ kind: "step", done, best: best.slice() });
    return undefined;
  };
  const outcome =
    kind === "rebalance" && settings.present
      ? rebalance(graph, settings.present, settings, onStep)
      : partition(graph, null, settings, onStep);
  tell({ kind: "done", outcome });
};

const tell = (message: FromDivisionWorker) => self.postMessage(message);
