import type { ToolId } from "./desk.ts";

/** The key that takes each tool in hand. */
export const TOOL_KEYS: Record<ToolId, string> = {
  select: "V",
  brush: "B",
  lasso: "L",
  rectangle: "R",
  cut: "C",
  border: "E",
  merge: "M",
  new: "N",
  dedicated: "D",
  regroup: "G",
  lock: "K",
  "cut-cell": "X",
};

/** What a key does: a tool, or something that the editor does at once. */
export type KeyAction =
  | { kind: "tool"; tool: ToolId }
  | { kind: "undo" | "redo" | "cancel" | "finish" | "back" | "snap" | "level" | "wider" | "narrower" };

type Pressed = { key: string; ctrl: boolean; shift: boolean };

/** The action of a key; null where it has none. `ctrl` is Command on a Mac. */
export function actionOf({ key, ctrl, shift }: Pressed): KeyAction | null {
  const letter = key.toUpperCase();
  if (ctrl) {
    if (letter === "Z") return { kind: shift ? "redo" : "undo" };
    if (letter === "Y") return { kind: "redo" };
    return null;
  }
  if (key === "Escape") return { kind: "cancel" };
  if (key === "Enter") return { kind: "finish" };
  if (key === "Backspace") return { kind: "back" };
  if (key === "[") return { kind: "narrower" };
  if (key === "]") return { kind: "wider" };
  if (letter === "A") return { kind: "snap" };
  if (letter === "W") return { kind: "level" };
  const tool = (Object.keys(TOOL_KEYS) as ToolId[]).find((id) => TOOL_KEYS[id] === letter);
  return tool ? { kind: "tool", tool } : null;
}
