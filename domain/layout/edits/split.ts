import { type Edit, isRefusal, type Patch, type Refusal } from "../edit.ts";
import { type AreaId, areaAt, cellsIn, type Draft, type LayoutLevel, type Microgrid } from "../layout.ts";
import { applyPatch, joinPatches } from "../patch.ts";
import { cutCell } from "./cut-cell.ts";
import { mayBeCalled, mayChangeArea } from "./may.ts";
import { partsAlong } from "./route.ts";
import { cleanLine, rightOfLine } from "./sides.ts";
import { stretchThrough } from "./stretch.ts";
import { wholeMicrogrids } from "./to-grid.ts";
import { withoutStrays } from "./without-strays.ts";

/**
 * An area in two: the part with fewer households becomes new and takes over kind and people. A building is never cut. In a grid, whole microgrids
 * go along as they are, and what is cut off a microgrid becomes a microgrid of its own.
 */
export function split(draft: Draft, edit: Extract<Edit, { kind: "split" }>): Patch | Refusal {
  const line = cleanLine(edit.line);
  if (!line) return { refused: "malformed" };
  const fault = mayChangeArea(draft, edit.level, edit.area) ?? mayBeCalled(draft, edit.level, edit.id);
  if (fault) return fault;
  if (edit.by === "roads") {
    const parts = partsAlong(draft, cellsIn(draft.layout, edit.level, edit.area), line);
    return isRefusal(parts) ? parts : newArea(draft, edit, parts);
  }
  const ground = edit.by === "ground" ? cutGround(draft, edit, line) : { draft, patches: [] };
  const isRight = rightOfLine(line);
  const { x, y } = ground.draft.fabric.cells;
  const cells = cellsIn(ground.draft.layout, edit.level, edit.area);
  const right = cells.filter((cell) => isRight(x[cell], y[cell]));
  if (right.length === 0 || right.length === cells.length) return { refused: "misses", areas: [edit.area] };
  const parts = withoutStrays(ground.draft, cells, right);
  if (!parts) return { refused: "misses", areas: [edit.area] };
  return joinPatches([...ground.patches, newArea(ground.draft, edit, parts)]);
}

/** Every cell of empty ground in the area that the line goes through is cut; where that cannot be, it stays whole. */
function cutGround(draft: Draft, edit: Extract<Edit, { kind: "split" }>, line: readonly (readonly [number, number])[]) {
  let now = draft;
  const patches: Patch[] = [];
  for (const cell of cellsIn(draft.layout, edit.level, edit.area)) {
    const isEmpty = draft.fabric.cells.building[cell] === 0 && draft.loads.households[cell] === 0;
    if (!isEmpty || !stretchThrough(now.fabric, cell, line)) continue;
    const patch = cutCell(now, { kind: "cut-cell", cell, line });
    if (isRefusal(patch)) continue;
    const outcome = applyPatch(now, patch);
    if (isRefusal(outcome)) continue;
    now = outcome.draft;
    patches.push(outcome.done);
  }
  return { draft: now, patches };
}

type Parts = readonly [readonly number[], readonly number[]];

function newArea(
  draft: Draft,
  edit: { level: LayoutLevel; area: AreaId; id: AreaId; name: string },
  parts: Parts,
): Patch {
  const { layout, loads } = draft;
  const homes = (cells: readonly number[]) => cells.reduce((sum, cell) => sum + loads.households[cell], 0);
  const [a, b] = parts;
  const isFirstSmaller = homes(a) < homes(b) || (homes(a) === homes(b) && a.length < b.length);
  const cells = isFirstSmaller ? a : b;
  const facts = { ...areaAt(layout, edit.level, edit.area)!, name: edit.name, code: null };
  if (edit.level === "microgrid") return { microgrids: [[edit.id, facts as Microgrid]], cells: [[edit.id, cells]] };
  const moved = new Map(cells.map((cell) => [cell, edit.id]));
  const whole = wholeMicrogrids(layout, moved);
  const microgrids = new Map<AreaId, Microgrid>();
  const given = new Map<AreaId, number[]>();
  for (const id of whole) microgrids.set(id, { ...layout.microgrids.get(id)!, grid: edit.id });
  const cutOff = [...new Set(cells.map((cell) => layout.microgridOf[cell]))].filter((id) => !whole.has(id));
  let free = edit.id;
  for (const id of cutOff.sort((p, q) => p - q)) {
    while (layout.microgrids.has(free) || microgrids.has(free)) free++;
    const old = layout.microgrids.get(id)!;
    const name = cutOff.length === 1 && whole.size === 0 ? edit.name : `${old.name}-2`;
    microgrids.set(free, { ...old, name, code: null, grid: edit.id });
    given.set(
      free,
      cells.filter((cell) => layout.microgridOf[cell] === id),
    );
  }
  const grid = { ...layout.grids.get(edit.area)!, name: edit.name, code: null };
  return { grids: [[edit.id, grid]], microgrids: [...microgrids], cells: [...given] };
}
