import { IconMinus, IconPlus } from "@tabler/icons-react";
import type { LayoutLevel } from "../../../domain/layout/layout.ts";
import type { ToolId } from "../../layout-editor/desk.ts";
import { formatCount } from "../../text/format.ts";
import { SplitForm, type SplitFormProps } from "../planner/split-form.tsx";
import { useEditorText } from "./use-editor-text.ts";

export type ToolSettingsProps = {
  tool: ToolId;
  level: LayoutLevel;
  /** the area that takes: its name and colour; null while none is chosen */
  target: { name: string; fill: string } | null;
  brushM: number;
  wholeBuildings: boolean;
  snaps: boolean;
  isTouch: boolean;
  isEveryGridLocked: boolean;
  /** the area that is chosen can be divided evenly; null where none is */
  split: SplitFormProps | null;
  onLevel: (level: LayoutLevel) => void;
  onBrush: (metres: number) => void;
  onWhole: (whole: boolean) => void;
  onLockAll: (locked: boolean) => void;
};

/** Brushes of these radii, metres. */
export const BRUSHES = [5, 10, 15, 20, 30, 40, 60, 80, 120, 160] as const;

/** The next radius up or down. */
export function otherBrush(metres: number, step: 1 | -1): number {
  const at = BRUSHES.findIndex((size) => size >= metres);
  return BRUSHES[Math.max(0, Math.min(BRUSHES.length - 1, (at < 0 ? BRUSHES.length - 1 : at) + step))];
}

/** What the tool in hand works with, above the map. */
export function ToolSettings(props: ToolSettingsProps) {
  const text = useEditorText();
  const { tool, level, target, brushM, wholeBuildings, snaps } = props;
  const takes = tool === "brush" || tool === "lasso" || tool === "rectangle" || tool === "regroup";
  const hasUnit = tool !== "select" && tool !== "lock" && tool !== "merge" && tool !== "border" && tool !== "cut-cell";
  const hint = tool === "border" && !snaps ? text.hints.borderFree : text.hints[tool];
  return (
    <section className="tool-settings" aria-label={text.tools[tool]}>
      <b>{text.tools[tool]}</b>
      <Choice
        label={text.level}
        value={level}
        options={[
          ["grid", text.levels.grid],
          ["microgrid", text.levels.microgrid],
        ]}
        onChange={props.onLevel}
      />
      {takes && (
        <span className="tool-target">
          {text.into}
          <b>
            {target && <i style={{ background: target.fill }} aria-hidden="true" />}
            {target?.name ?? text.intoStart}
          </b>
        </span>
      )}
      {(tool === "brush" || tool === "regroup") && (
        <span className="tool-radius">
          {text.radius}
          <button type="button" aria-label={text.smaller} onClick={() => props.onBrush(otherBrush(brushM, -1))}>
            <IconMinus size={14} aria-hidden="true" />
          </button>
          <output>{text.metres(formatCount(brushM))}</output>
          <button type="button" aria-label={text.larger} onClick={() => props.onBrush(otherBrush(brushM, 1))}>
            <IconPlus size={14} aria-hidden="true" />
          </button>
        </span>
      )}
      {hasUnit && tool !== "cut" && (
        <Choice
          label={text.unit}
          value={wholeBuildings ? "whole" : "stair"}
          options={[
            ["whole", text.whole],
            ["stair", text.stair],
          ]}
          onChange={(value) => props.onWhole(value === "whole")}
        />
      )}
      {props.split && <SplitForm {...props.split} />}
      {tool === "lock" && (
        <button type="button" className="link" onClick={() => props.onLockAll(!props.isEveryGridLocked)}>
          {props.isEveryGridLocked ? text.unlockAll : text.lockAll}
        </button>
      )}
      {snaps && (tool === "cut" || tool === "border") && <span>{text.snapping}</span>}
      <span className="tool-hint">{props.isTouch ? `${withoutKeys(hint)} · ${text.touch}` : hint}</span>
    </section>
  );
}

/** What a tool does: the first thing its hint says; after it come the keys of a desk. */
const withoutKeys = (hint: string): string => hint.split(" · ")[0];

function Choice<T extends string>(props: {
  label: string;
  value: T;
  options: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a line
    <span className="tool-choice" role="group" aria-label={props.label}>
      {props.options.map(([value, name]) => (
        <button key={value} type="button" aria-pressed={value === props.value} onClick={() => props.onChange(value)}>
          {name}
        </button>
      ))}
    </span>
  );
}
