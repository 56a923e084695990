import { useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { MapLegend } from "../../panels/wall/map-legend.tsx";
import { MapNotes } from "../../panels/wall/map-notes.tsx";
import { MapTitle } from "../../panels/wall/map-title.tsx";
import { TickerLine } from "../../panels/wall/ticker-line.tsx";
import { placed } from "../../panels/wall/wall-box.tsx";
import { isSwapped } from "../../state/wall/clock.ts";
import { wallLayout } from "../../state/wall/layout.ts";
import { placeNotes } from "../../state/wall/notes.ts";
import type { Screen } from "../../state/wall/screen.ts";
import { messageNow, stepNow, type WallStore } from "../../state/wall/wall.ts";
import type { Language } from "../../text/language.ts";
import { wallTexts } from "../../text/wall.ts";
import { measureText } from "./measure.ts";
import { useWallMap } from "./use-wall-map.ts";
import { WallBoxes } from "./wall-boxes.tsx";
import { boundsNow, createWallScene, focusNow, wallShapes } from "./wall-scene.ts";
import { calledOnes, createNames } from "./wall-words.ts";

const NOBODY: ReadonlySet<number> = new Set();

/** How long a new critical callout draws the eye. */
const FRESH_MS = 10_000;

/** The whole picture of a wall that has something to show. */
export function WallPictureScreen({ wall, language, screen }: { wall: WallStore; language: Language; screen: Screen }) {
  const text = wallTexts[language];
  const frame = useRef<HTMLDivElement>(null);
  const state = useStore(wall);
  const step = stepNow(state);
  const swapped = isSwapped(state.now);
  const key = JSON.stringify([screen, step.kind, swapped]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the layout depends on
  const layout = useMemo(() => wallLayout(screen, step.kind, swapped), [key]);
  const { rem } = layout;
  const [makeScene] = useState(createWallScene);
  const [namesOf] = useState(createNames);
  const answers = state.answers!;
  const { areas, incidents } = answers;
  const focus = focusNow(state, step);
  const minute = Math.floor(state.now / 60_000);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture changes with these parts of the state, not each second
  const picture = useMemo(
    () => makeScene(state, focus, rem, step.kind !== "day-plan" && areas.length > 0),
    [areas, incidents, state.tiles, state.fields, state.arrived, focus, rem, step.kind, minute],
  );
  const padding = {
    top: layout.title.height + 1.6 * rem,
    bottom: layout.legend.height + 2 * rem,
    left: 1.6 * rem,
    right: 1.6 * rem,
  };
  const { stand, project } = useWallMap(frame, picture, boundsNow(state, step), padding);
  const message = messageNow(state);
  const isNear = step.area !== null || step.spot !== null || state.spotlight.id !== null;
  const plan = answers.day?.plan;
  const visits = useMemo(
    () =>
      step.kind === "day-plan" ? new Map(plan?.map(({ code, dueToday, overdue }) => [code, dueToday + overdue])) : null,
    [step.kind, plan],
  );
  const named = useMemo(
    () => namesOf(areas, incidents, isNear, focus, visits),
    [namesOf, areas, incidents, isNear, focus, visits],
  );
  const called = useMemo(
    () => calledOnes(answers, state.spotlight.id, minute * 60_000, language),
    [answers, state.spotlight.id, minute, language],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the map stands is what projecting depends on
  const notes = useMemo(
    () =>
      placeNotes(
        { named, called, marks: picture?.marks.map(({ position }) => position) ?? [] },
        layout,
        { project, measure: measureText },
        message !== null,
      ),
    [named, called, picture?.marks, layout, message !== null, stand.version],
  );
  const borders = useMemo(() => wallShapes(areas).borders, [areas]);
  const fresh = freshOnes(state.arrived, state.steady);
  const scene = step.area
    ? (areas.find(({ code }) => code === step.area)?.name ?? text.scenes[step.kind])
    : sceneName();
  function sceneName(): string {
    return step.spot === null ? text.scenes[step.kind] : text.spot(step.spot + 1);
  }
  useEffect(() => {
    document.title = answers.wall.name;
  }, [answers.wall.name]);

  return (
    <>
      <div
        className="wall-stage"
        style={placed(layout.map)}
        data-ready={stand.isReady || undefined}
        data-scene={step.kind}
        data-area={focus ?? undefined}
      >
        <div ref={frame} className="wall-map" />
        {!areas.some(({ level }) => level === "grid") && <p className="wall-empty">{text.empty}</p>}
      </div>
      {!stand.isMoving && stand.version > 0 && <MapNotes notes={notes} named={named} called={called} fresh={fresh} />}
      <MapTitle at={layout.title} scene={scene} swapped={swapped} />
      {areas.length > 0 && (
        <MapLegend at={layout.legend} max={picture?.heat?.max ?? null} isPlan={step.kind === "day-plan"} />
      )}
      {layout.ticker && <TickerLine at={layout.ticker} />}
      {message && (
        <p className="wall-message" role="status" style={placed(layout.message)}>
          {message}
        </p>
      )}
      <WallBoxes boxes={layout.boxes} focus={focus} swapped={swapped} borders={borders} />
    </>
  );
}

function freshOnes(arrived: ReadonlyMap<number, number>, now: number): ReadonlySet<number> {
  const fresh = [...arrived].filter(([, at]) => now - at < FRESH_MS).map(([id]) => id);
  return fresh.length === 0 ? NOBODY : new Set(fresh);
}
