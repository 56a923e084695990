import { chinaDay, dayNumber } from "../../domain/day.ts";
import type { WallDay } from "../../domain/wall/day.ts";
import type { WallHeat, WallIncident } from "../../domain/wall/incidents.ts";
import type { Scope } from "../access/viewer.ts";
import { gridsIn } from "../access/views.ts";
import { RecentlyUsed } from "../memory/recently-used.ts";
import type { Parts } from "../parts.ts";
import { onTimeShares } from "../visits/on-time.ts";
import { incidentDay, type Place } from "./day.ts";
import { wallHeat } from "./heat.ts";
import { openRows, wallAreasText, wallIncident } from "./incidents.ts";
import { flowOf, urgentOf } from "./open-figures.ts";
import { HouseholdFigures, partIndex, planOf } from "./people.ts";
import { patrolledOn, staffingRows } from "./queries.ts";
import { RecentIncidents } from "./recent-incidents.ts";
import { CoarseTown, mapAreas, partsOf } from "./town.ts";

const MOST_SCOPES = 8;

/** What walls are answered: aggregated, and no finer than a grid. From memory, and what that lacks of incidents. */
export class WallAnswers {
  private readonly town: CoarseTown;
  private readonly recent: RecentIncidents;
  private readonly households: HouseholdFigures;
  private readonly places = new RecentlyUsed<Place & { areas: string; size: number }>(MOST_SCOPES);

  constructor(private readonly parts: Pick<Parts, "database" | "memory" | "changes">) {
    const { database, memory, changes } = parts;
    this.town = new CoarseTown(memory);
    this.recent = new RecentIncidents(database.sql, memory, changes);
    this.households = new HouseholdFigures(memory);
  }

  /** Open incidents in `scope`, the earliest first; with `only` those of them with these ids. */
  async incidents(scope: Scope, now: number, only: readonly number[] | null = null): Promise<WallIncident[]> {
    const { table } = await this.recent.now(now);
    const { mask } = this.place(scope);
    const { open, grid } = table.columns;
    const rows =
      only === null
        ? openRows(table, mask)
        : only.flatMap((id) => table.row(id) ?? []).filter((row) => open[row] === 1 && mask[grid[row]] === 1);
    return rows.map((row) => wallIncident(this.parts.memory, this.town, table, row));
  }

  /** Communities and grids in `scope` with their open incidents, as text. */
  async areas(scope: Scope, now: number): Promise<string> {
    const { areas } = this.parts.memory;
    const { table } = await this.recent.now(now);
    const rows = openRows(table, this.place(scope).mask);
    const parentCode = ({ parentId }: { parentId: number | null }) => areas.of(parentId)?.code ?? null;
    return wallAreasText(mapAreas(areas, scope), parentCode, this.town, table, rows);
  }

  /** How many incidents were reported in each square of `scope` within the last `hours`. */
  async heat(scope: Scope, hours: number, now: number): Promise<WallHeat> {
    const { table } = await this.recent.now(now);
    return wallHeat(table, this.place(scope).mask, hours, now);
  }

  /** The figures of the day in `scope`. */
  async day(scope: Scope, now: number): Promise<WallDay> {
    const { memory, database } = this.parts;
    const day = chinaDay(new Date(now));
    const [staffing, patrolled, recent] = await Promise.all([
      staffingRows(database.sql, memory.areas, scope),
      patrolledOn(database.sql, day),
      this.recent.now(now),
    ]);
    const place = this.place(scope);
    const open = openRows(recent.table, place.mask);
    const shares = onTimeShares(memory, dayNumber(day));
    const { attention, due } = this.households.of(scope, day);
    return {
      at: new Date(now).toISOString(),
      day,
      ...incidentDay(recent, place, memory.codes.kinds.codes, ({ id }) => shares.get(id) ?? null, now),
      flow: flowOf(memory, recent.table, open),
      urgent: urgentOf(memory, this.town, recent.table, open),
      attention,
      staffing: {
        people: staffing.find(({ duty }) => duty === null)?.people ?? 0,
        duties: staffing.flatMap(({ duty, people }) => (duty === null ? [] : [{ duty, people }])),
      },
      plan: planOf(memory, place.parts, due, patrolled),
    };
  }

  close(): void {
    this.recent.close();
  }

  /** Where incidents count for `scope`, until areas change. */
  private place(scope: Scope): Place {
    const { memory } = this.parts;
    const areas = memory.versions.areas;
    // an area that was first met with an incident has an index of its own since
    const size = memory.areaCodes.codes.length;
    return this.places.get(
      scope.key,
      () => {
        const { parts, index } = partIndex(memory, partsOf(memory.areas, scope));
        return { mask: gridsIn(memory, scope), parts, partOf: index, areas, size };
      },
      (known) => known.areas === areas && known.size === size,
    );
  }
}
