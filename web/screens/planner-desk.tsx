import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { actionOf } from "../layout-editor/keys.ts";
import type { MapView } from "../map/map-view.ts";
import { Opening } from "../panels/editor/opening.tsx";
import { otherBrush } from "../panels/editor/tool-settings.tsx";
import { PlannerDialogs } from "../panels/planner/planner-dialogs.tsx";
import { PlannerHeader } from "../panels/planner/planner-header.tsx";
import { PlannerSide } from "../panels/planner/planner-side.tsx";
import type { App } from "../state/app.ts";
import type { PlannerParts } from "./planner-parts.ts";
import { PlannerStage } from "./planner-stage.tsx";
import { PlannerTools } from "./planner-tools.tsx";
import { usePlannerDialogs } from "./use-planner-dialogs.ts";
import { usePlannerHeader } from "./use-planner-header.ts";
import { usePlannerSide } from "./use-planner-side.ts";

type Props = { app: App; parts: PlannerParts; onDrafts: () => void; onOpen: (id: number) => void };

/** A layout on the desk: header, tools, map, and what stands beside it. */
export function PlannerDesk({ app, parts, onDrafts, onOpen }: Props) {
  const { store, editing } = parts;
  const view = useRef<MapView | null>(null);
  const opened = useStore(store, (state) => state.opened);
  useKeys(parts);
  return (
    <div className="planner">
      {opened.state === "open" ? <Header parts={parts} onDrafts={onDrafts} /> : <header className="header" />}
      <main className="stage editor-stage">
        <PlannerStage
          app={app}
          store={store}
          editing={editing}
          onView={(made) => {
            view.current = made;
          }}
        />
        {opened.state === "open" ? (
          <PlannerTools parts={parts} />
        ) : (
          <Opening opened={opened} onRetry={() => "id" in opened && void parts.open(opened.id)} onDrafts={onDrafts} />
        )}
      </main>
      {opened.state === "open" ? <Side parts={parts} view={() => view.current} /> : <aside className="planner-side" />}
      {opened.state === "open" && <Dialogs parts={parts} onOpen={onOpen} view={() => view.current} />}
    </div>
  );
}

function Header({ parts, onDrafts }: { parts: PlannerParts; onDrafts: () => void }) {
  return <PlannerHeader {...usePlannerHeader(parts, onDrafts)} />;
}

function Side({ parts, view }: { parts: PlannerParts; view: () => MapView | null }) {
  const props = usePlannerSide(parts, view);
  return props && <PlannerSide {...props} />;
}

function Dialogs(props: { parts: PlannerParts; onOpen: (id: number) => void; view: () => MapView | null }) {
  const dialogs = usePlannerDialogs(props.parts, props.onOpen, props.view);
  return dialogs && <PlannerDialogs {...dialogs} />;
}

/** Keys work wherever nobody types. */
function useKeys({ store, editing, desk }: PlannerParts): void {
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
