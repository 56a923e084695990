import {
  IconArrowMerge,
  IconBoxMultiple,
  IconBrush,
  IconCirclePlus,
  IconLasso,
  IconLock,
  IconMagnet,
  IconPointer,
  IconRectangle,
  IconScissors,
  IconShieldPlus,
  IconSlice,
  IconVectorBezier2,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { TOOLS, type ToolId } from "../../layout-editor/desk.ts";
import { TOOL_KEYS } from "../../layout-editor/keys.ts";
import { useEditorText } from "./use-editor-text.ts";
import "./editor.css";

const ICONS: Record<ToolId, ComponentType<{ size: number; stroke: number; "aria-hidden": "true" }>> = {
  select: IconPointer,
  brush: IconBrush,
  lasso: IconLasso,
  rectangle: IconRectangle,
  cut: IconScissors,
  border: IconVectorBezier2,
  merge: IconArrowMerge,
  new: IconCirclePlus,
  dedicated: IconShieldPlus,
  regroup: IconBoxMultiple,
  lock: IconLock,
  "cut-cell": IconSlice,
};

export type ToolBarProps = {
  tool: ToolId;
  snaps: boolean;
  onTool: (tool: ToolId) => void;
  onSnap: (snaps: boolean) => void;
};

/** The tools, one under the other at the left of the map. */
export function ToolBar({ tool, snaps, onTool, onSnap }: ToolBarProps) {
  const text = useEditorText();
  return (
    <div className="tool-bar" role="toolbar" aria-label={text.tools.label} aria-orientation="vertical">
      {TOOLS.map((id) => {
        const Icon = ICONS[id];
        return (
          <button
            key={id}
            type="button"
            aria-pressed={tool === id}
            title={text.keys(TOOL_KEYS[id])}
            onClick={() => onTool(id)}
          >
            <Icon size={18} stroke={1.75} aria-hidden="true" />
            {text.tools[id]}
          </button>
        );
      })}
      <hr />
      <button
        type="button"
        className="tool-snap"
        aria-pressed={snaps}
        title={text.keys("A")}
        onClick={() => onSnap(!snaps)}
      >
        <IconMagnet size={18} stroke={1.75} aria-hidden="true" />
        {text.tools.snap}
      </button>
    </div>
  );
}
