import type { CodeTables } from "../../domain/codes.ts";
import type { Flow } from "../../domain/flow/flow.ts";
import type { FlowRules } from "../../domain/flow/rules.ts";
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
