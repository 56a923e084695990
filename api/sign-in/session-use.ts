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
  private flushedAt = Date.now();
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
    const since = this.flushedAt;
    this.flushedAt = Date.now();
    try {
      for (const { session_id, seen_ms } of await noteUse(
        this.sql,
        this.sessions.usedSince(since),
        this.sessions.idleMs,
      )) {
        this.sessions.noteUse(session_id, seen_ms);
      }
    } catch (error) {
      this.flushedAt = since;
      throw error;
    }
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
