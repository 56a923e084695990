import type { PatchEdit } from "../../domain/layout/edit.ts";

/** What patches changed, each row by a name of its own: two lists that share none can be put together in either order. */
export function touchedBy(patches: readonly PatchEdit[]): Set<string> {
  const touched = new Set<string>();
  for (const { cells = [], microgrids = [], grids = [], fabric } of patches) {
    for (const [, moved] of cells) for (const cell of moved) touched.add(`cell ${cell}`);
    for (const [id] of microgrids) touched.add(`microgrid ${id}`);
    for (const [id] of grids) touched.add(`grid ${id}`);
    for (const [arc] of fabric?.arcs ?? []) touched.add(`arc ${arc}`);
    for (const [cell] of fabric?.cells ?? []) touched.add(`cell ${cell}`);
  }
  return touched;
}
