import { type Edit, isRefusal, type Patch, type Refusal } from "../edit.ts";
import { type AreaId, addTo, areaOfCells, cellsIn, type Draft } from "../layout.ts";
import { shareOut } from "./divide.ts";
import { mayChangeArea } from "./may.ts";
import { partsAlong } from "./route.ts";
import { cleanLine } from "./sides.ts";

/** The border between two areas goes along arcs near a stroke; each keeps the part in which it has more ground. */
export function reroute(draft: Draft, { level, between, line }: Extract<Edit, { kind: "reroute" }>): Patch | Refusal {
  const [a, b] = between;
  const stroke = cleanLine(line);
  if (!stroke) return { refused: "malformed" };
  const fault = mayChangeArea(draft, level, a) ?? mayChangeArea(draft, level, b);
  if (fault) return fault;
  if (a === b) return { refused: "same-area", areas: [a] };
  const cells = [...cellsIn(draft.layout, level, a), ...cellsIn(draft.layout, level, b)].sort((p, q) => p - q);
  const parts = partsAlong(draft, cells, stroke);
  if (isRefusal(parts)) return parts;
  const areaOf = areaOfCells(draft.layout, level);
  const ground = (part: readonly number[]) =>
    part.reduce((sum, cell) => sum + (areaOf[cell] === a ? 1 : -1) * draft.fabric.cells.twiceArea[cell], 0);
  const [forA, forB] = ground(parts[0]) >= ground(parts[1]) ? parts : [parts[1], parts[0]];
  const moved = new Map<number, AreaId>();
  for (const cell of forA) if (areaOf[cell] !== a) moved.set(cell, a);
  for (const cell of forB) if (areaOf[cell] !== b) moved.set(cell, b);
  if (level === "grid") return shareOut(draft, moved, []);
  const moves = new Map<AreaId, number[]>();
  for (const [cell, to] of moved) addTo(moves, to, cell);
  return { cells: [...moves] };
}
