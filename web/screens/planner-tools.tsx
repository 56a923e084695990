import { useStore } from "zustand";
import { GRID_FILLS } from "../../domain/area-colours.ts";
import { ToolBar } from "../panels/editor/tool-bar.tsx";
import { ToolSettings } from "../panels/editor/tool-settings.tsx";
import { isEditable } from "../state/editor/editor.ts";
import type { PlannerParts } from "./planner-parts.ts";
import { useMedia } from "./use-media.ts";
import { useSplit } from "./use-split.ts";

/** The tools and what the one in hand works with. */
export function PlannerTools({ parts }: { parts: PlannerParts }) {
  const { editor: store, editing } = parts;
  const state = useStore(store);
  const isTouch = useMedia("(pointer: coarse)");
  const split = useSplit(parts, state.level);
  const { work, tool, level, chosen, brushM, wholeBuildings, snaps } = state;
  if (!work || !isEditable(state)) return null;
  const { layout } = work.draft;
  const [target] = chosen;
  const area = level === "grid" ? layout.grids.get(target) : layout.microgrids.get(target);
  const grid = level === "grid" ? target : layout.microgrids.get(target)?.grid;
  return (
    <>
      <ToolBar tool={tool} snaps={snaps} onTool={editing.take} onSnap={(next) => store.setState({ snaps: next })} />
      <ToolSettings
        tool={tool}
        level={level}
        target={area ? { name: area.name, fill: GRID_FILLS[work.colours.get(grid ?? -1) ?? 0] } : null}
        brushM={brushM}
        wholeBuildings={wholeBuildings}
        snaps={snaps}
        isTouch={isTouch}
        split={tool === "cut" ? split : null}
        isEveryGridLocked={[...layout.grids.values()].every(({ isLocked }) => isLocked)}
        onLevel={editing.setLevel}
        onBrush={(next) => store.setState({ brushM: next })}
        onWhole={(next) => store.setState({ wholeBuildings: next })}
        onLockAll={(isLocked) => editing.perform([{ kind: "lock", grids: [...layout.grids.keys()], isLocked }])}
      />
    </>
  );
}
