import { DEVICE_RIGHTS } from "../../domain/role.ts";
import type { Queryable } from "../database/database.ts";
import { type PastTokenRow, pastTokenRows, type SessionRow, sessionRows } from "./queries.ts";
import { hashOfToken, tokenIn } from "./token.ts";
import { type Grant, Viewer } from "./viewer.ts";

/** A token that a device's session had before. */
export type PastToken = { sessionId: number; until: number | null; salt: Buffer | null };

/** Everyone who is signed in, by their token's hash. Held in memory and read again when accounts, grants or sessions change. */
export class Sessions {
  private byHash = new Map<string, Viewer>();
  private byId = new Map<number, Viewer>();
  private past = new Map<string, PastToken>();
  /** sessions whose present token nobody has used yet */
  private awaiting = new Set<number>();
  private renewedAt = new Map<number, number>();
  /** when each session was last used, by its number, in milliseconds since 1970 */
  private usedAt = new Map<number, number>();
  /** sessions that were used here and of which nobody else has been told yet */
  private usedHere = new Set<number>();
  /** how long a session lasts without use; a device's lasts all the same */
  idleMs = Number.POSITIVE_INFINITY;

  /** Reads them again. */
  async read(sql: Queryable): Promise<void> {
    const past = await pastTokenRows(sql);
    this.take(await sessionRows(sql), past);
  }

  /** Who asks, by the request's Cookie header; null for nobody who is signed in. */
  viewerOf(cookies: string | null | undefined, now = Date.now()): Viewer | null {
    const token = tokenIn(cookies);
    if (token === null) return null;
    const hash = hashOfToken(token).toString("base64");
    const viewer = this.byHash.get(hash) ?? this.viewerBefore(hash, now);
    if (!viewer || this.isOver(viewer, now)) return null;
    this.usedAt.set(viewer.sessionId, now);
    this.usedHere.add(viewer.sessionId);
    return viewer;
  }

  /** What is known of a token that was replaced; null for one that was not, or that is none. */
  pastToken(token: string): PastToken | null {
    return this.past.get(hashOfToken(token).toString("base64")) ?? null;
  }

  /** When the session's token was given, in milliseconds since 1970. */
  renewed({ sessionId }: Viewer): number {
    return this.renewedAt.get(sessionId) ?? 0;
  }

  /** Whether a token was given to the session that nobody has used yet. */
  awaitsUse({ sessionId }: Viewer): boolean {
    return this.awaiting.has(sessionId);
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
  now({ sessionId }: Pick<Viewer, "sessionId">, now = Date.now()): Viewer | null {
    const viewer = this.byId.get(sessionId);
    return viewer && !this.isOver(viewer, now) ? viewer : null;
  }

  private viewerBefore(hash: string, now: number): Viewer | undefined {
    const before = this.past.get(hash);
    return before && (before.until === null || now < before.until) ? this.byId.get(before.sessionId) : undefined;
  }

  private isOver({ sessionId, expiresAt, way }: Viewer, now: number): boolean {
    return expiresAt <= now || (way !== "device" && now - this.usedAt.get(sessionId)! > this.idleMs);
  }

  private take(rows: readonly SessionRow[], past: readonly PastTokenRow[]): void {
    const bySession = new Map<string, SessionRow[]>();
    for (const row of rows) {
      const hash = row.token_hash.toString("base64");
      bySession.set(hash, [...(bySession.get(hash) ?? []), row]);
    }
    this.byHash = new Map([...bySession].map(([hash, rows]) => [hash, viewerFrom(rows)]));
    this.byId = new Map([...this.byHash.values()].map((viewer) => [viewer.sessionId, viewer]));
    this.past = new Map(
      past.map(({ token_hash, session_id: sessionId, until, salt }) => [
        token_hash.toString("base64"),
        { sessionId, until: until?.getTime() ?? null, salt },
      ]),
    );
    this.awaiting = new Set(past.filter(({ until }) => until === null).map(({ session_id }) => session_id));
    this.renewedAt = new Map(rows.map(({ id, renewed_at }) => [id, renewed_at.getTime()]));
    const usedAt = rows.map(
      ({ id, seen_at }) => [id, Math.max(seen_at.getTime(), this.usedAt.get(id) ?? 0)] as [number, number],
    );
    this.usedAt = new Map(usedAt);
  }
}

function viewerFrom(rows: readonly SessionRow[]): Viewer {
  const [{ id, account_id, username, name, expires_at, way, ...row }] = rows;
  const account = {
    id: account_id,
    username,
    name,
    staffId: row.staff_id,
    passwordExpired: row.password_expired,
    oneTimeCode: row.one_time_code,
  };
  const grants = rows.flatMap(({ role, rights, area_id, valid_from, valid_until }): Grant[] =>
    role === null
      ? []
      : [
          {
            role,
            // why here too: whatever a row of the table `role` is made to say, a device shows no more than a wall
            rights: (rights ?? []).filter((right) => way !== "device" || DEVICE_RIGHTS.includes(right)),
            area: area_id,
            from: valid_from?.getTime() ?? Number.NEGATIVE_INFINITY,
            until: valid_until?.getTime() ?? Number.POSITIVE_INFINITY,
          },
        ],
  );
  return new Viewer(id, account, grants, expires_at.getTime(), way);
}
