import type { CellLoads, Fabric } from "../../domain/layout/fabric.ts";
import type { Assignment } from "../../domain/layout/partition/graph.ts";
import type { Outcome, Settings } from "../../domain/layout/partition/settings.ts";

/** What is to be divided, and how: all of it anew, or as little as brings the parts it has back into the band. */
export type DivisionRequest = {
  kind: "divide" | "rebalance";
  fabric: Fabric;
  loads: CellLoads;
  settings: Settings;
};

/** `best`: the best so far, to be taken when it is stopped. */
export type FromDivisionWorker = { kind: "step"; done: number; best: Assignment } | { kind: "done"; outcome: Outcome };
