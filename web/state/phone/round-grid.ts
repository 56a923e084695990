// The grid that was chosen on this device: the code of an area, which says nothing of anybody.

const KEY = "minqingtu.round.grid";

/** The grid chosen here last; null: all in scope. */
export function keptRoundGrid(storage: Pick<Storage, "getItem">): string | null {
  try {
    return storage.getItem(KEY);
  } catch {
    return null; // why: where storage is forbidden the choice holds for this page
  }
}

export function keepRoundGrid(storage: Pick<Storage, "setItem" | "removeItem">, grid: string | null): void {
  try {
    if (grid === null) storage.removeItem(KEY);
    else storage.setItem(KEY, grid);
  } catch {
    // why: as above
  }
}
