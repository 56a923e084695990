import { useMemo } from "react";
import { useStore } from "zustand";
import { areaAt, type LayoutLevel } from "../../domain/layout/layout.ts";
import { splitFault, usualCount } from "../../domain/layout/proposals/split.ts";
import type { SplitFormProps } from "../panels/planner/split-form.tsx";
import type { PlannerParts } from "./planner-parts.ts";

/** What can be asked of the one area of `level` that is chosen; null where not exactly one is. */
export function useSplit({ editor, reshaping }: PlannerParts, level: LayoutLevel): SplitFormProps | null {
  const work = useStore(editor, (state) => state.work);
  const target = useStore(editor, (state) => state.target);
  const area = useStore(editor, (state) =>
    state.level === level && state.chosen.length === 1 ? state.chosen[0] : null,
  );
  const fault = useMemo(
    () => (work && area !== null ? splitFault(work.draft, { level, area }) : null),
    [work, level, area],
  );
  const now = useStore(reshaping.store);
  if (!work || area === null || !areaAt(work.draft.layout, level, area)) return null;
  const isOwn = "asked" in now && now.asked.kind === "split" && now.asked.area === area;
  const households = work.figures[level].get(area)?.households ?? 0;
  return {
    level,
    usual: level === "grid" ? usualCount(households, target) : 2,
    fault,
    busy: isOwn && now.state === "running",
    failed: isOwn && now.state === "failed",
    onSplit: (count) => void reshaping.ask({ kind: "split", level, area, count }),
  };
}
