import type { Edit, Patch, Refusal } from "../edit.ts";
import { cellsIn, type Draft, microgridsIn } from "../layout.ts";
import { mayChangeArea } from "./may.ts";

/** All of `from` becomes part of `into`: a grid's microgrids stay as they are, a microgrid's cells change theirs. */
export function merge(
  { layout, ...draft }: Draft,
  { level, from, into }: Extract<Edit, { kind: "merge" }>,
): Patch | Refusal {
  const whole = { layout, ...draft };
  const fault = mayChangeArea(whole, level, from) ?? mayChangeArea(whole, level, into);
  if (fault) return fault;
  if (from === into) return { refused: "same-area", areas: [from] };
  if (level === "microgrid") return { microgrids: [[from, null]], cells: [[into, cellsIn(layout, level, from)]] };
  return {
    grids: [[from, null]],
    microgrids: microgridsIn(layout, from).map((id) => [id, { ...layout.microgrids.get(id)!, grid: into }]),
  };
}

/** An area without cells goes. */
export function remove(draft: Draft, { level, area }: Extract<Edit, { kind: "remove" }>): Patch | Refusal {
  const fault = mayChangeArea(draft, level, area);
  if (fault) return fault;
  const isEmpty = cellsIn(draft.layout, level, area).length === 0;
  if (!isEmpty) return { refused: "not-empty", areas: [area] };
  if (level === "microgrid") return { microgrids: [[area, null]] };
  return { grids: [[area, null]], microgrids: microgridsIn(draft.layout, area).map((id) => [id, null]) };
}
