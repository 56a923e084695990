import type { CodeTables } from "../../domain/codes.ts";
import { type Disposition, type Flow, type FlowFault, flowFaults } from "../../domain/flow/flow.ts";
import type { FlowRules } from "../../domain/flow/rules.ts";
import { HttpError } from "../http/errors.ts";
import { requireCodes } from "../http/known-codes.ts";

/** Throws 400 for rules that name a flow, kind, source or urgency that there is none of. */
export function requireKnown(rules: FlowRules, flows: readonly Flow[], codes: CodeTables): void {
  requireCodes("usual", [rules.usual], flows);
  requireCodes(
    "flows",
    rules.flows.map(({ flow }) => flow),
    flows,
  );
  requireCodes(
    "kinds",
    rules.kinds.map(({ kind }) => kind),
    codes.incidentKinds,
  );
  requireCodes("clocks", Object.keys(rules.clocks), codes.urgencies);
  for (const [where, list] of [
    ["flows", rules.flows],
    ["levels", rules.levels],
  ] as const) {
    for (const { when } of list) {
      requireCodes(where, when.kinds, codes.incidentKinds);
      requireCodes(where, when.sources, codes.incidentSources);
      requireCodes(where, when.urgencies, codes.urgencies);
    }
  }
}

const FAULTS: Record<FlowFault["fault"], readonly [zh: string, en: string]> = {
  "state-unknown": ["状态代码表中没有“@”", "There is no state “@”"],
  "state-foreign": ["步骤用到的“@”不在本流程的状态中", "A step names “@”, which is no state of this flow"],
  "step-twice": ["步骤“@”出现了两次", "The step “@” stands twice"],
  "state-unreached": ["没有步骤通向“@”", "No step leads to “@”"],
  "state-stuck": ["未结状态“@”没有下一步", "No step leads on from “@”, which is open"],
  endless: ["流程“@”没有办结的状态", "The flow “@” has no end"],
};

/** Throws 400 for a flow that no incident could be led through to an end, naming the first fault. */
export function requireUsable(flow: Flow, dispositions: readonly Disposition[], codes: CodeTables): void {
  const [found] = flowFaults(flow, codes.incidentStates);
  if (found) {
    const [zh, en] = FAULTS[found.fault].map((text) => text.replace("@", found.code));
    throw new HttpError(400, "flow_unusable", `${zh}。 ${en}.`, found.code);
  }
  for (const { disposition } of flow.steps) {
    if (disposition !== undefined) requireCodes("steps", [disposition], dispositions);
  }
}
