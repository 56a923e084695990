// What a wall is told of itself, and what it tells of itself.

import type { CodeTables } from "../codes.ts";
import type { Level } from "../grid.ts";
import type { Bounds } from "../position.ts";
import type { WallPart } from "./changes.ts";
import type { Scene, WallOrders, WallSettings } from "./settings.ts";

/** The area that a wall shows. `code` is null where that is everything and nothing holds it together. */
export type WallTown = { code: string | null; name: string; level: Level | null; bounds: Bounds | null };

/** What `GET /api/wall` says to the wall that asks. Scenes name areas in force only. */
export type Wall = {
  id: number;
  name: string;
  area: WallTown;
  settings: WallSettings;
  orders: WallOrders;
  /** counts changes of settings and orders */
  revision: number;
  /** names the page that the server has now: a wall that shows another loads it */
  build: string;
  /** ISO 8601, the clock of the server */
  now: string;
  /** true when any of the data is made up */
  isDemo: boolean;
  /** whom to name on the map */
  attributions: readonly string[];
  /** what the codes in other answers are called */
  codes: Pick<CodeTables, "incidentKinds" | "incidentStates" | "urgencies" | "householdTypes" | "duties">;
};

/** What a wall shows now: `POST /api/wall/shown`. */
export type WallShown = {
  scene: Scene;
  /** name of the page that it runs */
  build: string;
  /** CSS pixels, and device pixels to one of them */
  width: number;
  height: number;
  ratio: number;
};

/** A scene whose area is no more: what is shown in its place; null: nothing, it is left out. */
export type MovedScene = { area: string; now: { code: string; name: string }[] };

/** A wall as its operators see it: `GET /api/walls`. */
export type OperatedWall = {
  id: number;
  name: string;
  /** code of the area it shows; null = everything */
  area: string | null;
  settings: WallSettings;
  orders: WallOrders;
  revision: number;
  /** who changed it last, when, and what; null where nobody did */
  changed: { by: string; at: string; what: readonly WallPart[] } | null;
  /** what it said it showed, and when; null while it never did */
  shown: (WallShown & { at: string }) | null;
  /** whether a browser is this wall now */
  paired: boolean;
  /** its page is the one that the server has now; null while it never said */
  upToDate: boolean | null;
  moved: MovedScene[];
};

/** What is sent to change a wall: what is left out stays. `revision`: what the operator had before them. */
export type WallChange = { revision: number; settings?: WallSettings; orders?: WallOrders };
