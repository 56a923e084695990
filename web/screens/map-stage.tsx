import { useEffect, useRef, useState } from "react";
import type { MapView } from "../map/map-view.ts";
import type { PointerInput, Target } from "../map/scene-input.ts";
import type { HoverTip } from "../panels/hover-tip.tsx";
import type { App } from "../state/app.ts";
import { boundsClearOf, type Covered } from "../state/camera.ts";
import { lastOf } from "../state/loaded.ts";
import { finishArea, sketchArea } from "../state/notices/drawing.ts";
import { nothing, sameSelection } from "../state/selection.ts";
import { texts } from "../text/language.ts";
import { createSceneOf } from "./scene-of.ts";
import "../text/whole-zh.ts";

/** What the screen hands to the map, whatever stands around it. */
export type StageProps = {
  app: App;
  /** the map once it stands, null again when it is gone */
  onView: (view: MapView | null) => void;
  onClick: (event: PointerInput) => void;
  onHover: (tip: HoverTip | null) => void;
};

type Props = StageProps & {
  symbolScale: number;
  /** what panels cover of the map while no card is open */
  covered: Covered;
};

// why here: the map's libraries load beside the first data instead of after them
const mapModule = import("../map/map-view.ts");

/**
 * Where React ends and the map begins. The map is made once, when it is known where to look; from then on every change
 * of the state is shown by one call.
 */
export function MapStage({ app, symbolScale, covered, onView, onClick, onHover }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<MapView | null>(null);
  const handlers = useRef({ onClick, onHover, onView });
  handlers.current = { onClick, onHover, onView };
  const [failure, setFailure] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one map for the life of the page; what is covered matters at its start only
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let gone = false;
    let making = false;
    let hover: Target = nothing;
    let sketchFrame = 0;
    const sceneOf = createSceneOf();

    const show = () => {
      const state = app.getState();
      const town = lastOf(state.town);
      if (view.current && town) view.current.show(sceneOf(state, town, hover, symbolScale));
    };

    const make = async () => {
      const { cameraStart, town: loaded } = app.getState();
      const bounds = lastOf(loaded)?.bounds ?? null;
      if (making || bounds === null) return;
      const size = { widthPx: element.clientWidth, heightPx: element.clientHeight };
      const start = cameraStart ?? { bounds: boundsClearOf(bounds, covered, size) };
      making = true;
      try {
        const { MapView: View } = await mapModule;
        if (gone) return;
        view.current = new View(element, start, {
          onCamera: (camera) => app.setState({ camera }),
          onSketch: (sketch) => {
            cancelAnimationFrame(sketchFrame);
            sketchFrame = requestAnimationFrame(() => app.setState((state) => sketchArea(state, sketch)));
          },
          onStroke: (stroke) => {
            cancelAnimationFrame(sketchFrame);
            app.setState((state) => finishArea(state, stroke));
          },
          onReady: () => element.setAttribute("data-ready", "true"),
          onPointer: (event) => {
            if (event.kind === "click") return handlers.current.onClick(event);
            handlers.current.onHover(event.hit.kind === "nothing" ? null : { target: event.hit, px: event.px });
            if (sameSelection(hover, event.hit)) return;
            hover = event.hit;
            show();
          },
        });
        handlers.current.onView(view.current);
        show();
      } catch (cause) {
        console.error(cause);
        setFailure(true);
      }
    };

    void make();
    const stop = app.subscribe((state, before) => {
      if (!view.current) void make();
      // why: the camera is the map's own and needs no showing
      else if (state.camera === before.camera) show();
    });
    const observer = new ResizeObserver(() => view.current?.resize());
    observer.observe(element);
    return () => {
      gone = true;
      cancelAnimationFrame(sketchFrame);
      stop();
      observer.disconnect();
      view.current?.destroy();
      view.current = null;
      handlers.current.onView(null);
    };
  }, [app, symbolScale]);

  const text = texts[app.getState().preferences.language];
  return (
    <>
      <div ref={box} className="stage-map" role="application" aria-label={text.map.label} />
      {failure && (
        <p className="notice" role="alert">
          {text.states.mapFailed}
        </p>
      )}
    </>
  );
}
