import { DAY_MS, dayStart } from "../../domain/wall/weeks.ts";
import type { Sql } from "../database/database.ts";
import { timeExtent } from "../incidents/columns.ts";
import type { Changes } from "../live/changes.ts";
import type { Memory } from "../memory/memory.ts";
import { rowsWithIds } from "../memory/rows.ts";
import { IncidentTable } from "./incident-table.ts";
import { type FactRow, factRows } from "./queries.ts";

/** How far back figures look: the four weeks that are usual, and a week more of what was open then. */
const BACK_MS = 35 * DAY_MS;

/** What of the town's incidents a wall's figures are made of. */
export type Recent = {
  table: IncidentTable;
  /** when the earliest of all incidents was reported; now where there are none */
  first: number;
};

/**
 * Incidents that are open or were reported within five weeks, with what memory does not hold of them. All of them are read when first asked
 * for, and from then on those that changed: a wall asks whenever something did.
 */
export class RecentIncidents {
  private readonly table = new IncidentTable();
  private first = 0;
  /** what changed since it was last read; null: all of it */
  private changed: Set<number> | null = null;
  /** the day from which on all are in the table */
  private since = Number.NaN;
  private reading: Promise<void> = Promise.resolve();
  private readonly stopFollowing: () => void;

  constructor(
    private readonly sql: Sql,
    private readonly memory: Memory,
    changes: Changes,
  ) {
    this.stopFollowing = changes.follow((news) => {
      for (const { entity, ids } of news.changes) {
        if (entity !== "incident") continue;
        if (ids === null) this.changed = null;
        else for (const id of ids) this.changed?.add(id);
      }
    });
  }

  /** The table with all that changed before the call. It may change as soon as one waits for something. */
  async now(now: number): Promise<Recent> {
    // why one after the other: two that read at once would put older facts over newer ones
    const read = () => this.read(now);
    this.reading = this.reading.then(read, read);
    await this.reading;
    return { table: this.table, first: this.first };
  }

  close(): void {
    this.stopFollowing();
  }

  private async read(now: number): Promise<void> {
    const since = dayStart(now) - BACK_MS;
    const wanted = since === this.since ? this.changed : null;
    this.changed = new Set();
    try {
      const ids = wanted === null ? this.idsSince(since) : [...wanted];
      const facts = new Map<number, FactRow>();
      if (ids.length > 0) for (const fact of await factRows(this.sql, ids)) facts.set(fact.id, fact);
      if (wanted === null) this.table.clear();
      this.take(ids, facts, since);
      this.since = since;
      const { time } = this.memory.incidents;
      if (wanted === null || time.length === 0) this.first = (timeExtent(time)?.[0] ?? now / 1000) * 1000;
    } catch (error) {
      this.changed = null;
      throw error;
    }
  }

  /** Ids of those that are open, or were reported since then. */
  private idsSince(since: number): number[] {
    const { incidents, codes } = this.memory;
    const { id, time, state } = incidents;
    const ids: number[] = [];
    for (let row = 0; row < id.length; row++) {
      if (time[row] >= since / 1000 || codes.open[state[row]]) ids.push(id[row]);
    }
    return ids;
  }

  private take(ids: readonly number[], facts: ReadonlyMap<number, FactRow>, since: number): void {
    const { incidents, codes } = this.memory;
    const { id, time, lng, lat, grid, kind, urgency, state } = incidents;
    const rows = rowsWithIds(incidents, new Set(ids));
    const found = new Set<number>();
    for (const row of rows) {
      const fact = facts.get(id[row]);
      const isOpen = codes.open[state[row]];
      const reported = time[row] * 1000;
      if (!fact || (!isOpen && reported < since)) continue;
      found.add(id[row]);
      this.first = Math.min(this.first, reported);
      this.table.put({
        id: id[row],
        reported,
        due: fact.due ?? Number.NaN,
        answered: fact.answered ?? Number.NaN,
        handled: fact.handled ?? Number.NaN,
        handledDue: fact.handled_due ?? Number.NaN,
        // one that was closed without a step was so from the beginning, as far as anybody knows
        closed: isOpen ? Number.NaN : (fact.closed ?? reported),
        lng: lng[row],
        lat: lat[row],
        grid: grid[row],
        kind: kind[row],
        urgency: urgency[row],
        state: state[row],
        open: isOpen && !fact.is_part ? 1 : 0,
        part: fact.is_part ? 1 : 0,
      });
    }
    for (const gone of ids) if (!found.has(gone)) this.table.remove(gone);
  }
}
