import { freshness, heardTime } from "../../state/wall/clock.ts";
import type { Rect } from "../../state/wall/screen.ts";
import { placed } from "./wall-box.tsx";
import { useAnswer, useMinute, useWall, useWallText } from "./wall-context.tsx";
import "./on-map.css";

/** Whose wall this is, which scene it shows, and how old its data are: amber after three minutes, in words after fifteen. */
export function MapTitle({ at, scene, swapped }: { at: Rect; scene: string; swapped: boolean }) {
  const text = useWallText();
  const wall = useAnswer("wall");
  const heardAt = useAnswer("heardAt");
  const now = useMinute();
  const age = useWall(({ now, answers }) => freshness(now - (answers?.heardAt ?? now)));
  const time = heardAt === null ? "" : heardTime(heardAt, now);
  return (
    <header className={swapped ? "wall-title wall-swapped" : "wall-title"} style={placed(at)}>
      <h1>{wall?.area.name}</h1>
      <p>
        <span>{scene}</span>
        <span className={age === "fresh" ? undefined : "wall-warning"} data-age={age}>
          {age === "stopped" ? text.stopped(time) : text.updated(time)}
        </span>
        {wall?.isDemo && <span>{text.simulated}</span>}
      </p>
    </header>
  );
}
