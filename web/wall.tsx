// The page of a wall, at /wall: nobody signs in at it and nobody touches it.

import { createRoot } from "react-dom/client";
import { startPageWorker } from "./client/offline/page-worker.ts";
import { pageBuild } from "./client/page-build.ts";
import { wallClient } from "./client/wall.ts";
import { forgetLast, keepLast, keptLast } from "./client/wall-kept.ts";
import { soundAlarm } from "./screens/wall/alarm.ts";
import { WallScreen } from "./screens/wall/wall-screen.tsx";
import type { Kept } from "./state/wall/outside.ts";
import { createWall } from "./state/wall/wall.ts";
import { Watch } from "./state/wall/watch.ts";
import { languageOf } from "./text/language-of.ts";
import { applyTheme } from "./theme.ts";
import "./theme.css";

applyTheme(document.documentElement, "dark");
const language = languageOf(navigator.languages);

/** why not Date.now: a machine whose clock is put right would be a day without a scene, or show all of them at once */
const clock = () => performance.timeOrigin + performance.now();

const wall = createWall(clock());
const watch = new Watch(wall, {
  client: wallClient,
  clock,
  build: pageBuild(),
  reload: () => location.reload(),
  alarm: soundAlarm,
  kept: { keep: keepLast, last: () => keptLast<Kept>(), forget: forgetLast },
  screen: () => ({ width: innerWidth, height: innerHeight, ratio: devicePixelRatio }),
});
void watch.start();
void startPageWorker("wall");

const root = document.getElementById("root");
// why no StrictMode: effects would run twice, and the map's GL context with them
if (root) createRoot(root).render(<WallScreen wall={wall} language={language} />);
