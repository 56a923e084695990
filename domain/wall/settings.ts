// What a wall is set to show, and what an operator tells it just now.

/** What the map of a wall shows: everything, communities in turn, one area, what is hottest, the plan of the day. */
export const SCENE_KINDS = ["whole", "communities", "community", "hot-spots", "day-plan"] as const;

export type SceneKind = (typeof SCENE_KINDS)[number];

/** One scene of the rotation. `area`: code of the area that `community` shows, any level; null for all others. */
export type Scene = { kind: SceneKind; area: string | null; seconds: number };

/** The screen: its width, how far away people stand, and the panels it is put together from. */
export type Screen = { widthMm: number; distanceMm: number; columns: number; rows: number };

export type WallSettings = {
  /** shown in turn, `communities` giving each community its seconds */
  scenes: readonly Scene[];
  screen: Screen;
  /** how far back the heat looks */
  heatHours: number;
  /** dimmed from and to these times of day, `22:00`; null: never */
  night: { from: string; to: string } | null;
  /** of the alarm sound, 0–100; 0 is silent */
  volume: number;
};

/** What an operator tells a wall beside its settings. */
export type WallOrders = {
  /** the scene stays as it is */
  held: boolean;
  /** shown now for its seconds or, while held, until something else is said; null again when it is over */
  jump: Scene | null;
  /** shown across the foot of the picture until then, ISO 8601 */
  message: { text: string; until: string } | null;
};

/** The most of each; below the least a wall would only flicker. */
export const LIMITS = {
  scenes: 20,
  seconds: [5, 3600],
  widthMm: [300, 60_000],
  distanceMm: [500, 50_000],
  panels: [1, 12],
  heatHours: [1, 24 * 28],
  volume: [0, 100],
  message: 60,
} as const;

/** A wall that nobody set: 2.4 m wide, read from 6 m, a fortnight of heat. */
export const USUAL_SETTINGS: WallSettings = {
  scenes: [
    { kind: "whole", area: null, seconds: 60 },
    { kind: "communities", area: null, seconds: 15 },
    { kind: "hot-spots", area: null, seconds: 30 },
    { kind: "day-plan", area: null, seconds: 30 },
  ],
  screen: { widthMm: 2400, distanceMm: 6000, columns: 1, rows: 1 },
  heatHours: 24 * 14,
  night: { from: "22:00", to: "06:00" },
  volume: 40,
};

export const NO_ORDERS: WallOrders = { held: false, jump: null, message: null };

/** Codes of the areas that settings and orders name. */
export const areasNamed = (settings: WallSettings, { jump }: WallOrders): string[] => [
  ...new Set([...settings.scenes, ...(jump ? [jump] : [])].flatMap(({ area }) => (area === null ? [] : [area]))),
];

/** Whether two scenes show the same. */
export const sameScene = (a: Scene | null, b: Scene | null): boolean =>
  a === b || (a !== null && b !== null && a.kind === b.kind && a.area === b.area);
