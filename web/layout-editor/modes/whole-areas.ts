import { areaUnder, type Desk, type Hand, handOf, type Mode, type ReasonKey } from "../desk.ts";
import { brushed } from "../reach.ts";

/** The first area stays, and the next one joins it: the chosen one, or the one the press began in. */
export const merge: Mode = (hand, event, desk) => {
  const under = areaUnder(desk, event.at);
  switch (event.kind) {
    case "hover":
      return desk.chosen.length === 1 ? joined(desk, desk.chosen[0], under) : null;
    case "down":
      return joined(desk, desk.chosen[0] ?? under, under);
    case "move":
      return hand && joined(desk, hand.target, under);
    case "up":
      return hand && { ...joined(desk, hand.target, under), isDone: true };
    default:
      return null;
  }
};

function joined({ level, draft: { layout, fabric } }: Desk, into: number | null, from: number | null): Hand {
  const hand = handOf("merge", { target: into });
  if (into === null || from === null || into === from) return hand;
  const areaOfCell = (cell: number) =>
    level === "microgrid" ? layout.microgridOf[cell] : layout.microgrids.get(layout.microgridOf[cell])!.grid;
  const cells = new Set<number>();
  layout.microgridOf.forEach((_, cell) => {
    if (areaOfCell(cell) === from) cells.add(cell);
  });
  let reason: ReasonKey | null = "not-neighbours";
  for (let arc = 0; arc < fabric.arcs.length && reason !== null; arc++) {
    const [left, right] = [fabric.arcs.left[arc], fabric.arcs.right[arc]];
    if (left < 0 || right < 0) continue;
    const [a, b] = [areaOfCell(left), areaOfCell(right)];
    if ((a === into && b === from) || (a === from && b === into)) reason = null;
  }
  const edits = reason === null ? [{ kind: "merge" as const, level, from, into }] : [];
  return { ...hand, cells, reason, edits };
}

/** Microgrids that the stroke touches join the grid that is chosen, or the one where it begins. */
export const regroup: Mode = (hand, event, desk) => {
  const { layout } = desk.draft;
  const gridAt = () => {
    const cell = desk.ground.cellAt(event.at);
    return cell < 0 ? null : layout.microgrids.get(layout.microgridOf[cell])!.grid;
  };
  switch (event.kind) {
    case "down": {
      const grid = desk.level === "grid" && desk.chosen.length > 0 ? desk.chosen[0] : gridAt();
      if (grid === null) return null;
      return gathered(handOf("regroup", { target: grid, isHeld: true, stroke: [event.at] }), desk);
    }
    case "move":
      return hand && gathered({ ...hand, stroke: [...hand.stroke, event.at] }, desk);
    case "up":
      return hand && { ...hand, isHeld: false, isDone: true };
    default:
      return event.kind === "cancel" ? null : hand;
  }
};

function gathered(hand: Hand, desk: Desk): Hand {
  const { layout } = desk.draft;
  const { stroke, target } = hand;
  const at = stroke[stroke.length - 1];
  const touched = brushed(desk, stroke[stroke.length - 2] ?? at, at).map((cell) => layout.microgridOf[cell]);
  const before = hand.cells.size === 0 ? [] : [...hand.cells].map((cell) => layout.microgridOf[cell]);
  const microgrids = new Set([...before, ...touched].filter((id) => layout.microgrids.get(id)!.grid !== target));
  if (microgrids.size === 0 || target === null) return hand;
  const cells = new Set<number>();
  layout.microgridOf.forEach((microgrid, cell) => {
    if (microgrids.has(microgrid)) cells.add(cell);
  });
  return { ...hand, cells, edits: [{ kind: "regroup", microgrids: [...microgrids], grid: target }] };
}

/** A click locks a grid, another one opens it again. */
export const lock: Mode = (hand, event, desk) => {
  if (event.kind === "down") return handOf("lock", { stroke: [event.at], isHeld: true });
  if (event.kind !== "up" || !hand) return event.kind === "cancel" ? null : hand;
  const { layout } = desk.draft;
  const cell = desk.ground.cellAt(event.at);
  if (cell < 0) return null;
  const grid = layout.microgrids.get(layout.microgridOf[cell])!.grid;
  return {
    ...hand,
    edits: [{ kind: "lock", grids: [grid], isLocked: !layout.grids.get(grid)!.isLocked }],
    isDone: true,
  };
};
