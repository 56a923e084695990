import type { HouseholdRows } from "../households/columns.ts";
import type { IncidentRows } from "../incidents/columns.ts";
import type { Dictionary } from "../memory/dictionary.ts";
import type { Areas } from "./areas.ts";

/** What lives and waits in an area, all that lies in it included. */
export type AreaCounts = { households: number; population: number; open_incidents: number };

const NOTHING: AreaCounts = { households: 0, population: 0, open_incidents: 0 };

/** The counts of every area that has any, by id. `open` tells by the index of its state whether an incident still waits. */
export function countByArea(
  areas: Areas,
  dictionary: Dictionary,
  households: Pick<HouseholdRows, "grid" | "residents">,
  incidents: Pick<IncidentRows, "grid" | "state">,
  open: readonly boolean[],
): Map<number, AreaCounts> {
  const size = dictionary.codes.length;
  const own = { households: new Uint32Array(size), population: new Uint32Array(size), open: new Uint32Array(size) };
  for (let row = 0; row < households.grid.length; row++) {
    own.households[households.grid[row]]++;
    own.population[households.grid[row]] += households.residents[row];
  }
  for (let row = 0; row < incidents.grid.length; row++) {
    if (open[incidents.state[row]]) own.open[incidents.grid[row]]++;
  }
  const counts = new Map<number, AreaCounts>();
  for (const area of areas.all()) {
    const index = dictionary.indexOf(area.id);
    if (index === undefined) continue;
    for (const above of areas.lineage(area)) {
      const sum = counts.get(above.id) ?? { ...NOTHING };
      sum.households += own.households[index];
      sum.population += own.population[index];
      sum.open_incidents += own.open[index];
      counts.set(above.id, sum);
    }
  }
  return counts;
}
