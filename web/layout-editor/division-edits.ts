import type { Edit } from "../../domain/layout/edit.ts";
import { type AreaId, type Draft, gridOfCells, lockedCells } from "../../domain/layout/layout.ts";
import type { Assignment } from "../../domain/layout/partition/graph.ts";
import { matchParts } from "../../domain/layout/partition/match-parts.ts";

/** The grid of each cell as parts: the grids counted from 0 in their order. */
export function partsOf({ layout }: Draft): { parts: Assignment; grids: AreaId[] } {
  const grids = [...layout.grids.keys()];
  const index = new Map(grids.map((id, part) => [id, part]));
  return { parts: gridOfCells(layout).map((grid) => index.get(grid)!), grids };
}

/** What an optimiser is told of the draft: where it stands, and what must stay. */
export const standing = (draft: Draft) => ({ present: partsOf(draft).parts, locked: lockedCells(draft.layout) });

/**
 * The edits that make a computed division the draft's. Each part takes the grid whose households most of it has, so that names,
 * codes and people stay; parts beyond that become new grids, and grids that are left without ground go.
 */
export function divisionEdits(
  draft: Draft,
  assignment: Assignment,
  fresh: AreaId,
  nameOf: (number: number) => string,
): Edit[] {
  const { parts, grids } = partsOf(draft);
  const labels = matchParts(parts, assignment, draft.loads.households);
  const used = [...new Set(labels)].sort((a, b) => a - b);
  const created = used
    .filter((label) => label >= grids.length)
    .map((label, index) => ({
      label,
      row: { id: fresh + index, name: nameOf(grids.length + index + 1), kind: "urban" as const },
    }));
  const targets = used.map((label) => grids[label] ?? created.find((one) => one.label === label)!.row.id);
  const placeOf = new Map(used.map((label, place) => [label, place]));
  const divide: Edit = {
    kind: "divide",
    level: "grid",
    targets,
    parts: Array.from(labels, (label) => placeOf.get(label)!),
    created: created.map(({ row }) => row),
  };
  const empty = grids.filter((_, part) => !placeOf.has(part));
  return [divide, ...empty.map((area): Edit => ({ kind: "remove", level: "grid", area }))];
}
