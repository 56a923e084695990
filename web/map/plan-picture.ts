import type { FeatureCollection, LineString, MultiPolygon, Point, Polygon } from "geojson";
import type { Position } from "../../domain/position.ts";

/**
 * A layout while it is redrawn. The ground is drawn once; what a gesture changes are two short columns, one number a cell and
 * one an arc, so that a brush need not send any shape anew.
 */
export type PlanPicture = {
  ground: PlanGround;
  /** colour of each cell: an index into `fills`; `NO_FILL` where it has none */
  fillOf: Uint8Array;
  /** `#RRGGBB` */
  fills: readonly string[];
  /** what border runs along each arc: 0 none, 1 a microgrid's, 2 a grid's */
  rankOf: Uint8Array;
  /** ground that must stay as it is */
  locked: FeatureCollection<Polygon | MultiPolygon>;
  /** ground that the gesture in hand gives away, striped in the colour of its new grid: `to` is an index into `fills` */
  hand: FeatureCollection<Polygon | MultiPolygon, { to: number }>;
  labels: FeatureCollection<Point, PlanLabel>;
  /** outlines of the areas that are chosen */
  chosen: FeatureCollection<LineString>;
  marks: FeatureCollection<LineString | Point, PlanMark>;
};

/** Cells and arcs of the fabric; the `id` of a feature is its number. */
export type PlanGround = {
  cells: FeatureCollection<Polygon>;
  arcs: FeatureCollection<LineString, { kind: string }>;
};

export const NO_FILL = 255;

export type PlanLabel = {
  name: string;
  /** households, written out */
  count: string;
  /** the figure is out of the band */
  isBad: boolean;
  isChosen: boolean;
  isLocked: boolean;
  /** 甲, 乙: what the chip at the pointer calls it; empty when it is none of them */
  letter: string;
};

/** Lines and points of a gesture: the stroke itself, the border as it will be, as it was, corners that can be dragged. */
export type PlanMark = { role: "stroke" | "after" | "before" | "refused" | "corner" | "corner-in-hand" | "midpoint" };

/** One event of mouse, pen or finger while a tool of the editor is in hand. */
export type PlanEvent = {
  kind: "hover" | "down" | "move" | "up" | "double" | "cancel" | "out";
  position: Position;
  /** CSS pixels from the map's upper left corner */
  px: readonly [x: number, y: number];
  pointer: "mouse" | "pen" | "touch";
  alt: boolean;
  shift: boolean;
  ctrl: boolean;
};
