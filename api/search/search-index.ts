import type { Database } from "../database/database.ts";
import type { Changes } from "../live/changes.ts";
import type { Change } from "../live/queries.ts";
import { entryOf } from "./entry.ts";
import { CHUNK, type EntryRow, entriesAfter, INDEXED, type Indexed } from "./entry-queries.ts";
import { Table } from "./table.ts";

/** After the server began to listen: the page's own requests come first. */
const BEGIN_AFTER_MS = 500;
const TRY_AGAIN_MS = 2000;

/** Kinds that are read row by row; of the others there are few, and their names hang together. */
const BY_ROW: readonly Indexed[] = ["building", "household"];

const KIND_OF: Record<string, Indexed | undefined> = {
  ...Object.fromEntries(INDEXED.map((kind) => [kind, kind])),
  assignment: "staff",
  land: "compound",
};

/**
 * All that can be found, in memory, because names are sealed in the database. Built beside the requests, then kept true by the
 * table of changes: rows that changed are read again, and a whole kind when too many did.
 */
export class SearchIndex {
  private readonly tables = new Map<Indexed, Table>();
  /** what has to be read: ids, or null for the whole kind */
  private pending = new Map<Indexed, Set<number> | null>(INDEXED.map((kind) => [kind, null]));
  private running: Promise<void> | null = null;
  private replacing = false;
  private failed = false;
  private closed = false;
  private timer: NodeJS.Timeout;
  private readonly stopFollowing: () => void;

  constructor(
    private readonly database: Database,
    changes: Changes,
  ) {
    this.stopFollowing = changes.follow(({ changes: committed }) => this.note(committed));
    this.timer = this.later(BEGIN_AFTER_MS);
  }

  /**
   * What there is of each kind. Waits until the index was built once, and for rows that just changed; while a whole kind is
   * read again, gives it as it was before. Throws when the database is away and nothing was ever read.
   */
  async ready(): Promise<ReadonlyMap<Indexed, Table>> {
    if (!this.isBuilt() || !this.replacing) await this.work();
    return this.tables;
  }

  close(): void {
    this.closed = true;
    this.stopFollowing();
    clearTimeout(this.timer);
  }

  private isBuilt(): boolean {
    return this.tables.size === INDEXED.length;
  }

  private note(changes: readonly Change[]): void {
    for (const { entity, ids } of changes) {
      const kind = KIND_OF[entity];
      if (!kind) continue;
      const before = this.pending.get(kind);
      const whole = ids === null || before === null || !BY_ROW.includes(kind);
      this.pending.set(kind, whole ? null : new Set([...(before ?? []), ...ids]));
    }
    if (this.isBuilt()) this.workQuietly();
  }

  /** Resolves when nothing is pending any more. */
  private work(): Promise<void> {
    this.running ??= this.readOn().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private workQuietly(): void {
    if (this.closed) return;
    this.work().catch((error: unknown) => {
      if (this.closed) return;
      if (!this.failed) console.error("the search index cannot be read, trying again:", error);
      this.failed = true;
      this.timer = this.later(TRY_AGAIN_MS);
    });
  }

  private later(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.workQuietly(), ms).unref();
  }

  private async readOn(): Promise<void> {
    for (const [kind, ids] of this.pending) {
      if (this.closed) return;
      this.pending.delete(kind);
      try {
        await (ids === null ? this.replace(kind) : this.update(kind, [...ids]));
        this.failed = false;
      } catch (error) {
        // why the whole kind: part of the rows may have been taken over
        this.pending.set(kind, null);
        throw error;
      }
    }
  }

  private async replace(kind: Indexed): Promise<void> {
    this.replacing = true;
    try {
      const table = new Table();
      await this.read(kind, null, (row) => this.put(table, kind, row));
      if (!this.closed) this.tables.set(kind, table);
    } finally {
      this.replacing = false;
    }
  }

  private async update(kind: Indexed, ids: number[]): Promise<void> {
    const rows: EntryRow[] = [];
    await this.read(kind, ids, (row) => rows.push(row));
    const table = this.tables.get(kind)!;
    const there = new Set(rows.map(({ id }) => id));
    for (const id of ids) if (!there.has(id)) table.remove(id);
    for (const row of rows) this.put(table, kind, row);
  }

  private put(table: Table, kind: Indexed, row: EntryRow): void {
    table.put(entryOf(kind, row, (sealed, code) => this.database.sealer.open(sealed, code)));
  }

  private async read(kind: Indexed, ids: number[] | null, take: (row: EntryRow) => void): Promise<void> {
    for (let after = 0; !this.closed; ) {
      const rows = await entriesAfter[kind](this.database.sql, after, ids);
      for (const row of rows) take(row);
      if (rows.length < CHUNK) return;
      after = rows[rows.length - 1].id;
    }
  }
}
