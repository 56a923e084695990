import { useCallback, useEffect, useMemo, useState } from "react";
import type { Bounds } from "../../domain/position.ts";
import type { Client } from "../client/client.ts";
import type { SceneInput } from "../map/scene-input.ts";
import { useApp, useLanguage, useMay, useText } from "../panels/app-context.tsx";
import { ReviewBar } from "../panels/review/review-bar.tsx";
import { ReviewSheet } from "../panels/review/review-sheet.tsx";
import type { App } from "../state/app.ts";
import { dayOf } from "../state/days.ts";
import { treeFor } from "../state/derived.ts";
import { lastOf } from "../state/loaded.ts";
import type { Loader } from "../state/loading.ts";
import { querySaying, type ReviewSpan, spanInAddress } from "../state/review/period.ts";
import { analysing, type Review } from "../state/review/review.ts";
import { nothing } from "../state/selection.ts";
import { formatShare } from "../text/format.ts";
import { reviewTexts } from "../text/review.ts";
import { MapPictures } from "./map-pictures.tsx";
import { createSceneOf } from "./scene-of.ts";
import { useReview } from "./use-review.ts";
import "./printed-screen.css";
import "./review.css";

type Props = { app: App; loader: Loader; client: Client };

const SLOTS = ["town", "tiles", "areas", "households", "incidents"] as const;
const noPictures: readonly string[] = [];

/** The weekly review and the monthly analysis, to read and to print. `/review?week=2026-W47`, `/review?month=2026-11&in=990101001` */
export function ReviewScreen({ app, loader, client }: Props) {
  const words = reviewTexts[useLanguage()];
  const text = useText();
  const mayIncidents = useMay("incidents");
  const [span, setSpan] = useState(() => spanInAddress(location.search, dayOf(Date.now() / 1000)));
  const scope = useApp((state) => state.scope);
  const reviewing = useReview(app, client, span);
  const [pictures, setPictures] = useState<readonly string[] | null>(null);

  useEffect(() => {
    document.title = `${words.title[span.kind]} · ${text.product}`;
  }, [words, text, span]);
  useEffect(() => {
    if (mayIncidents) for (const slot of SLOTS) void loader.reload(slot);
  }, [mayIncidents, loader]);

  const go = useCallback(
    (next: ReviewSpan) => {
      const area = scope === null ? "" : `&in=${encodeURIComponent(scope)}`;
      history.replaceState(null, "", `/review?${querySaying(next)}${area}`);
      setPictures(null);
      setSpan(next);
    },
    [scope],
  );
  const review = reviewing.state === "ready" ? reviewing.review : null;
  const drawn = useMemo(() => review && scenesOf(app, review), [app, review]);

  if (!mayIncidents) {
    return (
      <section className="review-nothing" role="alert">
        <p>{words.noRight}</p>
        <a href="/">{words.back}</a>
      </section>
    );
  }
  return (
    <div
      className="review printed-screen"
      data-done={(review && pictures) || reviewing.state === "empty" ? true : undefined}
    >
      <ReviewBar span={span} ready={review !== null && pictures !== null} onSpan={go} />
      <main>
        {reviewing.state === "working" && (
          <p className="review-wait" role="status">
            {words.working(formatShare(reviewing.done))}
          </p>
        )}
        {reviewing.state === "empty" && <p className="review-wait">{words.empty}</p>}
        {reviewing.state === "failed" && (
          <p className="review-wait" role="alert">
            {words.failed}
          </p>
        )}
        {review && <ReviewSheet review={review} pictures={pictures ?? noPictures} />}
        {drawn && pictures === null && <MapPictures {...drawn} onPictures={setPictures} />}
      </main>
    </div>
  );
}

/** What the two maps of `review` show, always in light colours: they are for paper. */
function scenesOf(app: App, review: Review): { scenes: readonly SceneInput[]; bounds: Bounds } | null {
  const state = app.getState();
  const town = lastOf(state.town);
  if (town?.bounds == null) return null;
  const bounds = (state.scope !== null && treeFor(state)?.byCode.get(state.scope)?.bounds) || town.bounds;
  const sceneOf = createSceneOf();
  const scenes = (["emerging", "difference"] as const).map((name) => {
    const asked = analysing(state, review, name);
    const answer = { name, ...review[name] } as never;
    return sceneOf(
      {
        ...asked,
        preferences: { ...state.preferences, theme: "light" },
        analysed: { answered: { answer, request: null as never }, done: null, failed: false },
      },
      town,
      nothing,
      1,
    );
  });
  return { scenes, bounds };
}
