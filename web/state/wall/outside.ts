import type { WallClient } from "../../client/wall.ts";
import type { TileSources } from "../tiles.ts";
import type { Answers } from "./wall.ts";

/** What survives a power cut: the last answers, where the ground's tiles are, and how far this machine's clock was off. */
export type Kept = { answers: Answers; tiles: TileSources | null; aheadMs: number };

/** What a wall needs of the world around it: handed in, so that tests hand in another. */
export type Outside = {
  client: WallClient;
  /** this machine's clock, ms; it may be wrong, but it never jumps while the page runs */
  clock(): number;
  /** what the page that runs is called; null where it does not say */
  build: string | null;
  /** loads the page anew */
  reload(): void;
  /** sounds the alarm, `volume` 0–100 */
  alarm(volume: number): void;
  kept: { keep(kept: Kept): Promise<void>; last(): Promise<Kept | null>; forget(): Promise<void> };
  /** CSS pixels, and device pixels to one of them */
  screen(): { width: number; height: number; ratio: number };
};
