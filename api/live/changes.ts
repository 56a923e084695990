import type { Database } from "../database/database.ts";
import { type Changed, Memory, type Moved, type Touched } from "../memory/memory.ts";
import { type Change, changesAfter, lastChange } from "./queries.ts";

const BATCH = 1000;
const POLL_MS = 2000;

/** What followers are told: the changes, where the map is different now that memory has them, where rows went and came. */
export type News = { changes: Change[]; touched: Touched; moved: Moved };

/**
 * Keeps memory true. The table `change` is the truth: it is read after our own writes, when the database says so (LISTEN), and
 * every two seconds in case nobody said so. Followers hear of a change when memory has it.
 */
export class Changes {
  private followers = new Set<(news: News) => void>();
  private running: Promise<void> | null = null;
  private again: Promise<void> | null = null;
  private failed = false;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  private constructor(
    private readonly database: Database,
    readonly memory: Memory,
    /** number of the last change that memory has */
    public seq: number,
    private today: string,
  ) {}

  /** Reads the town into memory and starts to follow it. */
  static async open(database: Database): Promise<Changes> {
    // why first: what is committed while memory loads is then read once more, which does no harm
    const { seq, at, today } = await lastChange(database.sql);
    const memory = await Memory.load(database.sql, versionOf({ seq, at }));
    const changes = new Changes(database, memory, seq, today);
    await database.listen(() => changes.pullQuietly());
    changes.timer = setInterval(() => changes.pullQuietly(), POLL_MS);
    changes.timer.unref();
    return changes;
  }

  /** Calls `follower` with every change from now on; gives back how to stop. */
  follow(follower: (news: News) => void): () => void {
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }

  /** Resolves when memory has all that was committed before the call. Throws when the database is away. */
  pull(): Promise<void> {
    if (!this.running) {
      this.running = this.read().finally(() => {
        this.running = null;
      });
      return this.running;
    }
    // what was committed after the running read began needs one more; all who wait share it
    this.again ??= this.running
      .catch(() => {})
      .then(() => {
        this.again = null;
        return this.pull();
      });
    return this.again;
  }

  /** The same for who does not wait: what cannot be read now is tried again soon. */
  pullQuietly(): void {
    if (this.closed) return;
    const failedBefore = this.failed;
    this.pull().catch((error: unknown) => {
      if (!failedBefore && !this.closed) console.error("changes cannot be read, trying again:", error);
    });
  }

  close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    return this.running?.catch(() => {}) ?? Promise.resolve();
  }

  private async read(): Promise<void> {
    try {
      await this.readOn();
      this.failed = false;
    } catch (error) {
      this.failed = true;
      throw error;
    }
  }

  private async readOn(): Promise<void> {
    const { sql } = this.database;
    const { today } = await lastChange(sql);
    for (;;) {
      const changes = await changesAfter(sql, this.seq, BATCH);
      const changed = this.summed(changes);
      // a border may come into force at midnight without any row being changed
      if (today !== this.today) changed.set("area", null);
      if (changed.size === 0 && changes.length === 0) return;
      const version =
        changes.length > 0 ? versionOf(changes[changes.length - 1]) : `${this.memory.versions.areas}-${today}`;
      const { touched, moved } = await this.memory.apply(sql, changed, version);
      this.today = today;
      this.seq = changes.at(-1)?.seq ?? this.seq;
      this.failed = false;
      for (const follower of this.followers) follower({ changes, touched, moved });
      if (changes.length < BATCH) return;
    }
  }

  /** One list of ids an entity. After a failure the whole tables, since part of it may have been taken over. */
  private summed(changes: Change[]): Changed {
    const sums = new Map<string, Set<number> | null>();
    for (const { entity, ids } of changes) {
      const sum = sums.get(entity);
      if (ids === null || sum === null || this.failed) sums.set(entity, null);
      else sums.set(entity, new Set([...(sum ?? []), ...ids]));
    }
    return new Map([...sums].map(([entity, ids]) => [entity, ids && [...ids].sort((a, b) => a - b)]));
  }
}

/** A version nobody had before: also not the same number in another database. */
const versionOf = ({ seq, at }: { seq: number; at: number }): string => `${seq.toString(36)}.${at.toString(36)}`;
