import { chinaDay, dayNumber } from "../../domain/day.ts";
import { BuildingTally } from "../buildings/tally.ts";
import type { AreaCounts } from "../grids/counts.ts";
import type { HouseholdRows } from "../households/columns.ts";
import type { IncidentRows } from "../incidents/columns.ts";
import type { Held, Memory } from "../memory/memory.ts";
import { RecentlyUsed } from "../memory/recently-used.ts";
import { picked } from "../memory/rows.ts";
import { onTimeShares } from "../visits/on-time.ts";
import { type Seeing, type Sight, sightKey } from "./sight.ts";
import { idsIn, liesIn, type Scope } from "./viewer.ts";

/** Memory as somebody sees it: what is not in their scope is not there. */
export type View = Pick<
  Memory,
  "areas" | "codes" | "areaCodes" | "buildings" | "roads" | "land" | "places" | "households" | "incidents"
> & {
  /** counts of an area, those that may be seen as a whole */
  countsOf(areaId: number): Partial<AreaCounts> & { visited?: number };
  /** counts of a building's households that may be seen; nothing where none is seen */
  tallyOf(buildingId: number): { households?: number; main_type?: string };
};

const MOST_SCOPES = 16;

/** Memory as each scope sees it. Made when asked for; the longest unused is forgotten. */
export class Views {
  private readonly all: View;
  private readonly scoped = new RecentlyUsed<View>(MOST_SCOPES);

  constructor(readonly memory: Memory) {
    this.all = viewOfAll(memory);
  }

  /** What `sight` leaves of memory. */
  of(sight: Sight): View {
    const key = sightKey(sight, BOTH);
    if (key === "") return this.all;
    return this.scoped.get(key, () => scopedView(this.memory, sight));
  }

  /** The version of `held` for those who see this much of `rights`: no two scopes share one. */
  version(held: Held, sight: Sight, rights: readonly Seeing[]): string {
    return scopedVersion(this.memory, this.memory.versions[held], sightKey(sight, rights));
  }
}

/** `version` for one scope: what lies in a scope changes with the areas too. */
export const scopedVersion = (memory: Memory, version: string, key: string): string =>
  key === "" ? version : `${version}.${memory.versions.areas}~${key}`;

const BOTH: readonly Seeing[] = ["households", "incidents"];

const NOTHING: AreaCounts = { households: 0, population: 0, open_incidents: 0 };

/** The ground and the words: what everybody sees. */
function groundOf(memory: Memory) {
  const { areas, codes, areaCodes, buildings, roads, land, places } = memory;
  return { areas, codes, areaCodes, buildings, roads, land, places };
}

const viewOfAll = (memory: Memory): View => ({
  ...groundOf(memory),
  get households() {
    return memory.households;
  },
  get incidents() {
    return memory.incidents;
  },
  countsOf: (areaId) => ({ ...(memory.counts().get(areaId) ?? NOTHING), ...visitedIn(memory, areaId) }),
  tallyOf: (buildingId) => memory.tally.of(buildingId, memory.codes.types),
});

/** How far visits in an area are on time today; nothing where none are due at any time. */
function visitedIn(memory: Memory, areaId: number): { visited?: number } {
  const visited = onTimeShares(memory, dayNumber(chinaDay(new Date()))).get(areaId);
  return visited === undefined ? {} : { visited };
}

function scopedView(memory: Memory, sight: Sight): View {
  const householdsWithin = rowsWithin(memory, sight.households, () => memory.households);
  const incidentsWithin = rowsWithin(memory, sight.incidents, () => memory.incidents);
  let counted: { rows: HouseholdRows; tally: BuildingTally } | null = null;
  const tally = (): BuildingTally => {
    if (sight.households.areas === null) return memory.tally;
    const rows = householdsWithin();
    if (counted?.rows !== rows) {
      counted = { rows, tally: new BuildingTally() };
      counted.tally.count(rows, 1);
    }
    return counted.tally;
  };
  return {
    ...groundOf(memory),
    get households() {
      return householdsWithin();
    },
    get incidents() {
      return incidentsWithin();
    },
    // why whole areas only: what lies in one is then all in scope, so that its counts are those of memory
    countsOf: (areaId) => {
      const { households, population, open_incidents } = memory.counts().get(areaId) ?? NOTHING;
      return {
        ...(liesIn(memory.areas, areaId, sight.households)
          ? { households, population, ...visitedIn(memory, areaId) }
          : {}),
        ...(liesIn(memory.areas, areaId, sight.incidents) ? { open_incidents } : {}),
      };
    },
    tallyOf: (buildingId) => {
      const { households, main_type } = tally().of(buildingId, memory.codes.types);
      const isKnown = households > 0 || sight.households.areas === null;
      return isKnown ? { households, main_type } : {};
    },
  };
}

/** The rows in `scope`, filtered again when `all` gives others or areas change. */
function rowsWithin<Rows extends HouseholdRows | IncidentRows>(memory: Memory, scope: Scope, all: () => Rows) {
  if (scope.areas === null) return all;
  let kept: { from: Rows; areas: string; rows: Rows } | null = null;
  return (): Rows => {
    const from = all();
    const { areas } = memory.versions;
    if (kept?.from !== from || kept.areas !== areas)
      kept = { from, areas, rows: filtered(from, gridsIn(memory, scope)) };
    return kept.rows;
  };
}

/** By index of the dictionary of areas: 1 for those in `scope`. */
export function gridsIn({ areas, areaCodes }: Pick<Memory, "areas" | "areaCodes">, scope: Scope): Uint8Array {
  const mask = new Uint8Array(areaCodes.codes.length);
  if (scope.areas === null) return mask.fill(1);
  for (const id of idsIn(areas, scope)) {
    const index = areaCodes.indexOf(id);
    if (index !== undefined) mask[index] = 1;
  }
  return mask;
}

function filtered<Rows extends HouseholdRows | IncidentRows>(rows: Rows, mask: Uint8Array): Rows {
  const order = new Uint32Array(rows.grid.length);
  let length = 0;
  for (let row = 0; row < rows.grid.length; row++) if (mask[rows.grid[row]] === 1) order[length++] = row;
  return picked(rows as never, order.subarray(0, length)) as Rows;
}
