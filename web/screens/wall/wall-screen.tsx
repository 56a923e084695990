import { useEffect } from "react";
import { useStore } from "zustand";
import { PairingSign } from "../../panels/wall/pairing-sign.tsx";
import { WallProvider } from "../../panels/wall/wall-context.tsx";
import { driftAt, isNight } from "../../state/wall/clock.ts";
import { bodyOf, remOf } from "../../state/wall/screen.ts";
import type { WallStore } from "../../state/wall/wall.ts";
import type { Language } from "../../text/language.ts";
import { screenOf, useWindowSize } from "./screen-size.ts";
import { WallPictureScreen } from "./wall-picture-screen.tsx";
import "./wall.css";
import { USUAL_SETTINGS } from "../../../domain/wall/settings.ts";

/** A wall: its picture, or the code that makes it one. All of it drifts a little, and is dimmed at night. */
export function WallScreen({ wall, language }: { wall: WallStore; language: Language }) {
  const size = useWindowSize();
  const settings = useStore(wall, ({ answers }) => answers?.wall.settings ?? USUAL_SETTINGS);
  const isShown = useStore(wall, ({ stage, answers }) => stage.kind === "shown" && answers !== null);
  const drift = useStore(wall, ({ now }) => driftAt(now));
  const night = useStore(wall, ({ now }) => isNight(now, settings.night));
  const screen = screenOf(size, settings);
  const rem = remOf(screen);
  const body = bodyOf(screen);
  useEffect(() => {
    const { style } = document.documentElement;
    style.fontSize = `${rem}px`;
    style.setProperty("--body", `${body}px`);
  }, [rem, body]);
  return (
    <WallProvider wall={wall} language={language} rem={rem}>
      <div
        className={night ? "wall wall-night" : "wall"}
        data-screen={`${size} in ${screen.columns}x${screen.rows}`}
        style={{ transform: `translate(${drift[0]}px, ${drift[1]}px)` }}
      >
        {isShown ? <WallPictureScreen wall={wall} language={language} screen={screen} /> : <PairingSign />}
      </div>
    </WallProvider>
  );
}
