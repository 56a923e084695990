import type { Edit } from "../../../domain/layout/edit.ts";
import {
  areaOf,
  type Desk,
  type DeskEvent,
  type Hand,
  handOf,
  type Mode,
  type ReasonKey,
  type ToolId,
} from "../desk.ts";
import type { Point } from "../ground.ts";
import { enclosed } from "../reach.ts";
import { isLocked } from "./brush.ts";

/** What happens to the cells one goes around. */
type Verb = (desk: Desk, cells: readonly number[]) => { edits: readonly Edit[]; reason: ReasonKey | null };

const nothing = { edits: [], reason: null };

const assign: Verb = ({ chosen: [to], level }, cells) => {
  if (to === undefined) return { edits: [], reason: "choose-target" };
  return cells.length === 0 ? nothing : { edits: [{ kind: "assign", level, cells, to }], reason: null };
};

const create =
  (kind: "same" | "dedicated"): Verb =>
  (desk, cells) => {
    if (cells.length === 0) return nothing;
    const { level, freshId: id, newName: name, draft } = desk;
    const from = areaOf(desk, cells[0]);
    const { layout } = draft;
    const likeIt = level === "grid" ? layout.grids.get(from)?.kind : layout.microgrids.get(from)?.kind;
    const plain = likeIt === "dedicated" ? "urban" : (likeIt ?? "urban");
    const area = { name, kind: kind === "dedicated" ? ("dedicated" as const) : plain };
    // a microgrid stays in the grid that most of it comes from
    const within = level === "microgrid" ? { within: layout.microgrids.get(from)!.grid } : {};
    return { edits: [{ kind: "create", level, id, area, cells, ...within }], reason: null };
  };

/** Takes the cells inside a lasso or a rectangle; with Shift a lasso is a rectangle, and the other way round. */
const around =
  (tool: ToolId, verb: Verb, square: boolean): Mode =>
  (hand, event, desk) => {
    switch (event.kind) {
      case "down":
        return handOf(tool, { isHeld: true, isClosed: true, stroke: [event.at], target: targetOf(tool, desk) });
      case "move":
        return hand && taken({ ...hand, stroke: strokeOf(hand, event, square) }, desk, verb);
      case "up":
        return hand && { ...hand, isHeld: false, isDone: true };
      default:
        return event.kind === "cancel" ? null : hand;
    }
  };

const targetOf = (tool: ToolId, { chosen, freshId }: Desk) =>
  tool === "new" || tool === "dedicated" ? freshId : (chosen[0] ?? null);

function strokeOf({ stroke }: Hand, { at, shift }: DeskEvent, square: boolean): Point[] {
  if (square === shift) return [...stroke, at];
  const [x, y] = stroke[0];
  return [[x, y], [at[0], y], at, [x, at[1]]];
}

function taken(hand: Hand, desk: Desk, verb: Verb): Hand {
  const inside = enclosed(desk, hand.stroke).filter((cell) => areaOf(desk, cell) !== hand.target);
  const cells = inside.filter((cell) => !isLocked(desk, cell));
  const { edits, reason } = verb(desk, cells);
  const locked = cells.length === 0 && inside.length > 0;
  return { ...hand, cells: new Set(cells), edits, reason: reason ?? (locked ? "locked" : null) };
}

export const lasso = around("lasso", assign, false);
export const rectangle = around("rectangle", assign, true);
export const newArea = around("new", create("same"), false);
export const dedicated = around("dedicated", create("dedicated"), false);
