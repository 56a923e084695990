import type { CellLoads, Fabric } from "../../domain/layout/fabric.ts";
import type { Assignment } from "../../domain/layout/partition/graph.ts";
import type { Outcome, Repair, Settings } from "../../domain/layout/partition/settings.ts";

/** What is to be divided anew into so many parts (null: as many as the target makes), or looked at for what could mend it as it is: `present`, the part of each cell. */
export type DivisionRequest = { fabric: Fabric; loads: CellLoads; settings: Settings } & (
  | { kind: "divide"; parts: number | null }
  | { kind: "repair"; present: Assignment }
);

/** `best`: the best so far, to be taken when it is stopped. */
export type FromDivisionWorker =
  | { kind: "step"; done: number; best: Assignment }
  | { kind: "done"; outcome: Outcome }
  | { kind: "repairs"; repairs: Repair[] };
