import { areaOf, areaUnder, type Desk, type Hand, handOf, type Mode } from "../desk.ts";
import { brushed } from "../reach.ts";

/**
 * Paints cells into the area that is chosen, or else into the one where the stroke begins. With Alt it is the other way round: cells of
 * the chosen area go to where the stroke begins.
 */
export const brush: Mode = (hand, event, desk) => {
  switch (event.kind) {
    case "down": {
      const under = areaUnder(desk, event.at);
      const chosen = desk.chosen[0] ?? null;
      const target = event.alt ? (under === chosen ? null : under) : (chosen ?? under);
      if (target === null && !event.alt) return null;
      const giver = event.alt ? chosen : null;
      return painted(handOf("brush", { target, giver, isHeld: true, stroke: [event.at] }), desk);
    }
    case "move": {
      if (!hand) return null;
      const under = hand.target === null ? areaUnder(desk, event.at) : null;
      const target = hand.target ?? (under === hand.giver ? null : under);
      return painted({ ...hand, target, stroke: [...hand.stroke, event.at] }, desk);
    }
    case "up":
      return hand && { ...hand, isHeld: false, isDone: true };
    default:
      return event.kind === "cancel" ? null : hand;
  }
};

/** The hand with the cells of its last step. */
function painted(hand: Hand, desk: Desk): Hand {
  const { stroke, target, giver } = hand;
  if (target === null) return hand;
  const [b, a] = [stroke[stroke.length - 1], stroke[stroke.length - 2] ?? stroke[stroke.length - 1]];
  const touched = brushed(desk, a, b).filter((cell) => {
    const area = areaOf(desk, cell);
    return area !== target && (giver === null || area === giver);
  });
  const free = touched.filter((cell) => !isLocked(desk, cell));
  const cells = free.length === 0 ? hand.cells : new Set([...hand.cells, ...free]);
  const reason = isAreaLocked(desk, target) || (cells.size === 0 && touched.length > 0) ? "locked" : null;
  const edits = cells.size === 0 ? [] : [{ kind: "assign" as const, level: desk.level, cells: [...cells], to: target }];
  return { ...hand, cells, edits, reason };
}

/** Whether the grid of `cell` must stay as it is. */
export const isLocked = ({ draft: { layout } }: Desk, cell: number): boolean =>
  layout.grids.get(layout.microgrids.get(layout.microgridOf[cell])!.grid)!.isLocked;

function isAreaLocked({ draft: { layout }, level }: Desk, area: number): boolean {
  const grid = level === "grid" ? area : layout.microgrids.get(area)?.grid;
  return grid !== undefined && (layout.grids.get(grid)?.isLocked ?? false);
}
