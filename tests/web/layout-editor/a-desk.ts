import type { Draft } from "../../../domain/layout/layout.ts";
import type { Desk, DeskEvent, Hand, Mode } from "../../../web/layout-editor/desk.ts";
import { groundOf } from "../../../web/layout-editor/ground.ts";
import { aDraft, SIDE } from "../../support/square-town.ts";

/**
 * A desk with a town of 8 × 4 cells of 10 households: grids 1 and 2 of 4 × 4 cells side by side, microgrids of 2 × 2.
 *
 *        ┌─────────┬─────────┐
 *        │    1    │    2    │
 *        └─────────┴─────────┘
 */
export function aDesk(wish: Partial<Desk> = {}, draft: Draft = aDraft({ columns: 8, rows: 4 })): Desk {
  return {
    draft,
    ground: groundOf(draft.fabric),
    level: "grid",
    chosen: [],
    brushM: 1,
    wholeBuildings: true,
    snaps: false,
    freshId: 900,
    newName: "新",
    ...wish,
  };
}

/** The middle of the cell in that column and row. */
export const middle = (column: number, row: number) => [(column + 0.5) * SIDE, (row + 0.5) * SIDE] as const;

type Keys = Partial<Pick<DeskEvent, "alt" | "shift" | "ctrl" | "pointer">>;

const eventAt = (kind: DeskEvent["kind"], at: DeskEvent["at"], keys: Keys = {}): DeskEvent => ({
  kind,
  at,
  metersPerPx: 0.2,
  pointer: "mouse",
  alt: false,
  shift: false,
  ctrl: false,
  ...keys,
});

/** The hand after the button was pressed at the first of `points`, moved along the others, and let go at the last. */
export function drag(mode: Mode, desk: Desk, points: readonly DeskEvent["at"][], keys: Keys = {}): Hand | null {
  let hand = mode(null, eventAt("down", points[0], keys), desk);
  for (const at of points.slice(1)) hand = mode(hand, eventAt("move", at, keys), desk);
  return mode(hand, eventAt("up", points[points.length - 1], keys), desk);
}

/** The hand after single events. */
export function events(mode: Mode, desk: Desk, steps: readonly (readonly [DeskEvent["kind"], DeskEvent["at"]])[]) {
  return steps.reduce((hand: Hand | null, [kind, at]) => mode(hand, eventAt(kind, at), desk), null);
}
