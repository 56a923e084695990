/** Levels of area, the largest first. They nest without gap or overlap. */
export const LEVELS = ["county", "street", "community", "grid", "microgrid"] as const;

export type Level = (typeof LEVELS)[number];

/** 楼院, 村民小组, or carved out for a park, market, school or hospital. */
export const AREA_KINDS = ["urban", "rural", "dedicated"] as const;

export type AreaKind = (typeof AREA_KINDS)[number];

/** What `GET /api/grids` says of one area of any level. */
export type GridProperties = {
  code: string;
  name: string;
  level: Level;
  kind: AreaKind;
  /** code of the area it lies in; null at the top */
  parent: string | null;
  /** absent, like all counts, unless the whole area may be seen */
  households?: number;
  /** sum of the residents of its households */
  population?: number;
  open_incidents?: number;
  /** share visited on time of those that have a schedule, 0–1 */
  visited?: number | null;
};

/** A day, yyyy-mm-dd, on which so many areas got another border, name or parent: `GET /api/grids/days`. */
export type BorderDay = { day: string; areas: number };
