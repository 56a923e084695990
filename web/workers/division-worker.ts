import { graphOf } from "../../domain/layout/fabric/graph-of.ts";
import type { Graph } from "../../domain/layout/partition/graph.ts";
import { partition, rebalance, splitPart } from "../../domain/layout/partition/partition.ts";
import { repair } from "../../domain/layout/partition/repair.ts";
import type { OnStep, Outcome } from "../../domain/layout/partition/settings.ts";
import type { DivisionRequest, FromDivisionWorker, RepairRequest } from "./division-messages.ts";

/** The page is told this often: more would only keep both busy. */
const TELL_MS = 100;

self.onmessage = ({ data }: MessageEvent<DivisionRequest | RepairRequest>) => {
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
  tell({ kind: "done", outcome: divided(graph, data, onStep) });
};

function divided(graph: Graph, asked: DivisionRequest, onStep: OnStep): Outcome {
  const { settings } = asked;
  switch (asked.kind) {
    case "divide":
      return partition(graph, asked.parts, settings, onStep);
    case "split":
      return splitPart(graph, asked.present, asked.part, asked.count, settings, onStep);
    case "rebalance":
      return rebalance(graph, asked.present, settings, onStep);
  }
}

const tell = (message: FromDivisionWorker) => self.postMessage(message);
