import type { Edit, Point as LatticePoint, RefusalKey } from "../../domain/layout/edit.ts";
import type { AreaId, Draft, LayoutLevel } from "../../domain/layout/layout.ts";
import type { Ground, Point } from "./ground.ts";

/** Tools of the editor, in the order of the bar. */
export const TOOLS = [
  "select",
  "brush",
  "lasso",
  "rectangle",
  "cut",
  "border",
  "merge",
  "new",
  "dedicated",
  "regroup",
  "lock",
  "cut-cell",
] as const;

export type ToolId = (typeof TOOLS)[number];

/** What a gesture works on: the draft as it stands, what is chosen, and how the tools are set. */
export type Desk = {
  readonly draft: Draft;
  readonly ground: Ground;
  readonly level: LayoutLevel;
  /** areas of `level` that are chosen, the first first */
  readonly chosen: readonly AreaId[];
  readonly brushM: number;
  /** all stairs of a building go together */
  readonly wholeBuildings: boolean;
  /** strokes run along roads, walls and rivers */
  readonly snaps: boolean;
  /** a number that no area has */
  readonly freshId: AreaId;
  /** what the next new area is called */
  readonly newName: string;
};

/** One event of the pointer on the desk. */
export type DeskEvent = {
  /** `back` takes the last corner away; `double` also when Enter is pressed */
  readonly kind: "hover" | "down" | "move" | "up" | "double" | "back" | "cancel" | "out";
  readonly at: Point;
  /** metres that a CSS pixel covers */
  readonly metersPerPx: number;
  readonly pointer: "mouse" | "pen" | "touch";
  readonly alt: boolean;
  readonly shift: boolean;
  readonly ctrl: boolean;
};

/** Why a gesture comes to nothing: a reason of the layout, or of the tool itself. */
export type ReasonKey = RefusalKey | "choose-target" | "not-neighbours";

/** A gesture in hand. Nothing is changed until it is `done`; `edits` is what would be done now. */
export type Hand = {
  readonly tool: ToolId;
  readonly edits: readonly Edit[];
  /** null while nothing speaks against it */
  readonly reason: ReasonKey | null;
  /** the stroke so far */
  readonly stroke: readonly Point[];
  /** the stroke goes around an area */
  readonly isClosed: boolean;
  /** cells it has touched */
  readonly cells: ReadonlySet<number>;
  /** the area that takes, where there is one */
  readonly target: AreaId | null;
  /** the only area that gives, where there is one */
  readonly giver: AreaId | null;
  /** corners of the stroke that have been set; what follows is still free */
  readonly corner: number;
  /** the button is down, or the finger on the map */
  readonly isHeld: boolean;
  /** the areas whose border is moved */
  readonly between: readonly [AreaId, AreaId] | null;
  /** corners of a border that can be taken hold of */
  readonly corners: readonly Corner[];
  readonly isDone: boolean;
};

/** A vertex of an arc; between two of them where a new one can be pulled out. */
export type Corner = {
  readonly arc: number;
  readonly vertex: number;
  readonly at: Point;
  readonly isBetween: boolean;
  readonly isHeld: boolean;
};

/** What a tool makes of an event: the gesture as it is then; null when there is none. */
export type Mode = (hand: Hand | null, event: DeskEvent, desk: Desk) => Hand | null;

const nothing: ReadonlySet<number> = new Set();

/** A gesture of `tool` that has just begun, with what `more` says. */
export const handOf = (tool: ToolId, more: Partial<Hand> = {}): Hand => ({
  tool,
  edits: [],
  reason: null,
  stroke: [],
  isClosed: false,
  cells: nothing,
  target: null,
  giver: null,
  corner: 0,
  isHeld: false,
  between: null,
  corners: [],
  isDone: false,
  ...more,
});

/** The point on the lattice. */
export const onLattice = ([x, y]: Point): LatticePoint => [Math.round(x), Math.round(y)];

/** The area of the desk's level at a point; null outside the community. */
export function areaUnder(desk: Desk, at: Point): AreaId | null {
  const cell = desk.ground.cellAt(at);
  return cell < 0 ? null : areaOf(desk, cell);
}

/** The area of the desk's level that `cell` belongs to. */
export function areaOf({ draft: { layout }, level }: Desk, cell: number): AreaId {
  const microgrid = layout.microgridOf[cell];
  return level === "microgrid" ? microgrid : layout.microgrids.get(microgrid)!.grid;
}
