import { graphOf } from "../../domain/layout/fabric/graph-of.ts";
import { partition } from "../../domain/layout/partition/partition.ts";
import { repair } from "../../domain/layout/partition/repair.ts";
import type { OnStep } from "../../domain/layout/partition/settings.ts";
import type { DivisionRequest, FromDivisionWorker } from "./division-messages.ts";

/** The page is told this often: more would only keep both busy. */
const TELL_MS = 100;

self.onmessage = ({ data }: MessageEvent<DivisionRequest>) => {
  const { fabric, loads, settings } = data;
  const graph = graphOf(fabric, loads);
  if (data.kind === "repair") {
    tell({ kind: "repairs", repairs: repair(graph, data.present, settings) });
    return;
  }
  let toldMs = 0;
  const onStep: OnStep = (done, best) => {
    const now = performance.now();
    if (now - toldMs < TELL_MS) return undefined;
    toldMs = now;
    tell({ kind: "step", done, best: best.slice() });
    return undefined;
  };
  tell({ kind: "done", outcome: partition(graph, data.parts, settings, onStep) });
};

const tell = (message: FromDivisionWorker) => self.postMessage(message);
