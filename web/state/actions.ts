// What a reader can do, each in one change of the state.

import type { AppState } from "./app.ts";
import { ancestorsOf, firstExpanded } from "./area-tree.ts";
import { treeFor } from "./derived.ts";
import type { Mode } from "./mode.ts";
import { nothing, type Selection } from "./selection.ts";

/** Selects; an area becomes the scope of the figures too, and is opened up to in the tree. */
export function select(state: AppState, selection: Selection): Partial<AppState> {
  if (selection.kind !== "area") return { selection };
  const above = ancestorsOf(treeFor(state) ?? emptyTree, selection.code).slice(0, -1);
  const expanded = [...new Set([...expandedOf(state), ...above.map((node) => node.code)])];
  return { selection, scope: selection.code, expanded };
}

const emptyTree = { byCode: new Map(), roots: [] };

/** Shows the map as `mode`. What was hidden of one classification says nothing about another. */
export const enterMode = ({ mode: before, filters }: AppState, mode: Mode): Partial<AppState> =>
  (before === "visits") === (mode === "visits") ? { mode } : { mode, filters: { ...filters, hiddenClasses: [] } };

/** Makes everything the scope again and closes the card. */
export const selectEverything = (): Partial<AppState> => ({ selection: nothing, scope: null });

/** Areas whose parts are listed: as chosen, else from the top down as many as fit. */
export function expandedOf(state: AppState): readonly string[] {
  if (state.expanded) return state.expanded;
  const tree = treeFor(state);
  return tree ? firstExpanded(tree) : [];
}

/** Opens `code` in the tree, or closes it. */
export function toggleExpanded(state: AppState, code: string): Partial<AppState> {
  const expanded = expandedOf(state);
  return { expanded: expanded.includes(code) ? expanded.filter((other) => other !== code) : [...expanded, code] };
}
