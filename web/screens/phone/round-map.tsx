import { IconMapPinFilled } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import type { Position } from "../../../domain/position.ts";
import type { MapView } from "../../map/map-view.ts";
import { useApp, useStoreOfApp } from "../../panels/app-context.tsx";
import { useActions, useRound, useRoundStore, useWords } from "../../panels/phone/round-context.tsx";
import type { Camera } from "../../state/camera.ts";
import { onScreen } from "../../state/phone/on-screen.ts";
import { householdIn, packIn } from "../../state/phone/round-derived.ts";
import type { StageProps } from "../map-stage.tsx";
import { coveredBy, freeMiddle } from "./round-covered.ts";
import "./round-map.css";

// why lazy: the map's libraries are ten times the rest, and the lists can be used before they have come
const Stage = lazy(async () => ({ default: (await stage()).MapStage }));

/** After the map did not come, until it is asked for again. */
const AGAIN_MS = 5_000;

/** The map's part of the page. Without a connection it is asked for until it comes: the lists above it go on meanwhile. */
async function stage(): Promise<typeof import("../map-stage.tsx")> {
  for (;;) {
    try {
      return await import("../map-stage.tsx");
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

/** How much larger points and callouts are drawn than on a desk: they are looked at in the sun. */
const SYMBOL_SCALE = 1.4;

/** The map behind it all, with the own position and the pin drawn over it by the page itself. */
export function RoundMap({ onView }: { onView: (view: MapView | null) => void }) {
  const words = useWords();
  const app = useStoreOfApp();
  const round = useRoundStore();
  const actions = useActions();
  const hasPack = useRound((state) => packIn(state) !== null);
  const wanted = useOnceQuiet(hasPack);
  const stage: StageProps = useMemo(
    () => ({
      app,
      onView,
      onClick: ({ hit }) => {
        const state = round.getState();
        if (state.pinning) return;
        if (hit.kind === "household" && householdIn(state, hit.id)) actions.open({ kind: "household", id: hit.id });
        else if (hit.kind === "building" || hit.kind === "incident") actions.open({ kind: hit.kind, id: hit.id });
      },
      onHover: () => {},
    }),
    [app, round, actions, onView],
  );
  return (
    <section className="round-map" aria-label={words.top.map}>
      {wanted && (
        <Suspense
          fallback={
            <p className="round-map-wait" role="status">
              {words.top.mapLoading}
            </p>
          }
        >
          <Stage {...stage} symbolScale={SYMBOL_SCALE} covered={coveredBy("half")} />
        </Suspense>
      )}
      <Marks />
    </section>
  );
}

/** Nothing was pressed or typed for so long. */
const QUIET_MS = 1_200;

/**
 * True once nothing was pressed or typed for a while after `ready`.
 * why: on a slow phone the map takes seconds to start, and whoever types meanwhile would wait for each letter
 */
function useOnceQuiet(ready: boolean): boolean {
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    if (!ready || quiet) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setQuiet(true), QUIET_MS);
    };
    const listening = new AbortController();
    for (const type of ["pointerdown", "input"]) window.addEventListener(type, wait, { signal: listening.signal });
    wait();
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, [ready, quiet]);
  return quiet;
}

/** Own position and pin: elements over the map, so that nothing of them is in what the map is given. */
function Marks() {
  const camera = useApp((state) => state.camera);
  const own = useRound((state) => state.own);
  const pin = useRound((state) => state.pin);
  const pinning = useRound((state) => state.pinning);
  const height = useRound((state) => state.height);
  if (!camera) return null;
  const [midX, midY] = freeMiddle(camera, coveredBy(height));
  return (
    <div className="round-marks">
      {own.state === "known" && <OwnMark position={own.position} accuracyM={own.accuracyM} camera={camera} />}
      {pinning ? <Pin x={midX} y={midY} /> : pin && <PinAt position={pin} camera={camera} />}
    </div>
  );
}

function OwnMark({ position, accuracyM, camera }: { position: Position; accuracyM: number; camera: Camera }) {
  const words = useWords();
  const [x, y] = onScreen(position, camera);
  const radius = Math.min(400, Math.max(24, accuracyM / camera.metersPerPixel));
  return (
    <div className="own-mark" role="img" aria-label={words.top.ownPosition} style={{ left: x, top: y }}>
      <span className="own-around" style={{ width: 2 * radius, height: 2 * radius }} />
      <span className="own-dot" />
    </div>
  );
}

function PinAt({ position, camera }: { position: Position; camera: Camera }) {
  const [x, y] = onScreen(position, camera);
  return <Pin x={x} y={y} />;
}

const Pin = ({ x, y }: { x: number; y: number }) => (
  <div className="pin-mark" style={{ left: x, top: y }} aria-hidden="true">
    <IconMapPinFilled size={48} />
  </div>
);
