import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { LayoutItem } from "../../domain/layout/publication.ts";
import { listen } from "../client/live.ts";
import { useApp, useMay } from "../panels/app-context.tsx";
import { usePlannerText } from "../panels/planner/use-planner-text.ts";
import type { App } from "../state/app.ts";
import type { Loader } from "../state/loading.ts";
import { PlannerDesk } from "./planner-desk.tsx";
import { PlannerList } from "./planner-list.tsx";
import { createPlannerParts } from "./planner-parts.ts";
import "./command-centre.css";
import "./planner.css";

type Props = { app: App; loader: Loader };

const SLOTS = ["town", "tiles", "areas"] as const;

/** Where grids are redrawn: the layouts of a community, or one of them on the desk. `/plan`, `/plan?layout=7` */
export function Planner({ app, loader }: Props) {
  const text = usePlannerText();
  const mayPlan = useMay("layouts");
  const parts = useMemo(() => createPlannerParts(app), [app]);
  const [id, setId] = useState(layoutInAddress);
  const productName = useApp((state) => state.preferences.language);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the title changes with the language
  useEffect(() => {
    document.title = text.title;
  }, [text, productName]);

  useEffect(() => {
    if (!mayPlan) return;
    for (const slot of SLOTS) void loader.reload(slot);
    return listen(
      ({ kind }) => {
        if (kind === "layout") void parts.saving.pull();
        if (kind === "grids") void loader.reload("areas");
      },
      (state) => {
        // why: what others saved while there was no connection was not heard
        if (state === "open") void parts.saving.pull();
      },
    );
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
    if (mayPlan && id !== null) void parts.open(id);
  }, [mayPlan, id, parts]);

  const go = (next: number | null) => {
    history.pushState(null, "", next === null ? "/plan" : `/plan?layout=${next}`);
    setId(next);
  };
  const opened = useStore(parts.store, (state) => state.opened.state);
  if (!mayPlan) {
    return (
      <section className="planner-nothing" role="alert">
        <p>{text.noRight}</p>
        <a href="/">{text.backToMap}</a>
      </section>
    );
  }
  const toList = () => {
    void parts.saving.flush();
    go(null);
  };
  return id === null || opened === "nothing" ? (
    <PlannerList parts={parts} onOpen={({ id: next }: Pick<LayoutItem, "id">) => go(next)} />
  ) : (
    <PlannerDesk app={app} parts={parts} onDrafts={toList} onOpen={go} />
  );
}

function layoutInAddress(): number | null {
  const id = Number(new URLSearchParams(location.search).get("layout"));
  return Number.isInteger(id) && id > 0 ? id : null;
}
