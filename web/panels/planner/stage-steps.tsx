import type { LayoutState } from "../../../domain/layout/publication.ts";
import { STAGES, stageOnLine } from "../../state/planner/stages.ts";
import { usePlannerText } from "./use-planner-text.ts";

/** 草案 — 送审 — 批准 — 生效, and where the layout stands. */
export function StageSteps({ stage }: { stage: LayoutState }) {
  const text = usePlannerText();
  const at = stageOnLine(stage);
  return (
    <ol className="planner-stages" aria-label={text.header.stages}>
      {STAGES.map((name, index) => (
        <li
          key={name}
          aria-current={index === at ? "step" : undefined}
          className={index < at ? "planner-stage-past" : ""}
        >
          <i aria-hidden="true" />
          {index === at ? text.stages[stage] : text.stages[name]}
        </li>
      ))}
    </ol>
  );
}
