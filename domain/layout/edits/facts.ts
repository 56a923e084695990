// Edits that move no border: names, kinds, people, codes, locks, and which grid a microgrid lies in.

import type { Edit, Patch, Refusal } from "../edit.ts";
import {
  type AreaId,
  areaAt,
  type Draft,
  type Grid,
  type Layout,
  type LayoutLevel,
  type Microgrid,
} from "../layout.ts";
import { mayChangeArea } from "./may.ts";

/** Whole microgrids come to another grid. */
export function regroup(draft: Draft, { microgrids, grid }: Extract<Edit, { kind: "regroup" }>): Patch | Refusal {
  const fault =
    mayChangeArea(draft, "grid", grid) ??
    microgrids.map((id) => mayChangeArea(draft, "microgrid", id)).find((refusal) => refusal !== null);
  if (fault) return fault;
  return { microgrids: microgrids.map((id) => [id, { ...draft.layout.microgrids.get(id)!, grid }]) };
}

/** Name, kind and people of an area. Allowed on a locked grid: its cells stay. */
export function describe({ layout }: Draft, edit: Extract<Edit, { kind: "describe" }>): Patch | Refusal {
  return changed(layout, [[edit.level, edit.area]], (area) => ({
    ...area,
    ...(edit.name !== undefined && { name: edit.name }),
    ...(edit.areaKind !== undefined && { kind: edit.areaKind }),
    ...(edit.people !== undefined && { people: edit.people }),
  }));
}

/** Codes of areas. */
export function recode({ layout }: Draft, { codes }: Extract<Edit, { kind: "recode" }>): Patch | Refusal {
  const codeOf = new Map(codes.map(([level, id, code]) => [`${level} ${id}`, code]));
  return changed(
    layout,
    codes.map(([level, id]) => [level, id]),
    (area, level, id) => ({ ...area, code: codeOf.get(`${level} ${id}`)! }),
  );
}

/** Cells of locked grids stay where they are, and so do the arcs beside them. */
export function lock({ layout }: Draft, { grids, isLocked }: Extract<Edit, { kind: "lock" }>): Patch | Refusal {
  return changed(
    layout,
    grids.map((id) => ["grid", id]),
    (area) => ({ ...area, isLocked }),
  );
}

function changed(
  layout: Layout,
  areas: readonly (readonly [LayoutLevel, AreaId])[],
  change: <T extends Grid | Microgrid>(area: T, level: LayoutLevel, id: AreaId) => T,
): Patch | Refusal {
  const missing = areas.find(([level, id]) => !areaAt(layout, level, id));
  if (missing) return { refused: "unknown-area", areas: [missing[1]] };
  const at = (wanted: LayoutLevel) => areas.filter(([level]) => level === wanted);
  return {
    grids: at("grid").map(([, id]) => [id, change(layout.grids.get(id)!, "grid", id)]),
    microgrids: at("microgrid").map(([, id]) => [id, change(layout.microgrids.get(id)!, "microgrid", id)]),
  };
}
