import type { CellLoads, Fabric } from "../../domain/layout/fabric.ts";
import type { Assignment } from "../../domain/layout/partition/graph.ts";
import type { Outcome, Repair, Settings } from "../../domain/layout/partition/settings.ts";

/** What is to be divided anew into so many parts, from nothing. */
type Divide = { kind: "divide"; parts: number };

/** The parts as they are now, one for each cell: to bring back into the band, or to see what could mend them. */
type Present = { present: Assignment };

/** One of them into so many. */
type Split = { kind: "split"; part: number; count: number } & Present;

type Ground = { fabric: Fabric; loads: CellLoads; settings: Settings };

/** What ends in another division; it can be stopped on the way. */
export type DivisionRequest = Ground & (Divide | Split | ({ kind: "rebalance" } & Present));

export type RepairRequest = Ground & { kind: "repair" } & Present;

/** `best`: the best so far, to be taken when it is stopped. */
export type FromDivisionWorker =
  | { kind: "step"; done: number; best: Assignment }
  | { kind: "done"; outcome: Outcome }
  | { kind: "repairs"; repairs: Repair[] };
