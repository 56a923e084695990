import { enterMode } from "../../state/actions.ts";
import type { AnalysisChoice } from "../../state/analysis/choice.ts";
import { useChange } from "../app-context.tsx";

/** Changes a part of what is asked. */
export function useAsk(): (part: Partial<AnalysisChoice>) => void {
  const change = useChange();
  return (part) => change(({ analysis }) => ({ analysis: { ...analysis, ...part } }));
}

/** Opens 研判 with a question, from wherever one is. */
export function useOpenAnalysis(): (part: Partial<AnalysisChoice>) => void {
  const change = useChange();
  return (part) => change((state) => ({ ...enterMode(state, "analysis"), analysis: { ...state.analysis, ...part } }));
}
