// Incidents as a wall shows them: where only as fine as a grid and a square, and no words of anybody.

import type { MultiPolygon } from "geojson";
import type { Level } from "../grid.ts";
import type { Bounds, Position } from "../position.ts";

/** An open incident: `GET /api/wall/incidents`. Codes refer to the tables in `GET /api/wall`. */
export type WallIncident = {
  id: number;
  kind: string;
  urgency: string;
  state: string;
  /** ISO 8601 */
  reportedAt: string;
  dueAt: string | null;
  /** its grid, or the smallest area above one that it lies in; null outside all */
  grid: { code: string; name: string } | null;
  /** code of its community; null where it lies in none */
  community: string | null;
  /** centre of a square, see domain/wall/coarse.ts: not where it is */
  position: Position;
};

/** Whether it should have been done by `now`, milliseconds since 1970. */
export const isOverdue = ({ dueAt }: Pick<WallIncident, "dueAt">, now: number): boolean =>
  dueAt !== null && Date.parse(dueAt) < now;

/** An area of the wall's map: `GET /api/wall/areas`, communities first, then grids. */
export type WallArea = {
  code: string;
  name: string;
  level: Level;
  /** code of the area it lies in; null at the top */
  parent: string | null;
  /** open incidents in it */
  open: number;
  bounds: Bounds;
  border: MultiPolygon;
};

export type WallAreas = { areas: WallArea[] };

/** Hours of the day that are drawn beside one another: 06–10, 10–16, 16–21, 21–06. */
export const DAY_PARTS = [
  [6, 10],
  [10, 16],
  [16, 21],
  [21, 6],
] as const;

/** Which of DAY_PARTS an hour of the day, 0–23, belongs to. */
export const dayPartOf = (hour: number): number => (hour < 6 || hour >= 21 ? 3 : hour < 10 ? 0 : hour < 16 ? 1 : 2);

/**
 * How many incidents were reported in each square since `from`: `GET /api/wall/heat?hours=336`. Columns of equal length; `parts[p][i]`
 * of `count[i]` were reported in DAY_PARTS[p].
 */
export type WallHeat = {
  /** ISO 8601 */
  from: string;
  to: string;
  /** centres, degrees */
  lng: number[];
  lat: number[];
  count: number[];
  parts: number[][];
};

/** What `GET /api/wall/live` sends beside `wall`, `areas` and `build`: ids that changed, with those of them that are open now. `ids` null: read the list again. */
export type WallNews = { ids: number[] | null; open: WallIncident[] };
