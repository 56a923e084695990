import type { Edit } from "../edit.ts";
import type { AreaId, Layout } from "../layout.ts";
import type { Repair } from "../partition/settings.ts";

/**
 * A repair whose nodes are cells and whose parts are grids, as edits of `layout`. A part that is no grid yet becomes one: grids count on from
 * `fresh`, and are called by `nameOf` after the grid they come from.
 */
export function mendingEdits(
  { part, moves }: Repair,
  layout: Layout,
  fresh: AreaId,
  nameOf: (from: string) => string,
): Edit[] {
  let made = 0;
  return [...cellsTaken(moves)].map(([to, cells]): Edit => {
    if (layout.grids.has(to)) return { kind: "assign", level: "grid", cells, to };
    const { name, kind } = layout.grids.get(part) ?? { name: "", kind: "urban" as const };
    return { kind: "create", level: "grid", id: fresh + made++, area: { name: nameOf(name), kind }, cells };
  });
}

/** The other grids of `layout` that a repair takes cells from or gives them to. */
export function gridsBeside({ part, moves, text }: Repair, layout: Layout): AreaId[] {
  const others = new Set(cellsTaken(moves).keys());
  if (text === "repair.take") {
    for (const { node } of moves) others.add(layout.microgrids.get(layout.microgridOf[node])!.grid);
  }
  return [...others].filter((other) => other !== part && layout.grids.has(other));
}

function cellsTaken(moves: Repair["moves"]): Map<AreaId, number[]> {
  const taken = new Map<AreaId, number[]>();
  for (const { node, to } of moves) taken.set(to, [...(taken.get(to) ?? []), node]);
  return taken;
}
