import type { Edit } from "../edit.ts";
import { type AreaId, cellsIn, type Layout } from "../layout.ts";
import type { Repair } from "../partition/settings.ts";

/**
 * A repair whose nodes are cells and whose parts are grids, as edits of `layout`. A part that is no grid yet becomes one: grids count on from
 * `fresh`, and are called by `nameOf` after the grid they come from. A grid that gives all it has goes.
 */
export function mendingEdits(
  { part, moves }: Repair,
  layout: Layout,
  fresh: AreaId,
  nameOf: (from: string) => string,
): Edit[] {
  let made = 0;
  const taken = cellsTaken(moves);
  const edits = [...taken].map(([to, cells]): Edit => {
    if (layout.grids.has(to)) return { kind: "assign", level: "grid", cells, to };
    const { name, kind } = layout.grids.get(part) ?? { name: "", kind: "urban" as const };
    return { kind: "create", level: "grid", id: fresh + made++, area: { name: nameOf(name), kind }, cells };
  });
  const given = new Set([...taken].flatMap(([to, cells]) => (to === part ? [] : cells)));
  const isGone = cellsIn(layout, "grid", part).every((cell) => given.has(cell));
  return isGone && layout.grids.has(part) ? [...edits, { kind: "remove", level: "grid", area: part }] : edits;
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
