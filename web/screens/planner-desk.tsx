import { useEffect } from "react";
import { useStore } from "zustand";
import { actionOf } from "../layout-editor/keys.ts";
import type { MapView } from "../map/map-view.ts";
import { Opening } from "../panels/editor/opening.tsx";
import { otherBrush } from "../panels/editor/tool-settings.tsx";
import type { App } from "../state/app.ts";
import { PlannerBeside } from "./planner-beside.tsx";
import type { PlannerParts } from "./planner-parts.ts";
import { PlannerStage } from "./planner-stage.tsx";
import { PlannerTools } from "./planner-tools.tsx";
import { PlannerTop } from "./planner-top.tsx";

type Props = { app: App; parts: PlannerParts; onRetry: (id: number) => void; onView: (view: MapView | null) => void };

/** A layout on the desk: header, tools, map, and what stands beside it. */
export function PlannerDesk({ app, parts, onRetry, onView }: Props) {
  const opened = useStore(parts.editor, (state) => state.opened);
  const corners = useStore(parts.editor, ({ hand }) => (hand?.corners.length ?? 0) > 0);
  useKeys(parts);
  const isOpen = opened.state === "open";
  return (
    <div className="planner">
      {isOpen ? <PlannerTop parts={parts} /> : <header className="header" />}
      <main className="stage editor-stage" data-corners={corners || undefined}>
        <PlannerStage app={app} store={parts.editor} editing={parts.editing} onView={onView} />
        {isOpen ? (
          <PlannerTools parts={parts} />
        ) : (
          <Opening opened={opened} onRetry={() => "id" in opened && onRetry(opened.id)} onDrafts={parts.leave} />
        )}
      </main>
      {isOpen ? <PlannerBeside parts={parts} /> : <aside className="planner-side" />}
    </div>
  );
}

/** Keys work wherever nobody types. */
function useKeys({ editor: store, editing, desk }: PlannerParts): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || isTyping(event.target)) return;
      if (desk.store.getState().dialog.kind !== "none") return;
      const { key, shiftKey: shift } = event;
      const action = actionOf({ key, shift, ctrl: event.ctrlKey || event.metaKey });
      if (!action) return;
      const state = store.getState();
      // why: Enter and Backspace belong to the button that has the focus, unless a stroke is in hand
      if ((action.kind === "finish" || action.kind === "back") && !state.hand) return;
      event.preventDefault();
      switch (action.kind) {
        case "tool":
          return editing.take(action.tool);
        case "snap":
          return store.setState({ snaps: !state.snaps });
        case "level":
          return editing.setLevel(state.level === "grid" ? "microgrid" : "grid");
        case "wider":
          return store.setState({ brushM: otherBrush(state.brushM, 1) });
        case "narrower":
          return store.setState({ brushM: otherBrush(state.brushM, -1) });
        default:
          return editing[action.kind]();
      }
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [store, editing, desk]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
