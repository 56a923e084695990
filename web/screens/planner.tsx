import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { listen } from "../client/live.ts";
import type { MapView } from "../map/map-view.ts";
import { useApp, useMay } from "../panels/app-context.tsx";
import { usePlannerText } from "../panels/planner/use-planner-text.ts";
import type { App } from "../state/app.ts";
import { boundsOfAreas } from "../state/editor/places.ts";
import type { Loader } from "../state/loading.ts";
import { PlannerDesk } from "./planner-desk.tsx";
import { PlannerList } from "./planner-list.tsx";
import { createPlannerParts } from "./planner-make.ts";
import type { PlannerParts } from "./planner-parts.ts";
import "./command-centre.css";
import "./planner.css";

type Props = { app: App; loader: Loader };

/** A grid is flown to no nearer than this. */
const NEAR_ZOOM = 17;

/** Events come in bursts; where the layout stands is asked for once they have settled. */
const SETTLED_MS = 400;

const SLOTS = ["town", "tiles", "areas"] as const;

/** Where grids are redrawn: the layouts of a community, or one of them on the desk. `/plan`, `/plan?layout=7` */
export function Planner({ app, loader }: Props) {
  const text = usePlannerText();
  const mayPlan = useMay("layouts");
  const [id, setId] = useState(layoutInAddress);
  const view = useRef<MapView | null>(null);
  const parts = useMemo(() => {
    const go = (next: number | null) => {
      history.pushState(null, "", next === null ? "/plan" : `/plan?layout=${next}`);
      setId(next);
    };
    const made = createPlannerParts(app, {
      fly: (grid) => {
        const { work } = made.editor.getState();
        const bounds = work && boundsOfAreas(work, "grid", [grid]);
        if (bounds) view.current?.flyTo({ bounds, maxZoom: NEAR_ZOOM });
      },
      flyTo: ([lng, lat]) => view.current?.flyTo({ position: [lng, lat], zoom: NEAR_ZOOM }),
      open: go,
      leave: () => {
        void made.saving.flush();
        go(null);
      },
    });
    return made;
  }, [app]);
  const productName = useApp((state) => state.preferences.language);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the title changes with the language
  useEffect(() => {
    document.title = text.title;
  }, [text, productName]);

  useEffect(() => {
    if (!mayPlan) return;
    for (const slot of SLOTS) void loader.reload(slot);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      void parts.saving.pull();
      // why: one's own saves come back as events, too, and may be many
      clearTimeout(timer);
      timer = setTimeout(() => void lookAgain(parts), SETTLED_MS);
    };
    const hangUp = listen(
      ({ kind }) => {
        if (kind === "layout") look();
        if (kind === "grids") void loader.reload("areas");
      },
      (state) => {
        // why: what others did while there was no connection was not heard
        if (state === "open") look();
      },
    );
    return () => {
      clearTimeout(timer);
      hangUp();
    };
  }, [mayPlan, loader, parts]);

  useEffect(() => {
    const back = () => setId(layoutInAddress());
    const online = () => void parts.saving.flush();
    window.addEventListener("popstate", back);
    window.addEventListener("online", online);
    return () => {
      window.removeEventListener("popstate", back);
      window.removeEventListener("online", online);
    };
  }, [parts]);

  useEffect(() => {
    if (mayPlan && id !== null) void parts.read(id);
  }, [mayPlan, id, parts]);

  const opened = useStore(parts.editor, (state) => state.opened.state);
  if (!mayPlan) {
    return (
      <section className="planner-nothing" role="alert">
        <p>{text.noRight}</p>
        <a href="/">{text.backToMap}</a>
      </section>
    );
  }
  return id === null || opened === "nothing" ? (
    <PlannerList parts={parts} />
  ) : (
    <PlannerDesk
      app={app}
      parts={parts}
      onRetry={(again) => void parts.read(again)}
      onView={(made) => {
        view.current = made;
      }}
    />
  );
}

/** Where the layout on the desk stands now, or which ones there are while none is open. */
function lookAgain({ desk, standing }: PlannerParts): Promise<void> {
  const { community } = desk.store.getState();
  return layoutInAddress() === null && community !== null ? desk.look(community) : standing.look();
}

function layoutInAddress(): number | null {
  const id = Number(new URLSearchParams(location.search).get("layout"));
  return Number.isInteger(id) && id > 0 ? id : null;
}
