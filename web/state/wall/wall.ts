// What a wall knows, and what it shows of it now.

import { createStore, type StoreApi } from "zustand/vanilla";
import type { Position } from "../../../domain/position.ts";
import type { WallDay } from "../../../domain/wall/day.ts";
import type { WallArea, WallHeat, WallIncident } from "../../../domain/wall/incidents.ts";
import type { Wall } from "../../../domain/wall/wall.ts";
import type { TileSources } from "../tiles.ts";
import { hotSpots, type WallFields, wallFields } from "./heat-field.ts";
import { firstRotation, type Rotation, type Shown, type Step, stepOf, stepsOf } from "./scenes.ts";
import { NO_SPOTLIGHT, type Spotlight } from "./spotlight.ts";

/** The server's last answers, as they are kept over a power cut. */
export type Answers = {
  wall: Wall;
  areas: readonly WallArea[];
  incidents: readonly WallIncident[];
  heat: WallHeat | null;
  day: WallDay | null;
  /** server's clock, ms: when it was last heard */
  heardAt: number;
};

export type Stage =
  | { kind: "starting" }
  /** waits until an administrator has typed `code`; null while there is none, because of `fault` */
  | { kind: "unpaired"; code: string | null; fault: string | null }
  | { kind: "shown" };

export type WallState = {
  stage: Stage;
  /** null until the first have come */
  answers: Answers | null;
  tiles: TileSources | null;
  /** server's clock minus ours, ms */
  aheadMs: number;
  /** once a second: the server's clock, which what is shown speaks of, and ours, by which scenes turn: it is never set back */
  now: number;
  steady: number;
  live: "open" | "lost";
  rotation: Rotation;
  spotlight: Spotlight;
  /** incidents that came a moment ago, and when */
  arrived: ReadonlyMap<number, number>;
  fields: WallFields | null;
  spots: readonly Position[];
};

export type WallStore = StoreApi<WallState>;

/** A wall that knows nothing yet, at `now` of its own clock. */
export const createWall = (now: number): WallStore =>
  createStore<WallState>(() => ({
    stage: { kind: "starting" },
    answers: null,
    tiles: null,
    aheadMs: 0,
    now,
    steady: now,
    live: "lost",
    rotation: firstRotation(now),
    spotlight: NO_SPOTLIGHT,
    arrived: new Map(),
    fields: null,
    spots: [],
  }));

/** What scenes are made of. */
export const shownOf = ({ answers, spots }: Pick<WallState, "answers" | "spots">): Shown => ({
  communities: (answers?.areas ?? []).filter(({ level }) => level === "community").map(({ code }) => code),
  spots: spots.length,
});

/** All steps of the round that is set. */
export const stepsNow = (state: Pick<WallState, "answers" | "spots">): Step[] =>
  stepsOf(state.answers?.wall.settings.scenes ?? [], shownOf(state));

/** What is shown now, when no urgent incident is looked at. */
export const stepNow = (state: WallState): Step => stepOf(state.rotation, stepsNow(state));

/** The fields and places that `heat` makes. */
export function heated(heat: WallHeat | null): Pick<WallState, "fields" | "spots"> {
  const fields = heat && wallFields(heat);
  return { fields, spots: fields ? hotSpots(fields.whole) : [] };
}

/** An operator's message, while it is to be shown. */
export const messageNow = ({ answers, now }: WallState): string | null => {
  const message = answers?.wall.orders.message ?? null;
  return message && Date.parse(message.until) > now ? message.text : null;
};
