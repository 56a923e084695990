import type { Dictionary } from "../memory/dictionary.ts";

type HomeRows = { building: Int32Array; type: Uint8Array };

/** How many households of which type each building has; kept up row by row. */
export class BuildingTally {
  private readonly byBuilding = new Map<number, number[]>();

  clear(): void {
    this.byBuilding.clear();
  }

  /** Counts `rows` in (`by` 1) or out (-1); gives the buildings concerned. */
  count(rows: HomeRows, by: 1 | -1): Set<number> {
    const concerned = new Set<number>();
    for (let row = 0; row < rows.building.length; row++) {
      const building = rows.building[row];
      if (building === 0) continue;
      const tally = this.byBuilding.get(building) ?? [];
      this.byBuilding.set(building, tally);
      tally[rows.type[row]] = (tally[rows.type[row]] ?? 0) + by;
      concerned.add(building);
    }
    return concerned;
  }

  /** The building's households, and the commonest type among those that are not `ordinary`: "" if there is none. */
  of(building: number, types: Dictionary): { households: number; main_type: string } {
    const tally = this.byBuilding.get(building) ?? [];
    let households = 0;
    let main = -1;
    tally.forEach((count, type) => {
      households += count;
      if (types.codes[type] !== "ordinary" && count > (main < 0 ? 0 : tally[main])) main = type;
    });
    return { households, main_type: main < 0 ? "" : types.codes[main] };
  }
}
