import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { DeskEvent } from "../layout-editor/desk.ts";
import type { MapView } from "../map/map-view.ts";
import { useApp, useText } from "../panels/app-context.tsx";
import { BrushRing } from "../panels/editor/brush-ring.tsx";
import { ConsequenceChip } from "../panels/editor/consequence-chip.tsx";
import { MapKey } from "../panels/editor/map-key.tsx";
import { useEditorText } from "../panels/editor/use-editor-text.ts";
import { ScaleLine } from "../panels/scale-line.tsx";
import type { App } from "../state/app.ts";
import type { Editing } from "../state/editor/editing.ts";
import type { EditorStore } from "../state/editor/editor.ts";
import { boundsOfGround } from "../state/editor/places.ts";
import { lastOf } from "../state/loaded.ts";
import { createPlannerScene } from "./planner-scene.ts";

type Props = {
  app: App;
  store: EditorStore;
  editing: Editing;
  onView: (view: MapView | null) => void;
};

// why here: the map's libraries load beside the layout instead of after it
const mapModule = import("../map/map-view.ts");

/** The map of the planner, and what stands at the pointer. */
export function PlannerStage({ app, store, editing, onView }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const text = useText();
  const words = useEditorText();
  const [failure, setFailure] = useState(false);
  const handler = useRef(onView);
  handler.current = onView;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let view: MapView | null = null;
    let gone = false;
    let making = false;
    let frame = 0;
    const sceneOf = createPlannerScene();

    const show = () => {
      frame = 0;
      const town = lastOf(app.getState().town);
      if (view && town) view.show(sceneOf(app.getState(), town, store.getState()));
    };
    /** Once a frame: the pointer brings several events between two. */
    const showSoon = () => {
      if (!view) void make();
      frame ||= requestAnimationFrame(show);
    };
    const make = async () => {
      const { work } = store.getState();
      if (making || !work || !lastOf(app.getState().town)) return;
      making = true;
      try {
        const { MapView: View } = await mapModule;
        if (gone) return;
        view = new View(
          element,
          { bounds: boundsOfGround(work.ground) },
          {
            onCamera: (camera) => app.setState({ camera }),
            onReady: () => element.setAttribute("data-ready", "true"),
            onPointer: () => {},
            onPlan: ({ position, px, ...event }) => {
              const { work: now } = store.getState();
              const metersPerPx = app.getState().camera?.metersPerPixel ?? 1;
              if (!now) return;
              const onDesk: DeskEvent = { ...event, at: now.ground.pointOf(position), metersPerPx };
              editing.point(onDesk, { px, metersPerPx, pointer: event.pointer });
            },
          },
        );
        handler.current(view);
        show();
      } catch (cause) {
        console.error(cause);
        setFailure(true);
      }
    };

    void make();
    const stops = [
      store.subscribe(showSoon),
      app.subscribe((state, before) => {
        // why: the camera is the map's own and needs no showing
        if (!view || state.camera === before.camera) showSoon();
      }),
    ];
    const observer = new ResizeObserver(() => view?.resize());
    observer.observe(element);
    return () => {
      gone = true;
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
      observer.disconnect();
      view?.destroy();
      handler.current(null);
    };
  }, [app, store, editing]);

  return (
    <>
      <div ref={box} className="stage-map" role="application" aria-label={words.mapLabel} />
      <p className="plan-cross">
        <span>{words.cross}</span>
      </p>
      <AtPointer store={store} />
      <div className="planner-foot">
        <ScaleLine />
        <MapKey />
      </div>
      {failure && (
        <p className="notice" role="alert">
          {text.states.mapFailed}
        </p>
      )}
    </>
  );
}

/** The brush and the chip. */
function AtPointer({ store }: { store: EditorStore }) {
  const { pointer, tool, brushM, consequence, band, refusal } = useStore(store);
  const width = useApp((state) => state.camera?.widthPx ?? 0);
  const height = useApp((state) => state.camera?.heightPx ?? 0);
  if (!pointer) return null;
  const paints = tool === "brush" || tool === "regroup";
  const radiusPx = paints ? brushM / pointer.metersPerPx : 0;
  const nothingDone = refusal === null ? null : { ...NOTHING, reason: refusal };
  const shown = consequence ?? nothingDone;
  return (
    <>
      {paints && <BrushRing px={pointer.px} radiusPx={radiusPx} />}
      {shown && (
        <ConsequenceChip
          consequence={shown}
          band={band}
          px={pointer.px}
          ringPx={Math.min(radiusPx, 120)}
          width={width}
          height={height}
        />
      )}
    </>
  );
}

const NOTHING = { areas: [], isInBand: true, isWhole: true, moved: 0, passed: 0 };
