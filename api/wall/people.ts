import { dayNumber } from "../../domain/day.ts";
import { type PlanOfArea, shownCount, type WallDay } from "../../domain/wall/day.ts";
import type { Scope } from "../access/viewer.ts";
import { gridsIn } from "../access/views.ts";
import type { Area } from "../grids/areas.ts";
import type { Memory } from "../memory/memory.ts";
import { RecentlyUsed } from "../memory/recently-used.ts";
import { partsOf } from "./town.ts";

/** Of the households in a scope: how many of each type need attention, and how many visits are due in each part. */
type HouseholdSums = {
  version: string;
  attention: WallDay["attention"];
  due: ReadonlyMap<string, { today: number; overdue: number }>;
};

const MOST_SCOPES = 8;

/** Sums over households, counted once while nothing changes: they are hundreds of thousands. */
export class HouseholdFigures {
  private readonly kept = new RecentlyUsed<HouseholdSums>(MOST_SCOPES);

  constructor(private readonly memory: Memory) {}

  /** The sums in `scope` on `day`, by the codes of `partsOf`. */
  of(scope: Scope, day: string): HouseholdSums {
    const { areas, households, visits } = this.memory.versions;
    const version = [areas, households, visits, day].join("~");
    return this.kept.get(
      scope.key,
      () => ({ version, ...summed(this.memory, scope, dayNumber(day)) }),
      (known) => known.version === version,
    );
  }
}

function summed(memory: Memory, scope: Scope, day: number): Omit<HouseholdSums, "version"> {
  const { households, visits, codes } = memory;
  const mask = gridsIn(memory, scope);
  const partOf = partIndex(memory, partsOf(memory.areas, scope));
  const types = new Uint32Array(codes.types.codes.length);
  const due = partOf.parts.map(() => ({ today: 0, overdue: 0 }));
  for (let row = 0; row < households.id.length; row++) {
    const home = households.grid[row];
    if (mask[home] === 0) continue;
    types[households.type[row]]++;
    const on = visits.dueOf(households.id[row]);
    const part = partOf.index[home];
    if (on === 0 || on > day || part < 0) continue;
    if (on === day) due[part].today++;
    else due[part].overdue++;
  }
  const countOf = (code: string) => types[codes.types.codes.indexOf(code)] ?? 0;
  return {
    attention: codes.tables.householdTypes
      .filter(({ common }) => !common)
      .map(({ code }) => ({ type: code, count: shownCount(countOf(code)) })),
    due: new Map(partOf.parts.map(({ code }, part) => [code, due[part]])),
  };
}

/** By index of memory's dictionary of areas: which of `parts` it lies in; −1 for none. */
export function partIndex({ areas, areaCodes }: Pick<Memory, "areas" | "areaCodes">, parts: readonly Area[]) {
  const ids = new Map(parts.map(({ id }, part) => [id, part]));
  const index = Int32Array.from(areaCodes.codes, (code) => {
    const area = areas.withCode(code);
    const above = area && areas.lineage(area).find(({ id }) => ids.has(id));
    return above ? ids.get(above.id)! : -1;
  });
  return { parts, index };
}

/** The plan of the day of each part: visits due, and grids walked; `patrolled`: ids of areas that somebody walked today. */
export function planOf(
  { areas }: Memory,
  parts: readonly Area[],
  due: HouseholdSums["due"],
  patrolled: readonly number[],
): PlanOfArea[] {
  const walked = new Set(patrolled.flatMap((id) => lineOf(areas, id)));
  const grids = new Map(parts.map(({ id }) => [id, { all: 0, walked: 0 }]));
  for (const { id, level, geometry } of areas.all()) {
    if (level !== "grid" || geometry === null) continue;
    const own = lineOf(areas, id)
      .map((above) => grids.get(above))
      .find((part) => part !== undefined);
    if (!own) continue;
    own.all++;
    if (walked.has(id)) own.walked++;
  }
  return parts.map(({ id, code, name }) => {
    const { today = 0, overdue = 0 } = due.get(code) ?? {};
    const { all, walked } = grids.get(id)!;
    return { code, name, dueToday: today, overdue, grids: all, patrolled: walked };
  });
}

/** Ids of an area and of all it lies in; none for one that is gone. */
const lineOf = (areas: Memory["areas"], id: number): number[] => {
  const area = areas.of(id);
  return area ? areas.lineage(area).map((above) => above.id) : [];
};
