import { createStore, type StoreApi } from "zustand/vanilla";
import { freshId, gridOfCells } from "../../domain/layout/layout.ts";
import { divisionSettings } from "../../domain/layout/proposals/division.ts";
import { type EditorStore, isEditable } from "../state/editor/editor.ts";
import { type Mending, mendingsOf, removals } from "../state/planner/mendings.ts";
import { startRepair } from "../workers/division.ts";

/** Steps come in bursts; ways to mend are looked for once they have settled. */
const SETTLE_MS = 500;

/** Ways to mend the layout on the desk, found anew by a worker after each step; null while they are looked for. */
export function createMendings(
  editor: EditorStore,
  nameOf: (from: string) => string,
): StoreApi<{ readonly found: readonly Mending[] | null }> {
  const store = createStore<{ found: readonly Mending[] | null }>(() => ({ found: null }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};

  const look = () => {
    const state = editor.getState();
    const { work, band, target } = state;
    if (!work || !isEditable(state)) return;
    const { draft } = work;
    const { fabric, loads, layout } = draft;
    const settings = divisionSettings(draft, { band, target }, { preset: "along-roads", seed: 1 });
    const present = gridOfCells(layout);
    stop = startRepair({ kind: "repair", fabric, loads, settings, present }, (repairs) => {
      if (editor.getState().work?.draft !== draft) return;
      const found = mendingsOf(repairs, layout, freshId(layout, Math.random()), nameOf);
      store.setState({ found: [...removals(layout), ...found] });
    });
  };

  editor.subscribe(({ work }, { work: before }) => {
    if (work?.draft === before?.draft) return;
    stop();
    clearTimeout(timer);
    store.setState({ found: null });
    timer = setTimeout(look, SETTLE_MS);
  });
  return store;
}
