import type { Sessions } from "../access/sessions.ts";
import type { Sql } from "../database/database.ts";
import { noteUse } from "./queries.ts";

const EVERY_MS = 60_000;

/**
 * Writes down once a minute which sessions were used, so that a restart and other processes know it too, and removes those
 * that have run out.
 */
export class SessionUse {
  private readonly timer: NodeJS.Timeout;
  private readonly unsaved = new Set<number>();
  private failed = false;

  constructor(
    private readonly sql: Sql,
    private readonly sessions: Sessions,
  ) {
    this.timer = setInterval(() => this.flushQuietly(), EVERY_MS);
    this.timer.unref();
  }

  /** Writes it down now. */
  async flush(): Promise<void> {
    // what cannot be written now, because the database is away, is written next time
    for (const id of this.sessions.takeUsed()) this.unsaved.add(id);
    const rows = await noteUse(this.sql, [...this.unsaved], this.sessions.idleMs);
    this.unsaved.clear();
    for (const { session_id, seen_ms } of rows) this.sessions.noteUse(session_id, seen_ms);
  }

  close(): void {
    clearInterval(this.timer);
  }

  private flushQuietly(): void {
    this.flush().then(
      () => {
        this.failed = false;
      },
      (error: unknown) => {
        if (!this.failed) console.error("the use of sessions cannot be noted, trying again:", error);
        this.failed = true;
      },
    );
  }
}
