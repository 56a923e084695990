import type { Edit, Patch, Refusal } from "../edit.ts";
import { type AreaId, addTo, areaAt, type Draft, gridOf, type Microgrid } from "../layout.ts";
import { factsOf } from "./create.ts";
import { mayBeCalled, mayChangeArea } from "./may.ts";
import { takeToGrids } from "./to-grid.ts";

/** A computed layout: every cell goes to the area of its part. Cells of locked grids must stay where they are. */
export function divide(draft: Draft, edit: Extract<Edit, { kind: "divide" }>): Patch | Refusal {
  const { layout } = draft;
  const { level, targets, parts, created } = edit;
  const cells = edit.cells ?? layout.microgridOf.map((_, cell) => cell);
  const isFitting = parts.length === cells.length && parts.every((part) => targets[part] !== undefined);
  if (!isFitting || cells.some((cell) => layout.microgridOf[cell] === undefined)) return { refused: "malformed" };
  const isNew = new Set(created.map(({ id }) => id));
  const wanted = new Map<number, AreaId>();
  for (let i = 0; i < parts.length; i++) {
    const now = level === "grid" ? gridOf(layout, cells[i]) : layout.microgridOf[cells[i]];
    if (now !== targets[parts[i]]) wanted.set(cells[i], targets[parts[i]]);
  }
  const fault =
    first(created.map(({ id }) => mayBeCalled(draft, level, id))) ??
    first([...new Set(wanted.values())].map((id) => (isNew.has(id) ? null : mayChangeArea(draft, level, id)))) ??
    lockedFault(draft, [...wanted.keys()]);
  if (fault) return fault;
  if (level === "grid") return shareOut(draft, wanted, created);
  const homeless = created.find(({ within }) => within === undefined || !layout.grids.has(within));
  if (homeless) return { refused: "unknown-area", areas: [homeless.within ?? homeless.id] };
  const moves = new Map<AreaId, number[]>();
  for (const [cell, to] of wanted) addTo(moves, to, cell);
  return {
    cells: [...moves],
    microgrids: created.map((area) => [area.id, { ...factsOf(area), grid: area.within! }]),
  };
}

type Created = Extract<Edit, { kind: "divide" }>["created"][number];

const first = (faults: readonly (Refusal | null)[]): Refusal | null => faults.find((fault) => fault !== null) ?? null;

function lockedFault({ layout }: Draft, cells: readonly number[]): Refusal | null {
  const locked = cells.filter((cell) => layout.grids.get(gridOf(layout, cell))!.isLocked);
  return locked.length > 0 ? { refused: "locked", cells: locked } : null;
}

/** Grids, of which some are new, share cells out among their microgrids; those that have none within reach get a new one. */
export function shareOut(draft: Draft, wanted: Map<number, AreaId>, created: readonly Created[]): Patch {
  const { layout } = draft;
  const taking = takeToGrids(draft, wanted);
  const grids = created.map((area) => [area.id, { ...factsOf(area), isLocked: false }] as const);
  const made = new Map<AreaId, AreaId>();
  const microgrids = new Map<AreaId, Microgrid>(taking.microgrids);
  for (const cell of taking.homeless) {
    const grid = wanted.get(cell)!;
    if (!made.has(grid)) {
      let id = grid;
      while (layout.microgrids.has(id) || microgrids.has(id)) id++;
      const facts = created.find((area) => area.id === grid) ?? areaAt(layout, "grid", grid)!;
      made.set(grid, id);
      microgrids.set(id, { ...factsOf(facts), grid });
    }
    addTo(taking.cells, made.get(grid)!, cell);
  }
  return { grids, cells: [...taking.cells], microgrids: [...microgrids] };
}
