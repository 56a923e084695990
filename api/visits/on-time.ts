import type { Memory } from "../memory/memory.ts";

type Counted = { key: string; shares: Map<number, number> };
const kept = new WeakMap<Memory, Counted>();

/**
 * Of every area (id), all within it included, the share of the households with a visit due at some time that are not overdue on
 * `day` (since 2000-01-01), 0 to 1; no entry where there are no such households. Counted once while nothing changes.
 */
export function onTimeShares(memory: Memory, day: number): Map<number, number> {
  const { households, areas, visits } = memory.versions;
  const key = [households, areas, visits, day].join("~");
  const known = kept.get(memory);
  if (known?.key === key) return known.shares;
  const shares = counted(memory, day);
  kept.set(memory, { key, shares });
  return shares;
}

function counted({ areas, areaCodes, households, visits }: Memory, day: number): Map<number, number> {
  const size = areaCodes.codes.length;
  const [all, onTime] = [new Uint32Array(size), new Uint32Array(size)];
  for (let row = 0; row < households.id.length; row++) {
    const due = visits.dueOf(households.id[row]);
    if (due === 0) continue;
    all[households.grid[row]]++;
    if (due >= day) onTime[households.grid[row]]++;
  }
  const sums = new Map<number, [all: number, onTime: number]>();
  for (const area of areas.all()) {
    const index = areaCodes.indexOf(area.id);
    if (index === undefined || all[index] === 0) continue;
    for (const { id } of areas.lineage(area)) {
      const [before, beforeOnTime] = sums.get(id) ?? [0, 0];
      sums.set(id, [before + all[index], beforeOnTime + onTime[index]]);
    }
  }
  return new Map([...sums].map(([id, [all, onTime]]) => [id, onTime / all]));
}
