// What the console of the walls works out of what the server says; no panel asks it of the clock itself.

import type { Scene, SceneKind, WallSettings } from "../../../domain/wall/settings.ts";
import type { OperatedWall } from "../../../domain/wall/wall.ts";
import type { Screen } from "../wall/screen.ts";

/** A wall says every minute what it shows: one that has not for so long is away. */
const AWAY_AFTER_MS = 3 * 60_000;

export type WallState = "alive" | "away" | "new" | "unpaired";

/** Whether a wall is there. */
export function stateOf({ paired, shown }: Pick<OperatedWall, "paired" | "shown">, now: number): WallState {
  if (!paired) return "unpaired";
  if (shown === null) return "new";
  return now - Date.parse(shown.at) < AWAY_AFTER_MS ? "alive" : "away";
}

/** Scenes that need no area: those an operator has a button for. */
export const QUICK: readonly SceneKind[] = ["whole", "communities", "hot-spots", "day-plan"];

/** Seconds that a new scene and a jump last. */
const USUAL_SECONDS = 30;

/** A scene that is to be jumped to: for as long as it lasts in the round, where it is part of that. */
export function jumpTo(settings: WallSettings, kind: SceneKind, area: string | null = null): Scene {
  const known = settings.scenes.find((scene) => scene.kind === kind && scene.area === area);
  return known ?? { kind, area, seconds: USUAL_SECONDS };
}

/** `scenes` with the one at `index` changed; a scene of one area begins with `usual`, all others have none. */
export const withScene = (
  scenes: readonly Scene[],
  index: number,
  change: Partial<Scene>,
  usual: string | null,
): readonly Scene[] =>
  scenes.map((scene, at) => {
    if (at !== index) return scene;
    const { kind, area, seconds } = { ...scene, ...change };
    return { kind, area: kind === "community" ? (area ?? usual) : null, seconds };
  });

/** `scenes` with one more. */
export const withOneMore = (scenes: readonly Scene[]): readonly Scene[] => [
  ...scenes,
  { kind: "whole", area: null, seconds: USUAL_SECONDS },
];

/** `scenes` without the one at `index`. */
export const withoutScene = (scenes: readonly Scene[], index: number): readonly Scene[] =>
  scenes.filter((_, at) => at !== index);

/** `scenes` with the one at `index` a place earlier (−1) or later (1); as they are at either end. */
export function withSceneMoved(scenes: readonly Scene[], index: number, by: -1 | 1): readonly Scene[] {
  const to = index + by;
  if (to < 0 || to >= scenes.length) return scenes;
  const moved = [...scenes];
  [moved[index], moved[to]] = [moved[to], moved[index]];
  return moved;
}

/** The screen that a wall with these settings hangs on: as large as it said, 1920 × 1080 while it never did. */
export const screenOf = ({ shown }: Pick<OperatedWall, "shown">, { screen }: WallSettings): Screen => ({
  widthPx: shown?.width ?? 1920,
  heightPx: shown?.height ?? 1080,
  ...screen,
});

/** How long messages may be shown, in minutes. */
export const MESSAGE_MINUTES = [15, 60, 240, 1440] as const;

/** What a key asks of the console; null: nothing. */
export type Command =
  | { kind: "hold" }
  | { kind: "choose"; by: -1 | 1 }
  | { kind: "jump"; nth: number }
  | { kind: "write" };

/** The command of a key: H holds, the arrows choose another wall, 1–9 jump to that scene of the round, M writes a message. */
export function commandOf(key: string): Command | null {
  if (key === "h" || key === "H") return { kind: "hold" };
  if (key === "m" || key === "M") return { kind: "write" };
  if (key === "ArrowUp") return { kind: "choose", by: -1 };
  if (key === "ArrowDown") return { kind: "choose", by: 1 };
  return /^[1-9]$/.test(key) ? { kind: "jump", nth: Number(key) - 1 } : null;
}
