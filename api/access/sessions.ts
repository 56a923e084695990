import type { Queryable } from "../database/database.ts";
import { type SessionRow, sessionRows } from "./queries.ts";
import { hashOfToken, tokenIn } from "./token.ts";
import { type Grant, Viewer } from "./viewer.ts";

/** Everyone who is signed in, by their token's hash. Held in memory and read again when accounts, grants or sessions change. */
export class Sessions {
  private byHash = new Map<string, Viewer>();

  /** Reads them again. */
  async read(sql: Queryable): Promise<void> {
    this.take(await sessionRows(sql));
  }

  /** Who asks, by the request's Cookie header; null for nobody who is signed in. */
  viewerOf(cookies: string | null | undefined, now = Date.now()): Viewer | null {
    const token = tokenIn(cookies);
    if (token === null) return null;
    const viewer = this.byHash.get(hashOfToken(token).toString("base64"));
    return viewer && viewer.expiresAt > now ? viewer : null;
  }

  private take(rows: readonly SessionRow[]): void {
    const bySession = new Map<string, SessionRow[]>();
    for (const row of rows) {
      const hash = row.token_hash.toString("base64");
      bySession.set(hash, [...(bySession.get(hash) ?? []), row]);
    }
    this.byHash = new Map([...bySession].map(([hash, rows]) => [hash, viewerFrom(rows)]));
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
