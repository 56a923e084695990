import { type Seeing, type Sight, sightKey, sightOf } from "../access/sight.ts";
import { liesIn, type Scope, type Viewer } from "../access/viewer.ts";
import type { Memory } from "../memory/memory.ts";
import type { Change } from "./queries.ts";

/** Where a row is and was: indexes into memory's dictionary of areas. */
export type Places = (entity: Seeing, id: number) => readonly number[];

/** What somebody may hear of: what they see, and layouts of the communities they plan for. */
export type Hearing = Sight & { readonly layouts: Scope };

export const hearingOf = (viewer: Viewer): Hearing => ({ ...sightOf(viewer), layouts: viewer.scope("layouts") });

/** The same for all who hear the same. */
export const hearingKey = (hearing: Hearing): string =>
  `${sightKey(hearing, ["households", "incidents"])}~${hearing.layouts.areas === null ? "all" : hearing.layouts.key}`;

/** Whose scope hides which entity; every other but visits and layouts is told to everyone. */
export const HIDDEN_BY: Record<string, Seeing | undefined> = { household: "households", incident: "incidents" };

/**
 * `change` as somebody with this hearing is told of it: only ids of rows that are or were in scope; null when it is none of theirs.
 * A row that leaves a scope is told too, so that it is taken off the map.
 */
export function seenChange(change: Change, sight: Hearing, memory: Memory, places: Places): Change | null {
  if (change.entity === "visit") return seenVisits(change, sight, memory);
  if (change.entity === "layout") return seenLayouts(change, sight, memory);
  const seeing = HIDDEN_BY[change.entity];
  if (seeing === undefined) return change;
  const scope = sight[seeing];
  if (scope.areas === null) return change;
  if (scope.areas.length === 0) return null;
  if (change.ids === null) return change;
  const { areas, areaCodes } = memory;
  const isSeen = (index: number) => liesIn(areas, areas.withCode(areaCodes.codes[index])?.id ?? null, scope);
  const ids = change.ids.filter((id) => places(seeing, id).some(isSeen));
  return ids.length === 0 ? null : { ...change, ids };
}

/** Layouts are told of to those who plan for their community. */
function seenLayouts(change: Change, { layouts: scope }: Hearing, { areas, layouts }: Memory): Change | null {
  if (scope.areas === null) return change;
  const ids = (change.ids ?? [...layouts.keys()]).filter((id) => liesIn(areas, layouts.get(id) ?? null, scope));
  return ids.length === 0 ? null : { ...change, ids };
}

/** More households than this are not looked up one by one. */
const FEW = 100;

/** Visits are told of by the household, to those in whose scope it is now. */
function seenVisits(change: Change, { households: scope }: Sight, memory: Memory): Change | null {
  if (scope.areas === null) return change;
  if (scope.areas.length === 0) return null;
  if (change.ids === null || change.ids.length > FEW) return { ...change, ids: null };
  const { areas, areaCodes, households } = memory;
  const ids = change.ids.filter((id) => {
    const row = households.id.indexOf(id);
    return row >= 0 && liesIn(areas, areas.withCode(areaCodes.codes[households.grid[row]])?.id ?? null, scope);
  });
  return ids.length === 0 ? null : { ...change, ids };
}

/** Where the rows that `changes` name are now. */
export function placesNow(memory: Memory, changes: readonly Change[]): Places {
  const byEntity = { households: new Map<number, number[]>(), incidents: new Map<number, number[]>() };
  for (const seeing of ["households", "incidents"] as const) {
    const named = changes.flatMap(({ entity, ids }) => (HIDDEN_BY[entity] === seeing ? (ids ?? []) : []));
    if (named.length === 0) continue;
    const wanted = new Set(named);
    const { id, grid } = memory[seeing];
    for (let row = 0; row < id.length; row++) if (wanted.has(id[row])) byEntity[seeing].set(id[row], [grid[row]]);
  }
  return (seeing, id) => byEntity[seeing].get(id) ?? [];
}
