/** Fills of grids: the first four do nearly always, the others only when needed (visual language, "Grids in the editor"). */
export const GRID_FILLS = [
  "#F6E3AE",
  "#A8C5B2",
  "#F2DDE9",
  "#AFB9E0",
  "#C0B086",
  "#BDABBA",
  "#CDEAD2",
  "#F1D6FD",
  "#DCD0B0",
  "#D5A39B",
  "#E3C7DF",
  "#C0D8CC",
] as const;

/**
 * A colour for each key so that neighbours differ, by DSATUR (Brélaz 1979): always the one that sees the most colours around it,
 * then the one with the most neighbours, then the first. Those in `kept` keep theirs.
 */
export function colours<K>(
  neighbours: ReadonlyMap<K, ReadonlySet<K>>,
  kept: ReadonlyMap<K, number> = new Map(),
): Map<K, number> {
  const chosen = new Map<K, number>();
  for (const [key, colour] of kept) if (neighbours.has(key)) chosen.set(key, colour);
  const seen = new Map<K, Set<number>>();
  for (const [key, around] of neighbours) {
    const colours = new Set<number>();
    for (const other of around) if (chosen.has(other)) colours.add(chosen.get(other)!);
    seen.set(key, colours);
  }
  const waiting = new Set([...neighbours.keys()].filter((key) => !chosen.has(key)));
  while (waiting.size > 0) {
    let next: K | undefined;
    let [most, degree] = [-1, -1];
    for (const key of waiting) {
      const [saturation, own] = [seen.get(key)!.size, neighbours.get(key)!.size];
      if (saturation < most || (saturation === most && own <= degree)) continue;
      [next, most, degree] = [key, saturation, own];
    }
    const key = next as K;
    const colour = firstFree(seen.get(key)!);
    chosen.set(key, colour);
    waiting.delete(key);
    for (const other of neighbours.get(key)!) seen.get(other)?.add(colour);
  }
  return chosen;
}

function firstFree(taken: ReadonlySet<number>): number {
  for (let colour = 0; colour < GRID_FILLS.length; colour++) if (!taken.has(colour)) return colour;
  return 0; // why: more than twelve colours around one grid cannot be told apart anyway; the border still shows it
}
