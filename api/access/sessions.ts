import type { Queryable } from "../database/database.ts";
import { type SessionRow, sessionRows } from "./queries.ts";
import { hashOfToken, tokenIn } from "./token.ts";
import { type Grant, Viewer } from "./viewer.ts";

/** Everyone who is signed in, by their token's hash. Held in memory and read again when accounts, grants or sessions change. */
export class Sessions {
  private byHash = new Map<string, Viewer>();
  private byId = new Map<number, Viewer>();
  /** when each session was last used, by its number, in milliseconds since 1970 */
  private usedAt = new Map<number, number>();
  /** sessions that were used here and of which nobody else has been told yet */
  private usedHere = new Set<number>();
  /** how long a session lasts without use */
  idleMs = Number.POSITIVE_INFINITY;

  /** Reads them again. */
  async read(sql: Queryable): Promise<void> {
    this.take(await sessionRows(sql));
  }

  /** Who asks, by the request's Cookie header; null for nobody who is signed in. */
  viewerOf(cookies: string | null | undefined, now = Date.now()): Viewer | null {
    const token = tokenIn(cookies);
    if (token === null) return null;
    const viewer = this.byHash.get(hashOfToken(token).toString("base64"));
    if (!viewer || this.isOver(viewer, now)) return null;
    this.usedAt.set(viewer.sessionId, now);
    this.usedHere.add(viewer.sessionId);
    return viewer;
  }

  /** Sessions that were used in this process since the last call. */
  takeUsed(): number[] {
    const used = [...this.usedHere];
    this.usedHere.clear();
    return used;
  }

  /** Some process has seen the session at `at`. */
  noteUse(sessionId: number, at: number): void {
    const known = this.usedAt.get(sessionId);
    if (known !== undefined && known < at) this.usedAt.set(sessionId, at);
  }

  /** The same session as it is now; null when it has ended. */
  now({ sessionId }: Viewer, now = Date.now()): Viewer | null {
    const viewer = this.byId.get(sessionId);
    return viewer && !this.isOver(viewer, now) ? viewer : null;
  }

  private isOver({ sessionId, expiresAt }: Viewer, now: number): boolean {
    return expiresAt <= now || now - this.usedAt.get(sessionId)! > this.idleMs;
  }

  private take(rows: readonly SessionRow[]): void {
    const bySession = new Map<string, SessionRow[]>();
    for (const row of rows) {
      const hash = row.token_hash.toString("base64");
      bySession.set(hash, [...(bySession.get(hash) ?? []), row]);
    }
    this.byHash = new Map([...bySession].map(([hash, rows]) => [hash, viewerFrom(rows)]));
    this.byId = new Map([...this.byHash.values()].map((viewer) => [viewer.sessionId, viewer]));
    const usedAt = rows.map(
      ({ id, seen_at }) => [id, Math.max(seen_at.getTime(), this.usedAt.get(id) ?? 0)] as [number, number],
    );
    this.usedAt = new Map(usedAt);
  }
}

function viewerFrom(rows: readonly SessionRow[]): Viewer {
  const [{ id, account_id, username, name, staff_id, password_expired, expires_at }] = rows;
  const account = { id: account_id, username, name, staffId: staff_id, passwordExpired: password_expired };
  const grants = rows.flatMap(({ role, rights, area_id, valid_from, valid_until }): Grant[] =>
    role === null
      ? []
      : [
          {
            role,
            rights: rights ?? [],
            area: area_id,
            from: valid_from?.getTime() ?? Number.NEGATIVE_INFINITY,
            until: valid_until?.getTime() ?? Number.POSITIVE_INFINITY,
          },
        ],
  );
  return new Viewer(id, account, grants, expires_at.getTime());
}
